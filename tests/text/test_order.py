"""Names stand where a French reader looks for them."""

from __future__ import annotations

import pytest

from pressarchive.text.collation import collation_key, initial, name_for_index, surname_first
from pressarchive.text.folding import fold, same_length_fold


def test_accents_ligatures_and_scripts_stand_with_their_letters() -> None:
    names = [
        "Zola",
        "Éluard",
        "Œuvre",
        "Ouest",
        "Eluard",
        "Лавров",
        "Macron",
        "élan",
        "Orient",
        "Article 9",
        "Article 10",
    ]
    assert sorted(names, key=collation_key) == [
        "Article 9",
        "Article 10",
        "élan",
        "Eluard",
        "Éluard",
        "Лавров",
        "Macron",
        "Œuvre",
        "Orient",
        "Ouest",
        "Zola",
    ]


@pytest.mark.parametrize(
    ("name", "letter"), [("Éluard", "E"), ("Œuvre", "O"), ("Лавров", "L"), ("20 Minutes", "#"), ("", "#")]
)
def test_an_index_lists_a_name_under_its_letter(name: str, letter: str) -> None:
    assert initial(name) == letter


@pytest.mark.parametrize(
    ("name", "turned"),
    [
        ("Sergueï Lavrov", "Lavrov Sergueï"),
        ("Dominique de Villepin", "Villepin Dominique de"),
        ("Ursula von der Leyen", "Leyen Ursula von der"),
        ("Jean-Yves Le Drian", "Le Drian Jean-Yves"),
        ("Marine Le Pen", "Le Pen Marine"),
        ("Lavrov", "Lavrov"),
    ],
)
def test_a_person_is_listed_by_surname(name: str, turned: str) -> None:
    assert surname_first(name) == turned


@pytest.mark.parametrize(
    ("name", "listed"),
    [
        ("le ministère de l’Intérieur", "ministère de l’Intérieur"),
        ("l’Élysée", "Élysée"),
        ("Le Monde", "Monde"),
        ("AFP", "AFP"),
    ],
)
def test_a_body_is_listed_without_its_article(name: str, listed: str) -> None:
    assert name_for_index(name, person=False) == listed


def test_folding_keeps_the_length_and_the_case() -> None:
    text = "L’Éthiopie, l’œuvre\u00a0: ÎLE"
    assert same_length_fold(text) == "L'Ethiopie, l'œuvre : ILE"
    assert fold(text) == "l ethiopie l oeuvre ile"
