"""Wholes: what rests on all articles at once and is no page, as the search and the data are.

Each is a few files, found again from one build to the next under a digest of all that they are made from,
and made anew where that differs or where a file is lost. A build makes them beside its pages; a preview has
a thread make them behind the edits, and shows the last whole ones until then.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Protocol

from msgspec import Struct

from pressarchive.model import Content
from pressarchive.problems import Problem


class Found(Struct, frozen=True, eq=False):
    """The files of a whole."""

    kind: str
    """Which it is: `search`, `data`."""
    key: str
    """Under which the store knows them."""
    files: Mapping[str, Content]
    """By output path."""
    keys: tuple[str, ...]
    """Every key that must be spared for them."""


class LeftOutError(Exception):
    """It cannot be made, and the site does without it."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.what)
        self.problem = problem
        """The warning that says so."""


def nothing_more() -> None:
    """A step of which nobody wants to know."""


class Whole(Protocol):
    """What is made of all articles."""

    @property
    def kind(self) -> str:
        """Which it is."""

    @property
    def key(self) -> str:
        """A digest of all that it is made from."""

    def kept(self) -> Found | None:
        """What an earlier build made of the same archive, if it is still there."""

    def begin(self, step: Callable[[], None] = nothing_more) -> None:
        """Do what takes this process's time; `step` is called after each article. Raises LeftOutError, and
        Faults where an article is lost.
        """

    def finish(self) -> Found:
        """What was begun, once it is done and kept. Raises LeftOutError."""

    def close(self) -> None:
        """Leave nothing behind, whether or not it was finished."""


Told = Callable[[], tuple[tuple[Found, ...], tuple[Problem, ...]]]
"""Gives the wholes once they are made, and a warning for each that is not."""


def files_of(found: Iterable[Found]) -> dict[str, Content]:
    """All their files by output path."""
    return {path: content for one in found for path, content in one.files.items()}


@contextmanager
def meanwhile(wholes: Sequence[Whole]) -> Iterator[Told]:
    """Have `wholes` made beside what is done inside; the function gives them, once they are there."""
    problems: list[Problem] = []
    found: list[Found] = []
    opened: list[Whole] = []
    begun: list[Whole] = []

    def told() -> tuple[tuple[Found, ...], tuple[Problem, ...]]:
        while begun:
            with _left_out(problems):
                found.append(begun.pop(0).finish())
        return tuple(found), tuple(problems)

    try:
        for whole in wholes:
            if kept := whole.kept():
                found.append(kept)
                continue
            opened.append(whole)
            with _left_out(problems):
                whole.begin()
                begun.append(whole)
        yield told
    finally:
        for whole in opened:
            whole.close()


@contextmanager
def _left_out(problems: list[Problem]) -> Iterator[None]:
    try:
        yield
    except LeftOutError as error:
        problems.append(error.problem)
