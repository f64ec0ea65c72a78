"""APA, Chicago and MLA, held to what the reference CSL processor makes of the same articles."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from pressarchive.citing.cited import Author, Cited
from pressarchive.citing.sentence import page_sentence, quotation_source, sentence
from pressarchive.citing.styles import styled
from pressarchive.model import PressDate
from pressarchive.text.messages import translator

JEAN, DOMINIQUE, WEI = Author("Dupont", "Jean-Paul"), Author("Villepin", "Dominique de"), Author("Li", "Wei")
FULL = Cited(
    key="x",
    title="Lavrov met en garde contre l’expansion de l’OTAN",
    authors=(JEAN,),
    outlet="Le Monde",
    date=PressDate(2023, 12, 1),
    language="fr",
    url="https://example.org/a/x/",
    archive="Revue de presse",
)
MAY = PressDate(2023, 5, 11)
ARTICLES = {
    "all is known": FULL,
    "two sign": replace(FULL, authors=(JEAN, DOMINIQUE)),
    "three sign": replace(FULL, authors=(JEAN, DOMINIQUE, WEI)),
    "an agency signs in a month": replace(FULL, authors=(Author(body="AFP"),), date=PressDate(2023, 9)),
    "nobody signs in a year": replace(FULL, authors=(), date=PressDate(2023)),
    "undated": replace(FULL, date=PressDate()),
    "no outlet": replace(FULL, outlet="", date=MAY),
    "nothing but a headline": replace(FULL, authors=(), outlet="", date=PressDate(), url=""),
    "a question": replace(FULL, title="Qui parle ?", date=MAY, url=""),
    "words in marks": replace(FULL, title="« Rien n’est joué », dit-il", date=MAY),
}
EVERY = [
    (block.splitlines()[0], *line.split(": ", 1))
    for block in (Path(__file__).parent / "styles.txt").read_text("utf-8").split("=== ")[1:]
    for line in block.splitlines()[1:]
]


@pytest.mark.parametrize(("article", "style", "expected"), EVERY)
def test_a_style_is_as_the_reference_has_it(article: str, style: str, expected: str) -> None:
    language, name = style.split()
    made = {s.style: s for s in styled(ARTICLES[article], translator(language))}[name]
    written = f"{made.before}*{made.slanted}*{made.after}"
    assert written == expected


@pytest.mark.parametrize(
    ("language", "article", "expected"),
    [
        (
            "fr",
            "two sign",
            (
                "Jean-Paul Dupont, Dominique de Villepin, "
                "« Lavrov met en garde contre l’expansion de l’OTAN », Le Monde, "
                "1er décembre 2023, Revue de presse, https://example.org/a/x/"
            ),
        ),
        (
            "en",
            "an agency signs in a month",
            (
                "AFP, “Lavrov met en garde contre l’expansion de l’OTAN”, Le Monde, September 2023, "
                "Revue de presse, https://example.org/a/x/"
            ),
        ),
        (
            "fr",
            "nothing but a headline",
            "« Lavrov met en garde contre l’expansion de l’OTAN », sans date, Revue de presse",
        ),
    ],
)
def test_the_sentence_speaks_the_archive_s_language(language: str, article: str, expected: str) -> None:
    assert sentence(ARTICLES[article], translator(language)) == expected


def test_a_list_is_cited_as_a_page_of_the_archive() -> None:
    words = translator("fr")
    assert page_sentence("OTAN", "Revue", "https://e.org/t/", words) == "« OTAN », Revue, https://e.org/t/"
    assert page_sentence("OTAN", "Revue", "", words) == "« OTAN », Revue"


def test_a_quotation_is_cited_with_who_says_it_and_where() -> None:
    place = replace(FULL, url="https://example.org/a/x/#alone-1a2b3c4d")
    assert quotation_source("Sergueï Lavrov", place, translator("fr")) == (
        "— Sergueï Lavrov, « Lavrov met en garde contre l’expansion de l’OTAN », Le Monde, "
        "1er décembre 2023. https://example.org/a/x/#alone-1a2b3c4d"
    )
    assert quotation_source("", replace(FULL, url=""), translator("en")).endswith("December 1, 2023.")
