"""Dates are read as precisely as they are written, and no more."""

from __future__ import annotations

import datetime as dt

import pytest
from babel import Locale
from hypothesis import given
from hypothesis import strategies as st

from pressarchive.fields.dates import find_date, is_date, read_date
from pressarchive.model import PressDate

WRITTEN = [
    ("2023-12-01", "fr", "2023-12-01"),
    ("2023-12", "fr", "2023-12"),
    ("2023", "fr", "2023"),
    ("XXXX-12-01", "fr", "XXXX-12-01"),
    ("2014-01-02T00:00:00Z", "fr", "2014-01-02"),
    ("2023-12-01 10:30", "fr", "2023-12-01"),
    ("01/12/2023", "fr", "2023-12-01"),
    ("1er décembre 2023", "fr", "2023-12-01"),
    ("vendredi 1er décembre 2023", "fr", "2023-12-01"),
    ("le 3 aout 2017", "fr", "2017-08-03"),
    ("décembre 2023", "fr", "2023-12"),
    ("1er décembre", "fr", "XXXX-12-01"),
    ("29 février", "fr", "XXXX-02-29"),
    ("December 1, 2023", "en", "2023-12-01"),
    ("1st of December 2023", "en", "2023-12-01"),
    ("1. Dezember 2023", "de", "2023-12-01"),
    ("1 de diciembre de 2023", "es", "2023-12-01"),
    ("1 декабря 2023", "ru", "2023-12-01"),
    ("15 KASIM 2014", "tr", "2014-11-15"),
    ("15 Kasım 2014", "tr", "2014-11-15"),
    ("5 HAZİRAN 2014", "tr", "2014-06-05"),
    ("2 Auguſt 1799", "en", "1799-08-02"),
]
NO_DATES = [
    "0000",
    "0000-12-01",
    "XXXX-12",
    "",
    "hier",
    "jeudi",
    "2023-02-30",
    "2023-13",
    "30 février 2023",
    "29 février 2023",
    "XXXX",
    "12:30",
    "mai 20",
]


@pytest.mark.parametrize(("text", "language", "edtf"), WRITTEN)
def test_a_date_is_read_with_its_own_precision(text: str, language: str, edtf: str) -> None:
    date = read_date(text, language)
    assert date is not None
    assert date.edtf == edtf


@pytest.mark.parametrize("text", NO_DATES)
def test_what_is_no_date_of_the_calendar_is_none(text: str) -> None:
    assert read_date(text, "fr") is None


def test_a_date_is_found_only_where_it_begins() -> None:
    text = "Le 1er décembre, le ministre a parlé."
    found = find_date(text, "fr")
    assert found == (PressDate(None, 12, 1), 0, len("Le 1er décembre"))
    assert find_date("Hier, le 1er décembre", "fr") is None


def test_the_longest_date_of_any_language_is_found_to_its_end() -> None:
    blanks = " " * 8
    words = ("le", "Liduva lyannyano na mavili,", "le", "30 º", "de", "Mwedi wa Nnyano na Nnyano na U,", "de")
    text = blanks.join([*words, "2023"])
    assert find_date(f"{text} et la suite", "kde") == (PressDate(2023, 11, 30), 0, len(text))


@given(st.dates(min_value=dt.date(1600, 1, 1)))
def test_every_day_of_the_calendar_is_read_back_from_its_edtf(day: dt.date) -> None:
    assert read_date(day.isoformat(), "fr") == PressDate(day.year, day.month, day.day)


@given(
    st.sampled_from(["fr", "en", "de", "es", "it", "ru", "tr", "az", "el", "lt"]),
    st.integers(1, 12),
    st.data(),
)
def test_a_month_is_read_in_any_letters_that_are_the_same_to_a_pattern(
    language: str, month: int, data: st.DataObject
) -> None:
    name = Locale(language).months["format"]["wide"][month]
    same = {"i": "iIıİ", "ı": "iIıİ", "s": "sSſ", "k": "kK\N{KELVIN SIGN}"}
    letters = [
        data.draw(st.sampled_from(same.get(letter.lower(), letter + letter.upper()))) for letter in name
    ]
    found = read_date(f"2 {''.join(letters)} 1999", language)
    assert found in (None, PressDate(1999, month, 2))


@given(st.text(max_size=40), st.sampled_from(["fr", "en", "ru", "zz"]))
def test_no_text_raises_and_what_is_found_is_a_date(text: str, language: str) -> None:
    for found in (read_date(text, language), getattr(find_date(text, language), "date", None)):
        assert found is None or is_date(found)
