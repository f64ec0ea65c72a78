"""Single marks of quotation, ‘ ’ and ' ', told from apostrophes and written as double ones, sign for sign."""

from __future__ import annotations

import re
from bisect import bisect_left

from pressarchive.quotations.marks import Marked, marked

_OPENING = re.compile(r"(?<![^\s(\[—–])[‘'](?=[^\W_]|[“\"…$£€])")
_CLOSING = re.compile(r"(?<=[^\s‘'])[’'](?![^\W_])")
_ELIDED = re.compile(r"[‘'](?:\d0s|em|tis|twas|til|cause|n)\b", re.IGNORECASE)
_BEFORE_CLOSING = ".,!?…"


def with_singles(text: str) -> list[Marked]:
    """What stands between marks in `text`, where single marks may quote as well as double ones."""
    doubles = marked(text)
    doubled = _doubled(text, doubles)
    return doubles if doubled is text else marked(doubled)


def _doubled(text: str, doubles: list[Marked]) -> str:
    """`text` with its single marks outside double ones written as double."""
    signs: dict[int, str] = {}
    closers = [match.start() for match in _CLOSING.finditer(text)]
    last = -1
    inside = iter([*doubles, Marked(len(text), len(text), len(text), len(text), continues=False)])
    around = next(inside)
    for match in _OPENING.finditer(text):
        at = match.start()
        while around.close <= at:
            around = next(inside)
        if at < last or around.outer <= at or _ELIDED.match(text, at):
            continue
        closing = _closing(text, at, closers)
        if closing > at:
            signs[at], signs[closing] = "“", "”"
            last = closing
        elif text[at] == "‘" and text[at - 1 : at] in ("", "\n"):
            signs[at] = "“"
    return _written(text, signs) if signs else text


def _written(text: str, signs: dict[int, str]) -> str:
    letters = list(text)
    for at, sign in signs.items():
        letters[at] = sign
    return "".join(letters)


def _closing(text: str, opened: int, closers: list[int]) -> int:
    """The mark that closes the one at `opened` in its paragraph; -1 if none does. « workers’ » does not where
    another follows.
    """
    end = text.find("\n", opened)
    end = len(text) if end < 0 else end
    doubtful = -1
    for number in range(bisect_left(closers, opened + 2), len(closers)):
        at = closers[number]
        if at >= end or (doubtful >= 0 and _OPENING.search(text, doubtful + 1, at)):
            break
        if text[at - 1] not in "sz" or text[at + 1 : at + 2] != " ":
            return at
        if doubtful >= 0:
            break
        doubtful = at
    return doubtful
