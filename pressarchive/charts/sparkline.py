"""Sparklines: a row's course over time, as small as a word (the term is Edward Tufte's)."""

from __future__ import annotations

from collections.abc import Mapping

WIDTH, HEIGHT = 80, 14
"""In pixels, as the style sheet has them."""

MOST = 20
"""Strokes at most: each is then four pixels apart from the next, and a row stays light."""


def path(counts: Mapping[int, int], steps: int) -> str:
    """The strokes of `counts` by step, as an SVG path in a box of WIDTH by HEIGHT; all rows share the axis.

    A stroke grows by two pixels each time the count doubles: so rows can be compared with one another,
    who was quoted once is seen, and who was quoted a thousand times does not flatten the others.
    """
    together = -(-steps // MOST) or 1
    strokes: dict[int, int] = {}
    for place, count in counts.items():
        strokes[place // together] = strokes.get(place // together, 0) + count
    apart = WIDTH // max(1, min(MOST, -(-steps // together)))
    return "".join(
        f"M{stroke * apart + apart // 2} {HEIGHT}v-{_height(strokes[stroke])}"
        for stroke in sorted(strokes)
        if strokes[stroke]
    )


def _height(count: int) -> int:
    return min(HEIGHT, 3 + 2 * (count - 1).bit_length())
