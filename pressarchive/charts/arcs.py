"""Arcs: names in a column, and a bow between each two that belong together."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

ROW, WIDTH = 32, 200
"""Height of a name and width of the bows, in the drawing's own units."""

THICKEST = 5


class Pair(Struct, frozen=True):
    """Two names, by number, and how often they stand together."""

    one: int
    other: int
    count: int


class Arc(Struct, frozen=True):
    """A half ellipse from one name to another, its ends on the left edge."""

    start: int
    """How far down it begins."""
    end: int
    reach: int
    """How far it swings out."""
    thickness: int


def order(names: int, pairs: Sequence[Pair]) -> tuple[int, ...]:
    """The names, those that belong together close to one another: next comes always whoever has most with
    those already placed, the last ones first; so bows are short and cross seldom.
    """
    weights: dict[int, dict[int, int]] = {name: {} for name in range(names)}
    for pair in pairs:
        weights[pair.one][pair.other] = weights[pair.other][pair.one] = pair.count
    left = sorted(range(names), key=lambda name: (-sum(weights[name].values()), name))
    placed: list[int] = []
    while left:

        def pull(name: int) -> float:
            near = enumerate(reversed(placed), 1)
            return sum(weights[name].get(other, 0) / away for away, other in near)

        chosen = max(left, key=lambda name: (pull(name), -left.index(name)))
        left.remove(chosen)
        placed.append(chosen)
    return tuple(placed)


def arcs(pairs: Sequence[Pair], places: Sequence[int], rows: int) -> tuple[Arc, ...]:
    """A bow for each pair; `places` are the rows of the names by their numbers."""
    most = max((pair.count for pair in pairs), default=1)
    bows = []
    for pair in pairs:
        above, below = sorted((places[pair.one], places[pair.other]))
        bows.append(
            Arc(
                start=above * ROW + ROW // 2,
                end=below * ROW + ROW // 2,
                reach=max(ROW // 2, (WIDTH - THICKEST) * (below - above) // max(1, rows - 1)),
                thickness=max(1, THICKEST * pair.count // most),
            )
        )
    return tuple(bows)
