"""The store's file: one SQLite table of sealed values."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from pathlib import Path

FILE = "store.sqlite"
PATIENCE = 2.0
"""Seconds to wait for another process that is writing the store."""

_AT_ONCE = 500
"""Keys in one question; SQLite takes 999 at least."""

_LAYOUT = "CREATE TABLE IF NOT EXISTS kept (key BLOB PRIMARY KEY, seal BLOB NOT NULL, value BLOB NOT NULL)"
_RUINED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR}
"""Damaged, not a database at all, another table than ours: worth starting anew."""


def name(key: str) -> bytes:
    """`key` as the file holds it, whatever characters it has."""
    return key.encode("utf-8", "surrogatepass")


def is_ruined(error: Exception) -> bool:
    """Whether `error` says that the file is worth starting anew, not that it is locked or out of reach."""
    # The low byte of an extended result code is the primary one.
    return isinstance(error, sqlite3.Error) and getattr(error, "sqlite_errorcode", 0) & 0xFF in _RUINED


def _seal(name: bytes, value: bytes) -> bytes:
    """SQLite does not notice a changed byte inside a value, nor after a power cut; this does."""
    return hashlib.blake2b(value, digest_size=16, key=hashlib.blake2b(name, digest_size=32).digest()).digest()


def connect(folder: Path) -> sqlite3.Connection:
    """The store's file in `folder`, made if need be. Raises sqlite3.Error and OSError."""
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


def select(base: sqlite3.Connection, name: bytes) -> bytes | None:
    """The value under `name`, if it is there as it was put. Raises sqlite3.Error."""
    row = base.execute("SELECT seal, value FROM kept WHERE key = ?", (name,)).fetchone()
    if row is None or not isinstance(row[1], bytes) or row[0] != _seal(name, row[1]):
        return None
    return row[1]


def select_many(base: sqlite3.Connection, names: Sequence[bytes]) -> dict[bytes, bytes]:
    """The value under each of `names` that is there as it was put. Raises sqlite3.Error."""
    found: dict[bytes, bytes] = {}
    for start in range(0, len(names), _AT_ONCE):
        some = names[start : start + _AT_ONCE]
        asked = f"SELECT key, seal, value FROM kept WHERE key IN ({','.join('?' * len(some))})"  # noqa: S608 - question marks alone
        found |= {
            name: value
            for name, seal, value in base.execute(asked, some)
            if isinstance(value, bytes) and seal == _seal(name, value)
        }
    return found


def write(
    base: sqlite3.Connection,
    pending: dict[bytes, bytes],
    delete: Callable[[sqlite3.Connection], object],
    *,
    empty: bool,
) -> bool:
    """Put `pending` and `delete` in one transaction; if `empty`, everything older goes, too.

    True, or raises sqlite3.Error.
    """
    base.execute("BEGIN IMMEDIATE")
    try:
        if empty:
            base.execute("DELETE FROM kept")
        rows = ((name, _seal(name, value), value) for name, value in pending.items())
        base.executemany("INSERT OR REPLACE INTO kept VALUES (?, ?, ?)", rows)
        delete(base)
        base.execute("COMMIT")
    except BaseException:
        with suppress(sqlite3.Error):
            base.execute("ROLLBACK")
        raise
    _shrink(base)
    return True


def delete(base: sqlite3.Connection, names: Iterable[bytes]) -> None:
    """Delete `names`. Raises sqlite3.Error."""
    base.executemany("DELETE FROM kept WHERE key = ?", ((name,) for name in names))


def delete_others(base: sqlite3.Connection, kept: set[bytes]) -> None:
    """Delete every name that is not in `kept`. Raises sqlite3.Error."""
    found = base.execute("SELECT key FROM kept").fetchall()
    delete(base, (name for (name,) in found if name not in kept))


def _shrink(base: sqlite3.Connection) -> None:
    """Give back the room of what was let go, once it is more than half of the file."""
    with suppress(sqlite3.Error):
        (pages,) = base.execute("PRAGMA page_count").fetchone()
        (free,) = base.execute("PRAGMA freelist_count").fetchone()
        if free * 2 > pages:
            base.execute("VACUUM")
