"""Calendars have every day once, begin the week where their readers do, and count every article."""

from __future__ import annotations

import calendar
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressarchive.charts.calendar import weeks
from pressarchive.model import PressDate
from pressarchive.pages.calendars import SHADES, calendar_of, shade
from pressarchive.text.messages import translator

FIRST = {
    "fr": "lundi",
    "fr-CA": "dimanche",
    "en": "Sunday",
    "en-GB": "Monday",
    "pt": "domingo",
    "ar": "السبت",
    "vi": "Thứ Hai",
    "tlh": "Sunday",
}


@pytest.mark.parametrize("language", FIRST)
def test_a_week_begins_on_the_day_on_which_its_readers_begin_it(language: str) -> None:
    weekdays = translator(language).weekdays()
    assert weekdays[0][0] == FIRST[language]
    assert len(set(weekdays)) == 7


@given(st.integers(1, 9999), st.integers(1, 12), st.integers(0, 6))
def test_a_month_has_each_of_its_days_once_under_its_weekday(year: int, month: int, first: int) -> None:
    rows = weeks(year, month, first)
    days = [day for week in rows for day in week if day]
    assert days == list(range(1, calendar.monthrange(year, month)[1] + 1))
    assert all(len(week) == 7 for week in rows)
    assert all(
        calendar.weekday(year, month, day) == (column + first) % 7
        for week in rows
        for column, day in enumerate(week)
        if day
    )


@pytest.mark.parametrize(("year", "days"), [(1900, 28), (2000, 29), (2023, 28), (2024, 29)])
def test_a_leap_year_has_its_day(year: int, days: int) -> None:
    assert max(map(max, weeks(year, 2, 0))) == days


@given(st.lists(st.dates(), min_size=1), st.integers(0, 5), st.integers(0, 5))
def test_a_year_counts_every_article(days: list[object], dayless: int, monthless: int) -> None:
    dates = [PressDate(2024, day.month, min(day.day, 28)) for day in days]  # type: ignore[attr-defined]
    counts = Counter(dates) + Counter(PressDate(2024, date.month) for date in dates)
    counts[PressDate(2024, 12)] += dayless
    shown = calendar_of(PressDate(2024), len(dates) + dayless + monthless, +counts, translator("fr"))
    assert shown.monthless == monthless
    assert [month.name for month in shown.months] == [translator("fr").month(n) for n in range(1, 13)]
    for month in shown.months:
        within = [day for week in month.weeks for day in week if day]
        assert sum(day.count for day in within) + month.dayless == month.count
        assert bool(month.url) == bool(month.count)
        assert all(bool(day.url) == bool(day.count) == bool(day.shade) for day in within)
    assert sum(month.count for month in shown.months) == len(dates) + dayless


def test_a_month_by_itself_says_how_many_have_no_day() -> None:
    shown = calendar_of(PressDate(2024, 2), 7, {PressDate(2024, 2, 29): 4}, translator("fr"))
    (month,) = shown.months
    assert (month.count, month.dayless, shown.monthless) == (7, 3, 0)
    assert [day.url for week in month.weeks for day in week if day and day.url] == ["dates/2024/02/29/"]


@given(st.integers(1, 500), st.integers(1, 500))
def test_the_more_articles_the_darker(one: int, other: int) -> None:
    low, high = sorted((one, other))
    assert 1 <= shade(low, high) <= shade(high, high) <= SHADES
    assert shade(1, high) == 1
