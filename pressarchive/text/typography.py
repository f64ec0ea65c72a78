"""Typography: the fixed spaces of French print, put in when a page is made and never before."""

from __future__ import annotations

import re
from functools import lru_cache

NARROW = "\u202f"
"""Narrow no-break space."""
FIXED = "\u00a0"
"""No-break space."""

FRENCH = (
    (" ;", NARROW + ";"),
    (" !", NARROW + "!"),
    (" ?", NARROW + "?"),
    (" »", NARROW + "»"),
    ("« ", "«" + NARROW),
    (" ›", NARROW + "›"),
    ("‹ ", "‹" + NARROW),
    (" %", NARROW + "%"),
    (" :", FIXED + ":"),
)
"""Each plain space that French print fixes, with the sign beside it."""

_SIGNED = tuple((plain.strip(), plain, fixed) for plain, fixed in FRENCH)
"""The same by the sign alone: rarer than a space, and sooner seen to be absent."""

_THOUSANDS = re.compile(r"(?<!\d)\d{1,3}(?: \d{3})+(?!\d)")
"""`136 000`: a number that would else be torn at the end of a line."""
_PARTED_DIGITS = re.compile(r" (?<=\d )\d{3}")
"""What every such number holds, and hardly any other words: sooner looked for, and sooner by its space."""


def typography(text: str, language: str) -> str:
    """`text` with the plain spaces of its language's punctuation fixed; as it is where the language has no
    rule. Not a character is added or taken away, so an offset into one is an offset into the other.
    """
    if " " not in text or not _french(language):
        return text
    for sign, plain, fixed in _SIGNED:
        if sign in text:
            text = text.replace(plain, fixed)
    if not _PARTED_DIGITS.search(text):
        return text
    return _THOUSANDS.sub(lambda number: number[0].replace(" ", NARROW), text)


@lru_cache(maxsize=64)
def _french(language: str) -> bool:
    return language.partition("-")[0].lower() == "fr"
