"""Stamps: a file that looks as it did when its digest was taken need not be read again.

The digest is what a key is made of; size, times and number of a file only spare the reading.
"""

from __future__ import annotations

import os
import time

import msgspec

from pressarchive.digest import digest
from pressarchive.store.protocol import Store

FRESH = 50_000_000
"""Nanoseconds: a file changed so lately may change once more without its times telling, since a file
system's clock ticks every few milliseconds; it is read again at the next build."""

SECOND = 1_000_000_000
"""Some file systems know whole seconds alone, or every second one."""

Look = tuple[int, int, int, int]
"""Of one file: size, time of the last change of the words and of anything, number."""

Stamp = tuple[Look, ...]
"""The look of each of some files."""

_KNOWN = msgspec.msgpack.Decoder(dict[str, tuple[Stamp, str]])


class Stamps:
    """Digests of files by name, kept from one build to the next; a name may stand for a file and its
    sidecar.
    """

    def __init__(self, store: Store, what: str) -> None:
        """`what` tells these files from others that the store knows."""
        self._store = store
        self._key = digest("stamps", what)
        self._kept = _decoded(store.get(self._key))
        self._now: dict[str, tuple[Stamp, str]] = {}
        self._written: dict[str, tuple[Stamp, str]] = {}

    def known(self, name: str, looks: Stamp) -> str | None:
        """The digest kept under `name`, if what it is of still `looks` as it did."""
        kept = self._now.get(name) or self._kept.get(name)
        if kept is None or not looks or kept[0] != looks:
            return None
        self._now[name] = kept
        return kept[1]

    def learn(self, name: str, looks: Stamp, found: str) -> None:
        """Remember the digest of what had the stamp `looks` before it was read."""
        now = time.time_ns()
        if looks and not any(fresh_for(changed, now, FRESH) for one in looks for changed in one[1:3]):
            self._now[name] = (looks, found)

    def wrote(self, name: str, looks: Stamp, found: str) -> None:
        """Remember the digest of what was written with the stamp `looks`, if by the time of `save` it is so
        old that whoever changes it then cannot keep its looks.
        """
        self._written[name] = (looks, found)

    def save(self) -> None:
        """Keep what is known of the files that were asked for."""
        for name, (looks, found) in self._written.items():
            self.learn(name, looks, found)
        self._written.clear()
        if self._now != self._kept:
            self._kept = self._now
            self._store.put(self._key, msgspec.msgpack.encode(self._now))


def stamp(*files: str) -> Stamp:
    """How `files` look from outside; empty where one cannot be looked at."""
    try:
        found = [os.lstat(file) for file in files]
    except OSError:
        return ()
    return tuple(map(stamp_of, found))


def fresh_for(changed: int, now: int, tick: int) -> int:
    """Nanoseconds from `now` in which a file that was last changed at `changed` may change once more and
    look the same, on a file system whose clock ticks every `tick` at most, or in whole seconds; or 0.
    """
    return max(0, changed + (tick if changed % SECOND else 2 * SECOND) + 1 - now)


def stamp_of(found: os.stat_result) -> Look:
    """How one file looks."""
    # The time of the last change of anything cannot be set back by a tool that restores times.
    return found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino


def _decoded(kept: bytes | None) -> dict[str, tuple[Stamp, str]]:
    try:
        return _KNOWN.decode(kept) if kept is not None else {}
    except (msgspec.DecodeError, msgspec.ValidationError):
        return {}
