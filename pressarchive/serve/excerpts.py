"""Excerpts: a fault with the line it stands on, so that nobody has to look for it."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

from msgspec import Struct

from pressarchive.problems import Problem, printable

BEFORE, LENGTH = 60, 120
"""Of a long line: characters shown before the fault, and in all."""
MOST_BYTES = 4 * 1024 * 1024
"""Of a file that is read to show a line of it."""

_LINE_END = re.compile("\r\n|\r|\n")


class Fault(Struct, frozen=True):
    """A fault as it is shown."""

    place: str
    """`path:line:column`."""
    what: str
    hint: str
    source: str = ""
    """The line, or the part of it around the fault; empty where no line is meant."""
    caret: int = 0
    """Which of its characters is meant, from 1; 0: all."""


def shown(problem: Problem, site_folder: Path, theme: Path) -> Fault:
    """`problem` with the words of its line as the file in `site_folder`, or the theme's, has them now."""
    place = ":".join([problem.path, *(str(n) for n in (problem.line, problem.column) if n)])
    line = _line(problem, site_folder, theme) if problem.line else ""
    start = max(0, problem.column - BEFORE) if len(line) > LENGTH else 0
    source = line[start : start + LENGTH].replace("\t", " ")
    before = source[: max(0, problem.column - start - 1)]
    caret = len(printable(before)) + 1 if problem.column and source else 0
    return Fault(printable(place), printable(problem.what), printable(problem.hint), printable(source), caret)


def _line(problem: Problem, site_folder: Path, theme: Path) -> str:
    for file in (site_folder / problem.path, theme / problem.path.removeprefix("templates/")):
        if not _is_within(file, site_folder) and not _is_within(file, theme):
            continue
        try:
            with file.open("rb") as opened:
                text = opened.read(MOST_BYTES).decode("utf-8-sig", "replace")
        except OSError:
            continue
        lines = _LINE_END.split(unicodedata.normalize("NFC", text))
        return lines[problem.line - 1] if problem.line <= len(lines) else ""
    return ""


def _is_within(file: Path, folder: Path) -> bool:
    return file.is_file() and file.resolve().is_relative_to(folder.resolve())
