"""Dates, read as precisely as they are written and no more."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from babel import Locale, UnknownLocaleError

from pressarchive.model import PressDate
from pressarchive.text.folding import same_length_fold

_ISO = re.compile(
    r"(?P<year>\d{4}|XXXX|-)(?:-(?P<month>\d{2})(?:-(?P<day>\d{2})(?:[T ]\d{2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?"
    r"\s{0,8}(?:Z|UTC|[+-]\d{2}:?\d{2})?)?)?)?"
)
_LONGEST = 200
"""Characters; no language's date, with its weekday and every blank a pattern allows, is as long."""
_NUMERIC = re.compile(r"(?P<day>\d{1,2})[/.](?P<month>\d{1,2})[/.](?P<year>\d{4})")


LEAP_YEAR = 2000
"""Stands in for an unknown year: it has every day there is."""


class FoundDate(NamedTuple):
    """A date and the stretch of text that says it."""

    date: PressDate
    start: int
    end: int


def is_date(value: PressDate) -> bool:
    """Whether the calendar has such a day; a day whose year is unknown may be 29 February."""
    if value.year == 0:
        return False
    if value.month is None:
        return value.day is None
    try:
        date(LEAP_YEAR if value.year is None else value.year, value.month, value.day or 1)
    except ValueError:
        return False
    return True


def read_date(text: str, language: str) -> PressDate | None:
    """The date that the whole of `text` says, or None.

    Takes ISO 8601 and EDTF (`2023-12-01`, `2023-12`, `2023`, `XXXX-12-01`, and a time, which is left
    out), and the words of `language` (« 1er décembre 2023 », « décembre 2023 », « 1er décembre »).
    """
    text = text.strip()
    match = _ISO.fullmatch(text) or _NUMERIC.fullmatch(text)
    if match:
        found = _from_numbers(match)
        if match.re is _NUMERIC and _is_ambiguous(found, language):
            return None
        return found if found.precision != "unknown" and is_date(found) else None
    words = find_date(text, language)
    return words.date if words and (words.start, words.end) == (0, len(text)) else None


@lru_cache(maxsize=8)  # several press forms ask it of the same few lines, one after the other
def find_date(text: str, language: str, start: int = 0) -> FoundDate | None:
    """The date in words or figures that begins at `start`, a weekday and an article before it
    included; None where none begins there or the calendar has no such day.
    """
    folded = same_length_fold(text[start : start + _LONGEST])
    opening, patterns = _patterns(language)
    for pattern in patterns if opening.match(folded) else ():
        match = pattern.match(folded)
        if match:
            found = _from_words(match, language)
            sure = "/" not in match.group() or not _is_ambiguous(found, language)
            return FoundDate(found, start, start + match.end()) if sure and is_date(found) else None
    return None


def _is_ambiguous(found: PressDate, language: str) -> bool:
    """Whether 12/01/2023 may be two days: in English, the order of day and month is the country's."""
    day, month = found.day or 0, found.month or 0
    return language[:2] == "en" and day != month and day <= 12


def _from_numbers(match: re.Match[str]) -> PressDate:
    year, month, day = match["year"], match["month"], match["day"]
    return PressDate(
        int(year) if year.isdecimal() else None, int(month) if month else None, int(day) if day else None
    )


def _from_words(match: re.Match[str], language: str) -> PressDate:
    groups = match.groupdict()
    if "name" in groups:
        month: int | None = _numbers_of_months(language)[_in_any_case(groups["name"])]
    else:
        month = int(groups["month"])
    year, day = groups.get("year"), groups.get("day")
    return PressDate(int(year) if year else None, month, int(day) if day else None)


@lru_cache(maxsize=32)
def _locale(language: str) -> Locale:
    try:
        return Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return Locale("en")


@lru_cache(maxsize=32)
def _months(language: str) -> dict[str, int]:
    """Folded month names of `language`, full and abbreviated, from CLDR."""
    names: dict[str, int] = {}
    for context in ("format", "stand-alone"):
        for width in ("wide", "abbreviated"):
            for number, name in _locale(language).months[context][width].items():
                names[same_length_fold(name).lower().rstrip(".")] = number
    return {name: number for name, number in names.items() if not name.isdecimal()}


@lru_cache(maxsize=32)
def _numbers_of_months(language: str) -> dict[str, int]:
    """The number of each month, by its names as `_in_any_case` has them."""
    return {_in_any_case(name): number for name, number in _months(language).items()}


def _in_any_case(name: str) -> str:
    """A folded name as it is in whatever letters a pattern takes for the same: an i with or without its dot
    is one letter to it, and so are a long s and a round one.
    """
    return name.casefold().replace("ı", "i").replace("\N{COMBINING DOT ABOVE}", "").rstrip(".")


@lru_cache(maxsize=32)
def _patterns(language: str) -> tuple[re.Pattern[str], tuple[re.Pattern[str], ...]]:
    """Patterns for a date in `language`, the most precise first, on folded text; and one for what they all
    begin with, as most text does not.
    """
    names = "|".join(sorted(map(re.escape, _months(language)), key=len, reverse=True))
    month = rf"(?P<name>{names})\b\.?"
    weekdays = _locale(language).days["format"]["wide"].values()
    weekday = "(?:(?:" + "|".join(re.escape(same_length_fold(name)) for name in weekdays) + r")\b,?\s{1,8})?"
    lead = rf"(?:(?:le|on|am|el)\s{{1,8}})?{weekday}(?:the\s{{1,8}}|le\s{{1,8}})?"
    day = r"(?P<day>0?[1-9]|[12]\d|3[01])(?:er|st|nd|rd|th|\.|\s?º)?"
    year = r"(?P<year>(?:1[5-9]|20)\d{2})\b(?!\s?[%€$])"
    month_first = (
        (rf"{lead}{month}\s{{1,8}}{day},?\s{{1,8}}{year}", rf"{lead}{month}\s{{1,8}}{day}\b")
        if language[:2] == "en"
        else ()
    )
    bodies = (
        rf"{lead}{day}\s{{1,8}}(?:de\s{{1,8}}|of\s{{1,8}})?{month},?\s{{1,8}}(?:de\s{{1,8}})?{year}",
        *month_first[:1],
        rf"(?:{lead})(?P<day>\d{{1,2}})/(?P<month>\d{{1,2}})/{year}",
        r"(?P<year>(?:19|20)\d{2})-(?P<month>\d{2})-(?P<day>\d{2})\b",
        rf"{lead}{day}\s{{1,8}}(?:de\s{{1,8}}|of\s{{1,8}})?{month}",
        *month_first[1:],
        rf"(?:(?:en|in)\s{{1,8}})?{month}\s{{1,8}}{year}",
    )
    opening = re.compile(rf"{lead}(?:\d|{names})|(?:en|in)\s{{1,8}}(?:{names})", re.IGNORECASE)
    return opening, tuple(re.compile(body, re.IGNORECASE) for body in bodies)
