"""Messages: the interface's own words, numbers and dates in the site's language.

A msgid is plain English. A language is one catalogue, `pressarchive/locale/LANGUAGE.po`; English, and a
language without a catalogue, show the msgids themselves.
"""

from __future__ import annotations

import datetime as dt
from functools import cached_property, lru_cache
from gettext import GNUTranslations, NullTranslations
from importlib.resources import files
from io import BytesIO

from babel import Locale, UnknownLocaleError
from babel.core import get_global
from babel.dates import format_date, format_skeleton
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal
from babel.units import format_unit

from pressarchive.model import PressDate

FIRST_OF_MONTH = {"fr": "1er"}
"""What stands for a leading day 1 where a language counts it as the first; CLDR leaves it at 1."""

LEAP_YEAR = 2000
"""Stands in for an unknown year while a day and month are formatted; it has every day there is."""


class Translator:
    """One language's words, numbers and dates."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._locale = locale_of(language)
        self._catalogue = catalogue(self._locale.language)

    def text(self, msgid: str, **values: object) -> str:
        """The message in this language; `%(name)s` in it stands for the value of that name."""
        message = self._catalogue.gettext(msgid)
        return message % values if values else message

    def plural(self, n: int, one: str, many: str) -> str:
        """The form of the message that goes with `n`; `%(n)s` in it stands for the number."""
        return self._catalogue.ngettext(one, many, n) % {"n": self.number(n)}

    @lru_cache(maxsize=4096)  # noqa: B019 - translators live as long as the program
    def number(self, n: int) -> str:
        """`1 234` or `1,234`."""
        return str(format_decimal(n, locale=self._locale))

    def size(self, n: int) -> str:
        """Bytes as a reader takes them in: « 412 ko », `31.4 MB`."""
        for unit, bytes_in in (("gigabyte", 10**9), ("megabyte", 10**6), ("kilobyte", 10**3)):
            if n >= bytes_in:
                return self._amount(n / bytes_in, f"digital-{unit}")
        return self._amount(n, "digital-byte")

    def _amount(self, n: float, unit: str) -> str:
        form = "#,##0.#" if n < 10 else "#,##0"
        return format_unit(n, unit, length="short", format=form, locale=self._locale)

    @lru_cache(maxsize=65_536)  # noqa: B019
    def date(self, press_date: PressDate) -> str:
        """« 1er décembre 2023 », « décembre 2023 », « 2023 », « 1er décembre, année inconnue », « sans
        date ».
        """
        known = _some_day(press_date)
        match press_date.precision:
            case "day":
                return self._first(format_date(known, "long", locale=self._locale), known)
            case "month":
                return format_skeleton("yMMMM", known, locale=self._locale)
            case "year":
                return str(press_date.year)
            case "day and month":
                return self.text("%(date)s, year unknown", date=self.within_year(press_date))
            case _:
                return self.text("undated")

    def within_year(self, press_date: PressDate) -> str:
        """« 1er décembre », « décembre »; empty where no month is known."""
        if press_date.month is None:
            return ""
        if press_date.day is None:
            return self.month(press_date.month)
        return self._day(press_date.month, press_date.day)

    @lru_cache(maxsize=366)  # noqa: B019 - as above
    def _day(self, month: int, day: int) -> str:
        known = dt.date(LEAP_YEAR, month, day)
        return self._first(format_skeleton("MMMMd", known, locale=self._locale), known)

    def month(self, number: int) -> str:
        """A month's name standing alone: « décembre »."""
        return str(self._locale.months["stand-alone"]["wide"][number])

    def short_month(self, number: int) -> str:
        """The same, short: « déc. »."""
        return str(self._locale.months["stand-alone"]["abbreviated"][number])

    def weekdays(self) -> tuple[tuple[str, str], ...]:
        """The days of a week, from the first on which this language's readers begin one: « lundi », « L »."""
        wide, narrow = (self._locale.days["stand-alone"][width] for width in ("wide", "narrow"))
        days = (day % 7 for day in range(self.first_weekday, self.first_weekday + 7))
        return tuple((str(wide[day]), str(narrow[day])) for day in days)

    @cached_property
    def first_weekday(self) -> int:
        """Of the week, in the language's own country or its likeliest: 0 is Monday."""
        if self._locale.territory:
            return self._locale.first_week_day
        likely = get_global("likely_subtags").get(self._locale.language, "")
        return Locale.parse(likely).first_week_day if likely else self._locale.first_week_day

    @lru_cache(maxsize=256)  # noqa: B019 - as above
    def language_name(self, tag: str) -> str:
        """The name of a language: « vietnamien » for `vi`; the tag itself where CLDR has no name for it."""
        try:
            return Locale.parse(tag, sep="-").get_display_name(self._locale) or tag
        except (UnknownLocaleError, ValueError):
            return tag

    def _first(self, text: str, day: dt.date) -> str:
        first = FIRST_OF_MONTH.get(self._locale.language)
        return first + text[1:] if first and day.day == 1 and text.startswith("1 ") else text


@lru_cache(maxsize=32)
def translator(language: str) -> Translator:
    """The translator for a BCP 47 tag."""
    return Translator(language)


def direction(language: str) -> str:
    """`rtl` or `ltr`: which way a BCP 47 tag's language is written."""
    return "rtl" if locale_of(language).character_order == "right-to-left" else "ltr"


def marked(msgid: str) -> str:
    """`msgid` itself: marks, for the test of the catalogues, a message that is translated elsewhere."""
    return msgid


@lru_cache(maxsize=256)
def locale_of(language: str) -> Locale:
    """CLDR's locale for a tag; its bare language, then English, where CLDR has none."""
    for tag in (language, language.split("-", maxsplit=1)[0]):
        try:
            return Locale.parse(tag, sep="-")
        except (UnknownLocaleError, ValueError):
            continue
    return Locale("en")


def languages() -> list[str]:
    """The languages that have a catalogue."""
    folder = files("pressarchive").joinpath("locale")
    return sorted(f.name.removesuffix(".po") for f in folder.iterdir() if f.name.endswith(".po"))


def catalogue(language: str) -> NullTranslations:
    """The messages of a bare language, from its `.po`."""
    if language not in languages():
        return NullTranslations()
    source = files("pressarchive").joinpath("locale", f"{language}.po").read_bytes()
    compiled = BytesIO()
    write_mo(compiled, read_po(BytesIO(source), locale=language))
    compiled.seek(0)
    return GNUTranslations(compiled)


def _some_day(press_date: PressDate) -> dt.date:
    return dt.date(press_date.year or LEAP_YEAR, press_date.month or 1, press_date.day or 1)
