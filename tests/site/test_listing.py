"""The pages say what the index knows: every article, and every list exactly its articles."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote, urljoin, urlsplit

import msgspec
import pytest
from reading_pages import Page
from sites import Site

from pressarchive.build.archive import Archive
from pressarchive.config import read_settings
from pressarchive.index.model import Said
from pressarchive.model import PressDate
from pressarchive.pages.urls import (
    OUTLETS,
    SPEAKERS,
    TAGS,
    UNATTRIBUTED,
    UNDATED,
    article_url,
    date_url,
    numbered,
    outlet_url,
    output_path,
    speaker_url,
    tag_url,
)

RIS = re.compile(r"data:application/x-research-info-systems|.*\.ris$")


class Read(msgspec.Struct):
    """A site with its pages and what they were made from."""

    site: Site
    pages: dict[str, Page]
    archive: Archive
    page_size: int

    def of_list(self, url: str) -> list[Page]:
        """Every page of the list at `url`."""
        found, number = [], 1
        while (file := output_path(numbered(url, number))) in self.pages:
            found.append(self.pages[file])
            number += 1
        return found

    def leads_to(self, url: str) -> Iterator[tuple[str, str]]:
        """Where the main matter of the list at `url` leads: the archive's own urls, and their fragments."""
        for page in self.of_list(url):
            for link in page.of_main():
                target = urlsplit(urljoin(f"http://x/{page.file.removesuffix('index.html')}", link.address))
                if target.netloc == "x":
                    yield target.path.removeprefix("/"), target.fragment

    def references(self, page: Page) -> str:
        """What a page gives to a citation manager, in RIS."""
        (address,) = {link.address for link in page.links if RIS.match(link.address)}
        if address.startswith("data:"):
            return unquote(address.partition(",")[2])
        return (self.site.output / page.file).parent.joinpath(address).resolve().read_text("utf-8")

    def anchor(self, said: Said) -> str:
        """Id of a quotation's place in its article."""
        return self.archive.shelf.spoken(said.article)[said.place].anchor

    def articles(self, url: str) -> list[str]:
        """Slugs of the articles that the list at `url` leads to, in order, each once."""
        found = (path.split("/")[1] for path, _ in self.leads_to(url) if path.startswith("articles/"))
        return list(dict.fromkeys(found))


@pytest.fixture(scope="module")
def read(site: Site) -> Read:
    return Read(site, site.pages, site.archive, read_settings(site.folder).page_size)


def test_every_article_has_its_page(read: Read) -> None:
    expected = {output_path(article_url(article.slug)) for article in read.archive.index.articles}
    assert {file for file in read.pages if file.startswith("articles/")} == expected
    for article in read.archive.index.articles:
        shown = read.pages[output_path(article_url(article.slug))].headings[0]
        assert _bare(shown) == _bare(article.title)


def test_a_tag_s_page_lists_exactly_its_articles(read: Read) -> None:
    for tag in read.archive.index.tags.values():
        assert read.articles(tag_url(tag.slug)) == [article.slug for article in tag.articles], tag.slug


def test_an_outlet_s_page_lists_exactly_its_articles(read: Read) -> None:
    for outlet in read.archive.index.outlets.values():
        assert read.articles(outlet_url(outlet.slug)) == [article.slug for article in outlet.articles], (
            outlet.slug
        )


def test_a_speaker_s_page_lists_exactly_their_quotations(read: Read) -> None:
    for speaker in read.archive.index.speakers.values():
        expected = [(article_url(said.article.slug), read.anchor(said)) for said in speaker.said]
        led = [(path, fragment) for path, fragment in read.leads_to(speaker_url(speaker.slug)) if fragment]
        assert [target for target in led if target[0].startswith("articles/")] == expected, speaker.slug


def test_quotations_without_a_speaker_s_page_are_all_on_theirs(read: Read) -> None:
    index = read.archive.index
    expected = {
        (article_url(said.article.slug), read.anchor(said))
        for of_article in index.said.values()
        for said in of_article
        if not said.speaker
    }
    assert {target for target in read.leads_to(UNATTRIBUTED) if target[1]} == expected


def test_a_date_s_page_lists_exactly_its_articles(read: Read) -> None:
    periods: dict[str, list[str]] = {}
    for article in read.archive.index.articles:
        date = article.date
        around = () if date.year is None else (PressDate(date.year), PressDate(date.year, date.month))
        for url in dict.fromkeys(map(date_url, (*around, date))):
            periods.setdefault(url, []).append(article.slug)
    assert {url: read.articles(url) for url in periods} == periods
    files = {page.file for url in periods for page in read.of_list(url)}
    assert {file for file in read.pages if file.startswith("dates/")} == files | {"dates/index.html"}
    undated = [a.slug for a in read.archive.index.articles if a.date.year is None]
    assert read.articles(UNDATED) == undated


def test_the_references_of_a_list_are_those_of_exactly_its_articles(read: Read) -> None:
    """On each of its pages, in a file's address or in the file beside it."""
    index, titles = read.archive.index, {a.slug: a.title for a in read.archive.index.articles}
    quoted = {
        s.slug: list(dict.fromkeys(said.article.slug for said in s.said)) for s in index.speakers.values()
    }
    dates = {
        page.file.partition("page/")[0] for page in read.pages.values() if page.file.startswith("dates/")
    }
    urls = [date.removesuffix("index.html") for date in dates - {"dates/index.html"}]
    lists = {
        **{tag_url(tag.slug): [article.slug for article in tag.articles] for tag in index.tags.values()},
        **{outlet_url(o.slug): [article.slug for article in o.articles] for o in index.outlets.values()},
        **{speaker_url(slug): slugs for slug, slugs in quoted.items()},
        **{url: read.articles(url) for url in urls},
    }
    for url, slugs in lists.items():
        expected = sorted(titles[slug] for slug in slugs)
        for page in read.of_list(url):
            found = sorted(re.findall(r"(?m)^TI  - (.*?)\r?$", read.references(page)))
            assert [_bare(title) for title in found] == [_bare(title) for title in expected], page.file


@pytest.mark.parametrize("what", ["speakers", "tags", "outlets"])
def test_an_index_leads_to_every_page_below_it_and_to_no_other(read: Read, what: str) -> None:
    url = {"speakers": SPEAKERS, "tags": TAGS, "outlets": OUTLETS}[what]
    slugs = getattr(read.archive.index, what)
    led = {path for path, fragment in read.leads_to(url) if path.startswith(url) and not fragment}
    assert led - {url} == {f"{url}{slug}/" for slug in slugs}
    below = (file for file in read.pages if file.startswith(url) and "/page/" not in file)
    firsts = {file for file in below if not file.endswith(("/mentions/index.html", "/compare/index.html"))}
    assert firsts == {f"{url}index.html"} | {f"{url}{slug}/index.html" for slug in slugs}


def test_a_long_list_is_cut_into_pages_of_the_size_set(read: Read) -> None:
    longest = max(read.archive.index.tags.values(), key=lambda tag: len(tag.articles), default=None)
    if longest is None:
        return
    pages = read.of_list(tag_url(longest.slug))
    assert len(pages) == -(-len(longest.articles) // read.page_size)
    cut = {file for file in read.pages if "/page/" in file}
    assert cut or read.site.name.startswith("seeds")


def test_every_standing_page_is_there_and_linked_from_every_page(read: Read) -> None:
    for page in read.archive.standing:
        file = output_path(f"{page.slug}/")
        assert _bare(read.pages[file].headings[0]) == _bare(page.title)
        for other in read.pages.values():
            assert any(link.address.endswith(f"{page.slug}/") for link in other.links), other.file


def test_the_summary_counts_what_is_there(read: Read) -> None:
    there = [file for file in read.site.files if file.endswith(".html")]
    assert len(read.pages) + len(read.archive.index.moved) == len(there)


def _bare(text: str) -> str:
    """`text` without what typography changes: its kinds of spaces."""
    return "".join(text.split()).replace("\u202f", "").replace("\u00a0", "")
