"""Wordings: where two texts that are nearly the same differ, word for word, as readers compare them.

Words are the same where their folded forms are: marks, apostrophes, capitals and accents make no difference.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from functools import lru_cache

from msgspec import Struct

from pressarchive.index.sketches import sequences
from pressarchive.pages.views import PieceView
from pressarchive.text.folding import fold, folded_words

AROUND = 4
"""Words that are the same, shown on either side of those that differ."""

LONGEST = 30
"""Words of a piece that are shown."""

PASSAGES = 12
"""Passages shown."""

COMPARED = 5000
"""Words of a text that are compared."""

NEAR = 0.3
"""Share of sequences of words from which two quotations are one saying in two wordings. In 1,191 articles
those of one speaker shared 0.7 and more, or less than 0.1.
"""

CUT = "[…]"

Opcode = tuple[str, int, int, int, int]


class Wordings(Struct, frozen=True):
    """What two texts have in common, and where they differ."""

    here: int
    """Whole per cent of the first's words that stand in the second, in the same order; 100: all of them."""
    there: int
    """Of the second's that stand in the first."""
    passages: tuple[tuple[PieceView, ...], ...]
    """Where they differ, the first twelve."""
    more: int
    """Passages that are left out."""


class _Words(Struct, frozen=True):
    """A text's words, those without a letter or digit left out."""

    printed: list[str]
    """Every word as printed."""
    keys: list[str]
    """The folded form of those that are compared."""
    places: list[int]
    """Where each of these stands among the printed."""

    def stretch(self, first: int, end: int) -> str:
        """The words from `first` to before `end`, as printed; a long stretch is cut."""
        if first == end:
            return ""
        kept = min(end, first + LONGEST)
        printed = " ".join(self.printed[self.places[first] : self.places[kept - 1] + 1])
        return printed if kept == end else f"{printed} {CUT}"


def wordings(here: str, there: str) -> Wordings:
    """`here` and `there` compared."""
    one, other = _words(here), _words(there)
    if one.keys == other.keys:
        return Wordings(here=100, there=100, passages=(), more=0)
    matcher = SequenceMatcher(None, one.keys, other.keys)
    passages = [_passage(one, other, group) for group in matcher.get_grouped_opcodes(AROUND)]
    common = sum(block.size for block in matcher.get_matching_blocks())
    return Wordings(
        here=_per_cent(common, len(one.keys)),
        there=_per_cent(common, len(other.keys)),
        passages=tuple(passages[:PASSAGES]),
        more=max(len(passages) - PASSAGES, 0),
    )


def one_saying(here: str, there: str) -> bool:
    """Whether two quotations of one speaker, or of one text in two papers, are one saying: in nearly the same
    words.
    """
    ours, theirs = _sequences(here), _sequences(there)
    both = len(ours & theirs)
    return both > 0 and both >= NEAR * (len(ours) + len(theirs) - both)


@lru_cache(maxsize=64)  # one quotation is compared with several, one after the other
def _sequences(words: str) -> frozenset[tuple[bytes, ...]]:
    return sequences(folded_words(words))


@lru_cache(maxsize=64)  # one text is compared with several, one after the other
def _words(text: str) -> _Words:
    printed = text.split()
    keys = list(map(fold, printed))
    places = [place for place, key in enumerate(keys) if key][:COMPARED]
    return _Words(printed, [keys[place] for place in places], places)


def _passage(one: _Words, other: _Words, group: Sequence[Opcode]) -> tuple[PieceView, ...]:
    return tuple(piece for opcode in group for piece in _pieces(one, other, *opcode))


def _pieces(  # noqa: PLR0913, PLR0917 - an opcode of difflib
    one: _Words, other: _Words, tag: str, i1: int, i2: int, j1: int, j2: int
) -> Iterable[PieceView]:
    if tag == "equal":
        yield PieceView("both", one.stretch(i1, i2))
        return
    if i1 < i2:
        yield PieceView("here", one.stretch(i1, i2))
    if j1 < j2:
        yield PieceView("there", other.stretch(j1, j2))


def _per_cent(part: int, whole: int) -> int:
    """Rounded, but never to all where something is missing."""
    return 100 if part == whole else min(round(100 * part / whole), 99)
