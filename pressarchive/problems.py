"""Problems: what is wrong in the archivist's files, where, and what to do about it.

Anything that is the user's to mend is a `Problem`; every other exception is a bug of ours and keeps
its traceback.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, Self

from msgspec import Struct

Severity = Literal["error", "warning"]


class Problem(Struct, frozen=True, order=True):
    """One thing to mend; it prints as `path:line:column: what — hint`."""

    path: str
    """Content path, or the file's name as the user gave it."""
    line: int
    """From 1; 0 where the whole file is meant."""
    column: int
    """From 1, in code points; 0 where the whole line is meant."""
    what: str
    """One sentence without its full stop: what is wrong, with the words found."""
    hint: str
    """What to do."""
    severity: Severity = "error"

    def __str__(self) -> str:
        place = ":".join([printable(self.path), *(str(n) for n in (self.line, self.column) if n)])
        return f"{place}: {printable(self.what)} — {printable(self.hint)}"


class Faults(Exception):  # noqa: N818 - the manual's word for "the archive cannot be built as it is"
    """The archive or a setting cannot be used as it is: every problem found, in order of place."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems))
        super().__init__("\n".join(map(str, self.problems)))

    def __reduce__(self) -> tuple[type[Self], tuple[tuple[Problem, ...]]]:
        # A worker's faults come home from its process with their places.
        return type(self), (self.problems,)


class SettingsFaults(Faults):
    """The command's options or `site.yaml` are wrong, rather than an article."""


def not_utf8(error: UnicodeDecodeError, path: str) -> Problem:
    """The fault of a file at `path` that is all read at once and is not UTF-8, at the first such byte."""
    before = error.object[: error.start].replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    lines = before.decode("utf-8-sig", "replace").split("\n")
    what = f"this file is not in UTF-8: a byte is {error.object[error.start]:#04x}"
    return Problem(path, len(lines), len(lines[-1]) + 1, what, "save the file as UTF-8")


def printable(text: str) -> str:
    """`text` on one line, without a character that could move the cursor or turn the line around."""
    return "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in text)
