"""Scratch: folders for passing files, which do not outlive the process that made them for long.

Whoever is killed leaves one behind, and whoever comes next takes it away: a lock beside it, which the system
frees with its owner, tells the one from the other.
"""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from pathlib import Path
from secrets import token_hex

from filelock import FileLock, Timeout

_PASSING, _LOCK = "passing-", ".lock"


def writable(folder: Path) -> bool:
    """Whether `folder` is one in which files may be made, or can become one."""
    there = next((path for path in (folder, *folder.parents) if os.path.lexists(path)), None)
    return there is not None and there.is_dir() and os.access(there, os.W_OK | os.X_OK)


class Scratch:
    """A new folder, ours until it is closed or renamed."""

    def __init__(self, home: Path) -> None:
        """Make it in `home`. Raises OSError."""
        home.mkdir(parents=True, exist_ok=True)
        self.folder = home / f"{_PASSING}{token_hex(8)}"
        self._lock = _lock_of(self.folder)
        try:
            self._lock.acquire()  # first: a folder without a lock is nobody's
            self.folder.mkdir()
        except BaseException:
            self.close()
            raise

    def become(self, place: Path) -> None:
        """Give the folder the name `place`, to stay, and let go of it. Raises OSError."""
        self.folder.rename(place)
        self.close()

    def close(self) -> None:
        """Take the folder away, if it still has its name."""
        shutil.rmtree(self.folder, ignore_errors=True)
        _freed(self._lock)


def sweep(home: Path) -> None:
    """Take away what processes that are gone have left in `home`, as far as that is possible."""
    with suppress(OSError):
        found = {path.name.removesuffix(_LOCK) for path in home.iterdir() if path.name.startswith(_PASSING)}
        for folder in (home / name for name in found):
            lock = _lock_of(folder)
            with suppress(Timeout):
                lock.acquire(timeout=0)
                shutil.rmtree(folder, ignore_errors=True)
                _freed(lock)


def _lock_of(folder: Path) -> FileLock:
    return FileLock(folder.with_name(folder.name + _LOCK))


def _freed(lock: FileLock) -> None:
    with suppress(OSError):  # the system frees it with this process
        lock.release()
    with suppress(OSError):
        Path(lock.lock_file).unlink(missing_ok=True)
