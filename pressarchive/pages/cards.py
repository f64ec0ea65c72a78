"""Cards: an article, a quotation, a date or a speaker as lists show them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import groupby, islice
from typing import Protocol, TypeVar
from urllib.parse import quote

import msgspec

from pressarchive.article import Article, Notice, Spoken
from pressarchive.charts.axis import Axis, axis_of
from pressarchive.charts.sparkline import path
from pressarchive.citing.cited import Author, Cited, person
from pressarchive.citing.coins import coins
from pressarchive.config import Settings
from pressarchive.digest import mark
from pressarchive.index.model import Echo, Heard, Index, Said
from pressarchive.model import MEDIA_FOLDER, PressDate
from pressarchive.pages.urls import (
    article_url,
    date_url,
    media_url,
    outlet_url,
    speaker_url,
    standing_url,
    tag_url,
)
from pressarchive.pages.views import (
    AlsoView,
    ArticleCard,
    DateView,
    IndexLink,
    LinkView,
    QuotationCard,
    SpeakerRow,
    TotalsView,
    YearGroup,
)
from pressarchive.pages.wordings import one_saying, wordings
from pressarchive.text.folding import fold
from pressarchive.text.messages import Translator, direction, translator

T = TypeVar("T")

ALSO = 6
"""Other articles named beside a quotation that they print too."""

_ENCODER = msgspec.msgpack.Encoder()


class Shelf(Protocol):
    """Where the articles themselves stand."""

    def article(self, notice: Notice) -> Article:
        """The article of `notice`."""

    def spoken(self, notice: Notice) -> tuple[Spoken, ...]:
        """Its quotations as lists show them, in order."""

    def take(self, notices: Iterable[Notice]) -> None:
        """Have the quotations of `notices` at hand, which will soon be wanted."""


class Cards:
    """An index's entries as lists show them, each made once and shared by every page that shows it."""

    def __init__(
        self,
        index: Index,
        shelf: Shelf,
        settings: Settings,
        standing: Iterable[tuple[str, str]] = (),
        media: Iterable[str] = (),
    ) -> None:
        """`standing` are the standing pages' content paths with their slugs; `media` the files of
        content/media/, relative to it.
        """
        self.index = index
        self.shelf = shelf
        self.settings = settings
        self.standing = tuple(standing)
        self.media = frozenset(media)
        self._articles: dict[str, ArticleCard] = {}
        self._card_marks: dict[str, bytes] = {}
        self._marks: dict[str, tuple[bytes, bytes]] = {}
        self._abouts: dict[str, str] = {}
        self._judged: dict[tuple[str, int], tuple[Echo, ...]] = {}
        self._dates: dict[PressDate, DateView] = {}

    @cached_property
    def words(self) -> Translator:
        """The interface's language."""
        return translator(self.settings.language)

    @cached_property
    def totals(self) -> TotalsView:
        """How much there is."""
        index = self.index
        return TotalsView(
            articles=len(index.articles),
            quotations=sum(map(len, index.said.values())),
            speakers=len(index.speakers),
            tags=len(index.tags),
            outlets=len(index.outlets),
            years=len({article.date.year for article in index.articles} - {None}),
        )

    @cached_property
    def _by_path(self) -> dict[str, str]:
        articles = {article.path: article_url(article.slug) for article in self.index.articles}
        return articles | {path: standing_url(slug) for path, slug in self.standing}

    def resolve(self, address: str) -> str:
        """The url of what is published of an address inside `content/` (`content:…`, `media:…`), its
        fragment kept; an empty string where nothing is.
        """
        kind, _, path = address.partition(":")
        path, sign, fragment = path.partition("#") if kind == "content" else (path, "", "")
        if kind == "media":
            return media_url(path)
        if path.startswith(MEDIA_FOLDER):
            file = path.removeprefix(MEDIA_FOLDER)
            return media_url(file) if file in self.media else ""
        url = self._by_path.get(path, "")
        return f"{url}{sign}{quote(fragment)}" if url else ""

    def date(self, date: PressDate) -> DateView:
        """A date, linked to its page."""
        if date not in self._dates:
            machine = date.edtf if date.year is not None else ""
            known = date.precision != "unknown"
            self._dates[date] = DateView(self.words.date(date), machine, date_url(date), known)
        return self._dates[date]

    def article(self, article: Notice) -> ArticleCard:
        """An article, in any list."""
        if article.slug not in self._articles:
            self._articles[article.slug] = self._card(article)
        return self._articles[article.slug]

    def _card(self, article: Notice) -> ArticleCard:
        outlet = self.index.outlet_of.get(article.slug)
        language = article.language
        return ArticleCard(
            title=article.title,
            url=article_url(article.slug),
            language=language,
            direction=direction(language),
            foreign=language.partition("-")[0] != self.settings.language.partition("-")[0],
            outlet=self.outlet(outlet) if outlet else None,
            date=self.date(article.date),
            opening=article.opening,
            quotations=len(article.voices),
            speakers=self.speakers_of(self.index.said[article.slug]),
            coins=coins(self.cited(article)),
        )

    def cited(self, article: Notice) -> Cited:
        """An article by what is known of it. An outlet that signs what it publishes is no author beside
        itself.
        """
        slug = self.index.outlet_of.get(article.slug)
        outlet = self.index.outlets[slug].name if slug else ""
        own = {fold(article.outlet), fold(outlet)}
        bodies = (Author(body=name) for name in article.signers if fold(name) not in own)
        base = self.settings.base_url
        return Cited(
            key=article.slug,
            title=article.title,
            authors=(*(person(name, article.language) for name in article.writers), *bodies),
            outlet=outlet,
            date=article.date,
            language=article.language,
            url=base + article_url(article.slug) if base else article.url,
            archive=self.settings.title,
        )

    def card_mark(self, article: Notice) -> bytes:
        """Stands for the article's card and how it is cited: for all that most lists show of it."""
        known = self._card_marks.get(article.slug)
        if known is None:
            shown = (self.article(article), article.signers)
            known = self._card_marks[article.slug] = mark(_ENCODER.encode(shown))
        return known

    def place_mark(self, article: Notice) -> bytes:
        """Stands for the article's card and its tags and speakers, one by one: for all that a page can tell
        of it without its words.
        """
        return self._marks_of(article)[0]

    def spoken_mark(self, article: Notice) -> bytes:
        """Stands for the article's place, the words of its quotations, whose they are said to be, and where
        else they may be printed.
        """
        return self._marks_of(article)[1]

    def _marks_of(self, article: Notice) -> tuple[bytes, bytes]:
        marks = self._marks.get(article.slug)
        if marks is None:
            index = self.index
            tags = [(slug, index.tags[slug].name) for slug in index.tags_of[article.slug]]
            speakers = [said.speaker for said in index.said[article.slug]]
            quoted = [index.speakers[slug] for slug in dict.fromkeys(speakers) if slug]
            card, also = self.card_mark(article), self._also_mark(article)
            place = mark(_ENCODER.encode((card, tags, speakers, [(s.name, s.kind) for s in quoted])))
            spoken = mark(_ENCODER.encode((place, article.spoken, article.voices, also)))
            marks = self._marks[article.slug] = (place, spoken)
        return marks

    def _also_mark(self, article: Notice) -> list[object]:
        return [
            (place, self.card_mark(echo.said.article), echo.said.article.spoken, echo.said.place, echo.same)
            for place, echoes in self.index.echoes[article.slug].items()
            for echo in echoes
        ]

    def also(self, said: Said, words: str) -> tuple[AlsoView, ...]:
        """Where else `said` is printed, whose words are `words`."""
        return tuple(self._also(echo, words) for echo in self._echoes(said, words))

    def _also(self, echo: Echo, words: str) -> AlsoView:
        card, other = self.article(echo.said.article), self._spoken(echo.said)
        return AlsoView(
            title=card.title,
            url=f"{card.url}#{other.anchor}",
            language=card.language,
            direction=card.direction,
            foreign=card.foreign,
            outlet=card.outlet,
            date=card.date,
            wording=() if echo.same else wordings(words, other.words).passages,
        )

    def _echoes(self, said: Said, words: str) -> Sequence[Echo]:
        """The first of those that have the words of `said`, or nearly. Each is judged by words that the store
        has, and asked for by the pages of both articles, by the speaker's, and by every list that shows one.
        """
        found = self.index.echoes[said.article.slug].get(said.place, ())
        place = said.article.slug, said.place
        if found and place not in self._judged:
            sayings = (e for e in found if e.same or one_saying(words, self._spoken(e.said).words))
            self._judged[place] = tuple(islice(sayings, ALSO))
        return self._judged[place] if found else found

    def _spoken(self, said: Said) -> Spoken:
        return self.shelf.spoken(said.article)[said.place]

    def speakers_of(self, said: Iterable[Said]) -> tuple[LinkView, ...]:
        """Who says `said`, most quoted first; counts are quotations."""
        return tuple(
            self.speaker(slug, count)
            for slug, count in Counter(s.speaker for s in said).most_common()
            if slug
        )

    def speaker(self, slug: str, count: int = 0) -> LinkView:
        """A link to a speaker's page."""
        return LinkView(self.index.speakers[slug].name, speaker_url(slug), count)

    def tag(self, slug: str, count: int = 0) -> LinkView:
        """A link to a tag's page."""
        return LinkView(self.index.tags[slug].name, tag_url(slug), count)

    def entry(self, link: LinkView, articles: Sequence[Notice]) -> IndexLink:
        """A tag or an outlet in its index, with its articles, newest first."""
        dates = [date for article in articles if (date := article.date).year is not None]
        years = dict.fromkeys(str(date.year) for date in (dates[-1], dates[0])) if dates else ()
        return IndexLink(link.name, link.url, len(articles), self.spark(dates), "–".join(years))

    def outlet(self, slug: str, count: int = 0) -> LinkView:
        """A link to an outlet's page."""
        return LinkView(self.index.outlets[slug].name, outlet_url(slug), count)

    def row(self, slug: str, said: Sequence[Said]) -> SpeakerRow:
        """A speaker with the figures of `said`, newest first."""
        speaker = self.index.speakers[slug]
        dated = [d for s in said if (d := s.article.date).year is not None]
        return SpeakerRow(
            name=speaker.name,
            url=speaker_url(slug),
            kind=speaker.kind,
            quotations=len(said),
            articles=len({s.article.slug for s in said}),
            first=self.date(dated[-1]) if dated else None,
            last=self.date(dated[0]) if dated else None,
            spark=self.spark(dated),
        )

    def rows(self, heard: Sequence[Heard], most: int) -> tuple[SpeakerRow, ...]:
        """Those of `heard` who speak most, each with the figures of what is heard of them."""
        return tuple(self.row(one.speaker, one.said) for one in heard[:most])

    def quotation(self, said: Said) -> QuotationCard:
        """A quotation in its own marks."""
        spoken = self._spoken(said)
        card = self.article(said.article)
        return QuotationCard(
            anchor=spoken.anchor,
            url=f"{card.url}#{spoken.anchor}",
            before=spoken.before,
            words=spoken.words,
            after=spoken.after,
            kind=spoken.kind,
            speaker=self.speaker(said.speaker) if said.speaker else None,
            printed_speaker=spoken.mention or said.name,
            cue=spoken.cue,
            how=spoken.how,
            article=card,
            about=self._about(said.article),
            also=self.also(said, spoken.words),
        )

    def _about(self, article: Notice) -> str:
        if article.slug not in self._abouts:
            outlet = self.article(article).outlet
            tags = tuple(map(self.tag, self.index.tags_of[article.slug]))
            links = (*tags, outlet) if outlet else tags
            self._abouts[article.slug] = " ".join([link.url for link in links])
        return self._abouts[article.slug]

    def by_year(self, articles: Iterable[Notice]) -> tuple[YearGroup, ...]:
        """Articles, newest first, parted by year."""
        return tuple(
            YearGroup(
                self.year(year),
                anchor=year_anchor(year),
                articles=tuple(map(self.article, group)),
                places=self._places([article.date for article in group]),
            )
            for year, group in _years(articles, lambda article: article.date)
        )

    def said_by_year(self, said: Iterable[Said]) -> tuple[YearGroup, ...]:
        """Quotations, newest first, parted by year."""
        return tuple(
            YearGroup(
                self.year(year),
                anchor=year_anchor(year),
                quotations=tuple(map(self.quotation, group)),
                places=self._places([one.article.date for one in group]),
            )
            for year, group in _years(said, lambda one: one.article.date)
        )

    def _places(self, dates: Sequence[PressDate]) -> tuple[str, ...]:
        """An id for the first of `dates` at each step of the axis, where it goes by month or day."""
        if self.axis is None or self.axis.grain not in {"month", "day"}:
            return ()
        steps = [self.steps[date] for date in dates]
        return tuple(
            "" if step is None or step in steps[:number] else date_anchor(self.axis.period(step))
            for number, step in enumerate(steps)
        )

    @cached_property
    def axis(self) -> Axis | None:
        """The time that the archive spans; None where it has no dated article."""
        return axis_of(Counter(article.date for article in self.index.articles))

    @cached_property
    def steps(self) -> dict[PressDate, int | None]:
        """The place on the axis of every date of the archive."""
        dates = {article.date for article in self.index.articles}
        return {date: self.axis.place(date) if self.axis else None for date in dates}

    @cached_property
    def _apart(self) -> bool:
        """Whether the archive has two steps of its time to compare."""
        return len(set(self.steps.values()) - {None}) > 1

    def spark(self, dates: Iterable[PressDate]) -> str:
        """How much there is over time, as small as a word."""
        if self.axis is None or not self._apart:
            return ""
        counts = Counter(map(self.steps.__getitem__, dates))
        return path({step: count for step, count in counts.items() if step is not None}, self.axis.steps)

    def year(self, year: int | None) -> str:
        """A year as a heading."""
        return self.words.text("Undated") if year is None else str(year)


def _years(things: Iterable[T], date: Callable[[T], PressDate]) -> Iterator[tuple[int | None, list[T]]]:
    for year, group in groupby(things, key=lambda thing: date(thing).year):
        yield year, list(group)


def year_anchor(year: int | None) -> str:
    """Id of a year's heading in a list."""
    return "undated" if year is None else f"year-{year}"


def date_anchor(date: PressDate) -> str:
    """Id of the first of a month or day in a list."""
    return f"date-{date.edtf}"
