"""The store: what an earlier build worked out, as bytes under the digest of everything it came from."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self, TypeVar

T = TypeVar("T")

FILE = "store.sqlite"
PATIENCE = 2.0
"""Seconds to wait for another process that is writing the store."""
SPILL = 64 * 1024 * 1024
"""Bytes kept for the one transaction of `close`; more than this is written at once."""

_LAYOUT = "CREATE TABLE IF NOT EXISTS kept (key BLOB PRIMARY KEY, seal BLOB NOT NULL, value BLOB NOT NULL)"
_RUINED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR}
"""Damaged, not a database at all, another table than ours: worth starting anew."""


class Store(Protocol):
    """Bytes under keys. A key is a digest of all that could change the value, so a value never goes stale."""

    def get(self, key: str) -> bytes | None:
        """The value put under `key`, or None."""

    def put(self, key: str, value: bytes) -> None:
        """Keep `value` under `key`."""

    def sweep(self) -> None:
        """Let go of every key neither got nor put since the store was opened."""


class MemoryStore:
    """A store that lives as long as the process."""

    def __init__(self) -> None:
        self._values: dict[str, bytes] = {}
        self._used: set[str] = set()

    def get(self, key: str) -> bytes | None:
        """The value put under `key`, or None."""
        self._used.add(key)
        return self._values.get(key)

    def put(self, key: str, value: bytes) -> None:
        """Keep `value` under `key`."""
        self._used.add(key)
        self._values[key] = value

    def sweep(self) -> None:
        """Let go of every key neither got nor put since the last sweep, or since the store was made."""
        self._values = {key: value for key, value in self._values.items() if key in self._used}
        self._used.clear()

    def __len__(self) -> int:
        return len(self._values)


class DiskStore:
    """A store in one file, `store.sqlite`, in a folder of its own; opened at the first question.

    It never raises for what stands on the disk: a store that is damaged, locked, unreadable or
    read-only is a miss, and is made anew where that is possible. `with` it, or `close` it, or what was
    put is lost. One thread at a time may use it; several processes may.
    """

    def __init__(self, folder: Path, *, empty: bool = False) -> None:
        """`empty` starts without what earlier builds kept: a clean build."""
        self._folder = folder
        self._empty = empty
        self._used: set[bytes] = set()
        self._pending: dict[bytes, bytes] = {}
        self._size = 0
        self._swept = False
        self._opened: sqlite3.Connection | None = None
        self._lost = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        # A build that failed has still read what it read: a value is right under its key whatever came after.
        self.close()

    def get(self, key: str) -> bytes | None:
        """The value put under `key`, or None."""
        name = _name(key)
        self._used.add(name)
        if name in self._pending:
            return self._pending[name]
        return None if self._empty else self._attempt(lambda base: _select(base, name))

    def put(self, key: str, value: bytes) -> None:
        """Keep `value` under `key`."""
        name = _name(key)
        self._used.add(name)
        self._pending[name] = value
        self._size += len(value)
        if self._size > SPILL:
            self._write()

    def sweep(self) -> None:
        """When the store is closed, let go of every key neither got nor put since it was opened."""
        self._swept = True

    def close(self) -> None:
        """Write what was put, in one transaction, and close the file. A closed store may be used again."""
        if self._pending or self._swept or self._empty:
            self._write(kept=self._used if self._swept else None)
        self._let_go()
        self._used.clear()
        self._swept = self._lost = False

    def _write(self, kept: set[bytes] | None = None) -> None:
        """Write what is pending and, given `kept`, delete all other keys; where that fails, forget it."""
        if self._attempt(lambda base: _write(base, self._pending, kept, empty=self._empty)):
            self._empty = False
        self._pending.clear()
        self._size = 0

    def _attempt(self, action: Callable[[sqlite3.Connection], T]) -> T | None:
        """What `action` gives; None where the file cannot be used, after a second try with a new file."""
        for last in (False, True):
            if self._lost:
                return None
            try:
                return action(self._base())
            except (sqlite3.Error, OSError, OverflowError) as error:
                self._let_go()
                # A store that another process keeps locked would cost its patience at every key: ask no more.
                self._lost = last or not self._start_anew(error)
        return None

    def _base(self) -> sqlite3.Connection:
        if self._opened is None:
            self._opened = _open(self._folder)
        return self._opened

    def _let_go(self) -> None:
        if self._opened is not None:
            with suppress(sqlite3.Error):
                self._opened.close()
        self._opened = None

    def _start_anew(self, error: Exception) -> bool:
        """Remove a ruined file; whether a new one may be tried."""
        if not isinstance(error, sqlite3.DatabaseError) or _code(error) not in _RUINED:
            return False
        try:
            for name in (FILE + "-journal", FILE):
                (self._folder / name).unlink(missing_ok=True)
        except OSError:
            return False
        return True


def _name(key: str) -> bytes:
    return key.encode("utf-8", "surrogatepass")


def _code(error: sqlite3.Error) -> int:
    """SQLite's primary result code; the low byte of the extended one."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF


def _seal(name: bytes, value: bytes) -> bytes:
    """SQLite does not notice a changed byte inside a value, nor after a power cut; this does."""
    return hashlib.blake2b(value, digest_size=16, key=hashlib.blake2b(name, digest_size=32).digest()).digest()


def _open(folder: Path) -> sqlite3.Connection:
    folder.mkdir(parents=True, exist_ok=True)
    base = sqlite3.connect(folder / FILE, timeout=PATIENCE, isolation_level=None, check_same_thread=False)
    try:
        # Losing the store in a power cut costs one slow build, and the seals tell a torn value.
        base.execute("PRAGMA synchronous = OFF")
        if not base.execute("SELECT 1 FROM sqlite_master WHERE name = 'kept'").fetchone():
            base.execute(_LAYOUT)
    except BaseException:
        base.close()
        raise
    return base


def _select(base: sqlite3.Connection, name: bytes) -> bytes | None:
    row = base.execute("SELECT seal, value FROM kept WHERE key = ?", (name,)).fetchone()
    if row is None or not isinstance(row[1], bytes) or row[0] != _seal(name, row[1]):
        return None
    return row[1]


def _write(
    base: sqlite3.Connection, pending: dict[bytes, bytes], kept: set[bytes] | None, *, empty: bool
) -> bool:
    base.execute("BEGIN IMMEDIATE")
    try:
        if empty:
            base.execute("DELETE FROM kept")
        rows = ((name, _seal(name, value), value) for name, value in pending.items())
        base.executemany("INSERT OR REPLACE INTO kept VALUES (?, ?, ?)", rows)
        if kept is not None:
            _delete_others(base, kept)
        base.execute("COMMIT")
    except BaseException:
        with suppress(sqlite3.Error):
            base.execute("ROLLBACK")
        raise
    _shrink(base)
    return True


def _delete_others(base: sqlite3.Connection, kept: set[bytes]) -> None:
    found = base.execute("SELECT key FROM kept").fetchall()
    base.executemany("DELETE FROM kept WHERE key = ?", ((key,) for (key,) in found if key not in kept))


def _shrink(base: sqlite3.Connection) -> None:
    """Give back the room of what was let go, once it is more than half of the file."""
    with suppress(sqlite3.Error):
        (pages,) = base.execute("PRAGMA page_count").fetchone()
        (free,) = base.execute("PRAGMA freelist_count").fetchone()
        if free * 2 > pages:
            base.execute("VACUUM")
