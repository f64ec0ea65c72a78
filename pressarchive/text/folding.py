"""Folding: what makes two spellings the same word."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from anyascii import anyascii

from pressarchive.text import latin

APOSTROPHES = "'’ʼ‘"
"""What a French text has for an apostrophe: typewriter's, printer's, modifier letter, stray opening mark."""

_FIXED_SPACES = "\u00a0\u202f"
_BASE_LETTERS = dict.fromkeys(APOSTROPHES, "'") | dict.fromkeys(_FIXED_SPACES, " ")


def _base_letter(char: str) -> str:
    """`char` without its accent where that is one letter, else `char` itself."""
    decomposed = unicodedata.normalize("NFD", char)
    return decomposed[0] if len(decomposed) > 1 and all(map(unicodedata.combining, decomposed[1:])) else char


for _char in map(chr, range(0xC0, 0x250)):
    _BASE_LETTERS.setdefault(_char, _base_letter(_char))

_FOLDED = re.compile("[" + "".join(char for char, base in _BASE_LETTERS.items() if char != base) + "]")
_BASE_LATIN = latin.table(lambda char: _BASE_LETTERS.get(char, char))


def same_length_fold(text: str) -> str:
    """`text` with accents dropped and apostrophes and fixed spaces made plain, letter for letter:
    an offset into the result is an offset into `text`. Case is kept, and so are œ and æ.
    """
    folded = latin.exchanged(text.replace("’", "'"), _BASE_LATIN)
    if folded is not None:
        return folded
    if "\n" in text:
        return "\n".join(map(same_length_fold, text.split("\n")))
    # a third of the time of str.translate, which looks up every character
    return _FOLDED.sub(lambda found: _BASE_LETTERS[found[0]], text)


class _Ascii(dict[int, str]):
    """What each character is in ASCII, found out when it is met first: `str.translate` asks far faster than
    anyascii goes through a text.
    """

    def __missing__(self, code: int) -> str:
        found = self[code] = anyascii(chr(code))
        return found


_ASCII = _Ascii()

_PRINTERS = "’‘“”–—…œŒ€"
"""Signs of French and English print that Latin-1 lacks."""
_LATIN = {char: anyascii(char) for char in (*map(chr, range(256)), *_PRINTERS)}
_SEVERAL = {
    char: plain
    for char, plain in _LATIN.items()
    if char in _PRINTERS or (len(plain) > 1 and any(map(str.isalnum, plain)))
}
"""Those that are several letters, as `æ` is, or no byte of Latin-1."""
_LETTERS = latin.table(
    lambda char: plain.lower() if len(plain := _LATIN[char]) == 1 and plain.isalnum() else " "
)
"""What each character of Latin-1 is in a folded word; a space parts words."""
_NOTHING = bytes(code for code in range(256) if not _LATIN[chr(code)])
_NOT_ASCII = re.compile(r"([^\x00-\x7f]+)")


class _Runs(dict[str, str]):
    """What a run of characters beyond ASCII is in ASCII: a language has few of them."""

    def __missing__(self, run: str) -> str:
        found = unicodedata.normalize("NFC", run).translate(_ASCII)
        if len(run) == 1:
            self[run] = found
        return found


_RUNS = _Runs()


def folded_words(text: str) -> list[bytes]:
    """The words of `fold(text)`. `text` is composed (NFC)."""
    if not text.isascii():
        for char, plain in _SEVERAL.items():
            if char in text:
                text = text.replace(char, plain)
    try:
        letters = text.encode("latin-1")  # as most press is, and three times as fast
    except UnicodeEncodeError:
        parts = _NOT_ASCII.split(text)
        parts[1::2] = map(_RUNS.__getitem__, parts[1::2])
        letters = "".join(parts).encode()
    return letters.translate(_LETTERS, _NOTHING).split()


@lru_cache(maxsize=65_536)
def fold(text: str) -> str:
    """The key under which two spellings are one name: `Sergueï  LAVROV` and `sergueï lavrov`,
    `Œuvre` and `oeuvre`, `l’Élysée` and `L'Elysee`. Transliterated to ASCII, lower case, words
    parted by one space. Empty only where the text holds no letter or digit of any script.
    """
    return b" ".join(folded_words(unicodedata.normalize("NFC", text))).decode()


def name_key(name: str) -> str:
    """The key under which two spellings are one name; a name without a letter or digit is its own."""
    return fold(name) or name
