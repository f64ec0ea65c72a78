"""Order: names and titles as a reader looks them up, the same on every machine."""

from __future__ import annotations

import re

from pressarchive.text.folding import fold

_DIGITS = re.compile(r"(\d+)")

CollationKey = tuple[tuple[tuple[int, int, str], ...], str]


def collation_key(text: str) -> CollationKey:
    """The key under which `text` sorts: letters before accents, accents before case, numbers by value.

    Every script is transliterated, so that in a French index Éluard stands under E, Œuvre under O and
    Лавров under L; the text itself decides between two that fold alike. An apostrophe parts words, so
    « l'Humanité » stands among the L.
    """
    parts = tuple((0, int(p), "") if p.isdecimal() else (1, 0, p) for p in _DIGITS.split(fold(text)) if p)
    return parts, text.swapcase()


def initial(text: str) -> str:
    """The letter under which an index lists `text`: `A` to `Z`, or `#`."""
    first = fold(text)[:1].upper()
    return first if first.isalpha() else "#"


_KEPT = frozenset(
    ["Le", "La", "Les", "Du", "Des", "De", "El", "Al", "Ben", "Bin", "Ibn", "Van", "Von", "Mac", "Saint"]
)
"""Written with a capital, a particle begins the surname: « Le Drian » stands under L."""


def surname(name: str) -> str:
    """A person's surname: `Le Drian` for « Jean-Yves Le Drian » and « Le Drian »,
    `Villepin` for « Dominique de Villepin » and « de Villepin ».

    It is taken to be the last word, with the capital particles before it.
    """
    words = name.split()
    start = len(words) - 1
    while start > 0 and words[start - 1] in _KEPT:
        start -= 1
    return " ".join(words[max(start, 0) :])


def is_bare_surname(name: str) -> bool:
    """Whether a person's name is a surname alone, perhaps with the particle before it."""
    first, _, rest = name.partition(" ")
    return surname(name) == name or (first.islower() and surname(rest) == rest)


def surname_first(name: str) -> str:
    """A person's name turned for an index: `Jean-Yves Le Drian` to `Le Drian Jean-Yves`; « de Villepin »
    stands under V, and a surname alone stays as it is.
    """
    last = surname(name)
    return f"{last} {name[: len(name) - len(last)].strip()}".strip() if name.endswith(last) else name


_ARTICLE = re.compile(r"(?:(?:le|la|les|the|der|die|das|el|los|las)\s+|l['’]\s*)", re.IGNORECASE)


def without_article(name: str) -> str:
    """A body's name without the article before it: « le ministère … » stands under M."""
    return name[found.end() :] if (found := _ARTICLE.match(name)) and found.end() < len(name) else name


def name_for_index(name: str, *, person: bool) -> str:
    """The name under which an index lists a person or a body."""
    return surname_first(name) if person else without_article(name)
