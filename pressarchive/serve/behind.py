"""What rests on all articles, in the preview: it follows the edits, out of their way.

A build shows the last whole search and data at once. Once nothing was edited for a while a thread makes the
new ones; it rests while a build is at work, and gives up what a newer edit has made old.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import suppress

from pressarchive.build.wholes import Found, LeftOutError, Whole
from pressarchive.problems import Faults, Problem

QUIET = 1.0
"""Seconds without an edit after which they are made."""


class _OldError(Exception):
    """There is something newer to make."""


class Follower:
    """Makes the newest wholes, in a thread of its own."""

    def __init__(self, done: Callable[[Found], None], tell: Callable[[Problem], None]) -> None:
        """`done` is called, in the thread, with each whole that is made; `tell` with why one was not."""
        self._done = done
        self._tell = tell
        self._wanted: tuple[Whole, ...] | None = None
        """None: nothing newer than what is made or being made."""
        self._free = threading.Condition()
        self._held = 0
        self._over = False
        self._thread: threading.Thread | None = None

    def hold(self) -> None:
        """Rest: a build begins."""
        with self._free:
            self._held += 1

    def follow(self, wholes: tuple[Whole, ...] | None) -> None:
        """The build is over; make `wholes` in the place of any before them. None: it failed, and those before
        are still wanted.
        """
        with self._free:
            self._held -= 1
            self._wanted = self._wanted if wholes is None else wholes
            self._free.notify_all()
        if wholes and self._thread is None:
            self._thread = threading.Thread(target=self._run, name="preview wholes", daemon=True)
            self._thread.start()

    def close(self) -> None:
        """Give up what is being made, and leave nothing behind."""
        with self._free:
            self._over = True
            self._free.notify_all()
        if self._thread is not None:
            self._thread.join(5)

    def _run(self) -> None:
        while wholes := self._next():
            with suppress(_OldError):
                for whole in wholes:
                    self._make(whole)

    def _next(self) -> tuple[Whole, ...]:
        """The newest that is wanted, once there was no edit for a while; nothing: it is over."""
        with self._free:
            while not self._over:
                wanted = self._wanted
                waited_out = not self._free.wait(QUIET if wanted is not None else None)
                if wanted is not None and waited_out and wanted is self._wanted and not self._held:
                    self._wanted = None
                    if wanted:
                        return wanted
            return ()

    def _make(self, whole: Whole) -> None:
        """Make one, or tell why it cannot be made. Raises _OldError."""
        try:
            found = whole.kept()
            if found is None:
                whole.begin(self._pause)
                self._pause()
                found = whole.finish()
            with self._free:
                self._check()
                self._done(found)
        except LeftOutError as error:
            self._tell(error.problem)
        except Faults as faults:
            for problem in faults.problems[:1]:
                self._tell(problem)
        finally:
            whole.close()

    def _pause(self) -> None:
        """Wait while a build is at work. Raises _OldError where there is something newer to make."""
        with self._free:
            while self._held and not self._over:
                self._free.wait()
            self._check()

    def _check(self) -> None:
        if self._over or self._wanted is not None:
            raise _OldError
