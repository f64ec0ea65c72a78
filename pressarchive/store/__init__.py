"""The store: what an earlier build worked out, as bytes under the digest of everything it came from.

A clean build is a build with an empty store, and nothing else.
"""

from __future__ import annotations

from typing import Protocol

from pressarchive.store.disk import DiskStore
from pressarchive.store.memory import MemoryStore

__all__ = ["STORE", "DiskStore", "MemoryStore", "Store"]

STORE = ".pressarchive"
"""Folder of the store, beside site.yaml. It may be deleted at any time."""


class Store(Protocol):
    """Bytes under keys. A key is a digest of all that could change the value, so a value never goes stale."""

    def get(self, key: str) -> bytes | None:
        """The value put under `key`, or None."""

    def put(self, key: str, value: bytes) -> None:
        """Keep `value` under `key`."""

    def keep(self, key: str) -> None:
        """Spare `key` from the next sweep, as getting it would."""

    def sweep(self) -> None:
        """Let go of every key neither got, put nor kept since the store was opened."""
