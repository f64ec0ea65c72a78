"""Names as press signs them: is it a person, an outlet or an agency?"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Literal

from pressarchive.text.folding import fold

NameKind = Literal["person", "outlet", "agency"]

_DOMAIN = re.compile(r"(?:[\w-]+\.)+[a-z]{2,}(?:/\S*)?", re.IGNORECASE)
_PERSON_WORD = re.compile(r"[^\W\d_][\w’'.-]*", re.UNICODE)
_SMALL = frozenset(
    "de du des d' la le les van von der den ten el al ben bin ibn y e da dos di del".split()  # noqa: SIM905
)


@cache
def _lexicon() -> dict[str, frozenset[str]]:
    data = tomllib.loads(files("pressarchive.fields").joinpath("press_names.toml").read_text("utf-8"))
    return {name: frozenset(map(fold, words)) for name, words in data.items()}


def is_agency(name: str) -> bool:
    """Whether `name` is that of a news agency."""
    return fold(name) in _lexicon()["agencies"]


def is_domain(name: str) -> bool:
    """Whether `name` is written as an internet domain: `Baonghean.vn`."""
    return bool(_DOMAIN.fullmatch(name.strip()))


def is_outlet(name: str) -> bool:
    """Whether `name` reads as a newspaper, site or broadcaster: a domain, or a word only those bear."""
    words = fold(name)
    known = _lexicon()["outlet_words"]
    return is_domain(name) or words in known or not known.isdisjoint(words.split())


def is_person(name: str) -> bool:
    """Whether `name` could be a person's: two to five words, the first and last with a capital, none of
    them a word of newspapers.
    """
    words = name.split()
    if not 2 <= len(words) <= 5 or is_agency(name) or is_outlet(name):
        return False
    return (
        _capital(words[0]) and _capital(words[-1]) and all(_capital(w) or w.lower() in _SMALL for w in words)
    )


def kind_of(name: str) -> NameKind:
    """What `name`, known to sign an article, most likely is: an agency, an outlet, or else a person if
    it is written as a name.
    """
    if is_agency(name):
        return "agency"
    return "person" if is_person(name) or (_capital(name) and not is_outlet(name)) else "outlet"


def _capital(word: str) -> bool:
    return bool(_PERSON_WORD.fullmatch(word)) and word[0].isupper()
