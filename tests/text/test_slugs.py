"""The slug algorithm is a public contract: these cases never change between versions."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressarchive.text.slugs import MAX_LENGTH, is_slug, slugify

CONTRACT = {
    "Lavrov met en garde": "lavrov-met-en-garde",
    "L’Œuvre d’Éluard": "l-oeuvre-d-eluard",
    "l'harmonie": "l-harmonie",
    "Straße": "strasse",
    "æther ø ł đ þ ı": "aether-o-l-d-th-i",
    "Лавров": "lavrov",
    "محمد": "mhmd",
    "李": "li",
    "Nguyễn Văn Ánh": "nguyen-van-anh",
    "États-Unis": "etats-unis",
    "OTAN / NATO": "otan-nato",
    "  espaces  ": "espaces",
    "../../etc/passwd": "etc-passwd",
    "page": "page-x",
    "CON": "con-x",
    "C++": "c",
    "!!!": "x-e84c538e",
    "": "x-e3b0c442",
    "mot " * 40: "mot-" * 19 + "mot",
}


@pytest.mark.parametrize(("name", "slug"), CONTRACT.items(), ids=range(len(CONTRACT)))
def test_a_name_has_the_slug_it_always_had(name: str, slug: str) -> None:
    assert slugify(name) == slug


@given(st.text())
def test_every_text_has_a_slug_that_may_stand_in_an_address(text: str) -> None:
    assert is_slug(slugify(text))
    assert len(slugify(text)) <= MAX_LENGTH


@given(st.text())
def test_a_slug_is_its_own_slug(text: str) -> None:
    assert slugify(slugify(text)) == slugify(text)
