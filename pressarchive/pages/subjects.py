"""Tags and outlets: an index A to Z of each, and a page for every one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from pressarchive.article import Article
from pressarchive.index.model import Outlet, Tag
from pressarchive.model import OutletRecord, TagRecord
from pressarchive.pages.cards import Cards
from pressarchive.pages.listing import anchor, by_letter, cut, letters
from pressarchive.pages.records import authorities
from pressarchive.pages.urls import OUTLETS, TAGS, outlet_url, root, tag_url
from pressarchive.pages.views import (
    LetterGroup,
    LinkView,
    OutletsView,
    OutletView,
    Pagination,
    TagsView,
    TagView,
)

_IndexPage = tuple[str, tuple[LetterGroup, ...], tuple[LinkView, ...], Pagination | None]
"""Url, the page's entries by letter, every letter's place, the page's place."""

MOST = 12
INDEX_SIZE = 4
"""Times the page size: an entry of an index is a line."""


def tag_pages(cards: Cards) -> Iterator[TagsView | TagView]:
    """The index of tags and their pages."""
    title = cards.words.text("Tags")
    tags = [cards.tag(tag.slug, len(tag.articles)) for tag in cards.index.tags.values()]
    for url, groups, links, pagination in _index(tags, TAGS, cards):
        yield TagsView(
            url=url,
            root=root(url),
            title=title,
            section="tags",
            pagination=pagination,
            letters=links,
            groups=groups,
        )
    for tag in cards.index.tags.values():
        yield from _tag_pages(cards, tag, LinkView(title, TAGS))


def outlet_pages(cards: Cards) -> Iterator[OutletsView | OutletView]:
    """The index of outlets and their pages."""
    title = cards.words.text("Outlets")
    outlets = [cards.outlet(outlet.slug, len(outlet.articles)) for outlet in cards.index.outlets.values()]
    for url, groups, links, pagination in _index(outlets, OUTLETS, cards):
        yield OutletsView(
            url=url,
            root=root(url),
            title=title,
            section="outlets",
            pagination=pagination,
            letters=links,
            groups=groups,
            unknown=len(cards.index.articles) - len(cards.index.outlet_of),
        )
    for outlet in cards.index.outlets.values():
        yield from _outlet_pages(cards, outlet, LinkView(title, OUTLETS))


def _index(entries: Sequence[LinkView], url: str, cards: Cards) -> Iterator[_IndexPage]:
    size = cards.settings.page_size * INDEX_SIZE
    links = letters(entries, _name, url, size)
    for page_url, part, pagination in cut(entries, url, size):
        groups = tuple(
            LetterGroup(letter, anchor(letter), links=group) for letter, group in by_letter(part, _name)
        )
        yield page_url, groups, links, pagination


def _name(link: LinkView) -> str:
    return link.name


def _tag_pages(cards: Cards, tag: Tag, crumb: LinkView) -> Iterator[TagView]:
    record = tag.record or TagRecord(name=tag.name)
    speakers = cards.rows(tag.articles, MOST)
    related = _tags_beside(cards, tag.articles, tag.slug)
    for url, part, pagination in cut(tag.articles, tag_url(tag.slug), cards.settings.page_size):
        yield TagView(
            url=url,
            root=root(url),
            title=tag.name,
            section="tags",
            crumbs=(crumb,),
            pagination=pagination,
            name=tag.name,
            note=record.note,
            other_names=tag.other_names,
            authorities=authorities(record),
            articles=len(tag.articles),
            supplied=tag.supplied,
            speakers=speakers,
            related=related,
            groups=cards.by_year(part),
        )


def _outlet_pages(cards: Cards, outlet: Outlet, crumb: LinkView) -> Iterator[OutletView]:
    record = outlet.record or OutletRecord(name=outlet.name)
    own = (LinkView(record.url.split("/")[2], record.url),) if record.url else ()
    speakers = cards.rows(outlet.articles, MOST)
    tags = _tags_beside(cards, outlet.articles, "")
    for url, part, pagination in cut(outlet.articles, outlet_url(outlet.slug), cards.settings.page_size):
        yield OutletView(
            url=url,
            root=root(url),
            title=outlet.name,
            section="outlets",
            crumbs=(crumb,),
            pagination=pagination,
            name=outlet.name,
            note=record.note,
            other_names=outlet.other_names,
            authorities=(*own, *authorities(record)),
            articles=len(outlet.articles),
            speakers=speakers,
            tags=tags,
            groups=cards.by_year(part),
        )


def _tags_beside(cards: Cards, articles: Sequence[Article], without: str) -> tuple[LinkView, ...]:
    counts = Counter(tag for article in articles for tag in cards.index.tags_of[article.slug])
    counts.pop(without, None)
    best = sorted(counts, key=lambda slug: (-counts[slug], slug))[:MOST]
    return tuple(cards.tag(slug, counts[slug]) for slug in best)
