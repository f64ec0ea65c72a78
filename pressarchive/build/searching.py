"""Searching: the search of an archive, made while its pages are."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from tempfile import gettempdir
from threading import Lock

from pressarchive.build.found import keep, language_of, place_of, recalled
from pressarchive.build.wholes import Found, LeftOutError, nothing_more
from pressarchive.config import FILE_NAME
from pressarchive.digest import digest
from pressarchive.pages.cards import Cards
from pressarchive.problems import Faults, Problem
from pressarchive.search.documents import documents
from pressarchive.search.indexing import files, written
from pressarchive.search.program import Program
from pressarchive.search.running import Running, SearchError
from pressarchive.store import Store

ROOM = 2**20
"""Bytes that can still be written where the index was made, or it may not be whole."""


class Search:
    """The search of an archive, still to be made."""

    kind = "search"

    def __init__(self, cards: Cards, made_by: Program, store: Store, around: str) -> None:
        """`around` is a digest of all that `cards` are made from."""
        self._cards = cards
        self._program = made_by
        self._store = store
        self._place = place_of(cards.settings)
        self._language = language_of(cards.settings)
        self.key = digest("search", self._place, around)
        self.anew = _Anew(lambda: _made_anew(Search(cards, made_by, store, around)))
        """Gives one of its files, by name, made again. Raises Faults."""
        self._running: Running | None = None
        self._shown: list[bytes] = []

    def kept(self) -> Found | None:
        """What an earlier build made of the same archive."""
        return recalled(self._store, self.key, self._place, self.anew)

    def begin(self, step: Callable[[], None] = nothing_more) -> None:
        """Write the documents, and let them be indexed. `step` is called after each. Raises LeftOutError, and
        Faults where an article is lost or the system refuses.
        """
        try:
            self._running = running = Running(self._program, self._language, self._store.folder)
            for card in written(documents(self._cards), running.documents, self._language):
                self._shown.append(card)
                step()
            running.start()
        except OSError as error:
            raise Faults([self._refused(error.strerror or str(error))]) from error
        except SearchError as error:
            raise LeftOutError(_failed(str(error))) from error

    def finish(self) -> Found:
        """What was begun, once it is done and in the store. Raises LeftOutError."""
        return keep(self._store, self.key, self._place, self.made(), self.anew)

    def made(self) -> dict[str, bytes]:
        """The files of what was begun, by name, once they are there. Raises LeftOutError, and Faults where
        the disk is full: a site that had its search must not lose it to that.
        """
        assert self._running is not None  # noqa: S101 - it was begun
        failed, made = None, {}
        try:
            made = files(self._running.finish(), self._shown)
        except (OSError, ValueError, SearchError) as error:
            failed = error
        # Pagefind may not notice: it then writes less than it should, and says that all is well.
        if why := _no_room(self._running.documents):
            raise Faults([self._refused(why)]) from failed
        if failed:
            raise LeftOutError(_failed(str(failed))) from failed
        return made

    def _refused(self, why: str) -> Problem:
        folder = self._store.folder or Path(gettempdir())
        what = f"the index of the search cannot be made here: {why}"
        hint = "free some room on its disk, or see that this folder can be written; or write search: off"
        return Problem(folder.as_posix(), 0, 0, what, f"{hint} in site.yaml")

    def close(self) -> None:
        """Leave nothing behind, whether or not it was finished."""
        if self._running is not None:
            self._running.close()
            self._running = None
            self._shown = []


def _no_room(folder: Path) -> str:
    """Why no more can be written in `folder`, in the system's words; empty where it can.

    It is tried: how much of a disk is free says nothing of a user's share of it, of a bound on the size of
    files, or of a disk that fails.
    """
    tried = folder / "room"
    try:
        tried.write_bytes(bytes(ROOM))
    except OSError as error:
        return error.strerror or str(error)
    finally:
        with suppress(OSError):
            tried.unlink()
    return ""


class _Anew:
    """The files of a search made again for a store that has lost some: once for all of them, since Pagefind
    can make none alone. They are held as long as the site that shows them.
    """

    def __init__(self, make: Callable[[], Mapping[str, bytes]]) -> None:
        self._make = make
        self._files: Mapping[str, bytes] | None = None
        self._lock = Lock()

    def __call__(self, name: str) -> bytes:
        """The file of that name. Raises Faults."""
        with self._lock:
            if self._files is None:
                self._files = self._make()
            return self._files[name]


def _made_anew(search: Search) -> dict[str, bytes]:
    try:
        search.begin()
        return search.made()
    except LeftOutError as error:
        raise Faults([error.problem]) from error
    finally:
        search.close()


def _failed(why: str) -> Problem:
    """The warning of a search that could not be made."""
    what = f"search is left out: Pagefind did not make its index ({why})"
    return Problem(FILE_NAME, 0, 0, what, "build again; if it happens again, write search: off", "warning")
