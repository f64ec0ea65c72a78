"""What a reader's browser must fetch for a page: little."""

from __future__ import annotations

import gzip
from pathlib import Path

import sites

ARTICLE = 60_000
"""Of an article without its picture and the fonts, as a web server sends it, in bytes."""

SCRIPT = 15_000
"""Of script before search is opened, as it stands in its files."""


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
