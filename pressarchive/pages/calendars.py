"""Calendars: a year or a month as everyone knows it, each day that has articles a way in."""

from __future__ import annotations

from collections.abc import Mapping

from pressarchive.charts.calendar import weeks
from pressarchive.model import PressDate
from pressarchive.pages.urls import date_url
from pressarchive.pages.views import CalendarView, DayView, MonthView, WeekdayView
from pressarchive.text.messages import Translator

SHADES = 4

Counts = Mapping[PressDate, int]
"""Articles by month and by day, for those that have any."""


def calendar_of(period: PressDate, articles: int, counts: Counts, words: Translator) -> CalendarView:
    """The calendar of a year or a month that has so many `articles`; `counts` are of its parts."""
    year = period.year or 0
    numbers = (period.month,) if period.month else range(1, 13)
    months = [PressDate(year, month) for month in numbers]
    of_month = {period: articles, **counts}
    most = max((count for date, count in counts.items() if date.day), default=1)
    views = tuple(_month(month, of_month.get(month, 0), counts, most, words) for month in months)
    return CalendarView(
        weekdays=tuple(WeekdayView(name, short) for name, short in words.weekdays()),
        months=views,
        monthless=0 if period.month else articles - sum(month.count for month in views),
    )


def _month(month: PressDate, articles: int, counts: Counts, most: int, words: Translator) -> MonthView:
    year, number = month.year or 0, month.month or 1
    days = {day: PressDate(year, number, day) for day in range(1, 32)}
    by_day = {day: counts.get(date, 0) for day, date in days.items()}
    rows = weeks(year, number, words.first_weekday)
    return MonthView(
        name=words.month(number),
        url=date_url(month) if articles else "",
        count=articles,
        dayless=articles - sum(by_day.values()),
        weeks=tuple(
            tuple(_day(day, by_day[day], days[day], most) if day else None for day in week) for week in rows
        ),
    )


def _day(number: int, count: int, date: PressDate, most: int) -> DayView:
    if not count:
        return DayView(number)
    return DayView(number, count, date_url(date), shade(count, most))


def shade(count: int, most: int) -> int:
    """1 for a day that has little beside the fullest, up to SHADES."""
    return min(SHADES, 1 + (SHADES * (count - 1)) // max(1, most))
