"""Writing the data: the archive's files for programs, made beside its pages."""

from __future__ import annotations

import shutil
import sqlite3
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from tempfile import mkdtemp

from pressarchive.build.downloads import folder, found_of, keep, kept, place_of
from pressarchive.build.wholes import Found, LeftOutError, nothing_more
from pressarchive.config import FILE_NAME
from pressarchive.digest import digest
from pressarchive.exports.dataset import write
from pressarchive.pages.cards import Cards
from pressarchive.pages.document import Written
from pressarchive.problems import Problem
from pressarchive.store import Store

LASTING = 2
"""States that stay: this one, and the one before, which a preview or another build may still be reading."""

_MAKING = "making-"
_DAY = 86_400
"""Seconds after which a folder that is still there was left by a build that was killed."""


class Data:
    """The data of an archive, still to be made."""

    kind = "data"

    def __init__(self, cards: Cards, store: Store, around: str) -> None:
        """`around` is a digest of all that `cards` are made from."""
        self._cards = cards
        self._store = store
        self.key = digest("data", sqlite3.sqlite_version, around)
        self._making: Path | None = None
        self._written: tuple[Written, ...] | None = None
        """None: not yet looked for."""

    @property
    def written(self) -> tuple[Written, ...]:
        """The files, once they are made, by this build or an earlier one; the page that lists them rests on
        these.
        """
        if self._written is None:
            self._written = kept(self._store, self.key)
        return self._written

    def kept(self) -> Found | None:
        """What an earlier build made of the same archive."""
        self._written = kept(self._store, self.key)
        return found_of(self._store, self.key, self._written) if self._written else None

    def begin(self, step: Callable[[], None] = nothing_more) -> None:
        """Write the files, article by article. Raises LeftOutError, and Faults where an article is lost."""
        try:
            self._making = making = _making(self._store)
            written: tuple[Written, ...] = ()
            for so_far in write(self._cards, making):
                written = so_far
                step()
            place = place_of(self._store, self.key)
            shutil.rmtree(place, ignore_errors=True)
            making.rename(place)
        except (OSError, sqlite3.Error) as error:
            raise LeftOutError(_failed(error)) from error
        self._making = None
        self._written = written
        keep(self._store, self.key, written)
        _let_go(place)

    def finish(self) -> Found:
        """What was begun, which stands in its place."""
        return found_of(self._store, self.key, self.written)

    def close(self) -> None:
        """Leave nothing half made."""
        if self._making is not None:
            shutil.rmtree(self._making, ignore_errors=True)
            self._making = None


def _making(store: Store) -> Path:
    """A new folder beside those that are whole."""
    home = folder(store)
    home.mkdir(parents=True, exist_ok=True)
    for left in home.glob(f"{_MAKING}*"):
        with suppress(OSError):
            if left.stat().st_mtime < time.time() - _DAY:
                shutil.rmtree(left, ignore_errors=True)
    return Path(mkdtemp(prefix=_MAKING, dir=home))


def _let_go(place: Path) -> None:
    """Delete older states than the last few."""
    with suppress(OSError):
        others = [p for p in place.parent.iterdir() if p != place and not p.name.startswith(_MAKING)]
        others.sort(key=lambda other: -other.stat().st_mtime_ns)
        for old in others[LASTING - 1 :]:
            shutil.rmtree(old, ignore_errors=True)


def _failed(error: Exception) -> Problem:
    reason = getattr(error, "strerror", None) or str(error)
    what = f"the data are left out: they could not be written ({reason})"
    return Problem(FILE_NAME, 0, 0, what, "build again; if it happens again, write data: off", "warning")
