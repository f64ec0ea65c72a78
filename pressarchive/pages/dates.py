"""The dates: years, months and days that have articles, and the undated ones."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from msgspec import Struct

from pressarchive.article import Notice
from pressarchive.model import PressDate
from pressarchive.pages.calendars import calendar_of
from pressarchive.pages.cards import Cards
from pressarchive.pages.citations import has_files, list_citation
from pressarchive.pages.draft import Draft, basis, ready
from pressarchive.pages.home import undated_link, year_links
from pressarchive.pages.listing import cut
from pressarchive.pages.timelines import archive_timeline
from pressarchive.pages.urls import DATES, UNDATED, date_url, root
from pressarchive.pages.views import CalendarView, DatesView, LinkView, Pagination, PeriodView

Periods = Mapping[PressDate, list[Notice]]
"""Each year, month and day that has articles, with all of them, newest first; periods newest first."""


def date_pages(cards: Cards) -> Iterator[Draft]:
    """The years, their months and days, and the undated articles."""
    title = cards.words.text("Dates")
    yield ready(
        DatesView(
            url=DATES,
            root=root(DATES),
            title=title,
            section="dates",
            totals=cards.totals,
            timeline=archive_timeline(cards),
            years=year_links(cards),
            undated=undated_link(cards),
        )
    )
    periods = dated(cards.index.articles)
    parts = _parts(periods)
    for same in ("year", "month", "day"):
        of_precision = [period for period in periods if period.precision == same]
        for place, period in enumerate(of_precision):
            around = _Around(
                parts=tuple(_link(cards, part, len(periods[part])) for part in parts[period]),
                previous=_link(cards, of_precision[place + 1]) if place + 1 < len(of_precision) else None,
                next=_link(cards, of_precision[place - 1]) if place else None,
                counts=_counts(period, parts, periods),
            )
            yield from _drafts(cards, period, periods[period], around)
    if without := undated(cards.index.articles):
        yield from _drafts(cards, None, without, _Around((), None, None, ()))


class _Around(Struct, frozen=True):
    """The periods within one and beside it."""

    parts: tuple[LinkView, ...]
    previous: LinkView | None
    next: LinkView | None
    counts: tuple[tuple[PressDate, int], ...]
    """How many articles each of its months and days has."""


def dated(articles: Sequence[Notice]) -> Periods:
    """The periods of articles that are given newest first."""
    periods: dict[PressDate, list[Notice]] = {}
    for article in articles:
        date = article.date
        if date.year is not None:
            around = (PressDate(date.year), PressDate(date.year, date.month), date)
            for period in dict.fromkeys(around):
                periods.setdefault(period, []).append(article)
    return periods


def undated(articles: Sequence[Notice]) -> list[Notice]:
    """The articles whose date nobody knows."""
    return [article for article in articles if article.date.year is None]


def _parts(periods: Periods) -> Mapping[PressDate, list[PressDate]]:
    """The months of each year and the days of each month that have articles, in order."""
    parts: dict[PressDate, list[PressDate]] = defaultdict(list)
    for period in reversed(list(periods)):
        if period.precision == "day":
            parts[PressDate(period.year, period.month)].append(period)
        elif period.precision == "month":
            parts[PressDate(period.year)].append(period)
    return parts


def _counts(
    period: PressDate, parts: Mapping[PressDate, list[PressDate]], periods: Periods
) -> tuple[tuple[PressDate, int], ...]:
    own = parts.get(period, [])
    return tuple((date, len(periods[date])) for part in own for date in (part, *parts.get(part, [])))


def _calendar(cards: Cards, period: PressDate | None, articles: int, around: _Around) -> CalendarView | None:
    """The days of a year or a month that have articles."""
    if period is None or not around.counts:
        return None
    return calendar_of(period, articles, dict(around.counts), cards.words)


def _drafts(
    cards: Cards, period: PressDate | None, articles: Sequence[Notice], around: _Around
) -> Iterator[Draft]:
    """The pages of a period, or of the undated articles."""
    url = _url(period)
    for page_url, shown, pagination in cut(articles, url, cards.settings.page_size):
        made_from = partial(_basis, cards, articles, around, shown, pagination)
        view = partial(_page, cards, period, articles, around, page_url, shown, pagination)
        yield Draft(page_url, PeriodView, made_from, view)


def _url(period: PressDate | None) -> str:
    """Where a period begins, or the undated articles do."""
    return UNDATED if period is None else date_url(period)


def _basis(
    cards: Cards,
    articles: Sequence[Notice],
    around: _Around,
    shown: Sequence[Notice],
    pagination: Pagination | None,
) -> bytes:
    told = shown if has_files(articles) else articles  # the page itself holds how each of them is cited
    return basis(len(articles), around, pagination, list(map(cards.card_mark, told)))


def _page(  # noqa: PLR0913, PLR0917 - a page's place, and what it is a part of
    cards: Cards,
    period: PressDate | None,
    articles: Sequence[Notice],
    around: _Around,
    url: str,
    shown: Sequence[Notice],
    pagination: Pagination | None,
) -> PeriodView:
    title = cards.words.date(period) if period else cards.words.text("Undated")
    return PeriodView(
        url=url,
        root=root(url),
        title=title,
        section="dates",
        crumbs=tuple(_crumbs(cards, period)),
        pagination=pagination,
        precision=period.precision if period else "undated",
        articles=len(articles),
        calendar=None
        if pagination and pagination.previous
        else _calendar(cards, period, len(articles), around),
        parts=around.parts,
        previous=around.previous,
        next=around.next,
        cards=tuple(map(cards.article, shown)),
        citation=list_citation(cards, title, _url(period), articles),
    )


def _crumbs(cards: Cards, period: PressDate | None) -> Iterator[LinkView]:
    yield LinkView(cards.words.text("Dates"), DATES)
    if period and period.precision != "year":
        yield _link(cards, PressDate(period.year))
    if period and period.precision == "day":
        yield _link(cards, PressDate(period.year, period.month))


def _link(cards: Cards, period: PressDate, count: int = 0) -> LinkView:
    return LinkView(cards.words.date(period), date_url(period), count)
