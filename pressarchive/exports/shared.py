"""What several files of the same page are made from, made once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

Value = TypeVar("Value")


class Shared(Generic[Value]):
    """A value that several ask for, one soon after the other: made for the first, let go with the last."""

    # Threads that ask at the same time may make it twice, or hold it for longer; they get the same.

    def __init__(self, make: Callable[[], Value], uses: int) -> None:
        self._make = make
        self._uses = uses
        self._held: tuple[Value, int] | None = None

    def __call__(self) -> Value:
        """The value."""
        value, left = self._held or (self._make(), self._uses)
        self._held = (value, left - 1) if left > 1 else None
        return value
