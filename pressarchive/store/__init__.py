"""The store: what an earlier build worked out, as bytes under the digest of everything it came from.

A clean build is a build with an empty store, and nothing else.
"""

from __future__ import annotations

from pressarchive.store.disk import DiskStore
from pressarchive.store.memory import MemoryStore
from pressarchive.store.protocol import Store
from pressarchive.store.scratch import Scratch, writable
from pressarchive.store.stamps import Look, Stamp, Stamps, fresh_for, stamp, stamp_of

__all__ = [
    "STORE",
    "DiskStore",
    "Look",
    "MemoryStore",
    "Scratch",
    "Stamp",
    "Stamps",
    "Store",
    "fresh_for",
    "stamp",
    "stamp_of",
    "writable",
]

STORE = ".pressarchive"
"""Folder of the store, beside site.yaml. It may be deleted at any time."""
