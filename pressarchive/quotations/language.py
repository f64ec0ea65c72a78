"""What the engine knows of a language, read once from the lists under `languages/`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import lru_cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any

from ahocorasick_rs import AhoCorasick, MatchKind
from msgspec import Struct

from pressarchive.quotations import conjugation
from pressarchive.quotations.words import Roles

DET, PREP, OF, PRONOUN, HONORIFIC, TITLE, BODY, GROUP = (1 << bit for bit in range(8))
DOCUMENT, TIME, VERB, AUXILIARY, ADVERB, NEVER, FIRST, PLACE = (1 << bit for bit in range(8, 16))
INSTITUTION, PARTICLE, PREADJ, CLITIC, THAT, RELATIVE, CONJUNCTION, ANAPHOR = (1 << b for b in range(16, 24))
SURNAME, SOURCE, NAMING, INNER, REPORTS, MASS, REGION = (1 << bit for bit in range(24, 31))
"""Roles a word may have; a word may have several."""


class Verb(Struct, frozen=True):
    """A form of a verb of speech: how it may stand, and whether « que … » may follow."""

    use: int
    says: bool
    reflexive: bool


class Classes(dict[str, frozenset[str]]):
    """The closed classes of a language as sets; one that it lacks is empty."""

    def __init__(self, words: dict[str, Any]) -> None:
        super().__init__({name: frozenset(value) for name, value in words.items() if isinstance(value, list)})

    def __missing__(self, name: str) -> frozenset[str]:
        found = self[name] = frozenset()
        return found


class Language(Struct, frozen=True):
    """The lexicons of one language, ready for look-up."""

    code: str
    words: dict[str, Any]
    """The small closed classes, by name."""
    kinds: dict[str, int]
    """Roles by lower-case word."""
    masculine: dict[str, str]
    """The masculine of a feminine title: cheffe, chef."""
    gender: dict[str, str]
    """Gender of a title or a given name: m or f."""
    verbs: dict[str, Verb]
    according: frozenset[str]
    phrases: list[str]
    """What the automaton looks for, by its number."""
    automaton: Any
    named: frozenset[str]
    """Bodies known by their own names, as printed."""
    same_office: tuple[tuple[str, str], ...]
    families: dict[str, frozenset[str]]
    """By a title, those with which the article may have introduced the person it takes up."""
    sets: Classes
    roles: Roles
    stacked: bool
    """Whether nouns stack before a title as in English: « Rockets coach X »."""


def _folder(code: str) -> Traversable:
    return resources.files("pressarchive.quotations") / "languages" / code


def _sections(folder: Traversable, name: str) -> dict[str, list[str]]:
    """The sections of a list: entries parted by commas or line ends, `#` begins a remark."""
    path = folder / name
    found: dict[str, list[str]] = {}
    entries: list[str] = []
    for raw in path.read_text("utf-8").split("\n") if path.is_file() else ():
        line = raw.partition("#")[0].strip()
        if line.startswith("["):
            entries = found.setdefault(line.strip("[]"), [])
        else:
            entries += [entry.strip() for entry in line.split(",") if entry.strip()]
    return found


@lru_cache(maxsize=16)
def language(code: str) -> Language | None:
    """The lexicons of the language `code` (`fr`, `fr-CA`), or None where there are none."""
    short = code.replace("_", "-").split("-")[0].lower()
    folder = _folder(short)
    if not short.isalpha() or not (folder / "words.toml").is_file():
        return None
    return _read(short, folder)


def _read(code: str, folder: Traversable) -> Language:
    words = tomllib.loads((folder / "words.toml").read_text("utf-8"))
    kinds: dict[str, int] = {}
    gender: dict[str, str] = {}
    _closed_classes(words, kinds, gender)
    titles = _sections(folder, "titles.txt")
    _titles(titles, kinds, gender)
    masculine = _masculine(titles) | words.get("masculine", {})
    bodies = _sections(folder, "bodies.txt")
    _bodies(bodies, kinds)
    _proper(folder, kinds, gender)
    verbs = _verbs(code, folder, kinds)
    for other in words.get("no_verbs", ()):
        verbs.pop(other, None)
    according = frozenset(_OF_TAIL.sub("", phrase) for phrase in words.get("according", ()))
    phrases = sorted(according.union(verbs))
    return Language(
        code,
        words,
        kinds,
        masculine,
        gender,
        verbs,
        according,
        phrases,
        AhoCorasick(phrases, matchkind=MatchKind.LeftmostLongest),
        frozenset(bodies.get("named", ())),
        tuple(_pair(line) for line in titles.get("same office", ())),
        _families(titles.get("family", ())),
        Classes(words),
        Roles(kinds),
        bool(words.get("stacked_nouns")),
    )


def _pair(line: str) -> tuple[str, str]:
    one, _, other = line.partition("=")
    return one.strip(), other.strip()


def _families(lines: Iterable[str]) -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for line in lines:
        general, _, narrow = line.partition("=")
        whole = frozenset((*general.split(), *narrow.split()))
        for word in general.split():
            found[word] = found.get(word, frozenset()) | whole
    return found


_OF_TAIL = re.compile(r" (?:de|du|des)$")
"""« aux yeux de » is looked up without its preposition, which may be « du » or « d' » as well."""

_CLASSES = {
    "determiners": DET,
    "prepositions": PREP,
    "contracted": DET,
    "of": OF,
    "inner_prepositions": INNER,
    "pronouns_m": PRONOUN,
    "pronouns_f": PRONOUN,
    "pronouns_mp": PRONOUN,
    "pronouns_fp": PRONOUN,
    "pronouns_n": PRONOUN,
    "honorifics_m": HONORIFIC,
    "honorifics_f": HONORIFIC,
    "honorifics": HONORIFIC,
    "time_words": TIME,
    "auxiliaries_s": AUXILIARY,
    "auxiliaries_p": AUXILIARY,
    "adverbs": ADVERB,
    "never_names": NEVER,
    "particles": PARTICLE,
    "pre_adjectives": PREADJ,
    "clitics": CLITIC,
    "that": THAT,
    "relatives": RELATIVE,
    "conjunctions": CONJUNCTION,
    "naming": NAMING,
    "announcing": REPORTS,
    "mass_nouns": MASS,
}


def _closed_classes(words: dict[str, Any], kinds: dict[str, int], gender: dict[str, str]) -> None:
    for key, kind in _CLASSES.items():
        for word in words.get(key, ()):
            kinds[word] = kinds.get(word, 0) | kind
    for key, sign in (("honorifics_m", "m"), ("honorifics_f", "f"), ("pronouns_m", "m"), ("pronouns_f", "f")):
        gender.update(dict.fromkeys(words.get(key, ()), sign))


def _titles(sections: dict[str, list[str]], kinds: dict[str, int], gender: dict[str, str]) -> None:
    for section, kind in (("title", TITLE), ("anaphor", TITLE | ANAPHOR)):
        for entry in sections.get(section, ()):
            masculine, _, feminine = entry.partition("/")
            for word, sign in ((masculine, "m"), (feminine, "f")):
                if word:
                    kinds[word] = kinds.get(word, 0) | kind
                    plural = word if word.endswith(("s", "x")) else word + "s"
                    kinds[plural] = kinds.get(plural, 0) | (GROUP if plural != word else kind)
                    if feminine:
                        gender[word] = sign
    for word in ("homme", "père", "fils", "roi", "prêtre", "frère", "mari", "époux"):
        gender[word] = "m"
    for word in ("femme", "mère", "fille", "reine", "dame", "sœur", "épouse"):
        gender[word] = "f"


def _masculine(sections: dict[str, list[str]]) -> dict[str, str]:
    pairs = (entry.partition("/") for entry in sections.get("title", ()))
    return {feminine: masculine for masculine, _, feminine in pairs if feminine}


def _bodies(sections: dict[str, list[str]], kinds: dict[str, int]) -> None:
    roles = {
        "body": BODY,
        "document": DOCUMENT,
        "collective": GROUP,
        "source noun": SOURCE,
        "institution word": INSTITUTION,
    }
    for section, kind in roles.items():
        for word in sections.get(section, ()):
            kinds[word.lower()] = kinds.get(word.lower(), 0) | kind
            if kind == BODY and not word.endswith("s"):
                kinds[word + "s"] = kinds.get(word + "s", 0) | GROUP


def _proper(folder: Traversable, kinds: dict[str, int], gender: dict[str, str]) -> None:
    for sign, names in _with_french(folder, "first_names.txt"):
        for name in names:
            key = "^" + name.lower()
            kinds[key] = kinds.get(key, 0) | (SURNAME if sign == "surname" else FIRST)
            if sign == "surname":
                continue
            gender[key] = "" if gender.get(key, sign) != sign else sign
    for section, listed in _with_french(folder, "places.txt"):
        kind = PLACE | REGION if section == "region" else PLACE
        for place in listed:
            key = "^" + place.lower()
            kinds[key] = kinds.get(key, 0) | kind


def _with_french(folder: Traversable, name: str) -> list[tuple[str, list[str]]]:
    """The sections of a list of proper names: the French ones, which know the world press, and its own."""
    french, own = _sections(_folder("fr"), name), _sections(folder, name)
    return [*french.items(), *(own.items() if own != french else ())]


def _verbs(code: str, folder: Traversable, kinds: dict[str, int]) -> dict[str, Verb]:
    verbs: dict[str, Verb] = {}
    for section, lines in _sections(folder, "verbs.txt").items():
        for line in lines:
            for form in conjugation.forms(code, line):
                _add_verb(verbs, form, says=section == "say", reflexive=line.startswith(("se ", "s'")))
    for text in verbs:
        if " " not in text:
            kinds[text] = kinds.get(text, 0) | VERB
    return verbs


def _add_verb(verbs: dict[str, Verb], form: conjugation.Form, *, says: bool, reflexive: bool) -> None:
    old = verbs.get(form.text)
    if old is None:
        verbs[form.text] = Verb(form.use, says, reflexive)
    else:
        verbs[form.text] = Verb(form.use | old.use, says or old.says, reflexive and old.reflexive)
