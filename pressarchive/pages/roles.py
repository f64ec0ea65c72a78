"""Roles: the titles under which articles quote somebody, as printed."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable

from msgspec import Struct

from pressarchive.index.model import Speaker
from pressarchive.model import PressDate
from pressarchive.text.collation import without_article
from pressarchive.text.folding import fold

MOST = 6

_SMALL_WORD = re.compile(r"\b[^\W\d_A-Z]{4,}")
_BARE = frozenset({"monsieur", "madame", "elle", "celui", "celle", "dernier", "derniere", "mister"})


class Role(Struct, frozen=True):
    """A title, and when it was printed."""

    name: str
    """As printed."""
    dates: tuple[PressDate, ...]
    """Of the articles, those whose year is known, newest first."""


def roles(speaker: Speaker, mentions: Iterable[tuple[str, PressDate]]) -> tuple[Role, ...]:
    """The titles in `mentions`, how the articles name the speaker at each quotation and when, newest
    first: the most frequent titles first, at most six.
    """
    names = {word for name in (speaker.name, *speaker.other_names) for word in fold(name).split()}
    seen: dict[str, Counter[str]] = {}
    dates: dict[str, list[PressDate]] = defaultdict(list)
    for mention, date in mentions if speaker.kind == "person" else ():
        if role := _role(mention, names):
            key = fold(without_article(role))
            seen.setdefault(key, Counter())[role] += 1
            if date.year is not None:
                dates[key].append(date)
    ordered = sorted(seen, key=lambda key: (-seen[key].total(), key))
    return tuple(Role(_shown(seen[key]), tuple(dates[key])) for key in ordered[:MOST])


def _shown(spellings: Counter[str]) -> str:
    """The most frequent spelling, one from within a sentence where there is one; else with the article as
    it would stand there.
    """
    within = {name: count for name, count in spellings.items() if not name[0].isupper()}
    shown = Counter(within or spellings).most_common(1)[0][0]
    return shown if without_article(shown) == shown else shown[0].lower() + shown[1:]


def _role(mention: str, names: set[str]) -> str:
    """What the mention says beside the name: « le ministre russe des Affaires étrangères »."""
    words = mention.split()
    while words and set(fold(words[-1]).split()) <= names:
        words.pop()
    while words and set(fold(words[0]).split()) <= names:
        words.pop(0)
    role = " ".join(words).strip(" ,.;:()–—-")
    small = _SMALL_WORD.search(role)
    return role if small and fold(role) not in _BARE and len(role) < 120 else ""
