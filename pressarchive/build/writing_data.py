"""Writing the data: the archive's files for programs, made beside its pages."""

from __future__ import annotations

import errno
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from pressarchive.build.downloads import are_whole, found_of, home, keep, kept, place_of, refused
from pressarchive.build.wholes import Found, nothing_more
from pressarchive.digest import digest
from pressarchive.exports.dataset import write
from pressarchive.pages.cards import Cards
from pressarchive.pages.document import Written
from pressarchive.problems import Faults
from pressarchive.store import Scratch, Store

LASTING = 2
"""States that stay: this one, and the one before, which a preview or another build may still be reading."""


class Data:
    """The data of an archive, still to be made."""

    kind = "data"

    def __init__(self, cards: Cards, store: Store, around: str) -> None:
        """`around` is a digest of all that `cards` are made from."""
        self._cards = cards
        self._store = store
        self.key = digest("data", sqlite3.sqlite_version, around)
        self._making: Scratch | None = None
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
        """Write the files, article by article. Raises Faults where an article is lost, and where the system
        refuses: a site that had its data must not lose them to a full disk.
        """
        place = place_of(self._store, self.key)
        try:
            self._making = making = Scratch(home(self._store))
            written: tuple[Written, ...] = ()
            for so_far in write(self._cards, making.folder):
                written = so_far
                step()
            place.parent.mkdir(exist_ok=True)
            _put(making, place, lambda: are_whole(self._store, self.key, written))
        except (OSError, sqlite3.Error) as error:
            raise Faults([refused(place.parent, error)]) from error
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
            self._making.close()
            self._making = None


def _put(made: Scratch, place: Path, whole: Callable[[], bool]) -> None:
    """Give what was `made` its place. Another build may do so at this moment with the same: what stands there
    `whole` stays. Raises OSError.
    """
    for tries_left in (2, 1, 0):
        try:
            made.become(place)
        except OSError as error:
            if error.errno not in {errno.ENOTEMPTY, errno.EEXIST} or not tries_left:
                raise
        else:
            return
        if whole():
            made.close()
            return
        with suppress(FileNotFoundError):
            shutil.rmtree(place)


def _let_go(place: Path) -> None:
    """Delete older states than the last few."""
    with suppress(OSError):
        others = [p for p in place.parent.iterdir() if p != place]
        others.sort(key=lambda other: -other.stat().st_mtime_ns)
        for old in others[LASTING - 1 :]:
            shutil.rmtree(old, ignore_errors=True)
