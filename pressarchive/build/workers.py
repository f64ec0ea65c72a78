"""Workers: where the pure maps of a build run, in this process or in others."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, Future
from itertools import chain, islice
from types import TracebackType
from typing import Self, TypeVar

A = TypeVar("A")
B = TypeVar("B")

AHEAD = 2
"""Batches for each worker that wait beside the one it does: more would only fill memory."""


class Workers:
    """An executor, made when there is enough to do for more than one worker."""

    def __init__(self, executor: Callable[[], Executor] | None = None, count: int = 1) -> None:
        """Without an `executor` all is done in this process; `count` is how many work side by side."""
        self._make = executor
        self._made: Executor | None = None
        self._count = count

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
        self._made = self._made or self._make()
        yield from _side_by_side(self._made, function, chain(first, waiting), self._count * (1 + AHEAD))

    def close(self) -> None:
        """Let the workers go."""
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
    finally:
        for future in running:
            future.cancel()


HERE = Workers()
"""This process alone."""


def batches(items: Sequence[A], size: int) -> Iterator[Sequence[A]]:
    """`items`, in order, `size` at a time."""
    return (items[start : start + size] for start in range(0, len(items), size))
