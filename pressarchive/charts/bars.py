"""Bars: how much there is at each step of an axis."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

FEWEST = 6
"""A bar is never wider than if there were so many: two bars are two bars, not two halves of the page."""

FILLED = 0.8
"""Share of a step that its bar fills."""

LEAST = 2
"""Height of the lowest bar: one article is not nothing."""


class Bar(Struct, frozen=True):
    """A bar that stands on the floor of its box. Across, numbers are per cent of the width, so that a chart
    fills any page without its lines and letters being stretched; upwards they are pixels.
    """

    place: int
    """Its step of the axis, from 0."""
    count: int
    x: float
    width: float
    y: int
    """Of its head, from the top of the box."""
    height: int


def bars(counts: Mapping[int, int], steps: int, height: int) -> tuple[Bar, ...]:
    """A bar for each step that has any, in order, the highest as high as the box."""
    peak = max(counts.values(), default=0)
    return tuple(
        Bar(
            place=place,
            count=counts[place],
            x=across(place, steps),
            width=round(FILLED * _step(steps), 2),
            y=height - (tall := max(LEAST, height * counts[place] // peak)),
            height=tall,
        )
        for place in sorted(counts)
        if counts[place]
    )


def across(place: int, steps: int) -> float:
    """Where a step begins, in per cent of the width."""
    return round(place * _step(steps), 2)


def _step(steps: int) -> float:
    return 100 / max(steps, FEWEST)
