"""How well quotations are found and attributed, as measured on articles annotated by hand."""

from __future__ import annotations

from functools import cache
from importlib import resources

import msgspec
from msgspec import Struct


class Measure(Struct, frozen=True):
    """One kind of quotation, on the annotated articles that the program had not been fitted to. Shares
    are 0 to 1.
    """

    annotated: int
    """Quotations of the kind that the annotators found."""
    recall: float
    """Of these, the share that the program finds."""
    precision: float
    """Of those that the program finds, the share that are quotations."""
    speaker: float
    """Of the quotations rightly found, the share given to the right speaker."""
    joint: float
    """Right words and right speaker together: the harmonic mean of precision and recall (F1)."""


class Level(Struct, frozen=True):
    """One way in which a speaker is known."""

    how: str
    right: int
    """Quotations rightly found and attributed in this way."""
    of: int
    """All that were attributed in this way, on every annotated article."""


class Accuracy(Struct, frozen=True):
    """What was measured, and on what."""

    language: str
    articles: int
    """Annotated articles put away while the program was written, on which both measures were taken."""
    marks: Measure
    """Words in marks."""
    indirect: Measure
    """Reported speech without marks."""
    levels: tuple[Level, ...]


@cache
def accuracy() -> Accuracy:
    """The figures that `python benchmarks/accuracy.py --write` wrote last."""
    text = resources.files("pressarchive.quotations").joinpath("accuracy.json").read_bytes()
    return msgspec.json.decode(text, type=Accuracy)
