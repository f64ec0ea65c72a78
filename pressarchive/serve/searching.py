"""Searching in the preview: the search follows the edits, out of their way.

A build shows the last whole search at once. Once nothing was edited for a while a thread makes the new one;
it rests while a build is at work, and gives up what a newer edit has made old.
"""

from __future__ import annotations

import threading
from collections.abc import Callable

from pressarchive.build.found import Found
from pressarchive.build.searching import Search, failed
from pressarchive.problems import Faults, Problem
from pressarchive.search.running import SearchError

QUIET = 1.0
"""Seconds without an edit after which the search is made."""


class _OldError(Exception):
    """There is something newer to make."""


class Follower:
    """Makes the newest search, in a thread of its own."""

    def __init__(self, done: Callable[[Found], None], tell: Callable[[Problem], None]) -> None:
        """`done` is called, in the thread, with each search that is made; `tell` with why one was not."""
        self._done = done
        self._tell = tell
        self._wanted: Search | None = None
        self._free = threading.Condition()
        self._held = 0
        self._over = False
        self._thread: threading.Thread | None = None

    def hold(self) -> None:
        """Rest: a build begins."""
        with self._free:
            self._held += 1

    def follow(self, search: Search | None) -> None:
        """The build is over; make `search`, unless it is None, in the place of any before it."""
        with self._free:
            self._held -= 1
            self._wanted = search or self._wanted
            self._free.notify_all()
        if search is not None and self._thread is None:
            self._thread = threading.Thread(target=self._run, name="preview search", daemon=True)
            self._thread.start()

    def close(self) -> None:
        """Give up what is being made, and leave nothing behind."""
        with self._free:
            self._over = True
            self._free.notify_all()
        if self._thread is not None:
            self._thread.join(5)

    def _run(self) -> None:
        while (search := self._next()) is not None:
            try:
                self._make(search)
            except _OldError:
                continue
            except (SearchError, Faults) as error:
                problems = [failed(error)] if isinstance(error, SearchError) else error.problems
                for problem in problems[:1]:
                    self._tell(problem)
            finally:
                search.close()

    def _next(self) -> Search | None:
        """The newest search wanted, once there was no edit for a while; None: it is over."""
        with self._free:
            while not self._over:
                wanted = self._wanted
                waited_out = not self._free.wait(QUIET if wanted else None)
                if waited_out and wanted is self._wanted and not self._held:
                    self._wanted = None
                    return wanted
            return None

    def _make(self, search: Search) -> None:
        found = search.kept()
        if found is None:
            search.begin(self._pause)
            self._pause()
            found = search.finish()
        with self._free:
            self._check()
            self._done(found)

    def _pause(self) -> None:
        """Wait while a build is at work. Raises _OldError where there is something newer to make."""
        with self._free:
            while self._held and not self._over:
                self._free.wait()
            self._check()

    def _check(self) -> None:
        if self._over or self._wanted is not None:
            raise _OldError
