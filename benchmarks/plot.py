"""Lines on two logarithmic axes, as SVG."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from math import ceil, floor, log10
from typing import NamedTuple
from xml.etree import ElementTree as ET

WIDTH, HEIGHT = 460, 340
LEFT, RIGHT, TOP, BOTTOM = 60, 20, 40, 60
COLOURS = ("#b3261e", "#1f5fa8", "#2e7d32", "#8a5a00", "#6a3fa0")
_STYLE = "font-family: sans-serif; font-size: 12px; background: #fff"


class Line(NamedTuple):
    """One generator's figures."""

    name: str
    points: list[tuple[float, float]]
    """Both above nought."""


class _Axis(NamedTuple):
    """A logarithmic scale of whole powers of ten: from one place on the drawing to another."""

    low: int
    high: int
    start: float
    end: float

    def at(self, value: float) -> float:
        return self.start + (log10(value) - self.low) / (self.high - self.low) * (self.end - self.start)

    @property
    def powers(self) -> Iterator[float]:
        return (10.0**power for power in range(self.low, self.high + 1))


def plot(charts: Sequence[tuple[str, Sequence[Line]]], below: str, about: str) -> str:
    """Charts side by side, each with its title; `below` names what grows to the right."""
    size = {"width": str(WIDTH * len(charts)), "height": str(HEIGHT), "style": _STYLE}
    root = ET.Element("svg", {"xmlns": "http://www.w3.org/2000/svg", "role": "img", **size})
    ET.SubElement(root, "title").text = f"{', '.join(title for title, _ in charts)}, by {below}"
    for number, (title, lines) in enumerate(charts):
        group = ET.SubElement(root, "g", transform=f"translate({number * WIDTH} 0)")
        _chart(group, title, lines, below)
    _text(root, LEFT, HEIGHT - 8, about, fill="#666")
    ET.indent(root)
    return ET.tostring(root, encoding="unicode") + "\n"


def _chart(group: ET.Element, title: str, lines: Sequence[Line], below: str) -> None:
    across = _axis((x for line in lines for x, _ in line.points), LEFT, WIDTH - RIGHT)
    up = _axis((y for line in lines for _, y in line.points), HEIGHT - BOTTOM, TOP)
    _text(group, LEFT, 20, title, weight="bold")
    for value in across.powers:
        _rule(group, (across.at(value), TOP), (across.at(value), HEIGHT - BOTTOM))
        _text(group, across.at(value), HEIGHT - BOTTOM + 16, f"{value:,.0f}", anchor="middle")
    for value in up.powers:
        _rule(group, (LEFT, up.at(value)), (WIDTH - RIGHT, up.at(value)))
        _text(group, LEFT - 6, up.at(value) + 4, f"{value:,g}", anchor="end")
    _text(group, (LEFT + WIDTH - RIGHT) / 2, HEIGHT - BOTTOM + 34, below, anchor="middle")
    for number, (line, colour) in enumerate(zip(lines, COLOURS, strict=False)):
        places = [(across.at(x), up.at(y)) for x, y in line.points]
        _line(group, places, colour)
        _text(group, LEFT + 10, TOP + 16 * (number + 1), line.name, fill=colour)


def _axis(values: Iterable[float], start: float, end: float) -> _Axis:
    powers = [log10(value) for value in values]
    low = floor(min(powers))
    return _Axis(low, max(ceil(max(powers)), low + 1), start, end)


def _line(group: ET.Element, places: Sequence[tuple[float, float]], colour: str) -> None:
    drawn = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
    ET.SubElement(group, "polyline", points=drawn, fill="none", stroke=colour)
    for x, y in places:
        ET.SubElement(group, "circle", cx=f"{x:.1f}", cy=f"{y:.1f}", r="3", fill=colour)


def _rule(group: ET.Element, one: tuple[float, float], other: tuple[float, float]) -> None:
    ends = zip(("x1", "y1", "x2", "y2"), (*one, *other), strict=True)
    ET.SubElement(group, "line", {name: f"{place:.1f}" for name, place in ends}, stroke="#ddd")


def _text(  # noqa: PLR0913 - as many as SVG's attributes
    group: ET.Element,
    x: float,
    y: float,
    words: str,
    *,
    anchor: str = "start",
    fill: str = "#222",
    weight: str = "normal",
) -> None:
    place = {"x": f"{x:.1f}", "y": f"{y:.1f}", "text-anchor": anchor, "fill": fill, "font-weight": weight}
    ET.SubElement(group, "text", place).text = words
