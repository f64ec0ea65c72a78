"""The archive as one SQLite file, which Datasette opens: tables that lead to one another, and their words.

The same archive gives the same bytes: rows come in one order, pages have one size, and the number of the
library that wrote the file is taken out of its head.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

import msgspec
from msgspec import Struct

from pressarchive.exports.columns import Column, columns
from pressarchive.exports.rows import (
    ArticleRow,
    ArticleTagRow,
    MentionRow,
    OutletRow,
    ProvenanceRow,
    QuotationRow,
    SpeakerRow,
    TagRow,
)

FOLDING = "unicode61 remove_diacritics 2"
"""How words are compared in a full-text search: accents and capitals aside, as French readers expect."""

_AT_ONCE = 16 * 1024 * 1024
"""Bytes of an index of words that are sorted in memory: the more, the fewer are written twice."""

_VERSION, _WRITTEN_BY = 96, 3_040_000
"""Where the file's head has the number of the library that wrote it, and what stands there instead
(https://www.sqlite.org/fileformat2.html#write_library_version_number_and_version_valid_for_number).
"""

_TYPES = {"string": "TEXT", "integer": "INTEGER", "number": "REAL", "boolean": "INTEGER", "array": "TEXT"}


class Table(Struct, frozen=True):
    """A table, and how its rows are found."""

    name: str
    row: type[Struct]
    key: tuple[str, ...]
    without: frozenset[str] = frozenset()
    """Fields of the row that have a table of their own."""
    leads_to: Mapping[str, str] = {}
    """Column, and the table whose identifier it holds; each has an index."""
    sorted_by: tuple[str, ...] = ()
    """Other columns that have an index."""
    searched: tuple[str, ...] = ()
    """Columns whose words are found."""

    @property
    def columns(self) -> tuple[Column, ...]:
        """In order."""
        return tuple(column for column in columns(self.row) if column.name not in self.without)


TABLES = (
    Table("outlets", OutletRow, ("id",)),
    Table(
        "articles",
        ArticleRow,
        ("id",),
        without=frozenset({"tags", "provenance"}),
        leads_to={"outlet_id": "outlets"},
        sorted_by=("date", "language"),
        searched=("title", "text"),
    ),
    Table("speakers", SpeakerRow, ("id",), sorted_by=("name",), searched=("name", "other_names", "note")),
    Table(
        "quotations",
        QuotationRow,
        ("id",),
        leads_to={"article_id": "articles", "speaker_id": "speakers", "outlet_id": "outlets"},
        sorted_by=("date", "kind", "how"),
        searched=("words", "speaker"),
    ),
    Table("tags", TagRow, ("id",)),
    Table(
        "article_tags",
        ArticleTagRow,
        ("article_id", "tag_id"),
        leads_to={"article_id": "articles", "tag_id": "tags"},
    ),
    Table(
        "mentions",
        MentionRow,
        ("speaker_id", "article_id"),
        leads_to={"speaker_id": "speakers", "article_id": "articles", "outlet_id": "outlets"},
        sorted_by=("date",),
    ),
    Table("provenance", ProvenanceRow, (), leads_to={"article_id": "articles"}, sorted_by=("field",)),
)
"""Those that others lead to stand first."""


class Database:
    """A new database, filled row by row; its rows are on the disk and not in memory."""

    def __init__(self, path: Path) -> None:
        """Raises sqlite3.Error, as all that is done with it does."""
        self._path = path
        self._inserts: dict[str, str] = {}
        self._base = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
        try:
            self._lay_out()
        except BaseException:
            self._base.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with suppress(sqlite3.Error):
            self._base.close()

    def _lay_out(self) -> None:
        """Make the empty tables."""
        # It is made beside its place and takes it whole: a half-made one is nobody's.
        for setting in ("page_size = 4096", "encoding = 'UTF-8'", "journal_mode = OFF", "synchronous = OFF"):
            self._base.execute(f"PRAGMA {setting}")
        self._base.execute("BEGIN")
        for table in TABLES:
            self._base.execute(_layout(table))
            marks = ", ".join("?" * len(table.columns))
            self._inserts[table.name] = f"INSERT INTO {table.name} VALUES ({marks})"  # noqa: S608 - our own names

    def add(self, name: str, rows: Iterable[Struct]) -> None:
        """Put `rows` into the table `name`."""
        names = [column.name for column in _NAMED[name].columns]
        values = (tuple(_held(getattr(row, each)) for each in names) for row in rows)
        self._base.executemany(self._inserts[name], values)

    def finish(self) -> None:
        """Make what finds the rows, and put the file into its final form."""
        for table in TABLES:
            for column in (*table.leads_to, *table.sorted_by):
                if (column,) != table.key[:1]:
                    self._base.execute(f"CREATE INDEX {table.name}_{column} ON {table.name} ({column})")
        for table in TABLES:
            if table.searched:
                self._make_searchable(table)
        self._base.execute("COMMIT")
        self._base.close()
        with self._path.open("r+b") as file:
            file.seek(_VERSION)
            file.write(_WRITTEN_BY.to_bytes(4, "big"))

    def _make_searchable(self, table: Table) -> None:
        index = f"{table.name}_fts"
        # Datasette knows by these very quotation marks whose words an index holds.
        how = f"{', '.join(table.searched)}, content=\"{table.name}\", tokenize='{FOLDING}'"
        self._base.execute(f"CREATE VIRTUAL TABLE {index} USING fts5({how})")
        self._base.execute(f"INSERT INTO {index} ({index}, rank) VALUES ('hashsize', {_AT_ONCE})")  # noqa: S608 - our own names
        self._base.execute(f"INSERT INTO {index} ({index}) VALUES ('rebuild')")  # noqa: S608


_NAMED = {table.name: table for table in TABLES}


def _layout(table: Table) -> str:
    lines = []
    for column in table.columns:
        line = f"{column.name} {_TYPES[column.kind]}"
        if column.required:
            line += " NOT NULL"
        if table.key == (column.name,):
            line += " PRIMARY KEY"
        if column.name in table.leads_to:
            line += f" REFERENCES {table.leads_to[column.name]} (id)"
        lines.append(line)
    if len(table.key) > 1:
        lines.append(f"PRIMARY KEY ({', '.join(table.key)})")
    columns = ",\n  ".join(lines)
    return f"CREATE TABLE {table.name} (\n  {columns}\n)"


def _held(value: object) -> object:
    """A value as SQLite holds it: what is several, as JSON, which Datasette knows to take apart."""
    return msgspec.json.encode(value).decode() if isinstance(value, tuple) else value
