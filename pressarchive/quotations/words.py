"""A sentence as words with their roles, read only where marks or cues stand."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate
from operator import itemgetter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pressarchive.quotations.language import Language

_WORD = re.compile(
    r"(?! )("  # most of what parts words: all other ways need not be tried there
    r"[a-zà-öø-ÿœ]++(?![\w'’‑+-])"  # most words, and so tried first
    r"|[A-Z][a-z]++(?=[ ,])"
    r"|\x00+"
    r"|[,:;()—–\[\]]"
    r"|(?:[ldnsjcmtLDNSJCMT]|[qQ]u|[jJ]usqu|[lL]orsqu|[pP]uisqu|[qQ]uoiqu)' ?(?=[^\W_]|\x00)(?!hui)"
    r"|[A-ZÀ-Þ](?:h|[a-z])?\.(?:-?[A-ZÀ-Þ]\.)*(?=[ -]?[A-ZÀ-Þ])"
    r"|MM?\.|Mme\.|Dr\.|Mr\.|Mrs\.|Ms\."
    r"|(?:Sen|Gov|Rep|Gen|Lt|Col|Sgt|Capt|Prof|Rev|Adm|Maj|Supt|Det|Insp)\.(?= [A-Z])"
    r"|[^\W_]+(?:['’‑-][^\W_]+)*\+?"
    r"|\.\.\.|…"
    r"|-(?= ))"
)
_INVERTED = re.compile(r"-(?:t-)?(?:ils?|elles?|on|je|nous|vous|tu)$")


FIRST_NAME = 1 << 14
"""The role of a given name, as `language.FIRST`."""
TITLED = 1 << 5
"""The role of an office, as `language.TITLE`: « président-fondateur » has that of « président »."""
_PREFIX = re.compile(r"^(?:ex|vice|sous|co|contre)-")
"""« ex-ministre », « vice-président » have the roles of the office."""
_FIRST, _SECOND = itemgetter(0), itemgetter(1)
_REMEMBERED = 100_000


class Roles(dict[str, tuple[str, int]]):
    """Lower-case form and roles of every word met so far, by the word as printed."""

    def __init__(self, kinds: dict[str, int]) -> None:
        super().__init__()
        self.known = kinds

    def __missing__(self, word: str) -> tuple[str, int]:
        if len(self) > _REMEMBERED:
            self.clear()
        low = _uninverted(word.lower()) if "-" in word else word.lower().rstrip()
        kind = self.known.get(low, 0)
        if not kind and "-" in low:
            kind = self.known.get(_PREFIX.sub("", low), 0)
            kind = kind or self.known.get(low.partition("-")[0], 0) & TITLED
        if word[0].isupper():
            kind |= self.known.get("^" + low, 0) or (low.count("-") == 1 and self._given(low))
        found = self[word] = (low, kind)
        return found

    def _given(self, low: str) -> int:
        """A double given name has the roles of its parts: « Jean-Philippe »."""
        one, _, other = low.partition("-")
        return self.known.get("^" + one, 0) & (self.known.get("^" + other, 0) | FIRST_NAME)


def _uninverted(low: str) -> str:
    """`affirme-t-il` is looked up as `affirme`; other hyphens stay."""
    found = _INVERTED.search(low)
    return low[: found.start()] if found and found.start() else low


class Words:
    """The words of one sentence in parallel lists: as printed, lower case, place, roles."""

    __slots__ = ("ends", "kinds", "lexicon", "low", "size", "starts", "text")

    def __init__(self, flat: str, start: int, end: int, lexicon: Language) -> None:
        self.lexicon = lexicon
        pieces = _WORD.split(flat[start:end])
        places = list(accumulate(map(len, pieces), initial=start))
        self.text: list[str] = pieces[1::2]
        self.starts: list[int] = places[1:-1:2]
        self.ends: list[int] = places[2::2]
        found = list(map(lexicon.roles.__getitem__, self.text))
        self.low: list[str] = list(map(_FIRST, found))
        self.kinds: list[int] = list(map(_SECOND, found))
        self.size = len(found)

    def index(self, offset: int) -> int:
        """The first word that ends after `offset`."""
        return bisect_right(self.ends, offset)

    def inverted(self, at: int) -> str:
        """The pronoun behind the verb at `at`: il of « affirme-t-il », or empty."""
        word = self.text[at]
        return word.rpartition("-")[2].lower() if "-" in word and _INVERTED.search(word.lower()) else ""

    def close(self, at: int) -> bool:
        """Whether only one space at most parts the word from the one before."""
        return at > 0 and self.starts[at] - self.ends[at - 1] <= 1
