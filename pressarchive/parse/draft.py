"""The draft: raw press text on its way to an article, line by line, with what the forms read in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Literal

import msgspec
from msgspec import Struct

from pressarchive.article import Byline, Inline
from pressarchive.model import Field, OutletRecord, PressDate

LineKind = Literal["title", "paragraph", "caption", "credit", "signature", "debris"]

_NO_OUTLETS: Mapping[str, OutletRecord] = {}


class Line(Struct, frozen=True):
    """A line of press text, or several that the page had broken."""

    number: int
    """Of its first line in the file, from 1."""
    text: str
    kind: LineKind = "paragraph"
    after_blank: bool = False
    """Whether a blank line stands before it."""
    marks: tuple[Inline, ...] = ()
    """Annotations, counted from the start of this line."""


class Draft(Struct, frozen=True, kw_only=True):
    """What is known so far. Each form takes a draft and gives a draft."""

    lines: tuple[Line, ...]
    language: str
    outlets: Mapping[str, OutletRecord] = _NO_OUTLETS
    """The archivist's by their folded names, by which a name is known for an outlet or an agency."""
    title: Field[str] | None = None
    date: Field[PressDate] | None = None
    outlet: Field[str] | None = None
    place: Field[str] | None = None
    bylines: tuple[Field[Byline], ...] = ()
    captions: tuple[Field[str], ...] = ()
    credits: tuple[Field[str], ...] = ()

    def paragraphs(self) -> Iterator[tuple[int, Line]]:
        """The lines that are still plain paragraphs, with their index."""
        return ((i, line) for i, line in enumerate(self.lines) if line.kind == "paragraph")

    def first_paragraph(self) -> tuple[int, Line] | None:
        """The first of them, where a dateline stands."""
        return next(self.paragraphs(), None)

    def with_line(self, index: int, *lines: Line, **fields: Any) -> Draft:  # noqa: ANN401 - passed on as they are
        """The same draft with line `index` replaced by `lines`, and with `fields`."""
        return msgspec.structs.replace(
            self, lines=(*self.lines[:index], *lines, *self.lines[index + 1 :]), **fields
        )


def draft_of(text: str, language: str, outlets: Mapping[str, OutletRecord] = _NO_OUTLETS) -> Draft:
    """The draft of a raw press text in which nothing is read yet: each line a paragraph, and blank
    lines nothing but a space between them.
    """
    lines: list[Line] = []
    blank = False
    for number, raw in enumerate(text.split("\n"), 1):
        words = raw.strip()
        if words:
            lines.append(Line(number, words, after_blank=blank))
        blank = not words
    return Draft(lines=_unwrapped(tuple(lines)), language=language, outlets=outlets)


_WRAPPED_AT = range(40, 101)
"""Columns at which e-mail and agency copy breaks its lines (RFC 5322 advises 78)."""

_SENTENCE_END = (".", "!", "?", "…", "»", "”", '"', ":", "|")


def _unwrapped(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """`lines` with the paragraphs mended that were broken at a fixed width and parted by blank lines."""
    blocks = list(_blocks(lines))
    if len(blocks) < 2 or not _are_wrapped(blocks):
        return lines
    return tuple(
        line for block in blocks for line in ([_joined(block)] if _could_be_wrapped(block) else block)
    )


def _blocks(lines: tuple[Line, ...]) -> Iterator[list[Line]]:
    block: list[Line] = []
    for line in lines:
        if line.after_blank and block:
            yield block
            block = []
        block.append(line)
    if block:
        yield block


def _could_be_wrapped(block: list[Line]) -> bool:
    return len(block) > 1 and all(len(line.text) in _WRAPPED_AT for line in block[:-1])


def _are_wrapped(blocks: list[list[Line]]) -> bool:
    """Whether most lines of the blocks that could be wrapped break off within a sentence."""
    broken = [line for block in blocks if _could_be_wrapped(block) for line in block[:-1]]
    whole = sum(line.text.endswith(_SENTENCE_END) for line in broken)
    return len(broken) >= 2 and whole <= len(broken) // 3


def _joined(block: list[Line]) -> Line:
    return msgspec.structs.replace(block[0], text=" ".join(line.text for line in block))
