"""The dates: years, months and days that have articles, and the undated ones."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from pressarchive.article import Article
from pressarchive.index.order import date_of
from pressarchive.model import PressDate
from pressarchive.pages.cards import Cards
from pressarchive.pages.home import undated_link, year_links
from pressarchive.pages.listing import cut
from pressarchive.pages.urls import DATES, UNDATED, date_url, root
from pressarchive.pages.views import DatesView, LinkView, PeriodView

Periods = Mapping[PressDate, list[Article]]
"""Each year, month and day that has articles, with all of them, newest first; periods newest first."""


def date_pages(cards: Cards) -> Iterator[DatesView | PeriodView]:
    """The years, their months and days, and the undated articles."""
    title = cards.words.text("Dates")
    yield DatesView(
        url=DATES,
        root=root(DATES),
        title=title,
        section="dates",
        years=year_links(cards),
        undated=undated_link(cards),
    )
    periods = _periods(cards.index.articles)
    for same in ("year", "month", "day"):
        of_precision = [period for period in periods if period.precision == same]
        for place, period in enumerate(of_precision):
            earlier = of_precision[place + 1] if place + 1 < len(of_precision) else None
            later = of_precision[place - 1] if place else None
            yield from _period_pages(cards, period, periods, earlier, later)
    yield from _undated_pages(cards)


def _periods(articles: Sequence[Article]) -> dict[PressDate, list[Article]]:
    periods: dict[PressDate, list[Article]] = {}
    for article in articles:
        date = date_of(article)
        if date.year is not None:
            around = (PressDate(date.year), PressDate(date.year, date.month), date)
            for period in dict.fromkeys(around):
                periods.setdefault(period, []).append(article)
    return periods


def _period_pages(
    cards: Cards, period: PressDate, periods: Periods, earlier: PressDate | None, later: PressDate | None
) -> Iterator[PeriodView]:
    articles = periods[period]
    parts = [p for p in periods if _within(p, period)] if period.precision != "day" else []
    for url, shown, pagination in cut(articles, date_url(period), cards.settings.page_size):
        yield PeriodView(
            url=url,
            root=root(url),
            title=cards.words.date(period),
            section="dates",
            crumbs=tuple(_crumbs(cards, period)),
            pagination=pagination,
            precision=period.precision,
            articles=len(articles),
            parts=tuple(_link(cards, part, len(periods[part])) for part in reversed(parts)),
            previous=_link(cards, earlier) if earlier else None,
            next=_link(cards, later) if later else None,
            cards=tuple(map(cards.article, shown)),
        )


def _undated_pages(cards: Cards) -> Iterator[PeriodView]:
    articles = [article for article in cards.index.articles if date_of(article).year is None]
    for url, shown, pagination in cut(articles, UNDATED, cards.settings.page_size) if articles else ():
        yield PeriodView(
            url=url,
            root=root(url),
            title=cards.words.text("Undated"),
            section="dates",
            crumbs=(LinkView(cards.words.text("Dates"), DATES),),
            pagination=pagination,
            precision="undated",
            articles=len(articles),
            parts=(),
            previous=None,
            next=None,
            cards=tuple(map(cards.article, shown)),
        )


def _within(part: PressDate, period: PressDate) -> bool:
    """Whether `part` is a month of the year, or a day of the month, that `period` is."""
    if part.year != period.year:
        return False
    if period.precision == "year":
        return part.precision == "month"
    return period.precision == "month" and part.precision == "day" and part.month == period.month


def _crumbs(cards: Cards, period: PressDate) -> Iterator[LinkView]:
    yield LinkView(cards.words.text("Dates"), DATES)
    around = [PressDate(period.year), PressDate(period.year, period.month)]
    yield from (_link(cards, wider) for wider in around if wider != period and _wider(wider, period))


def _wider(wider: PressDate, period: PressDate) -> bool:
    return wider.precision == "year" or period.precision == "day"


def _link(cards: Cards, period: PressDate, count: int = 0) -> LinkView:
    return LinkView(cards.words.date(period), date_url(period), count)
