"""Every link of a finished site leads somewhere, wherever the site stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
import sites
from hosting import Answer, Hosting
from reading_pages import Link, Page, css_addresses
from sites import REPO, Site

HOST = "https://example.org"
PLACES = ("/", "/repo/", "/moved/twice/")
MISSING = ("nowhere", "nowhere/", "articles/nowhere/", "a/b/c/d.html", "tags/%C3%A9")


def own_links(page: Page) -> Iterator[Link]:
    """The links that stay in the archive, but for those that must be absolute."""
    for link in page.links:
        if not urlsplit(link.address).scheme and not link.address.startswith("//"):
            yield link


def faults(pages: dict[str, Page], hosting: Hosting, page: Page, visited: str) -> Iterator[str]:
    """Each link of `page`, visited under the path `visited`, that does not lead straight to its place."""
    for link in own_links(page):
        target = urlsplit(urljoin(HOST + visited, link.address))
        same = link.address.startswith("#")
        answer = Answer(200, page.file) if same else hosting.get(target.path)
        if answer.status != 200:
            yield f"{page.file}: <{link.element}> {link.address} gets {answer.status}"
        elif target.fragment and target.fragment not in pages[answer.file].ids:
            yield f"{page.file}: {link.address}: {answer.file} has no such anchor"


@pytest.mark.parametrize("place", PLACES)
def test_every_link_and_anchor_resolves_at_any_place(site: Site, place: str) -> None:
    pages, hosting = site.pages, Hosting(site.files, place)
    wrong = [
        fault
        for page in pages.values()
        if page.file != "404.html"
        for fault in faults(pages, hosting, page, hosting.address(page.file))
    ]
    assert wrong == []


@pytest.mark.parametrize(
    "missing", ["nowhere", "nowhere/", "articles/nowhere/", "a/b/c/d.html", "tags/%C3%A9"]
)
def test_the_page_for_what_is_missing_works_at_any_depth(site: Site, missing: str) -> None:
    base_path = urlsplit(site.base_url).path or "/"
    hosting = Hosting(site.files, base_path)
    answer = hosting.get(base_path + missing)
    assert (answer.status, answer.file) == (404, "404.html")
    page = site.pages["404.html"]
    assert list(own_links(page))
    assert [*faults(site.pages, hosting, page, base_path + missing)] == []
    assert "noindex" in page.robots
    assert not page.canonical


def test_every_page_is_reached_from_the_home_page(site: Site) -> None:
    pages, hosting = site.pages, Hosting(site.files, "/")
    reached, waiting = {"index.html"}, ["index.html"]
    while waiting:
        page = pages[waiting.pop()]
        for link in own_links(page):
            target = hosting.get(urlsplit(urljoin(HOST + hosting.address(page.file), link.address)).path)
            if target.file in pages and target.file not in reached:
                reached.add(target.file)
                waiting.append(target.file)
    assert set(pages) - reached == {"404.html"}


def test_links_are_relative_but_for_those_that_cannot_be(site: Site) -> None:
    """Canonical addresses are absolute by nature; the page for what is missing is served at any depth."""
    for page in site.pages.values():
        absolute = {
            link.address
            for link in page.links
            if link.address.startswith("/") or (site.base_url and link.address.startswith(site.base_url))
        }
        if page.file != "404.html":
            assert absolute <= {page.canonical}, page.file


def test_a_canonical_address_is_the_page_s_own(site: Site) -> None:
    for page in site.pages.values():
        if page.file == "404.html":
            continue
        expected = site.base_url + page.file.removesuffix("index.html") if site.base_url else ""
        assert page.canonical == expected, page.file


def test_nothing_is_requested_from_another_host(site: Site) -> None:
    loaded = {link.address for page in site.pages.values() for link in page.links if link.loads}
    for file in site.files:
        if file.endswith((".css", ".svg")):
            loaded.update(css_addresses((site.output / file).read_text(encoding="utf-8")))
    assert [address for address in loaded if urlsplit(address).scheme not in {"", "data"}] == []
    assert [address for address in loaded if address.startswith("//")] == []


def test_links_out_lead_to_the_web_or_to_a_letter_box_or_hold_a_file(site: Site) -> None:
    schemes = {urlsplit(link.address).scheme for page in site.pages.values() for link in page.links}
    assert schemes <= {"", "https", "http", "mailto", "data"}


def test_the_address_changes_only_what_must_be_absolute(shared: Path) -> None:
    """The same output works at another address, since all but these lines is the same. What needs an address
    to begin with, the sitemap and the feeds, is only where there is one, and so are the links to it.
    """
    plain, on_pages = sites.site("seeds", shared), sites.site("seeds-on-pages", shared)
    more = {file.rpartition("/")[2] for file in on_pages.files - plain.files}
    assert more == {"sitemap.xml", "feed.xml", "feed.json", "feeds.opml", "card.png"}
    to_feeds = re.compile(
        rb'feed\.(xml|json)"|feeds\.opml"|<h2>Suivre</h2>|<ul class="run">|</?section>'
        rb'|<meta (name="twitter|property="og):'
    )
    assert not plain.files - on_pages.files
    for file in plain.files:
        if file.startswith("data/"):
            continue  # each row has its whole address, and the page tells how large that makes the files
        here, there = ((s.output / file).read_bytes() for s in (plain, on_pages))
        if file == "404.html":
            kept = [line for line in there.splitlines() if not to_feeds.search(line)]
            kept = [line for line in kept if REPO.encode() not in line]
            shown = [line for line in here.splitlines() if not to_feeds.search(line)]
            assert shown == b"\n".join(kept).replace(b'"/repo/', b'"/').splitlines()
        elif here != there:
            lines = set(there.splitlines()) - set(here.splitlines())
            assert lines, file
            assert all(REPO.encode() in line or to_feeds.search(line) for line in lines), (file, lines)


def test_file_names_are_safe_on_every_system(site: Site) -> None:
    folded = {file.casefold() for file in site.files}
    assert len(folded) == len(site.files), "two names differ by case alone"
    for file in site.files:
        assert file.isascii()
        assert not set('<>:"\\|?*% ') & set(file), file
        assert all(len(part) <= 200 for part in file.split("/"))
