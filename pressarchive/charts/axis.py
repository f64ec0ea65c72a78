"""The axis of time: which stretch of it a chart shows, and in days, months, years or decades."""

from __future__ import annotations

import datetime as dt
from calendar import monthrange
from collections.abc import Callable, Mapping
from typing import Literal

from msgspec import Struct

from pressarchive.model import PressDate

Grain = Literal["day", "month", "year", "decade"]

BY_DAY, BY_MONTH, BY_YEAR = 2, 5, 60
"""At most so many months are shown by day, years by month, and years by year: so there are about eight to
sixty places for bars."""

BESIDE = 4
"""A grain is too fine if more than one in so many dates are not known so precisely, and would stand beside
the axis."""


class Axis(Struct, frozen=True):
    """A stretch of time in equal steps."""

    grain: Grain
    first: int
    """The first step: a day's ordinal, months or decades or years since the year 0."""
    steps: int

    def place(self, date: PressDate) -> int | None:
        """At which step `date` is, from 0; None where it is not known so precisely, or is not here."""
        step = _step(self.grain, date)
        return step - self.first if step is not None and 0 <= step - self.first < self.steps else None

    def period(self, place: int) -> PressDate:
        """The day, month or year at a step; of a decade its first year."""
        step = self.first + place
        match self.grain:
            case "day":
                day = dt.date.fromordinal(step)
                return PressDate(day.year, day.month, day.day)
            case "month":
                return PressDate(step // 12, step % 12 + 1)
            case "year":
                return PressDate(step)
            case "decade":
                return PressDate(10 * step)


def axis_of(dates: Mapping[PressDate, int]) -> Axis | None:
    """The axis on which `dates`, each with how many share it, are well shown: whole months by day, whole
    years by month, years, or decades. None where no year is known.
    """
    dated = {date: count for date, count in dates.items() if date.year is not None}
    if not dated:
        return None
    first, last = (choose(date.year or 0 for date in dated) for choose in (min, max))
    if last - first + 1 > BY_YEAR:
        return Axis("decade", first // 10, last // 10 - first // 10 + 1)
    if last - first + 1 > BY_MONTH or not _known(dated, lambda date: date.month is not None):
        return Axis("year", first, last - first + 1)
    months = [step for date in dated if (step := _step("month", date)) is not None]
    start, end = min(months), max(months)
    within = start // 12 <= first and last <= end // 12
    if end - start + 1 <= BY_DAY and within and _known(dated, lambda date: date.day is not None):
        return _days(start, end)
    return Axis("month", 12 * first, 12 * (last - first + 1))


def _known(dates: Mapping[PressDate, int], precisely: Callable[[PressDate], bool]) -> bool:
    """Whether enough of `dates` are known so precisely."""
    beside = sum(count for date, count in dates.items() if not precisely(date))
    return beside * BESIDE <= sum(dates.values())


def _days(start: int, end: int) -> Axis:
    first = dt.date(start // 12, start % 12 + 1, 1).toordinal()
    last = dt.date(end // 12, end % 12 + 1, monthrange(end // 12, end % 12 + 1)[1]).toordinal()
    return Axis("day", first, last - first + 1)


def _step(grain: Grain, date: PressDate) -> int | None:
    if date.year is None:
        return None
    match grain:
        case "decade":
            return date.year // 10
        case "year":
            return date.year
        case "month":
            return 12 * date.year + date.month - 1 if date.month else None
        case "day":
            return dt.date(date.year, date.month, date.day).toordinal() if date.month and date.day else None
