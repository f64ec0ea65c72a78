"""The manuals as a test reads them: their tables, examples, links and headings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.token import Token
from msgspec import Struct

ROOT = Path(__file__).parents[2]
README = ROOT / "README.md"
ARCHITECTURE = ROOT / "docs" / "ARCHITECTURE.md"
EDITORS, GUIDE = ROOT / "docs" / "EDITORS.md", ROOT / "docs" / "GUIDE.md"
GUIDES = (EDITORS, GUIDE)

_NOT_MANUALS = ("content/", "output/", "tests/archives/cases/", "tests/site/node/node_modules/")
_MARKER = re.compile(r"<!-- (?P<name>[\w: ]+) -->")
_NOT_IN_ANCHOR = re.compile(r"[^\w\- ]")


class Row(Struct, frozen=True):
    """A row of a table, or a paragraph: the code in each of its cells."""

    cells: tuple[tuple[str, ...], ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The first word of each code in the first cell: `--site` of `--site FOLDER`."""
        return tuple(code.split()[0] for code in self.cells[0])


class Example(Struct, frozen=True):
    """A fenced block."""

    language: str
    path: str
    """The file that holds it; empty where it is none."""
    text: str
    line: int


def documents() -> list[Path]:
    """Every Markdown file of the repository that is written for readers."""
    found = (path.relative_to(ROOT).as_posix() for path in ROOT.rglob("*.md"))
    return [
        ROOT / name for name in sorted(found) if not name.startswith(_NOT_MANUALS) and not _is_hidden(name)
    ]


def _is_hidden(name: str) -> bool:
    return any(part.startswith(".") for part in name.split("/"))


@cache
def tokens(document: Path) -> list[Token]:
    """The document, block by block."""
    return MarkdownIt("commonmark").enable("table").parse(document.read_text("utf-8"))


@cache
def marked(document: Path) -> dict[str, tuple[Row, ...]]:
    """The rows of each table or paragraph that stands behind a marker, `<!-- keys: settings -->`."""
    every = tokens(document)
    found = ((_MARKER.match(token.content), i) for i, token in enumerate(every) if token.type == "html_block")
    return {match["name"]: _rows(every[i + 1 :]) for match, i in found if match}


def _rows(after: list[Token]) -> tuple[Row, ...]:
    if after[0].type != "table_open":
        return (Row((_code(after[1]),)),)
    end = next(i for i, token in enumerate(after) if token.type == "table_close")
    starts = [i for i, token in enumerate(after[:end]) if token.type == "tr_open"]
    rows = (after[start:stop] for start, stop in zip(starts, [*starts[1:], end], strict=True))
    return tuple(Row(tuple(_code(t) for t in row if t.type == "inline")) for row in rows)[1:]


def _code(inline: Token) -> tuple[str, ...]:
    return tuple(child.content for child in inline.children or () if child.type == "code_inline")


def names(document: Path, marker: str) -> list[str]:
    """Every name that the table behind `marker` explains, in its order."""
    return [name for row in marked(document)[marker] for name in row.names]


def examples(document: Path) -> Iterator[Example]:
    """The fenced blocks."""
    for token in tokens(document):
        if token.type == "fence":
            language, _, path = token.info.partition(" ")
            yield Example(language, path, token.content, (token.map or [0])[0] + 1)


def code(document: Path) -> Iterator[str]:
    """Every code span of the running text."""
    for token in tokens(document):
        yield from _code(token)


def links(document: Path) -> Iterator[str]:
    """Where the document's links and pictures lead."""
    for token in tokens(document):
        for child in token.children or ():
            address = child.attrs.get("href") or child.attrs.get("src")
            if address:
                yield str(address)


@cache
def headings(document: Path) -> tuple[tuple[str, str], ...]:
    """Each heading's level and words."""
    every = tokens(document)
    return tuple(
        (token.tag, every[i + 1].content) for i, token in enumerate(every) if token.type == "heading_open"
    )


@cache
def anchors(document: Path) -> frozenset[str]:
    """The anchors that GitHub gives the headings."""
    return frozenset(anchor(words) for _, words in headings(document))


def anchor(words: str) -> str:
    """The anchor that GitHub gives a heading."""
    return _NOT_IN_ANCHOR.sub("", words.replace("`", "").lower()).replace(" ", "-")
