"""The lock: one build at a time writes an output folder."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from pressarchive.problems import Faults
from pressarchive.publish.names import LOCK
from pressarchive.publish.telling import fault, refused

PATIENCE = 10.0
"""Seconds to wait for another build."""


@contextmanager
def locked(folder: Path, shown: str) -> Iterator[None]:
    """Holds `folder` for this build. Raises Faults at `shown` where another build keeps it.

    The system frees the lock of a process that died, whatever it left behind.
    """
    file = folder / LOCK
    lock = FileLock(file)
    try:
        lock.acquire(timeout=PATIENCE)
    except Timeout as error:
        what = "another build is writing this folder"
        raise Faults([fault(shown, what, "wait for it to end, then build again")]) from error
    except OSError as error:
        raise Faults([refused(shown, error)]) from error
    try:
        yield
    finally:
        # Deleted while it is held: who waited for this very file sees that it is gone and takes a new one.
        # Windows deletes no open file; there, releasing the lock does it.
        with suppress(OSError):
            file.unlink()
        with suppress(OSError):  # the system frees it with this process
            lock.release()
