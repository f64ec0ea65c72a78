"""Ticks: which steps of an axis are named under it."""

from __future__ import annotations

from collections.abc import Iterable

from pressarchive.charts.axis import Axis

MOST = 6
"""Names that stand side by side under a chart 280 pixels wide."""


def ticks(axis: Axis) -> tuple[int, ...]:
    """The places that are named, where there is room for a name before the end: round years, the first
    months of years or quarters, days a week apart.
    """
    return tuple(place for place in _named(axis) if 10 * place <= 9 * axis.steps)


def _named(axis: Axis) -> Iterable[int]:
    match axis.grain:
        case "day":
            return (place for place in range(axis.steps) if _begins(axis, place))
        case "month":
            return range(0, axis.steps, 3 if axis.steps == 12 else 12)
        case "year" | "decade":
            every = next(n for n in (1, 2, 5, 10, 20, 50, 100, 200) if axis.steps <= n * MOST)
            return (place for place in range(axis.steps) if (axis.first + place) % every == 0)


def _begins(axis: Axis, place: int) -> bool:
    """Whether a day begins a month, or is a whole number of weeks after one that does where there is one
    month alone.
    """
    day = axis.period(place).day
    return day == 1 or (axis.steps <= 31 and day in {8, 15, 22, 29})
