"""What the archivist supplies: the sidecar beside a raw text, the front matter of a Markdown file."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from pressarchive.article import Byline, Picture
from pressarchive.fields.dates import read_date
from pressarchive.fields.kinds import (
    language,
    slug,
    slugs,
    text,
    visibility,
    web_address,
    word,
    words,
    yes_no,
)
from pressarchive.fields.press_names import kind_of
from pressarchive.fields.records import Kind, Reading, Slot, Table, read_record
from pressarchive.fields.yaml import Node, Record, Word, read_yaml
from pressarchive.model import Field, OutletRecord, PressDate
from pressarchive.parse.corrections import corrections, namesakes
from pressarchive.problems import Faults, Problem
from pressarchive.text.folding import fold, name_key


class Supplied(Struct, frozen=True):
    """The values the archivist gave, by key, and what is wrong with the others."""

    reading: Reading

    def get(self, key: str) -> Any:  # noqa: ANN401 - each key has its own type, said in `table`
        """The value of `key`, or None."""
        return self.reading.values.get(key)

    def field(self, key: str) -> Field[Any] | None:
        """The value of `key` as a supplied field, or None."""
        value = self.get(key)
        return None if value is None else Field(value, "supplied", key, self.line(key))

    def line(self, key: str) -> int:
        """The line on which the value of `key` stands in its file."""
        return self.reading.places.get(key, (0, 0))[0]

    def bylines(self, outlets: Mapping[str, OutletRecord]) -> tuple[Field[Byline], ...]:
        """Who signs, each told for a person, an outlet or an agency."""
        records = {name: outlets.get(fold(name)) for name in self.get("byline") or ()}
        return tuple(
            Field(
                Byline(name, known.kind if known else kind_of(name)),
                "supplied",
                "byline",
                self.line("byline"),
            )
            for name, known in records.items()
        )

    def tags(self) -> tuple[Field[str], ...]:
        """The tags, each once however it is spelt."""
        once = {name_key(tag): tag for tag in reversed(self.get("tags") or ())}
        return tuple(Field(tag, "supplied", "tags", self.line("tags")) for tag in reversed(once.values()))


NOTHING = Supplied(Reading({}, {}, ()))


def read_supplied(yaml: str, path: str, site_language: str, first_line: int = 1) -> Supplied:
    """What `yaml` supplies. Never raises: what is wrong is among the reading's problems."""
    warnings: list[Problem] = []
    try:
        node = read_yaml(yaml, path, first_line, warnings=warnings)
    except Faults as faults:
        return Supplied(Reading({}, {}, faults.problems))
    if node is None:
        return NOTHING
    reading = read_record(node, table(_spoken(node) or site_language), path, first_line)
    return Supplied(replace(reading, problems=(*warnings, *reading.problems)) if warnings else reading)


def _spoken(node: Node | None) -> str:
    """The language that the record itself names: its date may be written in it."""
    entries = node.entries if isinstance(node, Record) else ()
    return next((v.value for k, v in entries if k.value == "language" and isinstance(v, Word)), "")


@cache
def table(spoken: str) -> Table:
    """Every key an article may have, its date perhaps in the words of `spoken`."""
    return Table(
        kinds={
            "title": word,
            "date": _date(spoken),
            "outlet": word,
            "byline": words,
            "place": word,
            "language": language,
            "tags": words,
            "url": web_address,
            "archived": web_address,
            "licence": text,
            "rights": text,
            "visibility": visibility,
            "noindex": yes_no,
            "picture": _picture,
            "slug": slug,
            "aliases": slugs,
            "quotations": corrections,
            "speakers": namesakes,
        },
        nested={"picture": _PICTURE},
    )


def _date(spoken: str) -> Kind[PressDate]:
    def date(node: Node, slot: Slot) -> PressDate | None:
        found = read_date(node.value, spoken) if isinstance(node, Word) else None
        if found is None:
            slot.unlike(
                node, "a date of the calendar, as precise as it is known", "2023-12-01, 2023-12 or 2023"
            )
        return found

    return date


_PICTURE = Table(
    {"file": word, "caption": word, "credit": word, "alternative": word}, required={"file": "lavrov.jpg"}
)


def _picture(node: Node, slot: Slot) -> Picture | None:
    """A picture's file under `content/media/`, alone or with its caption, credit and alternative text."""
    if isinstance(node, Word):
        return Picture(node.value.strip())
    if not isinstance(node, Record):
        slot.unlike(node, "a file of content/media/", "lavrov.jpg")
        return None
    reading = read_record(node, _PICTURE, slot.path, node.line)
    slot.problems.extend(reading.problems)
    values = reading.values
    return (
        Picture(values["file"], *(values.get(k, "") for k in ("caption", "credit", "alternative")))
        if values.get("file")
        else None
    )


def missing_picture(picture: Picture, path: str, line: int) -> Problem:
    """The warning for a picture that `content/media/` does not hold."""
    return Problem(
        path,
        line,
        0,
        f'content/media/ holds no file "{picture.path}"',
        "put the photograph there, or correct its name; the page is built without it",
        "warning",
    )
