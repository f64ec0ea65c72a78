"""Suggestions: names that may be one person under two transliterations. Never merged unasked."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from msgspec import Struct

from pressarchive.text.folding import fold

_SAME_SOUND = (
    (re.compile(r"tch|tsch|ch|sh|cz"), "s"),
    (re.compile(r"dj|zh|j|y"), "i"),
    (re.compile(r"gu(?=[ei])"), "g"),
    (re.compile(r"kh|q|ck|c(?=[aouklr]|$)|h"), "k"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"w"), "v"),
    (re.compile(r"ou|oo"), "u"),
    (re.compile(r"ts|tz|z"), "s"),
    (re.compile(r"e(?=i)"), ""),
    (re.compile(r"ff|ev$"), "f"),
    (re.compile(r"(.)\1+"), r"\1"),
)
"""Spellings between which transliterations into French, English and German differ: Sergueï, Sergei and
Sergey; Tchoubaïs and Chubais; Zelenskiy and Zelensky; Netanyahou and Netanyahu."""


class Suggestion(Struct, frozen=True):
    """Names that sound alike, the most quoted first."""

    names: tuple[str, ...]


def sound(name: str) -> str:
    """What the transliterations of `name` have in common: equal for names that may be one."""
    return " ".join(_word_sound(word) for word in fold(name).split())


def _word_sound(word: str) -> str:
    for pattern, same in _SAME_SOUND:
        word = pattern.sub(same, word)
    return word


def suggestions(names: Iterable[tuple[str, int]], apart: Sequence[frozenset[str]] = ()) -> list[Suggestion]:
    """Sets of full names, each given with how often it is quoted, that may be one person's; those of one
    of the sets `apart` are known for different people.
    """
    alike: dict[str, dict[str, int]] = defaultdict(dict)
    for name, count in names:
        if " " in name:
            alike[sound(name)][name] = count
    found = []
    for together in alike.values():
        ordered = sorted(together, key=lambda name: (-together[name], name))
        if len(ordered) > 1 and not any(set(ordered) <= names for names in apart):
            found.append((sum(together.values()), Suggestion(tuple(ordered))))
    return [suggestion for _, suggestion in sorted(found, key=lambda pair: (-pair[0], pair[1].names))]
