"""The speakers: everyone who is quoted, A to Z, and a page for each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial
from itertools import chain

from msgspec import Struct

from pressarchive.article import Notice
from pressarchive.index.model import Said, Speaker
from pressarchive.model import PressDate, SpeakerRecord
from pressarchive.pages.cards import Cards
from pressarchive.pages.citations import list_citation
from pressarchive.pages.comparing import partner_links
from pressarchive.pages.draft import Draft, basis, page_basis, ready
from pressarchive.pages.feeds import own_feed
from pressarchive.pages.listing import anchor, by_letter, cut, letters
from pressarchive.pages.records import authorities
from pressarchive.pages.roles import Role, roles
from pressarchive.pages.timelines import list_timeline
from pressarchive.pages.together import together_link
from pressarchive.pages.urls import SPEAKERS, UNATTRIBUTED, mentions_url, root, speaker_url
from pressarchive.pages.views import (
    ArticleCard,
    CitationView,
    LetterGroup,
    LinkView,
    MentionsView,
    Pagination,
    RoleView,
    SpeakerRow,
    SpeakersView,
    SpeakerView,
    TimelineView,
    UnattributedView,
)
from pressarchive.text.collation import name_for_index

MOST = 12
"""Entries of a speaker's short lists."""

FEW = 5
"""Articles that mention a speaker, on the speaker's own pages."""

INDEX_SIZE = 4
"""Times the page size: a row of an index is a line, a quotation is a paragraph."""


class _About(Struct, frozen=True):
    """What every page of a speaker's quotations shows beside them."""

    roles: tuple[RoleView, ...]
    figures: SpeakerRow
    authorities: tuple[LinkView, ...]
    outlets: tuple[LinkView, ...]
    tags: tuple[LinkView, ...]
    beside: tuple[LinkView, ...]
    timeline: TimelineView | None
    mentions: tuple[ArticleCard, ...]
    all_mentions: LinkView | None
    citation: CitationView


def speaker_pages(cards: Cards) -> Iterator[Draft]:
    """The index of speakers, their pages, and the quotations that nobody's page has."""
    without_page = _without_page(cards)
    yield from map(ready, _index_pages(cards, len(without_page)))
    yield from _unattributed_pages(cards, without_page)
    for speaker in cards.index.speakers.values():
        yield from _speaker_pages(cards, speaker)
        yield from _mention_pages(cards, speaker)


def sorting_name(speaker: Speaker) -> str:
    """The name under which an index lists a speaker."""
    return name_for_index(speaker.name, person=speaker.kind == "person")


def _index_pages(cards: Cards, without_page: int) -> Iterator[SpeakersView]:
    speakers, size = list(cards.index.speakers.values()), cards.settings.page_size * INDEX_SIZE
    links = letters(speakers, sorting_name, SPEAKERS, size)
    link = LinkView(cards.words.text("Unattributed quotations"), UNATTRIBUTED, without_page)
    together = together_link(cards)
    for url, part, pagination in cut(speakers, SPEAKERS, size):
        groups = tuple(
            LetterGroup(letter, anchor(letter), speakers=tuple(cards.row(s.slug, s.said) for s in group))
            for letter, group in by_letter(part, sorting_name)
        )
        yield SpeakersView(
            url=url,
            root=root(url),
            title=cards.words.text("Speakers"),
            section="speakers",
            pagination=pagination,
            totals=cards.totals,
            letters=links,
            groups=groups,
            unattributed=link if without_page else None,
            together=together,
        )


def _without_page(cards: Cards) -> list[Said]:
    """The quotations without a speaker's page, newest first."""
    every = chain.from_iterable(cards.index.said[article.slug] for article in cards.index.articles)
    return [said for said in every if not said.speaker]


def _unattributed_pages(cards: Cards, said: Sequence[Said]) -> Iterator[Draft]:
    for url, part, pagination in cut(said, UNATTRIBUTED, cards.settings.page_size) if said else ():
        made_from = partial(_unattributed_basis, cards, part, pagination)
        view = partial(_unattributed_page, cards, url, part, pagination)
        yield Draft(url, UnattributedView, made_from, view)


def _unattributed_basis(cards: Cards, said: Sequence[Said], pagination: Pagination | None) -> bytes:
    return basis([(cards.spoken_mark(s.article), s.place) for s in said], pagination)


def _unattributed_page(
    cards: Cards, url: str, said: Sequence[Said], pagination: Pagination | None
) -> UnattributedView:
    return UnattributedView(
        url=url,
        root=root(url),
        title=cards.words.text("Unattributed quotations"),
        section="unattributed",
        crumbs=(LinkView(cards.words.text("Speakers"), SPEAKERS),),
        pagination=pagination,
        quotations=tuple(map(cards.quotation, said)),
    )


def _speaker_pages(cards: Cards, speaker: Speaker) -> Iterator[Draft]:
    # Worked out once for all pages of a speaker with thousands of quotations, and only if one is wanted.
    common, about = cache(partial(_basis, cards, speaker)), cache(partial(_about, cards, speaker))
    for url, part, pagination in cut(speaker.said, speaker_url(speaker.slug), cards.settings.page_size):
        view = partial(_speaker_page, cards, speaker, about, url, part, pagination)
        yield Draft(url, SpeakerView, partial(page_basis, common, pagination), view)


def _basis(cards: Cards, speaker: Speaker) -> bytes:
    articles = {said.article.slug: said.article for said in speaker.said}
    marks = list(map(cards.spoken_mark, articles.values()))
    mentions = cards.index.mentioned.get(speaker.slug, ())
    named = (len(mentions), [cards.card_mark(article) for article in mentions[:FEW]])
    about = (speaker.name, speaker.kind, speaker.record, speaker.other_names)
    return basis(about, marks, cards.axis, named, partner_links(cards, speaker))


def _about(cards: Cards, speaker: Speaker) -> _About:
    articles = dict.fromkeys(said.article.slug for said in speaker.said)
    index = cards.index
    tags = Counter(tag for slug in articles for tag in index.tags_of[slug]).most_common(MOST)
    outlets = Counter(index.outlet_of[slug] for slug in articles if slug in index.outlet_of).most_common()
    beside = Counter(
        other for slug in articles for other in {s.speaker for s in index.said[slug]} - {"", speaker.slug}
    )
    nearest = sorted(beside, key=lambda slug: (-beside[slug], slug))[:MOST]
    mentions = index.mentioned.get(speaker.slug, ())
    every = cards.words.text("All the articles that mention %(name)s", name=speaker.name)
    return _About(
        roles=tuple(_role(cards, role) for role in roles(speaker, _mentions(cards, speaker))),
        figures=cards.row(speaker.slug, speaker.said),
        authorities=authorities(speaker.record or SpeakerRecord(name=speaker.name)),
        outlets=tuple(cards.outlet(slug, count) for slug, count in outlets),
        tags=tuple(cards.tag(slug, count) for slug, count in tags),
        beside=tuple(cards.speaker(slug, beside[slug]) for slug in nearest),
        timeline=list_timeline(
            cards, [said.article.date for said in speaker.said], speaker_url(speaker.slug), "quotations"
        ),
        mentions=tuple(map(cards.article, mentions[:FEW])),
        all_mentions=LinkView(every, mentions_url(speaker.slug) if len(mentions) > FEW else "", len(mentions))
        if mentions
        else None,
        citation=list_citation(cards, speaker.name, speaker_url(speaker.slug), quoted_in(speaker)),
    )


def _mentions(cards: Cards, speaker: Speaker) -> Iterator[tuple[str, PressDate]]:
    """How the articles name a speaker at each quotation, and when; worked out only if it is asked for."""
    cards.shelf.take(quoted_in(speaker))
    for said in speaker.said:
        yield cards.shelf.spoken(said.article)[said.place].mention, said.article.date


def _role(cards: Cards, role: Role) -> RoleView:
    dates = role.dates
    return RoleView(
        role.name, cards.date(dates[-1]) if dates else None, cards.date(dates[0]) if dates else None
    )


def _speaker_page(  # noqa: PLR0913, PLR0917 - a page's place, and what it is a part of
    cards: Cards,
    speaker: Speaker,
    about: Callable[[], _About],
    url: str,
    said: Sequence[Said],
    pagination: Pagination | None,
) -> SpeakerView:
    beside = about()
    cards.shelf.take(one.article for one in said)
    return SpeakerView(
        url=url,
        root=root(url),
        title=speaker.name,
        section="speakers",
        crumbs=(LinkView(cards.words.text("Speakers"), SPEAKERS),),
        pagination=pagination,
        feed=own_feed(cards.settings, speaker.name, speaker_url(speaker.slug)),
        name=speaker.name,
        kind=speaker.kind,
        note=speaker.record.note if speaker.record else "",
        roles=beside.roles,
        other_names=speaker.other_names,
        authorities=beside.authorities,
        figures=beside.figures,
        outlets=beside.outlets,
        tags=beside.tags,
        beside=beside.beside,
        compare=partner_links(cards, speaker),
        timeline=beside.timeline,
        mentions=beside.mentions,
        all_mentions=beside.all_mentions,
        groups=cards.said_by_year(said),
        citation=beside.citation,
    )


def quoted_in(speaker: Speaker) -> tuple[Notice, ...]:
    """The articles that quote somebody, newest first."""
    return tuple({said.article.slug: said.article for said in speaker.said}.values())


def _mention_pages(cards: Cards, speaker: Speaker) -> Iterator[Draft]:
    articles = cards.index.mentioned.get(speaker.slug, ())
    url, size = mentions_url(speaker.slug), cards.settings.page_size
    for page_url, part, pagination in cut(articles, url, size) if len(articles) > FEW else ():
        made_from = partial(_mentions_basis, cards, speaker, part, pagination)
        view = partial(_mentions_page, cards, speaker, page_url, part, pagination)
        yield Draft(page_url, MentionsView, made_from, view)


def _mentions_basis(
    cards: Cards, speaker: Speaker, part: Sequence[Notice], pagination: Pagination | None
) -> bytes:
    count = len(cards.index.mentioned[speaker.slug])
    shown = [cards.card_mark(article) for article in part]
    return basis(speaker.name, len(speaker.said), count, shown, pagination, cards.axis)


def _mentions_page(
    cards: Cards, speaker: Speaker, url: str, part: Sequence[Notice], pagination: Pagination | None
) -> MentionsView:
    link = cards.speaker(speaker.slug, len(speaker.said))
    return MentionsView(
        url=url,
        root=root(url),
        title=cards.words.text("Mentions of %(name)s", name=speaker.name),
        section="speakers",
        crumbs=(LinkView(cards.words.text("Speakers"), SPEAKERS), link),
        pagination=pagination,
        speaker=link,
        articles=len(cards.index.mentioned[speaker.slug]),
        groups=cards.by_year(part),
    )
