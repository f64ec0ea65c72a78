"""Names in letters of two alphabets that look alike: « Angela Mеrkеl » with two Cyrillic е."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from pressarchive.model import Source
from pressarchive.problems import Problem

_LOOKALIKE = re.compile("[\u0370-\u058f\u13a0-\u13ff\u1c80-\u1c8f\u1f00-\u1fff\u2c80-\u2cff\ua640-\ua69f]")
"""Greek, Cyrillic, Armenian, Cherokee and Coptic: the alphabets whose letters are drawn as Latin ones are."""
_LATIN = re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
_WORD = re.compile(r"\w+")


def mixed(names: Iterable[str], source: Source) -> tuple[Problem, ...]:
    """A warning for each of `names`, speakers of the article in `source`, that has such a word."""
    suspects = dict.fromkeys(name for name in names if _LOOKALIKE.search(name))
    return tuple(_mixed(name, source) for name in suspects if any(map(_is_mixed, _WORD.findall(name))))


def _is_mixed(word: str) -> bool:
    return bool(_LOOKALIKE.search(word) and _LATIN.search(word))


def _mixed(name: str, source: Source) -> Problem:
    word = next(filter(_is_mixed, _WORD.findall(name)))
    letter = next(found[0] for found in _LOOKALIKE.finditer(word))
    alphabet = unicodedata.name(letter, "another").partition(" ")[0].capitalize()
    line = source.text.count("\n", 0, at) + 1 if (at := source.text.find(word)) >= 0 else 0
    sign = f'"{letter}" (U+{ord(letter):04X})'
    what = f'in the name "{name}", letters of two alphabets stand in one word: {sign} is {alphabet}'
    return Problem(source.path, line, 0, what, "write the name with the letters of one", "warning")
