"""Folding for search: the words of a text as they are indexed, and as a query is put.

`templates/assets/search-words.js` does the same to a query in the browser; tests/search/folding.txt holds
the two together. Each printed word that has a letter or a digit becomes one word of the index, so that the
number of a word found is the number of the word printed.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from pressarchive.text.folding import APOSTROPHES

LETTERS = {
    "œ": "oe",
    "æ": "ae",
    "ß": "ss",
    "ø": "o",
    "đ": "d",
    "ð": "d",
    "ł": "l",
    "þ": "th",
    "ı": "i",
    "ħ": "h",
    "ŧ": "t",
    "ŋ": "n",
}
"""Letters that are no letter with a mark, and are typed as these."""

_LETTERS = str.maketrans(LETTERS)
_APOSTROPHE = re.compile(f"[{APOSTROPHES}]")
_EDGE = re.compile(r"^[\W_]+|[\W_]+$")
_ELISION = re.compile(r"(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu)'[\W_]*(?=[^\W_])")
"""« l’ », « d’ », « jusqu’ »: before a word and not of it. « aujourd’hui » and « O’Brien » are left whole."""
_BETWEEN = re.compile(r"[\W_]+")


@lru_cache(maxsize=65_536)
def folded(word: str) -> str:
    """A printed word as the index has it: lower case, without accents, ligatures undone, nothing before it
    that is elided, its parts joined by hyphens; empty where it has neither letter nor digit.
    """
    plain = unicodedata.normalize("NFKD", word.lower()).lower()
    if not plain.isascii():
        plain = "".join(char for char in plain if unicodedata.category(char)[0] != "M").translate(_LETTERS)
        plain = _APOSTROPHE.sub("'", plain)
    if plain.isalnum():
        return plain
    plain = _EDGE.sub("", plain)
    if elided := _ELISION.match(plain):
        plain = plain[elided.end() :]
    return _BETWEEN.sub("-", plain)


def words(text: str) -> list[str]:
    """The words of `text` as the index has them, one for each printed word that has a letter or a digit."""
    return [word for printed in text.split() if (word := folded(printed))]
