"""Workers: where the pure maps of a build run, in this process or in others."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future
from functools import partial
from itertools import chain, islice
from types import TracebackType
from typing import Self, TypeVar

from pressarchive.build.code import code_digest
from pressarchive.problems import Faults, Problem, SettingsFaults

A = TypeVar("A")
B = TypeVar("B")

AHEAD = 2
"""Batches for each worker that wait beside the one it does: more would only fill memory."""


class Workers:
    """An executor, made when there is enough to do for more than one worker."""

    def __init__(self, executor: Callable[[], Executor] | None = None, count: int = 2) -> None:
        """Without an `executor` all is done in this process; `count` is how many work side by side, or
        a guess.
        """
        self._make = executor
        self._made: Executor | None = None
        self._count = count

    @property
    def are_here(self) -> bool:
        """Whether all is done in this process."""
        return self._make is None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def map(self, function: Callable[[A], B], batches: Iterable[A]) -> Iterator[B]:
        """What `function` gives for each of `batches`, in their order; a single one is done here. Raises
        what `function` raises.
        """
        waiting = iter(batches)
        first = list(islice(waiting, 2))
        if self._make is None or len(first) < 2:
            yield from map(function, chain(first, waiting))
            return
        try:
            self._made = self._made or self._make()
        except OSError as error:
            raise SettingsFaults([_fault(f"the workers cannot be had: {error}", _ADDRESS)]) from error
        checked = partial(_checked, code_digest(), function)
        yield from _side_by_side(self._made, checked, chain(first, waiting), self._count * (1 + AHEAD))

    def close(self) -> None:
        """Let the workers go; new ones are made if there is more to do."""
        if self._made is not None:
            self._made.shutdown(cancel_futures=True)
            self._made = None


def _side_by_side(
    executor: Executor, function: Callable[[A], B], batches: Iterable[A], most: int
) -> Iterator[B]:
    running: deque[Future[B]] = deque()
    try:
        for batch in batches:
            running.append(executor.submit(function, batch))
            if len(running) >= most:
                yield running.popleft().result()
        while running:
            yield running.popleft().result()
    except BrokenExecutor as error:
        raise Faults([_fault("a worker was ended before its work was done", _MEMORY)]) from error
    except OtherProgramError as error:
        raise SettingsFaults([_fault("the workers run another version of the program", _INSTALL)]) from error
    finally:
        for future in running:
            future.cancel()


_ADDRESS = "see that the cluster runs and that its address is right, or leave --workers out"
_MEMORY = "the machine may be short of memory: build again, with --workers 1 if it happens again"
_INSTALL = "install this version where they run"


def _fault(what: str, hint: str) -> Problem:
    return Problem("--workers", 0, 0, what, hint)


class OtherProgramError(Exception):
    """A worker runs another version of the program, whose work must not pass for this one's."""


def _checked(code: str, function: Callable[[A], B], batch: A) -> B:
    """In a worker: what `function` gives. Raises OtherProgramError where this is not the program `code`."""
    if code_digest() != code:
        raise OtherProgramError("the workers run another version of the program: install this one there")
    return function(batch)


HERE = Workers()
"""This process alone."""


def batches(items: Iterable[A], size: int) -> Iterator[list[A]]:
    """`items`, in order, `size` at a time, each asked for when its turn comes."""
    waiting = iter(items)
    while batch := list(islice(waiting, size)):
        yield batch
