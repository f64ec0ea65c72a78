"""The spool: where pages wait that were made and not yet read, a few in memory and many on the disk."""

from __future__ import annotations

import errno
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryFile, gettempdir
from threading import Lock
from typing import IO
from weakref import finalize

from pressarchive.problems import Faults, Problem

IN_MEMORY = 64 * 1024 * 1024
"""Bytes that wait in memory; with more, all wait in a nameless file, which goes with this process."""

_FULL = "free some room on its disk, then build again"
_HINTS = {errno.ENOSPC: _FULL, errno.EDQUOT: _FULL}
_WRITABLE = "see that this folder can be written, then build again"


class Spool:
    """Bytes, found again by where they begin. Several threads may use it."""

    def __init__(self) -> None:
        self._file: IO[bytes] = BytesIO()
        self._place: Path | None = None
        """Folder of the file; None while all is in memory."""
        self._size = 0
        self._lock = Lock()

    def add(self, data: bytes, folder: Path | None) -> int:
        """Where `data` begin from now on. What is too much for memory goes into `folder`, or into the
        system's own for passing files where there is none that can be written. Raises Faults for both.
        """
        with self._lock:
            if self._place is None and self._size + len(data) > IN_MEMORY:
                self._spill(folder)
            start = self._size
            try:
                self._file.seek(start)
                _write(self._file, data)
            except OSError as error:
                raise Faults([_no_room(self._place or Path(), error)]) from error
            self._size += len(data)
            return start

    def read(self, start: int, size: int) -> bytes:
        """The `size` bytes that begin at `start`."""
        with self._lock:
            self._file.seek(start)
            return self._file.read(size)

    def _spill(self, folder: Path | None) -> None:
        """From memory into a file."""
        self._file.seek(0)
        waiting, refused = self._file.read(), []
        for place in (folder, _system_folder()):
            if place is not None:
                try:
                    self._file = _begun(place, waiting)
                except OSError as error:
                    refused.append(_no_room(place, error))
                else:
                    finalize(self, _let_go, self._file)
                    self._place = place
                    return
        raise Faults(refused[:1])


def _begun(folder: Path, data: bytes) -> IO[bytes]:
    """A nameless file in `folder` that holds `data`. Raises OSError."""
    folder.mkdir(parents=True, exist_ok=True)
    made: IO[bytes] = TemporaryFile(buffering=0, dir=folder)  # noqa: SIM115 - it lives as long as the spool
    try:
        _write(made, data)
    except BaseException:
        made.close()
        raise
    return made


def _let_go(file: IO[bytes]) -> None:
    """Close `file`, which nobody reads any more; the system may refuse what it had put off until then."""
    with suppress(OSError):
        file.close()


def _write(file: IO[bytes], data: bytes) -> None:
    """Write all of `data`: without a buffer, so that a full disk says so here, and not when it is read."""
    left = memoryview(data)
    while left:
        left = left[file.write(left) :]


def _system_folder() -> Path | None:
    try:
        return Path(gettempdir())
    except OSError:
        return None


def _no_room(folder: Path, error: OSError) -> Problem:
    what = f"the pages that wait to be published find no room here: {error.strerror or error}"
    return Problem(folder.as_posix(), 0, 0, what, _HINTS.get(error.errno or 0, _WRITABLE))
