"""What is wrong where YAML cannot be read, in an archivist's words.

The parsers say "mapping values are not allowed in this context"; nearly always a title holds a colon.
Each rule looks at the faulty line and answers, or passes. The C and the Python parser differ in
wording and sometimes in place, so a rule trusts only what both say alike, and the text itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from msgspec import Struct
from yaml.error import MarkedYAMLError

Finding = tuple[int, int, str, str]
"""Row and column from 0, what is wrong, what to do."""

_LONGEST_SHOWN = 200
_RESERVED = frozenset("@`%*&!|>[]{},?-\"'")


class _Fault(Struct, frozen=True):
    """A parser's complaint and the lines it is about."""

    lines: list[str]
    about: str
    """The parser's words."""
    row: int
    column: int
    """Where it stopped."""
    start_row: int
    start_column: int
    """Where the thing it was reading begins."""

    @property
    def line(self) -> str:
        return self.lines[self.row]


def explain(text: str, error: MarkedYAMLError) -> Finding:
    """Place, problem and remedy for a parser's error over `text`."""
    fault = _fault(text, error)
    found = (rule(fault) for rule in RULES)
    return next(filter(None, found), None) or (fault.row, fault.column, *_UNKNOWN)


_UNKNOWN = (
    "this line cannot be read as fields",
    "write key: value, and put a value with signs in it between quotation marks",
)


def explain_reserved(line: str, column: int) -> tuple[str, str]:
    """Problem and remedy for a value of `line` that begins with an anchor, an alias or a tag."""
    head, value = _parts(line)
    sign = line[column : column + 1]
    if value and line.find(value) == column:
        return _begins_with(sign, head, value)
    what = f"this word begins with {sign}, a sign with a meaning of its own in YAML"
    return what, "put it between quotation marks"


def explain_escape(text: str) -> Finding:
    """Place, problem and remedy for an escape that stands for no character."""
    before = text[: text.find("\\U")]
    column = len(before) - before.rfind("\n") - 1
    return before.count("\n"), column, *_ESCAPE


def lines_of(text: str) -> list[str]:
    """The lines of `text` as the parsers count them, but for the breaks only YAML knows."""
    return re.split(r"\r\n?|\n", text)


def quoted(value: str) -> str:
    """`value` between the marks that leave every character of it as it is."""
    return "'" + value.replace("'", "''") + "'" if '"' in value or "\\" in value else f'"{value}"'


def _fault(text: str, error: MarkedYAMLError) -> _Fault:
    lines = lines_of(text)
    mark, start = error.problem_mark, error.context_mark
    row, column = (mark.line, mark.column) if mark else (0, 0)
    if row >= len(lines):  # the end of a text without a last newline
        row, column = len(lines) - 1, 0
    start_row, start_column = (start.line, start.column) if start else (row, column)
    if start_row >= len(lines):
        start_row, start_column = row, column
    return _Fault(lines, f"{error.context} {error.problem}", row, column, start_row, start_column)


def _parts(line: str) -> tuple[str, str]:
    """What stands before the value of a line (`title:`, `-`, `- name:`), and the value."""
    key, colon, value = line.strip().partition(": ")
    if key.startswith("- ") and (not colon or key.endswith(" ")):  # a French colon, in an item of a list
        return "-", line.strip()[2:].strip()
    return key.rstrip() + colon.rstrip(), value.strip()


def _named(head: str) -> str:
    return "this item" if head == "-" else f'the value of "{head.removeprefix("- ").removesuffix(":")}"'


def _put_in_quotes(head: str, value: str) -> str:
    if len(value) > _LONGEST_SHOWN:
        return "put the whole value between quotation marks"
    return f"put it between quotation marks: {head} {quoted(value)}"


def _begins_with(sign: str, head: str, value: str) -> tuple[str, str]:
    what = f"{_named(head)} begins with {sign}, a sign with a meaning of its own in YAML"
    return what, _put_in_quotes(head, value)


def _tab(fault: _Fault) -> Finding | None:
    line = fault.line
    column = line.find("\t")
    if column < 0 or line[:column].strip():
        return None
    return fault.row, column, "a tab stands at the beginning of this line", "indent it with spaces"


_ESCAPE = (
    "a backslash between double quotation marks begins an escape, and YAML does not know this one",
    "write two backslashes, or put the value between single quotation marks",
)


def _open_quote(fault: _Fault) -> Finding | None:
    if "quoted scalar" not in fault.about:
        return None
    if "end of stream" not in fault.about and "document" not in fault.about:
        return fault.row, max(fault.line.find("\\"), 0), *_ESCAPE
    mark = fault.lines[fault.start_row][fault.start_column : fault.start_column + 1]
    what = f"a quotation mark ({mark}) opens here and is never closed"
    return fault.start_row, fault.start_column, what, f"write {mark} at the end of the value too"


def _colon(fault: _Fault) -> Finding | None:
    if "mapping values" not in fault.about:
        return None
    head, value = _parts(fault.line)
    if ": " in value or value.endswith(":"):
        what = f"{_named(head)} holds a colon followed by a space"
        return fault.row, fault.column, what, _put_in_quotes(head, value)
    return _colon_in_a_later_line(fault)


def _colon_in_a_later_line(fault: _Fault) -> Finding:
    above = next((row for row in range(fault.row - 1, -1, -1) if fault.lines[row].strip()), fault.row)
    if ":" not in fault.lines[above]:
        return above, 0, *_NO_COLON
    what = "this line goes on with the value above it, and holds a colon"
    hint = "put the whole value between quotation marks, or begin a new key in the column of the others"
    return fault.row, fault.column, what, hint


def _reserved(fault: _Fault) -> Finding | None:
    head, value = _parts(fault.line)
    sign = value[:1]
    if sign not in _RESERVED or not sign or "flow" in fault.about:
        return None
    if sign in "\"'":
        what = f"{_named(head)} goes on after its closing quotation mark"
        whole = value[1:-1] if value[1:].endswith(sign) else value
        return fault.row, fault.column, what, _put_in_quotes(head, whole)
    return fault.row, fault.line.find(value), *_begins_with(sign, head, value)


def _open_bracket(fault: _Fault) -> Finding | None:
    if "flow" not in fault.about:
        return None
    row, column = _bracket(fault)
    if fault.lines[row][column : column + 1] == "{":
        what, hint = "a { opens here and is not closed as it should be", "write one key: value a line instead"
    else:
        what = "a list opens here that is not closed, or whose items are not parted by commas"
        hint = "write it like this: [Otan, Russie]"
    return row, column, what, hint


def _bracket(fault: _Fault) -> tuple[int, int]:
    """Place of the bracket that a complaint is about: where the parsers say, or the last one before."""
    if fault.lines[fault.start_row][fault.start_column : fault.start_column + 1] in {"[", "{"}:
        return fault.start_row, fault.start_column
    rows = (row for row in range(fault.start_row, -1, -1) if not {"[", "{"}.isdisjoint(fault.lines[row]))
    row = next(rows, fault.start_row)
    return row, max(fault.lines[row].rfind("["), fault.lines[row].rfind("{"), 0)


_NO_COLON = (
    "no colon followed by a space stands on this line",
    "write key: value, or indent the line if it goes on with the value above",
)


def _no_colon(fault: _Fault) -> Finding | None:
    return (fault.start_row, fault.start_column, *_NO_COLON) if "simple key" in fault.about else None


def _broken_list(fault: _Fault) -> Finding | None:
    if "block collection" not in fault.about and "block sequence" not in fault.about:
        return None
    return fault.row, 0, "this line breaks off the list above it", 'begin it with "- ", or indent it'


def _indentation(fault: _Fault) -> Finding | None:
    if "block mapping" not in fault.about and "document start" not in fault.about:
        return None
    return fault.row, 0, "this line does not begin in the column of the keys around it", "align it with them"


RULES: tuple[Callable[[_Fault], Finding | None], ...] = (
    _tab,
    _open_quote,
    _colon,
    _reserved,
    _open_bracket,
    _no_colon,
    _broken_list,
    _indentation,
)
"""In the order they are asked; the first to answer is believed."""
