"""Tags and outlets: an index A to Z of each, and a page for every one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial

from msgspec import Struct

from pressarchive.article import Notice
from pressarchive.index.model import Heard, Outlet, Tag
from pressarchive.index.most_quoted import heard
from pressarchive.model import OutletRecord, TagRecord
from pressarchive.pages.cards import Cards
from pressarchive.pages.citations import list_citation
from pressarchive.pages.comparing import compare_link
from pressarchive.pages.draft import Draft, basis, page_basis, ready
from pressarchive.pages.feeds import own_feed
from pressarchive.pages.listing import anchor, by_letter, cut, letters
from pressarchive.pages.records import authorities
from pressarchive.pages.timelines import list_timeline
from pressarchive.pages.urls import OUTLETS, TAGS, outlet_url, root, tag_url
from pressarchive.pages.views import (
    IndexLink,
    LetterGroup,
    LinkView,
    OutletsView,
    OutletView,
    Pagination,
    SpeakerRow,
    TagsView,
    TagView,
    TimelineView,
)

_IndexPage = tuple[str, tuple[LetterGroup, ...], tuple[LinkView, ...], Pagination | None]
"""Url, the page's entries by letter, every letter's place, the page's place."""

_View = Callable[[Callable[[], "_Beside"], str, Sequence[Notice], Pagination | None], TagView | OutletView]
"""Makes a page of a subject's articles."""

MOST = 12
INDEX_SIZE = 4
"""Times the page size: an entry of an index is a line."""


class _Beside(Struct, frozen=True):
    """What every page of a subject's articles shows beside them."""

    speakers: tuple[SpeakerRow, ...]
    tags: tuple[LinkView, ...]
    timeline: TimelineView | None


def tag_pages(cards: Cards) -> Iterator[Draft]:
    """The index of tags and their pages."""
    title = cards.words.text("Tags")
    tags = [cards.entry(cards.tag(tag.slug), tag.articles) for tag in cards.index.tags.values()]
    for url, groups, links, pagination in _index(tags, TAGS, cards):
        yield ready(
            TagsView(
                url=url,
                root=root(url),
                title=title,
                section="tags",
                pagination=pagination,
                totals=cards.totals,
                letters=links,
                groups=groups,
            )
        )
    for tag in cards.index.tags.values():
        yield from _drafts(cards, tag, tag_url(tag.slug), TagView, partial(_tag_page, cards, tag))


def outlet_pages(cards: Cards) -> Iterator[Draft]:
    """The index of outlets and their pages."""
    title = cards.words.text("Outlets")
    outlets = [
        cards.entry(cards.outlet(outlet.slug), outlet.articles) for outlet in cards.index.outlets.values()
    ]
    for url, groups, links, pagination in _index(outlets, OUTLETS, cards):
        yield ready(
            OutletsView(
                url=url,
                root=root(url),
                title=title,
                section="outlets",
                pagination=pagination,
                totals=cards.totals,
                letters=links,
                groups=groups,
                unknown=len(cards.index.articles) - len(cards.index.outlet_of),
            )
        )
    for outlet in cards.index.outlets.values():
        view = partial(_outlet_page, cards, outlet)
        yield from _drafts(cards, outlet, outlet_url(outlet.slug), OutletView, view)


def _index(entries: Sequence[IndexLink], url: str, cards: Cards) -> Iterator[_IndexPage]:
    size = cards.settings.page_size * INDEX_SIZE
    links = letters(entries, _name, url, size)
    for page_url, part, pagination in cut(entries, url, size):
        groups = tuple(
            LetterGroup(letter, anchor(letter), links=group) for letter, group in by_letter(part, _name)
        )
        yield page_url, groups, links, pagination


def _name(link: LinkView) -> str:
    return link.name


def _drafts(
    cards: Cards, subject: Tag | Outlet, url: str, kind: type[TagView | OutletView], view: _View
) -> Iterator[Draft]:
    """The pages of one subject's articles."""
    common = cache(partial(_basis, cards, subject))
    beside = cache(partial(_beside, cards, subject, url))
    for page_url, part, pagination in cut(subject.articles, url, cards.settings.page_size):
        made = partial(view, beside, page_url, part, pagination)
        yield Draft(page_url, kind, partial(page_basis, common, pagination), made)


def _basis(cards: Cards, subject: Tag | Outlet) -> bytes:
    supplied = subject.supplied if isinstance(subject, Tag) else 0
    marks = list(map(cards.place_mark, subject.articles))
    return basis(subject.name, subject.record, subject.other_names, supplied, marks, cards.axis)


def _beside(cards: Cards, subject: Tag | Outlet, url: str) -> _Beside:
    index, articles = cards.index, subject.articles
    voices: Sequence[Heard]
    if isinstance(subject, Tag):
        voices, without = index.most_quoted[subject.slug], subject.slug
    else:
        voices, without = heard(articles, index.said), ""
    return _Beside(
        cards.rows(voices, MOST),
        _tags_beside(cards, articles, without),
        list_timeline(cards, [article.date for article in articles], url, "articles"),
    )


def _tag_page(  # noqa: PLR0913, PLR0917 - a page's place, and what it is a part of
    cards: Cards,
    tag: Tag,
    beside: Callable[[], _Beside],
    url: str,
    articles: Sequence[Notice],
    pagination: Pagination | None,
) -> TagView:
    record = tag.record or TagRecord(name=tag.name)
    return TagView(
        url=url,
        root=root(url),
        title=tag.name,
        section="tags",
        crumbs=(LinkView(cards.words.text("Tags"), TAGS),),
        pagination=pagination,
        feed=own_feed(cards.settings, tag.name, tag_url(tag.slug)),
        name=tag.name,
        note=record.note,
        other_names=tag.other_names,
        authorities=authorities(record),
        articles=len(tag.articles),
        supplied=tag.supplied,
        speakers=beside().speakers,
        compare=compare_link(cards, tag),
        related=beside().tags,
        timeline=beside().timeline,
        groups=cards.by_year(articles),
        citation=list_citation(cards, tag.name, tag_url(tag.slug), tag.articles),
    )


def _outlet_page(  # noqa: PLR0913, PLR0917 - a page's place, and what it is a part of
    cards: Cards,
    outlet: Outlet,
    beside: Callable[[], _Beside],
    url: str,
    articles: Sequence[Notice],
    pagination: Pagination | None,
) -> OutletView:
    record = outlet.record or OutletRecord(name=outlet.name)
    own = (LinkView(record.url.split("/")[2], record.url),) if record.url else ()
    return OutletView(
        url=url,
        root=root(url),
        title=outlet.name,
        section="outlets",
        crumbs=(LinkView(cards.words.text("Outlets"), OUTLETS),),
        pagination=pagination,
        feed=own_feed(cards.settings, outlet.name, outlet_url(outlet.slug)),
        name=outlet.name,
        note=record.note,
        other_names=outlet.other_names,
        authorities=(*own, *authorities(record)),
        articles=len(outlet.articles),
        speakers=beside().speakers,
        tags=beside().tags,
        timeline=beside().timeline,
        groups=cards.by_year(articles),
        citation=list_citation(cards, outlet.name, outlet_url(outlet.slug), outlet.articles),
    )


def _tags_beside(cards: Cards, articles: Sequence[Notice], without: str) -> tuple[LinkView, ...]:
    counts = Counter(tag for article in articles for tag in cards.index.tags_of[article.slug])
    counts.pop(without, None)
    best = sorted(counts, key=lambda slug: (-counts[slug], slug))[:MOST]
    return tuple(cards.tag(slug, counts[slug]) for slug in best)
