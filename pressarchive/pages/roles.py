"""Roles: the titles under which articles quote somebody, as printed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from pressarchive.index.model import Speaker
from pressarchive.text.folding import fold

MOST = 6

_SMALL_WORD = re.compile(r"\b[^\W\d_A-Z]{4,}")
_BARE = frozenset({"monsieur", "madame", "elle", "celui", "celle", "dernier", "derniere", "mister"})


def roles(speaker: Speaker, mentions: Iterable[str]) -> tuple[str, ...]:
    """The titles in `mentions`, how the articles name the speaker at each quotation: the most frequent
    first, at most six.
    """
    names = {word for name in (speaker.name, *speaker.other_names) for word in fold(name).split()}
    seen: dict[str, Counter[str]] = {}
    for mention in mentions if speaker.kind == "person" else ():
        if role := _role(mention, names):
            seen.setdefault(fold(role), Counter())[role] += 1
    ordered = sorted(seen, key=lambda key: (-seen[key].total(), key))
    return tuple(seen[key].most_common(1)[0][0] for key in ordered[:MOST])


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
