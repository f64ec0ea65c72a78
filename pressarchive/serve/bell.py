"""The bell: rung by the thread that builds, heard by every stream of the server's loop."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Lock

Listener = tuple[asyncio.AbstractEventLoop, asyncio.Event]


class Bell:
    """Rings for all who listen at that moment, in whatever loop they are."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._listeners: set[Listener] = set()
        self.over = False
        """Whether it has rung for the last time."""

    def ring(self, *, last: bool = False) -> None:
        """Wake every listener; any thread may."""
        self.over = self.over or last
        with self._lock:
            listeners = tuple(self._listeners)
        for loop, event in listeners:
            with suppress(RuntimeError):  # its loop has ended meanwhile
                loop.call_soon_threadsafe(event.set)

    @property
    def listening(self) -> int:
        """How many listen now."""
        return len(self._listeners)

    @contextmanager
    def listened(self) -> Iterator[asyncio.Event]:
        """An event of the running loop that each ring sets."""
        listener = (asyncio.get_running_loop(), asyncio.Event())
        with self._lock:
            self._listeners.add(listener)
        try:
            yield listener[1]
        finally:
            with self._lock:
                self._listeners.discard(listener)
