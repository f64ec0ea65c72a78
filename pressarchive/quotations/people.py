"""Who the people of an article are: one person's several names brought to the fullest the article gives."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache

from msgspec import Struct

from pressarchive.quotations import language as lang
from pressarchive.quotations.article import Article
from pressarchive.quotations.mention import PERSON
from pressarchive.quotations.propers import name_end, name_kind, name_start
from pressarchive.quotations.stacks import possessive
from pressarchive.quotations.words import Words
from pressarchive.text.folding import fold

_FULL = re.compile(
    r"[A-ZÀ-ÞА-ЯЁ][\w'-]*+\.?+(?:[ ]?-?[A-Z]\.)*"
    r"(?: (?:(?:de|du|des|van|von|der|den|da|do|dos|di|del|ben|bin|ibn|al|el|ould|ter|la|le) |"
    r"d'|al-|el-){0,2}"
    r"[A-ZÀ-ÞА-ЯЁ][\w'-]*+\.?+)+"
)
_JUNIOR = frozenset(("jr", "junior", "sr", "fils", "ii", "iii", "jr."))


class Person(Struct, eq=False):
    """Somebody the article names in full."""

    name: str
    keys: tuple[str, ...]
    """The folded words of the name."""
    places: list[tuple[int, int]]
    gender: str = ""


class People:
    """Everybody an article names in full, by the words of their names."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.all: list[Person] = []
        self.by_word: dict[str, list[Person]] = {}
        seen: dict[tuple[str, ...], Person] = {}
        for match in _FULL.finditer(article.plain):
            for start, end, name, gender in _names_in(match.group(), article.lexicon.code):
                self._add(seen, name, gender, match.start() + start, match.start() + end)

    def _add(self, seen: dict[tuple[str, ...], Person], name: str, gender: str, start: int, end: int) -> None:
        keys = name_keys(name)
        person = seen.get(keys)
        if person is None:
            person = seen[keys] = Person(name, keys, [], gender)
            self.all.append(person)
            for word in dict.fromkeys(keys):
                self.by_word.setdefault(word, []).append(person)
        person.places.append((start, end))

    def named(self, name: str, gender: str, before: int) -> Person | None:
        """The person whom `name` means at `before`, the fullest-named of those it fits; None where
        nobody or several fit equally.
        """
        keys = name_keys(name)
        if not keys:
            return None
        fitting = [person for person in self.by_word.get(keys[-1], ()) if _fits(keys, person.keys)]
        if len(keys) > 1:
            return max(fitting, key=lambda person: (len(person.keys), len(person.keys[0]) > 1), default=None)
        fitting = [p for p in fitting if not gender or self.gender(p) in ("", gender)] or fitting
        return self._nearest(fitting, before)

    @staticmethod
    def _nearest(fitting: list[Person], before: int) -> Person | None:
        """Among namesakes, the one named last before a place, else the first named after it."""
        if len(fitting) < 2:
            return fitting[0] if fitting else None
        last = [_last_before(person, before) for person in fitting]
        return fitting[last.index(max(last))] if max(last) >= 0 else fitting[0]

    def gender(self, person: Person) -> str:
        """The person's gender: by given name, else by the honorific the article gives; empty if unknown."""
        if person.gender:
            return "" if person.gender == "?" else person.gender
        surname = person.name.rpartition(" ")[2]
        plain = self.article.opening
        if self.article.lexicon.stacked:
            person.gender = self._honorific_gender(surname) or self._title_gender(person) or "?"
        elif f"Mme {surname}" in plain or f"Mme {person.name}" in plain:
            person.gender = "f"
        elif f"M. {surname}" in plain or f"M. {person.name}" in plain:
            person.gender = "m"
        else:
            person.gender = self._title_gender(person) or "?"
        return "" if person.gender == "?" else person.gender

    def _honorific_gender(self, surname: str) -> str:
        """The gender of the honorific with which the article names somebody: "Mrs May"."""
        plain, lexicon = self.article.opening, self.article.lexicon
        for gender, honorifics in (("f", "honorifics_f"), ("m", "honorifics_m")):
            if any(f"{word.capitalize()} {surname}" in plain for word in lexicon.words.get(honorifics, ())):
                return gender
        return ""

    def _title_gender(self, person: Person) -> str:
        lexicon = self.article.lexicon
        for start, end in person.places[:4]:
            before = self.article.plain[max(0, start - 60) : start].rpartition("\n")[2].rpartition(".")[2]
            behind = self.article.plain[end : end + 50].partition("\n")[0].partition(".")[0]
            for clause in (before.lower(), behind.lower()):
                for word in clause.replace(",", " ").split()[-6:]:
                    if lexicon.kinds.get(word, 0) & lang.TITLE and lexicon.gender.get(word):
                        return lexicon.gender[word]
        return ""


def _last_before(person: Person, before: int) -> int:
    """Where a person was last named in full up to a place; -1 if nowhere."""
    found = bisect_right(person.places, (before, 1 << 62))
    return person.places[found - 1][0] if found else -1


@lru_cache(maxsize=50_000)
def name_keys(name: str) -> tuple[str, ...]:
    """The folded words of a name: `Sergueï Lavrov` gives sergei? no: `serguei`, `lavrov`."""
    return tuple(fold(name).split())


def _fits(keys: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether a shorter name is in a fuller one: its surname, its given name or initial, or both."""
    if keys == full:
        return True
    if len(keys[0]) == 1 and len(keys) > 1 and full[0].startswith(keys[0]) and keys[1:] == full[1:]:
        return True
    if len(keys) >= len(full) or full[-1] in _JUNIOR:
        return False
    if len(keys) == 1:
        return keys[0] == full[-1]
    if full[-len(keys) :] == keys:
        return True
    return keys[0] == full[0] and keys[-1] == full[-1] and set(keys) <= set(full)


@lru_cache(maxsize=50_000)
def _names_in(printed: str, code: str) -> tuple[tuple[int, int, str, str], ...]:
    """The full personal names in a run of capitalised words, with places and gender."""
    lexicon = lang.language(code)
    if lexicon is None:
        return ()
    words = Words(printed, 0, len(printed), lexicon)
    found = []
    at = 0
    while at < words.size:
        last = name_end(words, at, words.size)
        if last - at > 1 and words.kinds[at] & lang.HONORIFIC and not words.kinds[at] & lang.FIRST:
            at += 1
            continue
        first = name_start(words, at, last)
        if last - first > 1 and name_kind(words, first, last) == PERSON and _nameable(words, first):
            start, end = words.starts[first], words.ends[last - 1] - 2 * possessive(words, last - 1)
            found.append((start, end, printed[start:end], lexicon.gender.get("^" + words.low[first], "")))
        at = max(last, at + 1)
    return tuple(found)


def _nameable(words: Words, at: int) -> bool:
    kind = words.kinds[at]
    return bool(kind & lang.FIRST) or not kind & (
        lang.TITLE | lang.GROUP | lang.BODY | lang.VERB | lang.PREADJ
    )
