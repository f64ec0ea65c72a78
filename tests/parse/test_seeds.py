"""The two first articles, read as a careful archivist would read them by hand."""

from __future__ import annotations

import unicodedata
from functools import cache
from pathlib import Path

import pytest

from pressarchive.article import Article, Byline
from pressarchive.authority.records import read_authority
from pressarchive.index.notices import marks_around
from pressarchive.model import Field, PressDate, Source
from pressarchive.parse.article import parse
from pressarchive.parse.vocabulary import Knowledge

CONTENT = Path(__file__).parents[2] / "content"
WARNING = "articles/lavrov-met-en-garde-contre-l-expansion-de-l-otan.txt"
PARTNERSHIP = "articles/la-russie-et-la-chine-renforcent-leur-partenariat-militaire.txt"


@cache
def seed(name: str) -> Article:
    authority, problems = read_authority(
        {f"content/{f.name}": f.read_text("utf-8") for f in CONTENT.glob("*.yaml")}
    )
    assert not problems
    text = unicodedata.normalize("NFC", (CONTENT / name).read_text("utf-8"))
    parsed = parse(Source(f"content/{name}", text), Knowledge(language="fr", authority=authority))
    assert parsed.article
    assert not parsed.problems
    return parsed.article


def in_marks(article: Article) -> list[tuple[str, str | None]]:
    text = article.body.text
    return [
        (text[q.start : q.end], q.speaker)
        for q in article.quotations
        if marks_around(text, q) != (q.start, q.end)
    ]


def test_the_warning_has_the_fields_its_text_states() -> None:
    article = seed(WARNING)
    headline = (
        "Lavrov met en garde contre tout éventuelle expansion de l’Alliance atlantique vers les frontières"
    )
    assert article.title == Field(headline, "stated", "title line", 1)
    assert article.date is None, "« jeudi » is no date, and no year is made up"
    assert article.bylines == (Field(Byline("Arab Observer", "outlet"), "stated", "byline “par”", 10),)
    assert article.outlet == Field("Arab Observer", "inferred", "outlet that signs", 10)
    assert article.captions == article.credits == ()
    assert article.place is None


def test_the_warning_quotes_lavrov_alone_in_marks() -> None:
    article = seed(WARNING)
    assert [(words[:24], words[-19:]) for words, _ in in_marks(article)] == [
        ("Nous exprimons une fois ", "e de nos frontières"),
        ("une escalade de la tensi", "alade de la tension"),
        ("rester sans réaction", "ester sans réaction"),
        ("renforcer la sécurité", "nforcer la sécurité"),
        ("mettre fin aux menaces", "tre fin aux menaces"),
        ("activités des services m", "organisations tiers"),
        ("Les relations sino-russe", "toute leur histoire"),
        ("Ces liens sont pragmatiq", "entre tous les pays"),
        ("Nous nous coordonnons ét", "einture et la Route"),
    ]
    assert {speaker for _, speaker in in_marks(article)} == {"Sergueï Lavrov"}
    assert {q.how for q in article.quotations} >= {"named", "title", "pronoun"}


def test_the_partnership_has_the_fields_its_text_states() -> None:
    article = seed(PARTNERSHIP)
    assert article.title.value.startswith("La Russie et la Chine renforcent leur partenariat militaire")
    assert article.date == Field(PressDate(None, 12, 1), "inferred", "date that opens the text", 2)
    assert article.date.value.precision == "day and month"
    assert article.outlet == Field("Baonghean.vn", "stated", "dateline", 2)
    assert article.bylines == ()
    assert article.captions == (
        Field("Le ministre russe des Affaires étrangères, Sergueï Lavrov.", "stated", "caption line", 4),
    )
    assert article.credits == (Field("AP", "stated", "photo credit", 4),)


def test_the_partnership_quotes_lavrov_alone_in_marks() -> None:
    words = in_marks(seed(PARTNERSHIP))
    assert [(text[:24], text[-19:]) for text, _ in words] == [
        ("Nous comprenons que de t", "aide des Ukrainiens"),
        ("Il est clair qu'il est d", "oire de la détruire"),
        ("naïfs", "naïfs"),
    ]
    assert {speaker for _, speaker in words} == {"Sergueï Lavrov"}


@pytest.mark.parametrize(
    ("name", "least"), [(WARNING, {"Russie", "OTAN"}), (PARTNERSHIP, {"Russie", "OTAN", "Chine"})]
)
def test_its_tags_hold_what_it_is_about(name: str, least: set[str]) -> None:
    tags = seed(name).tags
    assert {tag.value for tag in tags} >= least
    assert {tag.origin for tag in tags} == {"inferred"}


def test_a_supplied_headline_does_not_lose_the_printed_one() -> None:
    parsed = parse(
        Source("content/articles/a.txt", "Imprimé\nOui.\n", "title: Donné\n"), Knowledge(language="fr")
    )
    assert parsed.article
    assert parsed.article.title == Field("Donné", "supplied", "title", 1)
    assert parsed.article.printed_title == Field("Imprimé", "stated", "title line", 1)


@pytest.mark.parametrize("name", [WARNING, PARTNERSHIP])
def test_every_word_of_it_is_kept_in_order(name: str) -> None:
    article = seed(name)
    printed = (CONTENT / name).read_text("utf-8").replace("![]() |", "").replace("|", "")
    assert f"{article.title.value} {article.body.text}".split() == printed.split()
