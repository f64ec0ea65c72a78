"""A store in memory, for one process."""

from __future__ import annotations

from collections.abc import Mapping, Sequence


class MemoryStore:
    """A store that lives as long as the process."""

    folder = None

    def __init__(self) -> None:
        self._values: dict[str, bytes] = {}
        self._used: set[str] = set()

    def get(self, key: str) -> bytes | None:
        """The value put under `key`, or None."""
        self._used.add(key)
        return self._values.get(key)

    def get_many(self, keys: Sequence[str]) -> Mapping[str, bytes]:
        """The value under each of `keys` that has one."""
        self._used.update(keys)
        return {key: self._values[key] for key in keys if key in self._values}

    def put(self, key: str, value: bytes) -> None:
        """Keep `value` under `key`."""
        self._used.add(key)
        self._values[key] = value

    def keep(self, *keys: str) -> None:
        """Spare `keys` from the next sweep, as getting them would."""
        self._used.update(keys)

    def sweep(self) -> None:
        """Let go of every key neither got, put nor kept since the last sweep, or since the store was made."""
        self._values = {key: value for key, value in self._values.items() if key in self._used}
        self._used.clear()

    def settle(self) -> None:
        """As a sweep: nobody else gives it anything."""
        self.sweep()

    def __len__(self) -> int:
        return len(self._values)
