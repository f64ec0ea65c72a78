"""Comparisons: those who are quoted most on a tag, side by side on one axis of time."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial
from itertools import groupby

from msgspec.structs import replace

from pressarchive.index.model import Heard, Speaker, Tag
from pressarchive.index.most_quoted import COMPARED
from pressarchive.index.order import newest_first
from pressarchive.model import PressDate
from pressarchive.pages.cards import Cards
from pressarchive.pages.draft import Draft, basis
from pressarchive.pages.urls import TAGS, compare_url, root
from pressarchive.pages.views import (
    ComparedView,
    CompareView,
    LinkView,
    MomentView,
    PartnerView,
    QuotationCard,
    VoiceAtView,
)

EACH = 20
"""Quotations of each speaker, the newest."""

DAYS, MONTHS = 12, 24
"""So many days a page has at most, or else so many months; else it goes by years. The finer it goes, the
emptier it is beside what somebody says."""

PARTNERS = 6
"""With whom a speaker's page offers to compare."""


Voices = Callable[[], Sequence[Heard]]
"""The compared, worked out where they are wanted."""


def comparison_pages(cards: Cards) -> Iterator[Draft]:
    """A page for each tag under which two can be compared."""
    for tag in cards.index.tags.values():
        if comparable(cards, tag):
            voices = cache(partial(_voices, cards, tag))
            made = partial(_page, cards, tag, voices)
            yield Draft(compare_url(tag.slug), CompareView, partial(_basis, cards, tag, voices), made)


def comparable(cards: Cards, tag: Tag) -> bool:
    """Whether at least two speakers are quoted in the tag's articles."""
    first = ""
    for article in tag.articles:
        for said in cards.index.said[article.slug]:
            if said.speaker and said.speaker != first:
                if first:
                    return True
                first = said.speaker
    return False


def compare_link(cards: Cards, tag: Tag) -> LinkView | None:
    """The way to the tag's comparison, where there is one."""
    if not comparable(cards, tag):
        return None
    return LinkView(cards.words.text("Compare two speakers"), compare_url(tag.slug))


def partner_links(cards: Cards, speaker: Speaker) -> tuple[PartnerView, ...]:
    """With whom the speaker can be compared, each on one tag."""
    index = cards.index
    return tuple(
        PartnerView(
            name=index.speakers[partner.speaker].name,
            url=f"{compare_url(partner.tag)}?a={speaker.slug}&b={partner.speaker}",
            tag=index.tags[partner.tag].name,
        )
        for partner in index.partners[speaker.slug][:PARTNERS]
    )


def _voices(cards: Cards, tag: Tag) -> Sequence[Heard]:
    return cards.index.most_quoted[tag.slug][:COMPARED]


def _basis(cards: Cards, tag: Tag, voices: Voices) -> bytes:
    return basis(
        tag.name,
        len(tag.articles),
        [
            (
                cards.row(voice.speaker, voice.said),
                [(cards.spoken_mark(said.article), said.place) for said in voice.said[:EACH]],
            )
            for voice in voices()
        ],
    )


def _page(cards: Cards, tag: Tag, voices: Voices) -> CompareView:
    url = compare_url(tag.slug)
    title = cards.words.text("%(tag)s: side by side", tag=tag.name)
    return CompareView(
        url=url,
        root=root(url),
        title=title,
        section="tags",
        crumbs=(LinkView(cards.words.text("Tags"), TAGS), cards.tag(tag.slug)),
        tag=cards.tag(tag.slug, len(tag.articles)),
        speakers=tuple(
            ComparedView(one.speaker, number, cards.row(one.speaker, one.said), min(len(one.said), EACH))
            for number, one in enumerate(voices(), 1)
        ),
        moments=tuple(_moments(cards, voices())),
    )


def _moments(cards: Cards, voices: Sequence[Heard]) -> Iterator[MomentView]:
    """All that is shown, newest first, what was printed at about the same time together."""
    said = [(number, words) for number, voice in enumerate(voices, 1) for words in voice.said[:EACH]]
    said.sort(key=lambda pair: newest_first(pair[1].article.date))
    when = _grain([words.article.date for _, words in said])
    for date, together in groupby(said, key=lambda pair: when(pair[1].article.date)):
        said_by: dict[int, list[QuotationCard]] = {}
        for number, words in together:
            said_by.setdefault(number, []).append(replace(cards.quotation(words), about=""))
        yield MomentView(
            date=cards.date(date),
            name=cards.words.text("Undated") if date.year is None else cards.date(date).text,
            exact=date.precision == "day",
            voices=tuple(
                _voice_at(cards, number, voices[number - 1], said_by[number]) for number in sorted(said_by)
            ),
        )


def _voice_at(cards: Cards, number: int, voice: Heard, quotations: Sequence[QuotationCard]) -> VoiceAtView:
    link = cards.speaker(voice.speaker)
    return VoiceAtView(number, link.name, link.url, tuple(quotations))


def _grain(dates: Sequence[PressDate]) -> Callable[[PressDate], PressDate]:
    """What makes of a date the day, month or year by which a page of `dates` goes."""
    for grain, most in ((_day, DAYS), (_month, MONTHS)):
        if len(set(map(grain, dates))) <= most:
            return grain
    return _year


def _day(date: PressDate) -> PressDate:
    return PressDate() if date.year is None else date


def _month(date: PressDate) -> PressDate:
    return PressDate() if date.year is None else PressDate(date.year, date.month)


def _year(date: PressDate) -> PressDate:
    return PressDate(date.year)
