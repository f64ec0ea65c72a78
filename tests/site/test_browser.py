"""The pages in a browser: nothing fails, nothing is fetched from elsewhere, and everyone can use them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import urlsplit

import kinds
import pytest
import sites
from browsers import looked
from hosting import Hosting, served
from kinds import KINDS
from sites import Site

REFLOW = 320
"""Pixels: WCAG 2.2, 1.4.10."""


def look(site: Site, places: Iterable[str], *widths: int, axe: bool = False) -> list[str]:
    """What is wrong with `places`: files of pages, and after each what is asked there, `#…` or `?…`."""
    hosting = Hosting((), urlsplit(site.base_url).path or "/")
    with served(site) as origin:
        parts = [re.split(r"(?=[#?])", place, maxsplit=1) for place in places]
        urls = [origin + "".join([hosting.address(file), *where]) for file, *where in parts]
        views = [{"url": url, "width": width, "axe": axe} for url in urls for width in widths]
        seen = looked("look.mjs", origin=origin, views=views)
    return [
        f"{view['url'].removeprefix(origin)} at {view['width']} px: {trouble}"
        for view in seen
        for trouble in view["troubles"]
    ]


def test_every_page_is_of_a_kind_that_is_looked_at(site: Site) -> None:
    """A kind of page that is new is added to kinds.py, and so to every check here."""
    fits = {page: [kind for kind, files in KINDS.items() if re.fullmatch(files, page)] for page in site.pages}
    assert {page: found for page, found in fits.items() if len(found) != 1} == {}


@pytest.mark.parametrize("kind", KINDS)
def test_the_extract_has_a_page_of_each_kind(shared: Path, kind: str) -> None:
    assert kind in kinds.by_kind(sites.site("extract", shared))


@pytest.mark.browser
def test_every_page_loads_whole_and_fetches_nothing_from_elsewhere(site: Site) -> None:
    """Nothing is said on the console, and nothing is wider than the window."""
    pages = kinds.samples(site) if site.name == "wikinews" else sorted(site.pages)
    assert look(site, pages, REFLOW) == []


@pytest.mark.browser
@pytest.mark.parametrize("width", [360, 1440])
def test_axe_finds_no_barrier(site: Site, width: int) -> None:
    """WCAG 2.2 AA and what is good practice, as far as a program can tell, on a page of each kind."""
    article, (first, *_) = max(kinds.alone(site).items(), key=lambda found: len(found[1]))
    asked = [article + first, "search/index.html?q=france"]
    leftward = [file for file in ("articles/arabe/index.html",) if file in site.pages]
    places = [*kinds.fullest(site).values(), *leftward, *asked]
    assert look(site, places, width, axe=True) == []
