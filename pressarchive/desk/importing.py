"""Import: records of articles, a JSON object a line, become files in the archive."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import msgspec
import yaml
from msgspec import Struct
from msgspec.structs import replace

from pressarchive.fields.dates import read_date
from pressarchive.fields.kinds import is_web_address
from pressarchive.problems import Faults, Problem
from pressarchive.text.slugs import slugify

ARTICLES = "content/articles"
_NOT_IN_ADDRESS = re.compile(r'[ "<>\\^`{|}]|%(?![0-9A-Fa-f]{2})')
_SUPPLIED = ("date", "outlet", "language", "url", "licence")


class Record(Struct, frozen=True):
    """A line of the file. Fields it has besides are not read."""

    title: str
    text: str
    date: str = ""
    url: str = ""
    outlet: str = ""
    language: str = ""
    licence: str = ""


class Imported(Struct, frozen=True):
    """What an import did."""

    written: tuple[str, ...]
    """Content paths."""
    kept: tuple[str, ...]
    """Content paths that were there already, and were left as they were."""


def import_records(file: Path, site_folder: Path) -> Imported:
    """One raw press text for each record of `file`, and a sidecar with what the record supplies.

    Nothing is written unless every record is sound; no file is ever overwritten. Raises `Faults` with
    every record that is not.
    """
    records = _records(file)
    written: list[str] = []
    kept: list[str] = []
    for path, record in _named(records):
        target = site_folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        (written if _write(target, record) else kept).append(path)
    return Imported(tuple(written), tuple(kept))


def _records(file: Path) -> list[Record]:
    decoder = msgspec.json.Decoder(Record)
    records: list[Record] = []
    problems: list[Problem] = []
    for number, line in enumerate(file.read_bytes().split(b"\n"), 1):
        if not line.strip():
            continue
        try:
            record = decoder.decode(line)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            hint = 'write a JSON object on the line, with "title" and "text"'
            problems.append(Problem(str(file), number, 0, f"this is no record: {error}", hint))
            continue
        record = replace(record, url=_address(record.url))
        problems += _wrong(record, str(file), number)
        records.append(record)
    if problems:
        raise Faults(problems)
    return records


def _address(url: str) -> str:
    """`url` as a browser would send it: what no address may hold is percent-encoded
    (https://url.spec.whatwg.org/#path-percent-encode-set); letters of other scripts stay readable.
    """
    return _NOT_IN_ADDRESS.sub(lambda found: quote(found.group()), url.strip())


def _wrong(record: Record, file: str, line: int) -> Iterator[Problem]:
    if not record.title.strip():
        yield Problem(file, line, 0, 'the record has no "title"', "give it the article’s headline")
    if record.date and read_date(record.date, record.language or "fr") is None:
        what = f'"{record.date}" is no date of the calendar'
        yield Problem(file, line, 0, what, "write 2023-12-01, 2023-12 or 2023, or leave it out")
    if record.url and not is_web_address(record.url):
        yield Problem(file, line, 0, f'"{record.url}" is no web address', "begin it with https:// or http://")


def _named(records: list[Record]) -> Iterator[tuple[str, Record]]:
    """Each record with its content path: by outlet and year, named by date and headline, the same at
    every import of the same file.
    """
    taken: set[str] = set()
    for record in records:
        outlet = [slugify(record.outlet)] if record.outlet else []
        folder = "/".join([ARTICLES, *outlet, *_year(record)])
        stem = slugify(f"{record.date} {record.title}")
        name, number = stem, 2
        while name in taken:
            name, number = f"{stem}-{number}", number + 1
        taken.add(name)
        yield f"{folder}/{name}.txt", record


def _year(record: Record) -> list[str]:
    """The year of the record's date, if it has one, however the date is written."""
    date = read_date(record.date, record.language or "fr")
    return [f"{date.year:04}"] if date and date.year else []


def _write(target: Path, record: Record) -> bool:
    """Whether the article was written: a file that is there, or its sidecar, is left alone."""
    sidecar = target.with_suffix(".yaml")
    if target.exists() or sidecar.exists():
        return False
    supplied = {key: value for key in _SUPPLIED if (value := getattr(record, key))}
    title = " ".join(unicodedata.normalize("NFC", record.title).split())
    if supplied:
        with sidecar.open("x", encoding="utf-8", newline="\n") as opened:
            yaml.safe_dump(supplied, opened, allow_unicode=True, sort_keys=False, width=1000)
    with target.open("x", encoding="utf-8", newline="\n") as opened:
        opened.write(f"{title}\n{record.text.rstrip()}\n")
    return True
