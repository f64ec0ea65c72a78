"""YAML read as the words that stand there, each with its place.

`NO` stays NO, `12:30` stays 12:30 and `2023-02-30` stays as it is written: what a word means is for
its reader to say. The parser's events are read, never its constructor or composer: those guess types,
run tags, expand aliases without bound and crash on deep nesting.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from typing import NoReturn, cast

from msgspec import Struct
from yaml.error import MarkedYAMLError
from yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    DocumentStartEvent,
    Event,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    StreamEndEvent,
)
from yaml.parser import Parser
from yaml.reader import Reader
from yaml.scanner import Scanner

from pressarchive.fields.yaml_faults import explain, explain_escape, explain_note, explain_reserved, lines_of
from pressarchive.problems import Faults, Problem

MAX_CHARACTERS = 1_000_000
MAX_DEPTH = 16
MAX_PROBLEMS = 100
"""Faults told of one text; and as many warnings."""

_UNREADABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_HASHTAG = re.compile(r"[ \t]#[^\W_]")
"""What YAML takes for a note and people write for a word: they put a space after the # of a note."""
_ALL_NOTE = re.compile(r"[ \t]+#(?=[^\W_])")
_NOTE = re.compile(r"(?:^|(?<=[ \t]))#")
_YAML_ONLY_BREAKS = "\x85\u2028\u2029"
"""YAML 1.1 breaks lines here; editors and this program do not."""


class Word(Struct, frozen=True, gc=False):
    """One scalar, as written."""

    value: str
    """Its characters; block scalars and values over several lines are folded as YAML says."""
    line: int
    column: int
    """Of its first character or opening mark, from 1."""
    quoted: bool = False
    """Whether it stood in quotation marks or in a block; an empty word that did not is no value."""
    lost: tuple[str, str] | None = None
    """What is wrong and what to do where an empty word stands at a `#MeToo`, a note to YAML."""


class Listing(Struct, frozen=True):
    """A list, `[a, b]` or an item a line."""

    items: tuple[Node, ...]
    line: int
    column: int


class Record(Struct, frozen=True):
    """Keys and their values, in the order of the file; no key stands twice."""

    entries: tuple[tuple[Word, Node], ...]
    line: int
    column: int


Node = Word | Listing | Record


class _PythonParser(Reader, Scanner, Parser):
    """PyYAML's own parser, for a platform without its C library."""

    def __init__(self, stream: str) -> None:
        Reader.__init__(self, stream)
        Scanner.__init__(self)
        Parser.__init__(self)


try:
    from yaml._yaml import CParser
except ImportError:  # pragma: no cover - no wheel for this platform
    new_parser: Callable[[str], CParser | _PythonParser] = _PythonParser
else:
    new_parser = CParser


def read_yaml(
    text: str,
    path: str,
    first_line: int = 1,
    at_most: int = MAX_CHARACTERS,
    warnings: list[Problem] | None = None,
) -> Node | None:
    """The node `text` holds, or None where it holds nothing but comments.

    `path` and `first_line` say where the text stands, for the places of nodes and problems; `at_most`
    bounds its characters. Words that were lost after a ` #` go to `warnings`; where they are all of a value,
    its word tells of them. Raises `Faults` where it is not YAML, where a key stands twice, and for the parts
    of YAML that hide or guess: aliases, anchors, merge keys, tags, a second document.
    """
    reading = _Reading(text, path, first_line)
    reading.refuse_unreadable(at_most)
    try:
        node = reading.document()
    except MarkedYAMLError as error:
        reading.stop(*explain(text, error))
    except (ValueError, OverflowError):  # what the Python parser makes of \UFFFFFFFF
        reading.stop(*explain_escape(text))
    if reading.problems:
        raise Faults(reading.problems)
    if warnings is not None:
        warnings.extend(reading.notes())
    return node


class _Reading:
    """One pass over the events of one text; rows and columns count from 0, lines from 1."""

    def __init__(self, text: str, path: str, first_line: int) -> None:
        self.text, self.path, self.first_line = text, path, first_line
        self.problems: list[Problem] = []
        self.hashtags = bool(_HASHTAG.search(text))
        """Whether there may be any; most texts have none, and are not looked at further."""
        self.enclosed: list[tuple[tuple[int, int], tuple[int, int]]] = []
        """Beginning and end of each word in quotation marks or a block: no # in it begins a note."""
        self.told: set[tuple[int, int]] = set()
        """Places of the notes that a word knows of."""

    def report(self, row: int, column: int, what: str, hint: str) -> None:
        self.problems.append(Problem(self.path, row + self.first_line, column + 1, what, hint))
        if len(self.problems) == MAX_PROBLEMS:
            raise Faults(self.problems)

    def stop(self, row: int, column: int, what: str, hint: str) -> NoReturn:
        self.report(row, column, what, hint)
        raise Faults(self.problems)

    @cached_property
    def lines(self) -> list[str]:
        return lines_of(self.text)

    def refuse_unreadable(self, at_most: int) -> None:
        """Stop at a text too long to parse, or one with a character no parser reads."""
        if len(self.text) > at_most:
            self.stop(0, 0, f"these fields run over {at_most:,} characters", "move long text out of them")
        if found := _UNREADABLE.search(self.text):
            what = f"a control character stands here (U+{ord(found[0]):04X})"
            before = self.text[: found.start()]
            self.stop(before.count("\n"), found.start() - before.rfind("\n") - 1, what, "delete it")

    def document(self) -> Node | None:
        self.stand_ins = _stand_ins(self.text)
        events = new_parser(_replaced(self.text, self.stand_ins))
        self.next = cast("Callable[[], Event]", events.get_event)
        self.next()
        if isinstance(self.next(), StreamEndEvent):
            return None
        node = self.node(self.next(), 1)
        self.next()
        if isinstance(second := self.next(), DocumentStartEvent):
            self.stop(
                *_start(second), "a second YAML document begins here", "delete this line and join the two"
            )
        return None if is_empty(node) else node

    def node(self, event: Event, depth: int) -> Node:
        """The node that begins with `event`; the events up to its end are used up."""
        row, column = _start(event)
        if isinstance(event, NodeEvent) and (event.anchor or getattr(event, "tag", None)):
            self.report(row, column, *explain_reserved(self.lines[row], column))
        if isinstance(event, ScalarEvent):
            return self.word(event, row, column)
        if isinstance(event, AliasEvent):
            return Word("", row + self.first_line, column + 1)
        if depth > MAX_DEPTH:
            what = f"more than {MAX_DEPTH} lists or records stand in one another here"
            self.stop(row, column, what, "write them side by side")
        if isinstance(event, MappingStartEvent):
            return Record(tuple(self.entries(depth)), row + self.first_line, column + 1)
        items = tuple(self.node(item, depth + 1) for item in self.until_end())
        return Listing(items, row + self.first_line, column + 1)

    def word(self, event: ScalarEvent, row: int, column: int) -> Word:
        value = event.value
        for char, stand_in in self.stand_ins.items():
            value = value.replace(stand_in, char)
        if event.style == '"' and (found := _UNREADABLE.search(value)):
            what = f"an escape in this value stands for the control character U+{ord(found[0]):04X}"
            self.report(row, column, what, "delete the escape")
        if self.hashtags and event.style:
            self.enclosed.append(((row, column), _end(event)))
        elif self.hashtags and not value and (at := self.note_from(row, column)) is not None:
            self.told.add((row, at))
            lost = explain_note(self.lines[row], at)
            return Word("", row + self.first_line, at + 1, lost=lost)
        return Word(value, row + self.first_line, column + 1, bool(event.style))

    def note_from(self, row: int, column: int) -> int | None:
        """Column of a hashtag that is all that follows a place; None where something else does."""
        found = _ALL_NOTE.match(self.lines[row], column) if row < len(self.lines) else None
        return found.end() - 1 if found else None

    def notes(self) -> Iterator[Problem]:
        """A warning for each note that follows something on its line and looks like a hashtag, `#MeToo`."""
        count = 0
        for row, line in enumerate(self.lines) if self.hashtags else ():
            column = self.note_in(row) if _HASHTAG.search(line) else None
            if column is not None and (row, column) not in self.told and count < MAX_PROBLEMS:
                count += 1
                what, hint = explain_note(line, column)
                yield Problem(self.path, row + self.first_line, column + 1, what, hint, "warning")

    def note_in(self, row: int) -> int | None:
        """Column of the note of a line if it is a hashtag and not the whole line."""
        line = self.lines[row]
        first = next((m.start() for m in _NOTE.finditer(line) if not self.encloses((row, m.start()))), None)
        if first is None or not line[:first].strip() or not line[first + 1 : first + 2].isalnum():
            return None
        return first

    def encloses(self, place: tuple[int, int]) -> bool:
        """Whether a word in quotation marks or in a block holds `place`."""
        at = bisect_right(self.enclosed, place, key=lambda word: word[0]) - 1
        return at >= 0 and place < self.enclosed[at][1]

    def until_end(self) -> Iterator[Event]:
        """The events up to the end of the list or record that is open."""
        while not isinstance(event := self.next(), CollectionEndEvent):
            yield event

    def entries(self, depth: int) -> Iterator[tuple[Word, Node]]:
        """The entries of the record that is open; a key that cannot stand is reported and left out."""
        seen: dict[str, Word] = {}
        for event in self.until_end():
            key, value = self.node(event, depth + 1), self.node(self.next(), depth + 1)
            if wrong := _wrong_key(key, seen):
                self.report(key.line - self.first_line, key.column - 1, *wrong)
            elif isinstance(key, Word):
                seen[key.value] = key
                yield key, value


def _start(event: Event) -> tuple[int, int]:
    mark = event.start_mark
    return (mark.line, mark.column) if mark else (0, 0)


def _end(event: Event) -> tuple[int, int]:
    mark = event.end_mark
    return (mark.line, mark.column) if mark else (0, 0)


def is_empty(node: Node) -> bool:
    """Whether `node` is what stands after `key:` where nothing does."""
    return isinstance(node, Word) and not node.value and not node.quoted


def _wrong_key(key: Node, seen: dict[str, Word]) -> tuple[str, str] | None:
    """What is wrong with `key` beside the keys seen before, and what to do."""
    if not isinstance(key, Word) or not key.value:
        return "a key is one word or a few, and none stands before this colon", "write key: value"
    if key.value == "<<" and not key.quoted:
        return 'the merge key "<<" is not read', "write the keys out here"
    if first := seen.get(key.value):
        return f'"{key.value}" stands twice, first on line {first.line}', "keep one of the two lines"
    return None


def _stand_ins(text: str) -> dict[str, str]:
    """For each character only YAML takes for a line break, a private one that `text` does not hold."""
    found = [char for char in _YAML_ONLY_BREAKS if char in text]
    private = (chr(code) for code in range(0xE000, 0xF900) if chr(code) not in text)
    return dict(zip(found, private, strict=False))


def _replaced(text: str, stand_ins: Mapping[str, str]) -> str:
    for char, stand_in in stand_ins.items():
        text = text.replace(char, stand_in)
    return text
