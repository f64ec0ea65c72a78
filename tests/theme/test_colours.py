"""The theme's colours, measured: read by everyone, and the speakers' told apart by almost everyone."""

from __future__ import annotations

import math
import re
from itertools import combinations
from pathlib import Path

import pytest

STYLE = (Path(__file__).parents[2] / "templates" / "assets" / "style.css").read_text("utf-8")

Colour = tuple[float, float, float]

TOKENS = re.findall(r"--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)", STYLE)
SCHEMES = ("light", "dark")
VOICES = tuple(f"voice-{n}" for n in range(1, 9))
WORDS = ("ink", "soft", "accent", *VOICES)

AA = 4.5
"""WCAG 2.2, 1.4.3: the least contrast of words to their ground."""

APART = 9.0
"""CIEDE2000: the least distance of two speakers; 2 is what an eye just sees."""

# Machado, Oliveira and Fernandes 2009, https://doi.org/10.1109/TVCG.2009.113, at full severity.
SIGHT: dict[str, tuple[Colour, Colour, Colour]] = {
    "as most see": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
}


def test_distances_are_those_of_the_standards_examples() -> None:
    """Sharma, Wu and Dalal 2005, https://doi.org/10.1002/col.20070, pairs 1 and 17."""
    assert distance((50, 2.6772, -79.7751), (50, 0, -82.7485)) == pytest.approx(2.0425, abs=1e-4)
    assert distance((50, 2.5, 0), (73, 25, -18)) == pytest.approx(27.1492, abs=1e-4)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("name", WORDS)
def test_words_have_the_contrast_that_wcag_asks_for(scheme: str, name: str) -> None:
    colours = tokens(scheme)
    assert contrast(colours[name], colours["paper"]) >= AA


@pytest.mark.parametrize("scheme", SCHEMES)
def test_words_stay_readable_on_a_quotation_that_was_asked_for(scheme: str) -> None:
    colours = tokens(scheme)
    assert contrast(colours["ink"], colours["target"]) >= AA


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("sight", SIGHT)
def test_eight_speakers_are_told_apart(scheme: str, sight: str) -> None:
    colours = tokens(scheme)
    seen = {name: lab(as_seen(colours[name], sight)) for name in VOICES}
    alike = [pair for pair in combinations(VOICES, 2) if distance(seen[pair[0]], seen[pair[1]]) < APART]
    assert alike == []


def tokens(scheme: str) -> dict[str, Colour]:
    """The colours of a scheme, linear."""
    return {name: linear((light, dark)[SCHEMES.index(scheme)]) for name, light, dark in TOKENS}


def linear(written: str) -> Colour:
    red, green, blue = (int(written[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return _linear(red), _linear(green), _linear(blue)


def _linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)


def times(matrix: tuple[Colour, Colour, Colour], colour: Colour) -> Colour:
    first, second, third = (sum(a * b for a, b in zip(row, colour, strict=True)) for row in matrix)
    return first, second, third


def contrast(one: Colour, other: Colour) -> float:
    light = [0.2126 * red + 0.7152 * green + 0.0722 * blue for red, green, blue in (one, other)]
    return (max(light) + 0.05) / (min(light) + 0.05)


def as_seen(colour: Colour, sight: str) -> Colour:
    red, green, blue = (min(1.0, max(0.0, part)) for part in times(SIGHT[sight], colour))
    return red, green, blue


def lab(colour: Colour) -> Colour:
    to_xyz = (
        (0.4124564, 0.3575761, 0.1804375),
        (0.2126729, 0.7151522, 0.0721750),
        (0.0193339, 0.1191920, 0.9503041),
    )
    x, y, z = (part / white for part, white in zip(times(to_xyz, colour), (0.95047, 1, 1.08883), strict=True))
    return 116 * _root(y) - 16, 500 * (_root(x) - _root(y)), 200 * (_root(y) - _root(z))


def _root(part: float) -> float:
    return math.cbrt(part) if part > 216 / 24389 else (24389 / 27 * part + 16) / 116


def distance(one: Colour, other: Colour) -> float:
    """CIEDE2000."""
    mean = (math.hypot(*one[1:]) + math.hypot(*other[1:])) / 2
    stretch = 1.5 - math.sqrt(mean**7 / (mean**7 + 25**7)) / 2
    (a, b), (c, d) = (one[1] * stretch, one[2]), (other[1] * stretch, other[2])
    chroma, other_chroma = math.hypot(a, b), math.hypot(c, d)
    hue, other_hue = math.degrees(math.atan2(b, a)) % 360, math.degrees(math.atan2(d, c)) % 360
    turn = (other_hue - hue + 180) % 360 - 180
    middle_hue = (hue + turn / 2) % 360
    lightness, middle = (one[0] + other[0]) / 2, (chroma + other_chroma) / 2
    by_hue = 1 + sum(
        share * math.cos(math.radians(times * middle_hue + shift))
        for share, times, shift in ((-0.17, 1, -30), (0.24, 2, 0), (0.32, 3, 6), (-0.2, 4, -63))
    )
    off = (lightness - 50) ** 2
    in_lightness = (other[0] - one[0]) / (1 + 0.015 * off / math.sqrt(20 + off))
    in_chroma = (other_chroma - chroma) / (1 + 0.045 * middle)
    in_hue = 2 * math.sqrt(chroma * other_chroma) * math.sin(math.radians(turn / 2))
    in_hue /= 1 + 0.015 * middle * by_hue
    bend = math.sin(math.radians(60 * math.exp(-(((middle_hue - 275) / 25) ** 2))))
    bend *= -2 * math.sqrt(middle**7 / (middle**7 + 25**7))
    return math.sqrt(in_lightness**2 + in_chroma**2 + in_hue**2 + bend * in_chroma * in_hue)
