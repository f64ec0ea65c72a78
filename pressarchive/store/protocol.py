"""What a store is, whatever it keeps its values in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Protocol


class Store(Protocol):
    """Bytes under keys. A key is a digest of all that could change the value, so a value never goes stale."""

    @property
    def folder(self) -> Path | None:
        """Where it lies, and where other passing files of the archive may; None: in no folder."""

    def get(self, key: str) -> bytes | None:
        """The value put under `key`, or None."""

    def get_many(self, keys: Sequence[str]) -> Mapping[str, bytes]:
        """The value under each of `keys` that has one: as getting each, in less time."""

    def put(self, key: str, value: bytes) -> None:
        """Keep `value` under `key`."""

    def keep(self, *keys: str) -> None:
        """Spare `keys` from the next sweep, as getting them would."""

    def sweep(self) -> None:
        """Let go of every key neither got, put nor kept since the store was opened."""

    def settle(self) -> None:
        """Between two builds of one process: write what was put, and let go of what this store was once
        given and has not been asked for since it last settled. What others gave is theirs to let go.
        """
