"""The way to a quotation's words leads a browser to these words and to no others."""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import sites
from browsers import looked
from hosting import Hosting, served
from sites import Site

from pressarchive.index.notices import spoken
from pressarchive.pages.text_fragments import at_quotation

SITE, EACH = os.environ.get("PRESSARCHIVE_FRAGMENTS", "extract 3").split()
"""The archive, and how many quotations of each article are looked for: each takes a browser a second or more.
`PRESSARCHIVE_FRAGMENTS="wikinews 1000"` asks for every one of the 1,191 articles.
"""


def fragments(site: Site) -> dict[str, list[dict[str, str]]]:
    """For each article's page some of its quotations: the id of their place in the text, and the fragment."""
    archive, found = site.archive, {}
    for notice in archive.index.articles:
        article = archive.shelf.article(notice)
        every = zip(spoken(article), article.quotations, strict=True)
        made = [
            {"id": words.anchor, "fragment": at_quotation("", article, quotation).partition(":~:text=")[2]}
            for words, quotation in every
        ]
        if made:
            found[f"articles/{notice.slug}/index.html"] = made[: int(EACH)]
    return found


@pytest.mark.browser
def test_each_quotation_of_wikinews_is_found_and_nothing_else_is_marked(shared: Path) -> None:
    site = sites.site(SITE, shared)
    hosting = Hosting((), urlsplit(site.base_url).path or "/")
    with served(site) as origin:
        pages = [
            {"url": origin + hosting.address(file), "words": words} for file, words in fragments(site).items()
        ]
        seen = looked("fragments.mjs", pages=pages)
    assert len(seen) > 20
    wrong = [one for one in seen if one["outside"] or not one["inside"] or one["reached"] != one["lines"]]
    assert wrong == []
