"""What a command tells: the problems it met, grouped where there are many."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import NoReturn

import click

from pressarchive.problems import Faults, Problem, SettingsFaults

_QUOTED = re.compile(r'"[^"]*"|\[[^\]]*\]')
"""What of a hint is the user's own words: without it, hints of one kind are the same."""

MOST_ALIKE = 5
"""Warnings of one kind shown one by one; the rest are counted."""


def problem_lines(problems: Sequence[Problem]) -> Iterator[str]:
    """Every error; then the warnings, of each kind a few and how many more there are."""
    yield from (str(p) for p in problems if p.severity == "error")
    warnings = [p for p in problems if p.severity == "warning"]
    kinds: dict[str, list[Problem]] = {}
    for warning in warnings:
        kinds.setdefault(_QUOTED.sub("", warning.hint), []).append(warning)
    for alike in kinds.values():
        yield from (f"warning: {p}" for p in alike[:MOST_ALIKE])
        if len(alike) > MOST_ALIKE:
            yield f"warning: … and {len(alike) - MOST_ALIKE:,} more like the last"


def counted(n: int, noun: str) -> str:
    """`1 page`, `1,191 pages`."""
    return f"{n:,} {noun}{'' if n == 1 else 's'}"


def errors(problems: Iterable[Problem]) -> int:
    """How many of `problems` keep the archive from being built."""
    return sum(problem.severity == "error" for problem in problems)


def fail(faults: Faults, done: str = "published") -> NoReturn:
    """Tell every problem, and that nothing was `done`, and exit as the kind of the faults asks."""
    for line in problem_lines(faults.problems):
        click.echo(line, err=True)
    is_setting = isinstance(faults, SettingsFaults)
    if not is_setting:
        click.echo(f"{counted(errors(faults.problems), 'fault')}; nothing was {done}.", err=True)
    sys.exit(2 if is_setting else 1)
