"""Downloads: the files that hold the whole archive, as the data page lists them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pressarchive.pages.document import Written
from pressarchive.pages.urls import DATA
from pressarchive.pages.views import DataFileView
from pressarchive.text.messages import Translator, marked

_SAID = {
    "articles.jsonl": marked("Every article: its fields, how each of them is known, and its text as printed"),
    "quotations.jsonl": marked("Every quotation: its words, their place, who says it and how that is known"),
    "quotations.csv": marked("The same, for a spreadsheet"),
    "speakers.csv": marked("Everybody who is quoted, under all their names"),
    "mentions.csv": marked("The articles that name somebody and do not quote them"),
    "archive.sqlite": marked("All of it in one database, with full-text search; Datasette opens it"),
    "datapackage.json": marked("What each column of these files means, and their digests"),
}
_FORMATS = {
    "jsonl": marked("JSON, a line an entry"),
    "csv": "CSV",
    "sqlite": "SQLite",
    "json": marked("Data Package"),
}


def downloads(written: Iterable[Written], words: Translator) -> Iterator[DataFileView]:
    """Each of the files that were `written`."""
    for file in written:
        yield DataFileView(
            name=file.name,
            url=DATA + file.name,
            said=words.text(_SAID[file.name]),
            format=words.text(_FORMATS[file.name.rpartition(".")[2]]),
            size=words.size(file.size),
            rows=file.rows,
        )
