"""Typography: the fixed spaces of French print, put in when a page is made and never before."""

from __future__ import annotations

import re

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

_THOUSANDS = re.compile(r"(?<!\d)\d{1,3}(?: \d{3})+(?!\d)")
"""`136 000`: a number that would else be torn at the end of a line."""


def typography(text: str, language: str) -> str:
    """`text` with the plain spaces of its language's punctuation fixed; as it is where the language has no
    rule. Not a character is added or taken away, so an offset into one is an offset into the other.
    """
    if language.partition("-")[0].lower() != "fr" or " " not in text:
        return text
    for plain, fixed in FRENCH:
        if plain in text:
            text = text.replace(plain, fixed)
    return _THOUSANDS.sub(lambda number: number[0].replace(" ", NARROW), text)
