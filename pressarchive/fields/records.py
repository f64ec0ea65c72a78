"""Closed records: a table says which keys there are and of what kind; everything else is a problem.

    SPEAKER = Table({"name": word, "names": words}, required={"name": "Sergueï Lavrov"})
    reading = read_record(node, SPEAKER, "content/speakers.yaml")
    reading.values.get("name"), reading.places["name"], reading.problems

A kind is a function `(node, slot) -> value`, or None where it told the slot what is wrong. The usual ones
are in `pressarchive.fields.kinds`; a caller may write its own.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from msgspec import Struct

from pressarchive.fields.yaml import Listing, Node, Record, Word, is_empty
from pressarchive.fields.yaml_faults import FIXED_SPACES, explain_fixed_space, fixed_space
from pressarchive.problems import Problem, Severity

T = TypeVar("T")


class Slot(Struct, frozen=True):
    """Where a value stands: under which key of which file; what is wrong there is told to it."""

    key: str
    path: str
    problems: list[Problem]
    sign: str = ":"
    """What stands after the key where the user writes it; nothing after an option of the command."""

    def wrong(self, node: Node, what: str, hint: str, severity: Severity = "error") -> None:
        """Note a problem at `node`; `what` goes on after the key's name."""
        name = f'"{self.key}"' if self.sign else "this"
        self.problems.append(Problem(self.path, node.line, node.column, f"{name} {what}", hint, severity))

    def unlike(self, node: Node, expected: str, example: str) -> None:
        """Note that `node` is not what was `expected`."""
        if lost := _lost(node, self.path):
            self.problems.append(lost)
            return
        self.wrong(
            node,
            f"should be {expected}, not {_shape(node)}",
            f"write it like this: {self.key}{self.sign} {example}",
        )


Kind = Callable[[Node, Slot], T | None]


class Table(Struct, frozen=True):
    """The keys a record may have."""

    kinds: Mapping[str, Kind[Any]]
    required: Mapping[str, str] = {}
    """Keys that must have a value, each with an example of one."""
    nested: Mapping[str, Table] = {}
    """Tables of the records that stand under a key, as far as a message should know of them."""


class Reading(Struct, frozen=True):
    """What a record holds: its good values, and what is wrong with the others."""

    values: dict[str, Any]
    """By key; a key that is absent, empty or wrong has none."""
    places: dict[str, tuple[int, int]]
    """Line and column of each of these values."""
    problems: tuple[Problem, ...]


def read_record(node: Node | None, table: Table, path: str, line: int = 1) -> Reading:
    """The values of a record of the file at `path`; `line` is where it stands if `node` is None.

    Never raises: a value of the wrong kind, an unknown key and a required one that is missing are all
    among the problems.
    """
    problems: list[Problem] = []
    values: dict[str, Any] = {}
    places: dict[str, tuple[int, int]] = {}
    above = ""
    for key, value in _entries(node, path, problems):
        kind = table.kinds.get(key.value)
        if kind is None:
            problems.append(_unknown(key, table, path, above))
            continue
        above = key.value if is_empty(value) else ""
        if is_empty(value):
            if (lost := _lost(value, path, "warning")) and key.value not in table.required:
                problems.append(lost)
        elif (good := kind(value, Slot(key.value, path, problems))) is not None:
            values[key.value], places[key.value] = good, (value.line, value.column)
    if node is None or isinstance(node, Record):
        problems += _missing(node, table, path, line)
    return Reading(values, places, tuple(problems))


def _entries(node: Node | None, path: str, problems: list[Problem]) -> tuple[tuple[Word, Node], ...]:
    if isinstance(node, Record):
        return node.entries
    if lost := _lost(node, path):
        problems.append(lost)
    elif isinstance(node, Word) and not node.quoted and (found := fixed_space(node.value)):
        problems.append(Problem(path, node.line, node.column + found[0], *found[1:]))
    elif node is not None:
        what = f"keys with their values should stand here, not {_shape(node)}"
        problems.append(
            Problem(path, node.line, node.column, what, "write key: value, with a space after the colon")
        )
    return ()


def _lost(node: Node | None, path: str, severity: Severity = "error") -> Problem | None:
    """What is wrong with an empty value whose words YAML takes for a note."""
    if not isinstance(node, Word) or not node.lost:
        return None
    return Problem(path, node.line, node.column, *node.lost, severity)


def records(table: Table) -> Kind[tuple[Reading, ...]]:
    """The kind of a list of records of `table`, each with its own places; one alone is a list of one."""

    def readings(node: Node, slot: Slot) -> tuple[Reading, ...]:
        items = node.items if isinstance(node, Listing) else (node,)
        found = tuple(read_record(item, table, slot.path) for item in items)
        slot.problems.extend(problem for reading in found for problem in reading.problems)
        return found

    return readings


def _unknown(key: Word, table: Table, path: str, above: str) -> Problem:
    """The problem of a key that is not in `table`; `above` is the key above it if that has no value."""
    bare = key.value.rstrip(f" {FIXED_SPACES}")
    if key.value.startswith(tuple(FIXED_SPACES)) or (bare != key.value and bare in table.kinds):
        column, what, hint = explain_fixed_space(key.value)
        return Problem(path, key.line, key.column + column, what, hint)
    what = f'"{key.value}" is not a key that is read here'
    if above in table.nested and key.value in table.nested[above].kinds:
        return Problem(
            path, key.line, key.column, what, f'it stands under "{above}": indent it by two spaces'
        )
    near = difflib.get_close_matches(key.value.casefold(), table.kinds, n=1, cutoff=0.7)
    hint = f'did you mean "{near[0]}"?' if near else f"the keys that are read here: {', '.join(table.kinds)}"
    return Problem(path, key.line, key.column, what, hint)


def _missing(node: Record | None, table: Table, path: str, line: int) -> list[Problem]:
    given = {key.value: value for key, value in node.entries} if node else {}
    place = (node.line, node.column) if node else (line, 0)
    return [
        _lost(given.get(key), path)
        or Problem(
            path, *place, f'"{key}" is missing, or has no value', f"add it, for example: {key}: {example}"
        )
        for key, example in table.required.items()
        if key not in given or is_empty(given[key])
    ]


def _shape(node: Node) -> str:
    """What `node` looks like to somebody who does not know YAML."""
    if isinstance(node, Listing):
        return "a list"
    if isinstance(node, Record):
        return f'keys with values ("{node.entries[0][0].value}:" is read as a key)' if node.entries else "{}"
    words = " ".join(node.value.split())
    return f'"{words[:60]}{"…" * (len(words) > 60)}"' if words else "nothing"
