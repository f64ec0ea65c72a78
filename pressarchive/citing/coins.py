"""COinS: an article of a list, in a form that citation managers find in a page
(https://en.wikipedia.org/wiki/COinS, with OpenURL's matrix for Dublin Core).
"""

from __future__ import annotations

from urllib.parse import quote, urlencode

from pressarchive.citing.cited import Cited


def coins(cited: Cited) -> str:
    """The context object, for the `title` of a `<span class="Z3988">`."""
    values = [
        ("ctx_ver", "Z39.88-2004"),
        ("rft_val_fmt", "info:ofi/fmt:kev:mtx:dc"),
        ("rft.type", "newspaperArticle"),
        ("rft.title", cited.title),
        *(("rft.creator", author.turned) for author in cited.authors if not author.body),
        ("rft.source", cited.outlet),
        ("rft.date", cited.date.edtf if cited.date.year is not None else ""),
        ("rft.identifier", cited.url),
        ("rft.language", cited.language),
    ]
    return urlencode([pair for pair in values if pair[1]], quote_via=quote, safe="/:")
