"""What the preview tells of each build: a line, and before it whatever is wrong."""

from __future__ import annotations

import time
from collections.abc import Iterator

from msgspec import Struct

from pressarchive.cli.reporting import counted, errors, problem_lines
from pressarchive.problems import printable
from pressarchive.serve.editions import Difference
from pressarchive.serve.session import Broke, Failed, Outcome, Rebuilt

NAMED = 3
"""Changed files that are named; the others are counted."""


class Line(Struct, frozen=True):
    """A line of the terminal."""

    text: str
    is_problem: bool = False


def told(outcome: Outcome, *, quiet: bool = False) -> Iterator[Line]:
    """The lines of a build, the one that sums it up last; where `quiet`, problems alone."""
    clock = time.strftime("%H:%M:%S")
    match outcome:
        case Rebuilt(changed, built, warnings, difference, seconds):
            yield from (Line(text, is_problem=True) for text in problem_lines(warnings))
            what = (
                _made(difference) if changed else f"{counted(built.articles, 'article')}, {_made(difference)}"
            )
            if not quiet:
                yield Line(f"{clock} {_named(changed)}: {what} in {seconds:.2f} s")
        case Failed(changed, problems, stays):
            yield from (Line(text, is_problem=True) for text in problem_lines(problems))
            count = counted(errors(problems), "fault")
            yield Line(f"{clock} {_named(changed)}: {count}; {_meanwhile(stays=stays)}", is_problem=True)
        case Broke(changed, trace, stays):
            yield Line(trace.rstrip(), is_problem=True)
            what = f"a bug of the program’s; {_meanwhile(stays=stays)}"
            yield Line(f"{clock} {_named(changed)}: {what}", is_problem=True)


def _meanwhile(*, stays: bool) -> str:
    return "the last good site stays" if stays else "the site is built as soon as there is none"


def _made(difference: Difference) -> str:
    pages = counted(difference.pages, "page")
    return f"{pages}, {counted(difference.files, 'other file')}" if difference.files else pages


def _named(changed: tuple[str, ...]) -> str:
    """The changed files; a folder is told by what is in it."""
    files = [path for path in changed if not any(other.startswith(f"{path}/") for other in changed)]
    if not files:
        return "built"
    more = f" and {len(files) - NAMED:,} more" if len(files) > NAMED else ""
    return ", ".join(map(printable, files[:NAMED])) + more
