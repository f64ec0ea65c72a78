"""A store on the disk, which is never an error: what cannot be had is worked out again."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from threading import RLock
from types import TracebackType
from typing import Self, TypeVar

from pressarchive.store import table
from pressarchive.store.scratch import sweep

T = TypeVar("T")

SPILL = 64 * 1024 * 1024
"""Bytes kept for the one transaction of `close`; more than this is written at once."""

Delete = Callable[[sqlite3.Connection], object]


class DiskStore:
    """A store in one file, `store.sqlite`, in a folder of its own; opened at the first question.

    It never raises for what stands on the disk: a store that is damaged, locked, unreadable or
    read-only is a miss, and is made anew where that is possible. `with` it, or `close` it, or what was
    put is lost. Several threads may use it, and several processes.
    """

    def __init__(self, folder: Path, *, empty: bool = False) -> None:
        """`empty` starts without what earlier builds kept: a clean build."""
        self.folder = folder
        self._empty = empty
        self._used: set[bytes] = set()
        self._given: set[bytes] = set()
        """What was put in the life of this object, and not let go."""
        self._pending: dict[bytes, bytes] = {}
        self._size = 0
        self._swept = False
        self._opened: sqlite3.Connection | None = None
        self._lost = False
        self._lock = RLock()

    def __enter__(self) -> Self:
        sweep(self.folder)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        # A build that failed has still read what it read: a value is right under its key whatever came after.
        self.close()

    def get(self, key: str) -> bytes | None:
        """The value put under `key`, or None."""
        with self._lock:
            name = table.name(key)
            self._used.add(name)
            if name in self._pending:
                return self._pending[name]
            return None if self._empty else self._attempt(lambda base: table.select(base, name))

    def get_many(self, keys: Sequence[str]) -> Mapping[str, bytes]:
        """The value under each of `keys` that has one: as getting each, in less time."""
        with self._lock:
            names = {table.name(key): key for key in keys}
            self._used.update(names)
            found = {name: self._pending[name] for name in names if name in self._pending}
            asked = [name for name in names if name not in found]
            if not self._empty:
                found |= self._attempt(lambda base: table.select_many(base, asked)) or {}
            return {names[name]: value for name, value in found.items()}

    def put(self, key: str, value: bytes) -> None:
        """Keep `value` under `key`."""
        with self._lock:
            name = table.name(key)
            self._used.add(name)
            self._given.add(name)
            self._pending[name] = value
            self._size += len(value)
            if self._size > SPILL:
                self._write(_nothing)

    def keep(self, *keys: str) -> None:
        """Spare `keys` from the next sweep, as getting them would."""
        with self._lock:
            self._used.update(map(table.name, keys))

    def sweep(self) -> None:
        """When the store is closed, let go of every key neither got, put nor kept since it was opened."""
        with self._lock:
            self._swept = True

    def settle(self) -> None:
        """Write what was put, and let go of what was put before and neither got, put nor kept since the
        store was last settled or closed; and close the file. One that is to be swept is swept.
        """
        with self._lock:
            if self._swept:
                self.close()
                return
            past = self._given - self._used
            self._given -= past
            self._finish(lambda base: table.delete(base, past), wanted=bool(past))

    def close(self) -> None:
        """Write what was put, in one transaction, and close the file. A closed store may be used again."""
        with self._lock:
            if self._swept:
                self._given &= self._used
            self._finish(lambda base: table.delete_others(base, self._used), wanted=self._swept)

    def _finish(self, delete: Delete, *, wanted: bool) -> None:
        """Write what is pending, `delete` where it is `wanted`, and close the file."""
        if self._pending or wanted or self._empty:
            self._lost = False  # who kept it locked may be gone by now
            self._write(delete if wanted else _nothing)
        self._let_go()
        self._used.clear()
        self._swept = self._lost = False

    def _write(self, delete: Delete) -> None:
        """Write what is pending and `delete` in one transaction; where that fails, forget it."""
        if self._attempt(lambda base: table.write(base, self._pending, delete, empty=self._empty)):
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
            self._opened = table.connect(self.folder)
        return self._opened

    def _let_go(self) -> None:
        if self._opened is not None:
            with suppress(sqlite3.Error):
                self._opened.close()
        self._opened = None

    def _start_anew(self, error: Exception) -> bool:
        """Remove a ruined file; whether a new one may be tried."""
        if not table.is_ruined(error):
            return False
        try:
            for name in (table.FILE + "-journal", table.FILE):
                (self.folder / name).unlink(missing_ok=True)
        except OSError:
            return False
        return True


def _nothing(_base: sqlite3.Connection) -> None:
    """Delete nothing."""
