"""The dataset: the whole archive in a few files, written article by article and never held in memory."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from io import BufferedWriter
from pathlib import Path
from types import TracebackType
from typing import Self

import msgspec
from msgspec import Struct

from pressarchive.exports import spreadsheet
from pressarchive.exports.database import Database
from pressarchive.exports.datapackage import FILES, datapackage
from pressarchive.exports.rows import MentionRow, QuotationRow, SpeakerRow
from pressarchive.exports.tables import (
    article_tag_rows,
    mention_rows,
    outlet_rows,
    provenance_rows,
    rows_of,
    speaker_rows,
    tag_rows,
)
from pressarchive.pages.cards import Cards
from pressarchive.pages.document import Written

DESCRIPTION = "datapackage.json"
DATABASE = "archive.sqlite"

_ENCODER = msgspec.json.Encoder()


class _File:
    """A file in the making, with its digest."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: BufferedWriter = path.open("wb")
        self._digest = hashlib.sha256()
        self._size = 0
        self._rows = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()

    def write(self, data: bytes, rows: int = 0) -> None:
        """Add `data`, which is so many rows."""
        self._file.write(data)
        self._digest.update(data)
        self._size += len(data)
        self._rows += rows

    def written(self) -> Written:
        """What it is, once it is whole on the disk."""
        self._file.close()
        return Written(self._path.name, self._digest.hexdigest(), self._size, self._rows)


def write(cards: Cards, folder: Path) -> Iterator[tuple[Written, ...]]:
    """Write the files into `folder`. After each article nothing is given, and at the end what was written.
    Raises OSError, sqlite3.Error, and Faults where an article is lost.
    """
    with ExitStack() as stack:
        files = {name: stack.enter_context(_File(folder / name)) for name in FILES if name != DATABASE}
        base = stack.enter_context(Database(folder / DATABASE))
        _archive_rows(cards, files, base)
        files["quotations.csv"].write(spreadsheet.header(QuotationRow))
        for notice in cards.index.articles:
            rows = rows_of(cards, notice)
            files["articles.jsonl"].write(_jsonl([rows.article]), 1)
            base.add("articles", [rows.article])
            base.add("article_tags", article_tag_rows(rows.article))
            base.add("provenance", provenance_rows(rows.article))
            if rows.quotations:
                count = len(rows.quotations)
                files["quotations.jsonl"].write(_jsonl(rows.quotations), count)
                files["quotations.csv"].write(spreadsheet.lines(rows.quotations), count)
                base.add("quotations", rows.quotations)
            yield ()
        base.finish()
        written = {name: file.written() for name, file in files.items()}
        written[DATABASE] = _database(folder / DATABASE)
        every = tuple(written[name] for name in FILES)
        described = datapackage(cards.settings, tuple(cards.index.outlets.values()), every)
        with _File(folder / DESCRIPTION) as file:
            file.write(described)
            yield (*every, file.written())


def _archive_rows(cards: Cards, files: dict[str, _File], base: Database) -> None:
    """Write what is of no article in particular."""
    speakers, mentions = tuple(speaker_rows(cards)), tuple(mention_rows(cards))
    for name, kind, rows in (("speakers", SpeakerRow, speakers), ("mentions", MentionRow, mentions)):
        file = files[f"{name}.csv"]
        file.write(spreadsheet.header(kind))
        file.write(spreadsheet.lines(rows), len(rows))
        base.add(name, rows)
    base.add("tags", tag_rows(cards))
    base.add("outlets", outlet_rows(cards))


def _jsonl(rows: Iterable[Struct]) -> bytes:
    return _ENCODER.encode_lines(rows)


def _database(path: Path) -> Written:
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return Written(path.name, digest, path.stat().st_size, 0)
