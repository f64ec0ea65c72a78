"""Ears: the system's own notice that a file may have changed. It only wakes; it is never believed."""

from __future__ import annotations

import logging
import os
import threading
import time
import warnings
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import Protocol

from watchdog.events import (
    DirAttribEvent,
    DirCreatedEvent,
    DirDeletedEvent,
    DirMovedEvent,
    FileAttribEvent,
    FileClosedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer

from pressarchive.config import FILE_NAME
from pressarchive.read.names import is_ignored
from pressarchive.serve.snapshot import Root

HEARD: list[type[FileSystemEvent]] = [
    DirAttribEvent,
    DirCreatedEvent,
    DirDeletedEvent,
    DirMovedEvent,
    FileAttribEvent,
    FileClosedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
]
"""Not that a file was opened, or closed unwritten: a build's own reading would wake the next without end."""

SAFETY = 3.0
"""Seconds between two looks where nothing is heard."""
POLL = 0.5
"""Seconds between two looks where nothing can be heard."""


def hush() -> None:
    """Keep watchdog's own troubles off the terminal, for the rest of the process.

    Folders that are renamed and made anew under it bring it to warn, to log errors and to lose threads: all
    of it in words that help no archivist. What it then misses is found by a look, and said by the watch.
    """
    logging.getLogger("watchdog").setLevel(logging.CRITICAL)
    warnings.filterwarnings("ignore", category=RuntimeWarning, module="watchdog")
    told = threading.excepthook

    def of_others(args: threading.ExceptHookArgs) -> None:
        if not type(args.thread).__module__.startswith("watchdog."):
            told(args)

    threading.excepthook = of_others


class Ears(Protocol):
    """What wakes the watch."""

    pause: float
    """Seconds after which to look though nothing was heard."""

    def wait(self, seconds: float) -> bool:
        """Whether something was heard since the last call, or within `seconds`; then at once."""

    def sound(self) -> bool:
        """Whether it can still hear what happens in the folders that are there now."""

    def close(self) -> None:
        """Stop listening."""


class NoEars:
    """Where nothing can be heard: every wait lasts its time."""

    pause = POLL

    def __init__(self, *, lasting: bool) -> None:
        """`lasting`: there is no use in listening again."""
        self._lasting = lasting

    def wait(self, seconds: float) -> bool:
        """False, after `seconds`."""
        time.sleep(seconds)
        return False

    def sound(self) -> bool:
        """Whether to leave it at that."""
        return self._lasting

    def close(self) -> None:
        """Nothing."""


class SystemEars:
    """The system's notices about some roots, by watchdog."""

    pause = SAFETY

    def __init__(self, of: tuple[Root, ...]) -> None:
        """Begin to listen. Raises OSError where the system refuses, as at its limit of watched folders."""
        self._roots = of
        self._inodes = _inodes(of)
        self._woken: SimpleQueue[None] = SimpleQueue()
        """Not an Event: that has locks in Python, and an interrupt in `wait` might leave one of them taken.
        The handler would wait for it, holding what `close` needs.
        """
        self._observer = Observer()
        handler = _Handler(of, self._woken)
        try:
            for folder, recursive in _folders(of):
                self._observer.schedule(handler, str(folder), recursive=recursive, event_filter=HEARD)
            self._observer.start()
        except BaseException:
            self.close()
            raise

    def wait(self, seconds: float) -> bool:
        """Whether something was heard since the last call, or within `seconds`; then at once."""
        try:
            self._woken.get(timeout=seconds)
            while not self._woken.empty():
                self._woken.get_nowait()
        except Empty:
            return False
        return True

    def sound(self) -> bool:
        """False where a thread of watchdog died, or a root came, went or is another folder of its name."""
        alive = self._observer.is_alive() and all(emitter.is_alive() for emitter in self._observer.emitters)
        return alive and self._inodes == _inodes(self._roots)

    def close(self) -> None:
        """Stop listening."""
        self._observer.stop()
        if self._observer.is_alive():
            self._observer.join()


class _Handler(FileSystemEventHandler):
    """Wakes at what may concern the roots. It must not raise: that would end watchdog's thread."""

    def __init__(self, of: tuple[Root, ...], woken: SimpleQueue[None]) -> None:
        self._places = tuple(os.fspath(root.place) for root in of)
        self._woken = woken

    def on_any_event(self, event: FileSystemEvent) -> None:
        if any(self._matters(os.fsdecode(path)) for path in (event.src_path, event.dest_path) if path):
            self._woken.put(None)

    def _matters(self, path: str) -> bool:
        if path in self._places:
            return True
        inside = path.startswith(tuple(place + os.sep for place in self._places))
        return inside and not is_ignored(os.path.basename(path))  # noqa: PTH119 - called for every event


def _folders(of: tuple[Root, ...]) -> list[tuple[Path, bool]]:
    """The folders to listen to, and whether with all that is in them.

    Those that hold the roots are among them: a root that is deleted and made again is heard there.
    """
    above = dict.fromkeys(root.place.parent for root in of if root.place.parent.is_dir())
    below = [root.place for root in of if root.place.is_dir()]
    return [*((folder, False) for folder in above), *((folder, True) for folder in below)]


def _inodes(of: tuple[Root, ...]) -> tuple[tuple[int, int] | None, ...]:
    """Which folders the roots are now. A file may be replaced: its folder is listened to."""
    return tuple(_inode(root.place) for root in of if root.name != FILE_NAME)


def _inode(place: Path) -> tuple[int, int] | None:
    try:
        status = place.lstat()
    except OSError:
        return None
    return status.st_dev, status.st_ino
