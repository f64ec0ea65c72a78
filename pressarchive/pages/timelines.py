"""Timelines: how much there is over the archive's time, each bar a way in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from pressarchive.charts.axis import Axis, Grain
from pressarchive.charts.bars import Bar, across, bars
from pressarchive.charts.ticks import ticks
from pressarchive.model import PressDate
from pressarchive.pages.cards import Cards, date_anchor, year_anchor
from pressarchive.pages.urls import DATES, date_url, numbered
from pressarchive.pages.views import BarView, LinkView, TickView, TimelineView
from pressarchive.text.messages import Translator, marked

TALL, LOW = 96, 48
"""Pixels of the archive's timeline, and of a speaker's, a tag's or an outlet's."""

TITLES: Mapping[str, Mapping[Grain, str]] = {
    "articles": {
        "day": marked("Articles by day"),
        "month": marked("Articles by month"),
        "year": marked("Articles by year"),
        "decade": marked("Articles by decade"),
    },
    "quotations": {
        "day": marked("Quotations by day"),
        "month": marked("Quotations by month"),
        "year": marked("Quotations by year"),
        "decade": marked("Quotations by decade"),
    },
}


Place = tuple[PressDate, int | None]
"""The newest date at a step of the axis, and the step; or a date that has none, and None."""


def archive_timeline(cards: Cards) -> TimelineView | None:
    """Of all articles; a bar leads to its page of dates, a decade's to its place in the list of years."""
    axis = cards.axis
    if axis is None:
        return None

    def url(place: Place) -> str:
        newest, step = place
        if step is not None and axis.grain == "decade":
            return f"{DATES}#{year_anchor(newest.year)}"
        return date_url(newest if step is None else axis.period(step))

    return _timeline(cards, axis, [article.date for article in cards.index.articles], "articles", TALL, url)


def list_timeline(cards: Cards, dates: Sequence[PressDate], list_url: str, unit: str) -> TimelineView | None:
    """Of a list at `list_url`, in pages, whose entries have `dates`, newest first; a bar leads to the place
    where its day, month or year begins.
    """
    axis, first = cards.axis, _first(cards, dates)
    if axis is None:
        return None

    def url(place: Place) -> str:
        newest, step = place
        finer = step is not None and axis.grain in {"month", "day"}
        anchor = date_anchor(axis.period(step)) if finer and step is not None else year_anchor(newest.year)
        number = first[anchor]
        return f"{numbered(list_url, number // cards.settings.page_size + 1)}#{anchor}"

    return _timeline(cards, axis, dates, unit, LOW, url)


def _first(cards: Cards, dates: Sequence[PressDate]) -> Mapping[str, int]:
    """Which of `dates` is the first under each anchor."""
    axis, first = cards.axis, dict[str, int]()
    for number, date in enumerate(dates):
        first.setdefault(year_anchor(date.year), number)
        step = cards.steps[date]
        if axis is not None and step is not None and axis.grain in {"month", "day"}:
            first.setdefault(date_anchor(axis.period(step)), number)
    return first


def _timeline(  # noqa: PLR0913, PLR0917 - what is counted, and how it is shown
    cards: Cards,
    axis: Axis,
    dates: Sequence[PressDate],
    unit: str,
    height: int,
    url: Callable[[Place], str],
) -> TimelineView | None:
    """A bar for each step that has any of `dates`, newest first."""
    counts = Counter(step for date in dates if (step := cards.steps[date]) is not None)
    if len(counts) <= 1:
        return None
    words = cards.words
    newest = {step: date for date in reversed(dates) if (step := cards.steps[date]) is not None}
    views = tuple(
        _bar(bar, name(axis, bar.place, words), url((newest[bar.place], bar.place)))
        for bar in bars(counts, axis.steps, height)
    )
    return TimelineView(
        title=words.text(TITLES[unit][axis.grain]),
        unit=unit,
        height=height,
        bars=views,
        peak=max(views, key=lambda bar: bar.count),
        ticks=tuple(TickView(_tick(axis, place, words), across(place, axis.steps)) for place in ticks(axis)),
        beside=tuple(_beside(cards, dates, url)),
    )


def _bar(bar: Bar, name: str, url: str) -> BarView:
    return BarView(name, url, bar.count, bar.x, bar.width, bar.y, bar.height)


def name(axis: Axis, place: int, words: Translator) -> str:
    """The name of a step: a date, or « 1880–1889 »."""
    date = axis.period(place)
    return f"{date.year}–{(date.year or 0) + 9}" if axis.grain == "decade" else words.date(date)


def _tick(axis: Axis, place: int, words: Translator) -> str:
    date = axis.period(place)
    match axis.grain:
        case "month" if axis.steps == 12:
            return words.short_month(date.month or 1)
        case "day" if date.day != 1:
            return words.number(date.day or 1)
        case "day":
            return words.date(PressDate(date.year, date.month))
        case _:
            return str(date.year)


def _beside(cards: Cards, dates: Sequence[PressDate], url: Callable[[Place], str]) -> list[LinkView]:
    """What has no step: by year or month, as far as it is known, then the undated."""
    counts = Counter(date if date.year else PressDate() for date in dates if cards.steps[date] is None)
    undated, words = counts.pop(PressDate(), 0), cards.words
    links = [
        LinkView(words.text("%(date)s, no more precisely", date=words.date(date)), url((date, None)), count)
        for date, count in sorted(counts.items(), key=lambda pair: pair[0].edtf)
    ]
    return [
        *links,
        *([LinkView(words.text("Undated"), url((PressDate(), None)), undated)] if undated else []),
    ]
