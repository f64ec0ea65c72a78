"""Characters that should not stand in a text: some are taken out, some are only pointed at."""

from __future__ import annotations

import re

from msgspec import Struct

from pressarchive.problems import Problem


class _Oddity(Struct, frozen=True):
    """Characters of one kind, and what becomes of them."""

    pattern: re.Pattern[str]
    what: str
    hint: str
    replacement: str | None = None
    """What is put in their place; None: they stay."""


ODDITIES = (
    _Oddity(
        re.compile("[\v\f]+"),
        "a page or line break that only a word processor knows ({code}) was read as the end of a line",
        "write an ordinary line break",
        "\n",
    ),
    _Oddity(
        re.compile("[\x00-\x08\x0e-\x1f\x7f]+"), "a control character ({code}) was taken out", "delete it", ""
    ),
    _Oddity(
        re.compile("[\ufeff\ufffe]+"),
        "a byte order mark ({code}) inside the text was taken out",
        "delete it: two files may have been joined here",
        "",
    ),
    _Oddity(
        re.compile("[\ufdd0-\ufdef\uffff]+"),
        "a code that stands for no character ({code}) was taken out",
        "delete it",
        "",
    ),
    _Oddity(
        re.compile("\ufffd+"),
        'a character was lost before this file was saved, in "{word}"',
        "look it up in the article and write it again",
    ),
    _Oddity(
        re.compile(
            "Ã[\xa1-\xaa\xac-\xba\xbc-\xbf]|Â[\xa0-\xbf]|â€|(?:[ÐÑ][^\\sA-Za-z]){3}|[\x80-\x84\x86-\x9f]+"
        ),
        '"{word}" looks like UTF-8 that was read as another encoding',
        "copy the article again, or correct its accents",
    ),
    _Oddity(
        re.compile("[\u202a-\u202e\u2066-\u2069]+"),
        "an invisible character ({code}) turns the direction of the text around",
        "delete it unless the text needs it",
    ),
    _Oddity(
        re.compile("[\u00ad\u180e\u200b\u2060-\u2064]+"),
        'an invisible character ({code}) stands in "{word}", and searches for it will fail',
        "delete it",
    ),
)
"""In the order they are looked for. The joiners U+200C and U+200D are spelling in Persian and Hindi."""

_LAST_WORD = re.compile(r"\S*\Z")
_FIRST_WORD = re.compile(r"\S*")
_SUSPECT = re.compile(
    "[\x00-\x08\v\f\x0e-\x1f\x7f-\x84\x86-\x9f\xad€ÃÂÐÑ"
    "\u180e\u200b\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufdd0-\ufdef\ufeff\ufffd-\uffff]"
)
"""One class of characters, a tenth of the time: every oddity holds one of these."""


def tidy(text: str, path: str) -> tuple[str, list[Problem]]:
    """`text` without the characters that cannot stay, and one warning for each kind of oddity in it."""
    if not _SUSPECT.search(text):
        return text, []
    problems: list[Problem] = []
    kept = text
    for oddity in ODDITIES:
        if first := oddity.pattern.search(text):
            cleaned, count = oddity.pattern.subn(oddity.replacement or "", kept)
            problems.append(_warning(oddity, first, count, path))
            kept = kept if oddity.replacement is None else cleaned
    return kept, problems


def _warning(oddity: _Oddity, first: re.Match[str], count: int, path: str) -> Problem:
    times = f" ({count:,} times in this file)" if count > 1 else ""
    text, at = first.string, first.start()
    what = oddity.what.format(code=f"U+{ord(first[0][0]):04X}", word=word_at(text, at)) + times
    return Problem(path, *place(text, at), what, oddity.hint, "warning")


def place(text: str, at: int) -> tuple[int, int]:
    """Line and column, from 1, of the character at offset `at`; a carriage return ends a line too."""
    before = text[:at].replace("\r\n", "\n").replace("\r", "\n")
    return before.count("\n") + 1, len(before) - before.rfind("\n")


def word_at(text: str, at: int) -> str:
    """The word around offset `at`, at most a line's end and 40 characters to each side."""
    before, after = text[max(at - 40, 0) : at], text[at : at + 40]
    return (_LAST_WORD.search(before) or [""])[0] + (_FIRST_WORD.match(after) or [""])[0]
