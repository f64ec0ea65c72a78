"""One article laid out for reading: its marks masked, its sentences known, its words read on demand."""

from __future__ import annotations

import re
from bisect import bisect_right

from msgspec import Struct

from pressarchive.quotations import language as lang
from pressarchive.quotations.dialogue import dialogue
from pressarchive.quotations.marks import Marked, marked, places
from pressarchive.quotations.singles import with_singles
from pressarchive.quotations.words import Words
from pressarchive.text import latin

_PLAIN = tuple("’'ʼ'‘'\u00a0 \u202f \u2009 \u2007 \x00 \r \t \u200b ‑-\x85 \u2028 ")
"""Signs and what stands for each, in turn."""
_ENDS = "\n.!?…"
"""Signs at which a sentence may end, as it may at the end of words in marks."""
_NEXT = re.compile(r"(?<=\n)\n*+|[)\]]*+[^\S\n]++(?=[\"(\[]?[A-ZÀ-Þ\x00—–А-Я])")
"""What parts such a sign from the sentence after it; another line begins one by itself."""
_LAST_WORD = re.compile(r"[\s'(\x00.-]")
_LONGEST = 3_000
"""Signs after which a sentence is cut, so that reading one never costs the square of its length."""
_OPENING = 40_000
_TERMINAL = ".!?…"
_LOWER = latin.table(str.lower)


class Sentence(Struct, eq=False):
    """A sentence's place; words in marks count as one word of it."""

    text: str
    """The whole text in which its words are read: the masked article, or what stands in marks too."""
    lexicon: lang.Language
    number: int
    start: int
    end: int
    first: bool = False
    """Whether it opens its paragraph."""
    _words: Words | None = None

    @property
    def words(self) -> Words:
        """Its words, read once."""
        if self._words is None:
            self._words = Words(self.text, self.start, self.end, self.lexicon)
        return self._words


class Article:
    """A text and what is read in it."""

    def __init__(self, text: str, lexicon: lang.Language, known: frozenset[str] = frozenset()) -> None:
        self.text = text
        self.lexicon = lexicon
        self.known = known
        self.plain = plain(text)
        lines = dialogue(self.plain, lexicon)
        found = with_singles(text) if lexicon.words.get("single_marks") else marked(text)
        self.marks: list[Marked] = _apart(sorted([*found, *lines])) if lines else found
        self.opening = self.plain[:_OPENING]
        """Where names are looked up that the article may explain: its first tens of thousands of signs."""
        self.flat = _masked(self.plain, self.marks)
        self.low = _lowered(self.flat)
        self.sentences = self._read_sentences()
        self._whole_low = ""
        self._starts = [sentence.start for sentence in self.sentences]

    @property
    def whole_low(self) -> str:
        """The text in lower case with what stands in marks, letter for letter."""
        if not self._whole_low:
            self._whole_low = _lowered(self.plain)
        return self._whole_low

    def _read_sentences(self) -> list[Sentence]:
        found: list[Sentence] = []
        start, first, flat, end = 0, True, self.flat, 0
        for at in self._ends():
            parted = _NEXT.match(flat, at + 1) if at >= end else None
            if parted is None:
                continue
            end, sign = parted.end(), flat[at]
            if sign != "." or self._stops(at):
                self._add(found, start, end, first=first)
                start, first = end, sign == "\n"
        self._add(found, start, len(flat), first=first)
        return found

    def _ends(self) -> list[int]:
        """Where a sentence may end: at its sign, or with words in marks that have one."""
        spoken = [mark.close - 1 for mark in self.marks if self.text[mark.end - 1] in _TERMINAL]
        ends = places(self.flat, _ENDS)
        return sorted([*ends, *spoken]) if spoken else ends

    def _add(self, found: list[Sentence], start: int, end: int, *, first: bool) -> None:
        flat, lexicon = self.flat, self.lexicon
        while end - start > _LONGEST:
            cut = flat.find(" ", start + _LONGEST, end)
            if cut < 0:
                break
            found.append(Sentence(flat, lexicon, len(found), start, cut + 1, first))
            start, first = cut + 1, False
        if end > start and (flat[start] > " " or not flat[start:end].isspace()):
            found.append(Sentence(flat, lexicon, len(found), start, end, first))

    def _stops(self, at: int) -> bool:
        """Whether the full stop at `at` ends a sentence, rather than an initial or an abbreviation."""
        word = self.flat[max(0, at - 6) : at]
        if not word.isalpha():
            word = _LAST_WORD.split(word)[-1]
        return not ((len(word) == 1 and word.isupper()) or word.lower() in self.lexicon.sets["abbreviations"])

    def sentence_at(self, offset: int) -> Sentence:
        """The sentence in which `offset` stands."""
        return self.sentences[self.number_at(offset)]

    def number_at(self, offset: int, first: int = 0) -> int:
        """The number of the sentence in which `offset` stands, none before the sentence `first`."""
        return max(0, bisect_right(self._starts, offset, first) - 1)


def plain(text: str) -> str:
    """`text` with one apostrophe and one kind of space, letter for letter."""
    for sign, simple in zip(_PLAIN[::2], _PLAIN[1::2], strict=True):
        if sign in text:
            text = text.replace(sign, simple)
    return text


def _apart(marks: list[Marked]) -> list[Marked]:
    """`marks` without those that begin inside another: a line of dialogue may hold words in marks."""
    kept: list[Marked] = []
    for mark in marks:
        if not kept or mark.outer >= kept[-1].close:
            kept.append(mark)
    return kept


def _masked(flat: str, marks: list[Marked]) -> str:
    parts: list[str] = []
    at = 0
    for mark in marks:
        parts += (flat[at : mark.outer], "\x00" * (mark.close - mark.outer))
        at = mark.close
    parts.append(flat[at:])
    return "".join(parts)


def _lowered(flat: str) -> str:
    """`flat` in lower case, letter for letter."""
    low = latin.exchanged(flat, _LOWER)
    if low is not None:
        return low
    low = flat.lower()
    return low if len(low) == len(flat) else "".join(letter.lower()[:1] or letter for letter in flat)
