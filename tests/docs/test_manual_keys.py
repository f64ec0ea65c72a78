"""The editor's guides name every setting, key, option and command, and nothing that is none."""

from __future__ import annotations

import re
from collections.abc import Iterable
from importlib.resources import files
from pathlib import Path

import pytest
from manuals import GUIDES, Row, anchor, examples, headings, marked, names

from pressarchive import config
from pressarchive.authority.records import OUTLET_TABLE, SPEAKER_TABLE, TAG_TABLE
from pressarchive.build import standing
from pressarchive.cli import main
from pressarchive.config import Settings
from pressarchive.desk.importing import _SUPPLIED as IMPORTED
from pressarchive.fields.records import Table, read_record
from pressarchive.fields.yaml import read_yaml
from pressarchive.index.copies import ALIKE
from pressarchive.pages.wordings import NEAR
from pressarchive.parse import corrections, supplied
from pressarchive.parse.draft import Draft, draft_of
from pressarchive.parse.forms import RAW_FORMS, read_forms
from pressarchive.parse.supplied import _PICTURE as PICTURE
from pressarchive.quotations import confidence

ARTICLE = supplied.table("fr")
IN_ALL_RECORDS = SPEAKER_TABLE.kinds.keys() & TAG_TABLE.kinds.keys() & OUTLET_TABLE.kinds.keys()
TABLES = {
    "keys: settings": config.TABLE,
    "keys: article": ARTICLE,
    "keys: standing": standing.TABLE,
    "keys: records": OUTLET_TABLE,
    "keys: speakers only": SPEAKER_TABLE,
    "keys: tags only": TAG_TABLE,
    "keys: outlets only": OUTLET_TABLE,
}
"""By which an example in the table behind each marker is read."""


def _options() -> Iterable[str]:
    context = main.make_context("build.py", [], resilient_parsing=True)
    return [name for parameter in main.get_params(context) for name in parameter.opts]


def _options_of_commands() -> Iterable[str]:
    return [
        name
        for command in main.commands.values()
        for p in command.params
        for name in p.opts
        if name[0] == "-"
    ]


def _languages() -> list[str]:
    folder = files("pressarchive.quotations") / "languages"
    return [entry.name for entry in folder.iterdir() if entry.is_dir() and not entry.name.startswith("_")]


KNOWN: dict[str, Iterable[str]] = {
    "keys: settings": config.TABLE.kinds,
    "keys: article": ARTICLE.kinds,
    "keys: picture": PICTURE.kinds,
    "keys: corrections": corrections.TABLE.kinds,
    "keys: namesakes": corrections.NAMESAKE_TABLE.kinds,
    "keys: standing": standing.TABLE.kinds,
    "keys: records": IN_ALL_RECORDS,
    "keys: speakers only": SPEAKER_TABLE.kinds.keys() - IN_ALL_RECORDS,
    "keys: tags only": TAG_TABLE.kinds.keys() - IN_ALL_RECORDS,
    "keys: outlets only": OUTLET_TABLE.kinds.keys() - IN_ALL_RECORDS,
    "keys: import": ("title", "text", *IMPORTED),
    "keys: options": _options(),
    "keys: commands": main.commands,
    "keys: exit codes": ("0", "1", "2"),
    "keys: command options": _options_of_commands(),
    "keys: quotation languages": _languages(),
}
"""What the code knows, under the marker of the table that explains it."""

each_guide = pytest.mark.parametrize("guide", GUIDES, ids=lambda path: path.name)


@each_guide
@pytest.mark.parametrize("marker", KNOWN)
def test_a_guide_names_what_the_code_knows_and_nothing_else(guide: Path, marker: str) -> None:
    assert sorted(names(guide, marker)) == sorted(KNOWN[marker])


@each_guide
@pytest.mark.parametrize("marker", TABLES)
def test_the_examples_in_a_guides_tables_are_read_without_a_problem(guide: Path, marker: str) -> None:
    for key, example in _examples(marked(guide)[marker]):
        table = Table(TABLES[marker].kinds)
        reading = read_record(read_yaml(example, "example"), table, "example")
        assert (key in reading.values, reading.problems) == (True, ()), example


def _examples(rows: Iterable[Row]) -> Iterable[tuple[str, str]]:
    """The code in a row that says its own key: `date: 2024-01`."""
    for row in rows:
        for code in (code for cell in row.cells[1:] for code in cell):
            if code.startswith(f"{row.names[0]}:"):
                yield row.names[0], code


@each_guide
def test_a_guide_gives_each_settings_default(guide: Path) -> None:
    defaults = Settings(title="T")
    for row in marked(guide)["keys: settings"]:
        (key,) = row.names
        if key not in config.TABLE.required:
            assert row.cells[2] == _as_written(getattr(defaults, key)), key


def _as_written(default: object) -> tuple[str, ...]:
    if isinstance(default, bool):
        return ("yes" if default else "no",)
    return (str(default),) if default != "" else ()


@each_guide
def test_a_guides_examples_of_press_text_are_read_as_it_says(guide: Path) -> None:
    for row in marked(guide)["forms"]:
        (printed,) = row.cells[0]
        draft = read_forms(draft_of(f"Titre\n{printed}\nLe texte.", "fr"))
        assert set(row.cells[1]) == set(_read(draft)), printed


def _read(draft: Draft) -> Iterable[str]:
    kept = {"bylines": "byline", "captions": "caption", "credits": "credit"}
    for name in ("date", "outlet", "place", *kept):
        if getattr(draft, name):
            yield kept.get(name, name)


@each_guide
def test_a_guide_has_an_example_of_every_press_form(guide: Path) -> None:
    unread = {form.__name__ for form in RAW_FORMS}
    for row in marked(guide)["forms"]:
        draft = draft_of(f"Titre\n{row.cells[0][0]}\nLe texte.", "fr")
        for form in RAW_FORMS:
            before, draft = draft, form(draft)
            unread -= {form.__name__} if draft != before else set()
    assert not unread


@each_guide
def test_a_guide_says_from_what_share_on_a_speaker_is_published_and_texts_are_the_same(guide: Path) -> None:
    shares = [f"{share * 100:.0f}" for share in (confidence.LEVEL, ALIKE, NEAR)]
    assert re.findall(r"(\d+) %", guide.read_text("utf-8")) == shares


@each_guide
def test_the_list_at_the_head_of_a_guide_leads_to_each_of_its_sections_in_order(guide: Path) -> None:
    head = guide.read_text("utf-8").partition("\n## ")[0]
    sections = [words for level, words in headings(guide) if level == "h2"]
    assert re.findall(r"^- \[(.+)\]\(#(.+)\)$", head, re.MULTILINE) == [
        (words, anchor(words)) for words in sections
    ]


def test_the_two_guides_keep_in_step() -> None:
    english, french = GUIDES
    assert [level for level, _ in headings(english)] == [level for level, _ in headings(french)]
    assert list(marked(english)) == list(marked(french))
    for marker, rows in marked(english).items():
        assert [row.names for row in rows] == [row.names for row in marked(french)[marker]]
    assert [(e.language, e.path, e.text) for e in examples(english)] == [
        (e.language, e.path, e.text) for e in examples(french)
    ]
