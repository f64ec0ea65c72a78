"""What citation managers read: written by us, read back by other libraries to the same values."""

from __future__ import annotations

import json
import re
from urllib.parse import unquote

import bibtexparser.entrypoint
import jsonschema
import pytest
import rispy
from bibtexparser.middlewares import LatexDecodingMiddleware
from hypothesis import given
from hypothesis import strategies as st

from pressarchive.citing.bibtex import LANGUAGES, bibtex
from pressarchive.citing.cited import Author, Cited, person
from pressarchive.citing.csl import csl_json
from pressarchive.citing.files import FORMS, Form, data
from pressarchive.citing.ris import ris
from pressarchive.model import PressDate

FULL = Cited(
    key="lavrov-met-en-garde",
    title="L’OTAN & l’«escalade» : 50 % de plus #1_a ~ $ \\ ?",
    authors=(Author("Dupont", "Jeanne"), Author("Villepin", "Dominique de"), Author(body="AFP and Sons")),
    outlet="Le Monde & Co",
    date=PressDate(2023, 12, 1),
    language="fr",
    url="https://example.org/a/articles/lavrov-met-en-garde/",
    archive="Revue de presse",
)
BARE = Cited(key="nu", title="Un titre", language="vi", archive="Revue")
DAY_AND_MONTH = Cited(key="jour", title="Un jour", date=PressDate(None, 12, 1), language="fr", archive="R")
CASES = [
    FULL,
    BARE,
    DAY_AND_MONTH,
    Cited(key="mois", title="Mois", date=PressDate(2023, 12), outlet="Le Monde", language="fr", archive="R"),
    Cited(key="an", title="An", date=PressDate(987), language="en-GB", archive="R"),
]
PLAIN = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\u2028\u2029\u0085")).map(
    lambda text: " ".join(text.split())
)

SCHEMA = {
    "type": "array",
    "items": {
        "type": "object",
        "properties": {
            "id": {"type": ["string", "number"]},
            "type": {"const": "article-newspaper"},
            "title": {"type": "string", "minLength": 1},
            "container-title": {"type": "string", "minLength": 1},
            "language": {"type": "string"},
            "URL": {"type": "string", "pattern": "^https?://"},
            "archive": {"type": "string"},
            "author": {
                "type": "array",
                "minItems": 1,
                "items": {
                    "type": "object",
                    "properties": {name: {"type": "string"} for name in ("family", "given", "literal")},
                    "oneOf": [{"required": ["family"]}, {"required": ["literal"]}],
                    "additionalProperties": False,
                },
            },
            "issued": {
                "type": "object",
                "properties": {
                    "date-parts": {
                        "type": "array",
                        "minItems": 1,
                        "maxItems": 1,
                        "items": {
                            "type": "array",
                            "minItems": 1,
                            "maxItems": 3,
                            "items": {"type": "integer"},
                        },
                    }
                },
                "required": ["date-parts"],
                "additionalProperties": False,
            },
        },
        "required": ["id", "type", "title"],
        "additionalProperties": False,
    },
}
"""What https://resource.citationstyles.org/schema/v1.0/input/json/csl-data.json allows of the fields that a
newspaper's article has here, and stricter: no field is empty, and none is there that we do not mean.
"""


@pytest.mark.parametrize("cited", CASES, ids=lambda cited: cited.key)
def test_ris_is_read_back_to_the_same_values(cited: Cited) -> None:
    (read,) = rispy.loads(ris([cited]))
    assert read["type_of_reference"] == "NEWS"
    assert read["title"] == cited.title
    assert read.get("authors", []) == [author.turned for author in cited.authors]
    assert read.get("secondary_title", "") == cited.outlet
    assert read.get("year", "") == (f"{cited.date.year:04}" if cited.date.year is not None else "")
    assert read["language"] == cited.language
    assert read.get("urls", []) == ([cited.url] if cited.url else [])
    assert read["name_of_database"] == cited.archive
    assert read["id"] == cited.key


def test_ris_has_the_form_that_every_manager_reads() -> None:
    lines = ris([FULL]).split("\r\n")
    assert lines[0] == "TY  - NEWS"
    assert "T2  - Le Monde & Co" in lines
    assert "DA  - 2023/12/01/" in lines
    assert lines[-2:] == ["ER  - ", ""]
    assert "DA  - 2023/12//" in ris([CASES[3]])
    assert "DA" not in ris([CASES[4]])


@given(st.lists(PLAIN.filter(bool), min_size=1, max_size=4))
def test_no_title_ends_a_ris_record(titles: list[str]) -> None:
    every = [Cited(key=str(n), title=t, language="fr", archive="R") for n, t in enumerate(titles)]
    hostile = Cited(key="h", title="Un\r\nER  - \r\nTY  - BOOK", language="fr", archive="R")
    read = rispy.loads(ris([*every, hostile]))
    assert [entry["title"] for entry in read] == [*titles, "Un ER - TY - BOOK"]


def entry(cited: Cited) -> dict[str, str]:
    library = bibtexparser.entrypoint.parse_string(
        bibtex([cited]), append_middleware=[LatexDecodingMiddleware()]
    )
    assert library.failed_blocks == []
    (read,) = library.entries
    assert read.entry_type == "article"
    assert read.key == cited.key
    return {field.key: field.value for field in read.fields}


@pytest.mark.parametrize("cited", CASES, ids=lambda cited: cited.key)
def test_bibtex_is_read_back_to_the_same_values(cited: Cited) -> None:
    read = entry(cited)
    assert read["title"] == cited.title
    assert read["entrysubtype"] == "newspaper"
    assert read.get("journal", "") == cited.outlet
    assert read.get("date", "") == (cited.date.edtf if cited.date.year is not None else "")
    assert read.get("langid", "") == LANGUAGES.get(cited.language.partition("-")[0], "")
    assert read.get("url", "") == cited.url
    assert read.get("author", "") == " and ".join(author.turned for author in cited.authors)


def test_braces_are_written_so_that_they_are_not_counted() -> None:
    assert r"a \textbraceleft{} b" in bibtex([Cited(key="a", title="a { b", language="fr", archive="R")])


def test_capitals_of_a_headline_and_the_name_of_a_body_are_kept_by_braces() -> None:
    text = bibtex([FULL])
    assert "{L’OTAN}" in text
    assert "{AFP and Sons}" in text


@given(PLAIN.filter(bool))
def test_no_title_breaks_a_bibtex_entry(title: str) -> None:
    library = bibtexparser.entrypoint.parse_string(
        bibtex([Cited(key="a", title=title, language="fr", archive="R"), FULL])
    )
    assert library.failed_blocks == []
    assert [read.key for read in library.entries] == ["a", FULL.key]


def test_csl_json_is_as_its_schema_says() -> None:
    read = json.loads(csl_json(CASES))
    jsonschema.validate(read, SCHEMA)
    full, bare, jour, mois, an = read
    assert full["author"] == [
        {"family": "Dupont", "given": "Jeanne"},
        {"family": "Villepin", "given": "Dominique de"},
        {"literal": "AFP and Sons"},
    ]
    assert full["container-title"] == "Le Monde & Co"
    assert [item.get("issued", {}).get("date-parts") for item in (full, mois, an, bare, jour)] == [
        [[2023, 12, 1]],
        [[2023, 12]],
        [[987]],
        None,
        None,
    ]
    assert set(bare) == {"id", "type", "title", "language", "archive"}


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_an_address_holds_the_whole_file(form: Form) -> None:
    held = data(form, CASES)
    assert unquote(held) == form.write(CASES)
    assert re.fullmatch(r"[A-Za-z0-9%/:;,()*!$=@?._~-]+", held)


@pytest.mark.parametrize(
    ("name", "language", "turned"),
    [
        ("Jeanne Dupont", "fr", "Dupont, Jeanne"),
        ("Jean-Yves Le Drian", "fr", "Le Drian, Jean-Yves"),
        ("Dominique de Villepin", "fr", "Villepin, Dominique de"),
        ("Jeanne DUPONT", "fr", "DUPONT, Jeanne"),
        ("DUPONT Jeanne", "fr", "DUPONT, Jeanne"),
        ("J. Dupont", "fr", "Dupont, J."),
        ("Nguyễn Văn An", "vi", "Nguyễn, Văn An"),
        ("习近平", "zh", "习近平"),
        ("Plantu", "fr", "Plantu"),
        ("محمد حسنين هيكل", "ar", "هيكل, محمد حسنين"),
    ],
)
def test_a_person_s_name_is_turned_as_its_language_has_it(name: str, language: str, turned: str) -> None:
    author = person(name, language)
    assert author.turned == turned
    assert sorted(author.straight.split()) == sorted(name.split())
