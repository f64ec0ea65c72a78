"""The speakers: everyone who is quoted, A to Z, and a page for each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import chain

from pressarchive.index.model import Said, Speaker
from pressarchive.model import SpeakerRecord
from pressarchive.pages.cards import Cards
from pressarchive.pages.listing import anchor, by_letter, cut, letters
from pressarchive.pages.records import authorities
from pressarchive.pages.roles import roles
from pressarchive.pages.urls import SPEAKERS, UNATTRIBUTED, root, speaker_url
from pressarchive.pages.views import (
    LetterGroup,
    LinkView,
    SpeakersView,
    SpeakerView,
    UnattributedView,
)
from pressarchive.text.collation import name_for_index

MOST = 12
"""Entries of a speaker's short lists."""

INDEX_SIZE = 4
"""Times the page size: a row of an index is a line, a quotation is a paragraph."""


def speaker_pages(cards: Cards) -> Iterator[SpeakersView | SpeakerView | UnattributedView]:
    """The index of speakers, their pages, and the quotations that nobody's page has."""
    yield from _index_pages(cards)
    yield from _unattributed_pages(cards)
    for speaker in cards.index.speakers.values():
        yield from _speaker_pages(cards, speaker)


def sorting_name(speaker: Speaker) -> str:
    """The name under which an index lists a speaker."""
    return name_for_index(speaker.name, person=speaker.kind == "person")


def _index_pages(cards: Cards) -> Iterator[SpeakersView]:
    speakers, size = list(cards.index.speakers.values()), cards.settings.page_size * INDEX_SIZE
    links = letters(speakers, sorting_name, SPEAKERS, size)
    unattributed = _without_page(cards)
    link = LinkView(cards.words.text("Unattributed quotations"), UNATTRIBUTED, len(unattributed))
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
            letters=links,
            groups=groups,
            unattributed=link if unattributed else None,
        )


def _without_page(cards: Cards) -> list[Said]:
    """The quotations without a speaker's page, newest first."""
    every = chain.from_iterable(cards.index.said[article.slug] for article in cards.index.articles)
    return [said for said in every if not said.speaker]


def _unattributed_pages(cards: Cards) -> Iterator[UnattributedView]:
    said = _without_page(cards)
    for url, part, pagination in cut(said, UNATTRIBUTED, cards.settings.page_size) if said else ():
        yield UnattributedView(
            url=url,
            root=root(url),
            title=cards.words.text("Unattributed quotations"),
            section="unattributed",
            crumbs=(LinkView(cards.words.text("Speakers"), SPEAKERS),),
            pagination=pagination,
            quotations=tuple(map(cards.quotation, part)),
        )


def _speaker_pages(cards: Cards, speaker: Speaker) -> Iterator[SpeakerView]:
    articles = {said.article.slug: said.article for said in speaker.said}
    record = speaker.record or SpeakerRecord(name=speaker.name)
    index = cards.index
    tags = Counter(tag for slug in articles for tag in index.tags_of[slug]).most_common(MOST)
    outlets = Counter(index.outlet_of[slug] for slug in articles if slug in index.outlet_of).most_common()
    beside = Counter(
        other for slug in articles for other in {s.speaker for s in index.said[slug]} - {"", speaker.slug}
    )
    nearest = sorted(beside, key=lambda slug: (-beside[slug], slug))[:MOST]
    # Worked out once for all pages of a speaker with thousands of quotations.
    title_roles, figures, links = roles(speaker), cards.row(speaker.slug, speaker.said), authorities(record)
    outlet_links = tuple(cards.outlet(slug, count) for slug, count in outlets)
    tag_links = tuple(cards.tag(slug, count) for slug, count in tags)
    beside_links = tuple(cards.speaker(slug, beside[slug]) for slug in nearest)
    for url, part, pagination in cut(speaker.said, speaker_url(speaker.slug), cards.settings.page_size):
        yield SpeakerView(
            url=url,
            root=root(url),
            title=speaker.name,
            section="speakers",
            crumbs=(LinkView(cards.words.text("Speakers"), SPEAKERS),),
            pagination=pagination,
            name=speaker.name,
            kind=speaker.kind,
            note=record.note,
            roles=title_roles,
            other_names=speaker.other_names,
            authorities=links,
            figures=figures,
            outlets=outlet_links,
            tags=tag_links,
            beside=beside_links,
            groups=cards.said_by_year(part),
        )
