"""Text fragments: an address that leads a browser to words in a page, as WICG's draft has them."""

from __future__ import annotations

from urllib.parse import quote

WHOLE = 10
"""Words up to which all are named; of more, the first and the last."""

END = 5
"""Words named at each end: enough to be found once, and few enough that a changed comma between them
does not lose the place.
"""


def at_words(address: str, words: str) -> str:
    """`address`, of a page that holds `words`, so that a browser goes to them and marks them."""
    every = words.split()
    if not every:
        return address
    ends = [every] if len(every) <= WHOLE else [every[:END], every[-END:]]
    page, _, fragment = address.partition("#")
    # A hyphen and a comma part a text fragment; `quote` leaves the hyphen as it is.
    named = ",".join(quote(" ".join(end), safe="").replace("-", "%2D") for end in ends)
    return f"{page}#{fragment}:~:text={named}"
