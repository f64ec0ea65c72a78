"""What a reader's browser must fetch for a page: little."""

from __future__ import annotations

import gzip
from pathlib import Path
from urllib.parse import urlsplit

import kinds
import pytest
import sites
from browsers import browser
from hosting import Hosting, served

ARTICLE = 60_000
"""Of an article without its picture and the fonts, as a web server sends it, in bytes."""

SCRIPT = 15_000
"""Of script before search is opened, as it stands in its files."""

FIRST = 200_000
"""Of all that a reader's first page fetches, fonts included, but for pictures."""

FETCHED = """document.fonts.ready.then(() => {
    const own = performance.getEntriesByType("navigation").map((page) => ["page", page.transferSize]);
    const others = performance.getEntriesByType("resource").map((one) => [one.name, one.transferSize]);
    return own.concat(others);
})"""


@pytest.mark.browser
@pytest.mark.parametrize("name", ["seeds", "extract", "wikinews"])
def test_a_first_visit_fetches_little(shared: Path, name: str) -> None:
    """Measured where it arrives: in a browser that has nothing yet."""
    site = sites.site(name, shared)
    heavy = {}
    with served(site) as origin, browser() as driver:
        for kind in ("home", "article", "speaker", "tag"):
            tab = driver.tab(1, viewport={"width": 1200, "height": 900})
            address = Hosting((), urlsplit(site.base_url).path or "/").address(kinds.fullest(site)[kind])
            tab.open(origin + address)
            fetched = [(file, size) for file, size in tab.value(FETCHED) if "/media/" not in file]
            of = {end: sum(size for file, size in fetched if file.endswith(end)) for end in (".woff2", ".js")}
            everything = sum(size for _, size in fetched)
            assert of[".woff2"] > 0
            if everything > FIRST or everything - of[".woff2"] > ARTICLE or of[".js"] > SCRIPT:
                heavy[kind] = fetched
    assert heavy == {}


def test_an_article_weighs_at_most_60_kb_without_its_picture(site: sites.Site) -> None:
    style = next(site.output.glob("assets/*/style.css"))
    everywhere = sent(style) + sum(map(sent, scripts(site)))
    for page in site.output.glob("articles/*/index.html"):
        assert everywhere + sent(page) <= ARTICLE, page


def test_script_weighs_at_most_15_kb_before_search_is_opened(site: sites.Site) -> None:
    assert sum(file.stat().st_size for file in scripts(site)) <= SCRIPT


def scripts(site: sites.Site) -> list[Path]:
    """Those that every page loads."""
    found = site.output.glob("assets/*/scripts/*.js")
    return [file for file in found if not file.stem.startswith("search")]


def sent(file: Path) -> int:
    """The bytes that go over the wire."""
    return len(gzip.compress(file.read_bytes(), 6))
