"""Words, numbers, dates, fixed spaces and addresses, as a reader sees them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressarchive.model import PressDate
from pressarchive.render.addresses import web
from pressarchive.text.messages import direction, translator
from pressarchive.text.typography import typography

DATES = {
    ("fr", PressDate(2023, 12, 1)): "1er décembre 2023",
    ("fr", PressDate(2023, 12, 11)): "11 décembre 2023",
    ("fr", PressDate(2023, 12)): "décembre 2023",
    ("fr", PressDate(2023)): "2023",
    ("fr", PressDate(None, 12, 1)): "1er décembre, année inconnue",
    ("fr", PressDate(None, 2, 29)): "29 février, année inconnue",
    ("fr", PressDate()): "sans date",
    ("fr-CA", PressDate(2023, 1, 1)): "1er janvier 2023",
    ("en", PressDate(2023, 12, 1)): "December 1, 2023",
    ("en-GB", PressDate(2023, 12, 1)): "1 December 2023",
    ("en", PressDate()): "undated",
    ("vi", PressDate(2023, 12)): "tháng 12 năm 2023",
    ("tlh", PressDate(2023, 12, 1)): "December 1, 2023",
}

ADDRESSES = {
    "https://example.org/a?b=c&d=e#f": "https://example.org/a?b=c&d=e#f",
    " http://example.org/été ": "http://example.org/été",
    "https://example.org/6_%": "https://example.org/6_%25",
    "https://example.org/%C3%A9%zz": "https://example.org/%C3%A9%25zz",
    "https://example.org/a b": "https://example.org/a%20b",
    'https://example.org/"onclick=x': "https://example.org/%22onclick=x",
    "mailto:archive@example.org": "mailto:archive@example.org",
    "HTTPS://EXAMPLE.ORG/": "HTTPS://EXAMPLE.ORG/",
    "javascript:alert(1)": "",
    "JaVaScRiPt:alert(1)": "",
    "java\nscript:alert(1)": "",
    "\x01javascript:alert(1)": "",
    "data:text/html,x": "",
    "//example.org/": "",
    "example.org": "",
    "https:javascript:alert(1)": "",
    "http://[": "",
    "mailto:": "",
    "": "",
}


@pytest.mark.parametrize(("language", "date"), DATES)
def test_a_date_is_as_precise_as_it_is_known(language: str, date: PressDate) -> None:
    assert translator(language).date(date) == DATES[language, date]


def test_numbers_and_plurals_follow_the_language() -> None:
    assert translator("fr").plural(0, "%(n)s article", "%(n)s articles") == "0 article"
    assert translator("en").plural(0, "%(n)s article", "%(n)s articles") == "0 articles"
    assert translator("fr").plural(1191, "%(n)s quotation", "%(n)s quotations") == "1\u202f191 citations"


def test_languages_are_named_and_directed() -> None:
    assert translator("fr").language_name("vi") == "vietnamien"
    assert translator("fr").language_name("not a tag") == "not a tag"
    assert translator("fr").month(12) == "décembre"
    assert [direction(tag) for tag in ("fr", "ar", "he", "ru", "tlh")] == ["ltr", "rtl", "rtl", "ltr", "ltr"]


def test_french_fixes_the_spaces_that_stand_there() -> None:
    plain = "« Vraiment ? » : oui ; 50 % ! « non» 1 136 000 le 8 mai 2018 12 fois au 01 42 34"
    fixed = (
        "«\u202fVraiment\u202f?\u202f»\u00a0: oui\u202f; 50\u202f%\u202f! «\u202fnon» 1\u202f136\u202f000 "
        "le 8 mai 2018 12 fois au 01 42 34"
    )
    assert typography(plain, "fr") == typography(plain, "fr-BE") == fixed
    assert typography(plain, "en") == typography(plain, "frr") == plain


@given(st.text(alphabet="a1 «»;:!?%‹›\u00a0\u202f\n"))
def test_typography_changes_no_character_but_plain_spaces(text: str) -> None:
    fixed = typography(text, "fr")
    assert len(fixed) == len(text)
    assert all(a == b or (a == " " and b in "\u00a0\u202f") for a, b in zip(text, fixed, strict=True))
    assert typography(fixed, "fr") == fixed


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_address_leads_to_the_web_or_nowhere(address: str) -> None:
    assert web(address) == ADDRESSES[address]
