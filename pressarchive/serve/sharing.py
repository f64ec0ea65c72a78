"""Sharing: the store of the thread that builds is the server's too, which makes pages that are asked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from threading import RLock

from pressarchive.store import DiskStore


class SharedStore:
    """A store on the disk that several threads may use, one at a time."""

    def __init__(self, store: DiskStore) -> None:
        self._store = store
        self._lock = RLock()

    def get(self, key: str) -> bytes | None:
        """The value put under `key`, or None."""
        with self._lock:
            return self._store.get(key)

    def get_many(self, keys: Sequence[str]) -> Mapping[str, bytes]:
        """The value under each of `keys` that has one."""
        with self._lock:
            return self._store.get_many(keys)

    def put(self, key: str, value: bytes) -> None:
        """Keep `value` under `key`."""
        with self._lock:
            self._store.put(key, value)

    def keep(self, key: str) -> None:
        """Spare `key` from the next sweep, as getting it would."""
        with self._lock:
            self._store.keep(key)

    def sweep(self) -> None:
        """Let go of every key neither got, put nor kept since the last sweep, and write what was put."""
        with self._lock:
            self._store.sweep()
            self._store.close()
