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


def explain_note(line: str, column: int) -> tuple[str, str]:
    """Problem and remedy for words of `line` that stand after the # at `column`, a note to YAML."""
    head, before = _parts(line[:column] + "#")
    value = before[:-1] + _NOTE.split(line[column:], maxsplit=1)[0].rstrip()
    if not before:
        what, hint = "this line", "put the value that goes on here between quotation marks"
    elif before[0] in "[{":
        what, hint = _named(head), f"put the words with # between quotation marks: {_list(head, value)}"
    else:
        what, hint = _named(head), _put_in_quotes(head, value)
    does = "begins with #, and" if before == "#" else "ends before this #, for"
    return f"{what} {does} YAML takes what follows it for a note", f"{hint}; {_IF_A_NOTE}"


_IF_A_NOTE = "if it is a note, write a space after the #"
_NOTE = re.compile(r"[ \t]#(?=\s|\Z)")
"""Where a note begins as people write it."""
_HASHTAG = re.compile(r"(?<=[ \t])#(?=[^\W_])")
_IN_QUOTES = re.compile(r"""(?<=[\[{,:\s])(?:'[^']*'|"(?:[^"\\]|\\.)*")""")


def _list(head: str, value: str) -> str:
    """A list of one line with each of its words that hold a hashtag between quotation marks."""
    if len(value) > _LONGEST_SHOWN or not re.fullmatch(r"""\[[^\[\]"']*\]""", value):
        return '[Otan, "#MeToo"]'
    words = [word.strip() for word in value[1:-1].split(",")]
    return f"{head} [{', '.join(quoted(w) if _HASHTAG.search(f' {w}') else w for w in words)}]"


FIXED_SPACES = "\u00a0\u202f"
"""Spaces at which no line is broken. French has one before a colon, so a word processor writes them."""
_FIXED_SPACE = re.compile(rf"(?: |- )*(?:-?[{FIXED_SPACES}]|[\w-]+[ {FIXED_SPACES}]*:[{FIXED_SPACES}])")


def fixed_space(line: str) -> tuple[int, str, str] | None:
    """Column, problem and remedy for a non-breaking space before the key of `line` or after its colon."""
    return explain_fixed_space(line) if _FIXED_SPACE.match(line) else None


def explain_fixed_space(line: str) -> tuple[int, str, str]:
    """Column, problem and remedy for the first non-breaking space of a line that has one."""
    column = next(at for at, char in enumerate(line) if char in FIXED_SPACES)
    what = f"a non-breaking space (U+{ord(line[column]):04X}) stands here, which YAML takes for a letter"
    return column, what, "type an ordinary space in its place"


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


def _fixed_space(fault: _Fault) -> Finding | None:
    if "quoted scalar" in fault.about or "flow" in fault.about:
        return None
    above = _above(fault)
    for row in (fault.start_row, *([] if above is None else [above]), fault.row):
        if found := fixed_space(fault.lines[row]):
            return row, *found
    return None


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
    """A colon in a line that YAML takes for more of the value above: it is more of it, or a key stands above
    that is none.
    """
    first = _above(fault)
    if first is None or _KEY.search(fault.lines[first]):
        return fault.row, fault.column, *_GOES_ON
    row = first
    while row >= 0 and not _KEY.search(fault.lines[row]):
        first = row if fault.lines[row].strip() else first
        row -= 1
    glued = _GLUED_KEY.match(fault.lines[first])
    if row >= 0 and not glued and _indent(fault.lines[row]) < _indent(fault.line):
        return fault.row, fault.column, *_GOES_ON
    return first, _indent(fault.lines[first]), *(_NO_SPACE if glued else _NO_COLON)


def _above(fault: _Fault) -> int | None:
    """The row above the faulty one, but for blank ones."""
    return next((row for row in range(fault.row - 1, -1, -1) if fault.lines[row].strip()), None)


def _indent(line: str) -> int:
    """The column of a line's first word, behind the dashes of lists."""
    found = re.match("(?: |- )*", line)
    return found.end() if found else 0


_KEY = re.compile(r":(?:\s|\Z)")
_GLUED_KEY = re.compile(r"(?: |- )*[\w-]+:(?!\s|//)")
_GOES_ON = (
    "this line goes on with the value above it, and holds a colon",
    "put the whole value between quotation marks, or begin a new key in the column of the others",
)


def _reserved(fault: _Fault) -> Finding | None:
    head, value = _parts(fault.line)
    sign = value[:1]
    if sign not in _RESERVED or not sign or "flow" in fault.about:
        return None
    if fault.column < fault.line.find(value):
        return None  # the parser did not come as far as the value: its key is not where it should be
    if sign in "\"'":
        what = f"{_named(head)} goes on after its closing quotation mark"
        whole = value[1:-1] if value[1:].endswith(sign) else value
        return fault.row, fault.column, what, _put_in_quotes(head, whole)
    return fault.row, fault.line.find(value), *_begins_with(sign, head, value)


def _hashtag(fault: _Fault) -> Finding | None:
    """A note that took the end of a list, or that parts a value from its second line."""
    above = _above(fault)
    if "flow" in fault.about:
        rows = range(_bracket(fault)[0], fault.row + 1)
    elif above is not None and _indent(fault.lines[above]) < _indent(fault.line):
        rows = range(above, above + 1)
    else:
        return None
    for row in rows:
        line = _IN_QUOTES.sub(lambda found: "x" * len(found[0]), fault.lines[row])
        if found := _HASHTAG.search(line):
            return row, found.start(), *explain_note(fault.lines[row], found.start())
    return None


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


_NO_SPACE = (_NO_COLON[0], "write key: value, with a space after the colon")


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
    _fixed_space,
    _open_quote,
    _colon,
    _reserved,
    _hashtag,
    _open_bracket,
    _no_colon,
    _broken_list,
    _indentation,
)
"""In the order they are asked; the first to answer is believed."""
