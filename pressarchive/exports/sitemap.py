"""The sitemap: every page that search engines are welcome to (https://www.sitemaps.org/protocol.html)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pressarchive.digest import digest
from pressarchive.exports.xml import document, element
from pressarchive.pages.cards import Cards
from pressarchive.pages.document import Document
from pressarchive.pages.draft import Draft, ready
from pressarchive.pages.moved import moved_pages
from pressarchive.pages.urls import NOT_FOUND, SEARCH, article_url
from pressarchive.pages.views import SiteView

MOST = 50_000
"""Addresses in one sitemap, by the protocol."""

_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


class Sitemap(Document, frozen=True, kw_only=True):
    """The addresses of pages. When a page was last changed is not told: only an archive's own clock would
    know, and it has none.
    """

    urls: tuple[str, ...]


class SitemapIndex(Document, frozen=True, kw_only=True):
    """The sitemaps of an archive that one cannot hold."""

    sitemaps: tuple[str, ...]


def sitemaps(cards: Cards, urls: Sequence[str]) -> Iterator[Draft]:
    """The sitemap of the pages at `urls`; none where the archive has no address or asks to be left out."""
    if not cards.settings.base_url or cards.settings.noindex:
        return
    hidden = {article_url(article.slug) for article in cards.index.articles if article.noindex}
    hidden |= {page.url for page in moved_pages(cards)}
    shown = [url for url in urls if url not in hidden and url not in (NOT_FOUND, SEARCH)]
    if len(shown) <= MOST:
        yield _draft("sitemap.xml", shown)
        return
    parts = range(0, len(shown), MOST)
    names = tuple(f"sitemap-{number}.xml" for number in range(1, len(parts) + 1))
    for name, start in zip(names, parts, strict=True):
        yield _draft(name, shown[start : start + MOST])
    yield ready(SitemapIndex(url="sitemap.xml", sitemaps=names))


def _draft(name: str, urls: Sequence[str]) -> Draft:
    return Draft(name, Sitemap, lambda: digest(*urls).encode(), lambda: Sitemap(url=name, urls=tuple(urls)))


def write_sitemap(sitemap: Sitemap, site: SiteView) -> bytes:
    """The sitemap as XML."""
    places = (element("url", element("loc", text=site.base_url + url)) for url in sitemap.urls)
    return document(element("urlset", *places, xmlns=_NAMESPACE))


def write_sitemap_index(index: SitemapIndex, site: SiteView) -> bytes:
    """The index as XML."""
    places = (element("sitemap", element("loc", text=site.base_url + url)) for url in index.sitemaps)
    return document(element("sitemapindex", *places, xmlns=_NAMESPACE))
