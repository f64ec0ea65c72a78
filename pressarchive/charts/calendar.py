"""Calendars: the weeks of a month, as rows."""

from __future__ import annotations

import calendar

Week = tuple[int, ...]
"""Seven days of a month by number; 0: a day of the month before or after."""


def weeks(year: int, month: int, first_weekday: int) -> tuple[Week, ...]:
    """The weeks of a month, each beginning with `first_weekday`: 0 is Monday."""
    return tuple(map(tuple, calendar.Calendar(first_weekday).monthdayscalendar(year, month)))
