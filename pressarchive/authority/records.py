"""`speakers.yaml`, `tags.yaml` and `outlets.yaml`: lists of records, each a name with its other names."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TypeVar

from pressarchive.fields.kinds import choice, slug, slugs, text, visibility, web_address, word, words, yes_no
from pressarchive.fields.records import Kind, Reading, Slot, Table, records
from pressarchive.fields.yaml import Listing, Node, Word, read_yaml
from pressarchive.model import Authority, OutletRecord, SpeakerRecord, TagRecord
from pressarchive.problems import Faults, Problem
from pressarchive.text.folding import name_key

SPEAKERS, TAGS, OUTLETS = "content/speakers.yaml", "content/tags.yaml", "content/outlets.yaml"
"""Content paths of the authority files; every one may be missing."""


def _number(form: str, example: str) -> Kind[str]:
    """The kind of a number in another authority: the number alone, or the address of its record there."""

    def number(node: Node, slot: Slot) -> str | None:
        given = node.value.strip().rstrip("/").rpartition("/")[2] if isinstance(node, Word) else ""
        value = re.sub(r"\s", "", given)
        if re.fullmatch(form, value):
            return value
        slot.unlike(node, "a number of that authority, or its address there", example)
        return None

    return number


_COMMON = {
    "name": word,
    "slug": slug,
    "aliases": slugs,
    "other_names": words,
    "note": text,
    "wikidata": _number(r"Q\d+", "Q58217"),
    "viaf": _number(r"\d{1,22}", "102333412"),
    "isni": _number(r"\d{15}[\dX]", "0000 0001 2103 2683"),
    "bnf": _number(r"cb\d{8}[\da-z]", "cb11900219x"),
}
SPEAKER_TABLE = Table(
    _COMMON | {"kind": choice("person", "body"), "different_from": words},
    required={"name": "Sergueï Lavrov"},
)
TAG_TABLE = Table(_COMMON | {"recognise": yes_no}, required={"name": "Otan"})
OUTLET_TABLE = Table(
    _COMMON
    | {
        "kind": choice("outlet", "agency"),
        "url": web_address,
        "issn": _number(r"\d{4}-\d{3}[\dX]", "0395-2037"),
        "visibility": visibility,
        "licence": text,
        "rights": text,
        "noindex": yes_no,
    },
    required={"name": "Arab Observer"},
)

R = TypeVar("R", SpeakerRecord, TagRecord, OutletRecord)


def read_authority(files: Mapping[str, str]) -> tuple[Authority, tuple[Problem, ...]]:
    """The authority files, by content path, as records; and what is wrong with them."""
    problems: list[Problem] = []
    speakers = _read(SpeakerRecord, SPEAKER_TABLE, SPEAKERS, files, problems)
    tags = _read(TagRecord, TAG_TABLE, TAGS, files, problems)
    outlets = _read(OutletRecord, OUTLET_TABLE, OUTLETS, files, problems)
    return Authority(speakers, tags, outlets), tuple(problems)


def _read(
    record: type[R], table: Table, path: str, files: Mapping[str, str], problems: list[Problem]
) -> tuple[R, ...]:
    readings = _readings(table, path, files.get(path, ""), problems)
    _check_names(readings, path, problems)
    return tuple(record(**reading.values) for reading in readings if "name" in reading.values)


def _readings(table: Table, path: str, yaml: str, problems: list[Problem]) -> Sequence[Reading]:
    try:
        node = read_yaml(yaml, path, warnings=problems)
    except Faults as faults:
        problems.extend(faults.problems)
        return ()
    if node is None:
        return ()
    if not isinstance(node, Listing):
        problems.append(_no_list(node, path))
        return ()
    return records(table)(node, Slot("", path, problems)) or ()


def _no_list(node: Node, path: str) -> Problem:
    what = "this file should be a list of records"
    return Problem(path, node.line, node.column, what, 'begin each record with a dash: "- name: Otan"')


def _check_names(readings: Sequence[Reading], path: str, problems: list[Problem]) -> None:
    """A name means one record; a slug is one page."""
    names: dict[str, tuple[Reading, str]] = {}
    slugs: dict[str, Reading] = {}
    for reading in readings:
        for name in (reading.values.get("name"), *reading.values.get("other_names", ())):
            first, spelt = names.setdefault(name_key(name or ""), (reading, name or ""))
            if name and first is not reading:
                problems.append(_twice(path, reading, first, name, spelt))
        page = reading.values.get("slug")
        if page and slugs.setdefault(page, reading) is not reading:
            what = (
                f'the slug "{page}" is given to two records, here and on line {slugs[page].places["slug"][0]}'
            )
            problems.append(Problem(path, *reading.places["slug"], what, "give one of them another slug"))


def _twice(path: str, reading: Reading, first: Reading, name: str, spelt: str) -> Problem:
    place = reading.places.get("name") or (0, 0)
    other = first.places.get("name", (0, 0))[0]
    what = f'"{name}" is a name of two records, this one and the one on line {other}'
    if name != spelt:
        what += f' ("{spelt}")'
    return Problem(path, *place, what, "leave it to one of them, or make the two one record")
