"""Searching: the search of an archive, made while its pages are."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial

from pressarchive.build.found import Found, keep, language_of, place_of, recalled
from pressarchive.config import FILE_NAME
from pressarchive.digest import digest
from pressarchive.pages.cards import Cards
from pressarchive.problems import Faults, Problem
from pressarchive.search.documents import documents
from pressarchive.search.indexing import files, written
from pressarchive.search.program import Program
from pressarchive.search.running import Running, SearchError
from pressarchive.store import Store

Told = Callable[[], tuple[Found | None, tuple[Problem, ...]]]
"""Gives a search once it is made, or the warning that it is not."""


class Search:
    """The search of an archive, still to be made."""

    def __init__(self, cards: Cards, made_by: Program, store: Store, around: str) -> None:
        """`around` is a digest of all that `cards` are made from."""
        self._cards = cards
        self._program = made_by
        self._store = store
        self._place = place_of(cards.settings)
        self._language = language_of(cards.settings)
        self.key = digest("search", self._place, around)
        self.anew = partial(_anew, cards, made_by, store, around)
        """Makes one of its files again, by name. Raises Faults."""
        self._running: Running | None = None
        self._shown: list[bytes] = []

    def kept(self) -> Found | None:
        """What an earlier build made of the same archive."""
        return recalled(self._store, self.key, self._place, self.anew)

    def begin(self, step: Callable[[], None] = lambda: None) -> None:
        """Write the documents, and let them be indexed. `step` is called after each. Raises SearchError, and
        Faults where an article is lost.
        """
        try:
            self._running = running = Running(self._program, self._language, self._store.folder)
            for card in written(documents(self._cards), running.documents, self._language):
                self._shown.append(card)
                step()
        except OSError as error:
            raise SearchError(error.strerror or str(error)) from error
        running.start()

    def finish(self) -> Found:
        """What was begun, once it is done and in the store. Raises SearchError."""
        return keep(self._store, self.key, self._place, self.made(), self.anew)

    def made(self) -> dict[str, bytes]:
        """The files of what was begun, by name, once they are there. Raises SearchError."""
        assert self._running is not None  # noqa: S101 - it was begun
        try:
            return files(self._running.finish(), self._shown)
        except (OSError, ValueError) as error:
            raise SearchError(str(error)) from error

    def close(self) -> None:
        """Leave nothing behind, whether or not it was finished."""
        if self._running is not None:
            self._running.close()
            self._running = None
            self._shown = []


def _anew(cards: Cards, made_by: Program, store: Store, around: str, name: str) -> bytes:
    search = Search(cards, made_by, store, around)
    try:
        search.begin()
        return search.made()[name]
    except SearchError as error:
        raise Faults([failed(error)]) from error
    finally:
        search.close()


def failed(error: SearchError) -> Problem:
    """The warning of a search that could not be made."""
    what = f"search is left out: Pagefind did not make its index ({error})"
    return Problem(FILE_NAME, 0, 0, what, "build again; if it happens again, write search: off", "warning")


@contextmanager
def meanwhile(search: Search | None) -> Iterator[Told]:
    """Have `search` made beside what is done inside; the function gives it, once it is there."""
    problems: list[Problem] = []
    found = search and search.kept()
    begun = search if found is None else None

    def told() -> tuple[Found | None, tuple[Problem, ...]]:
        return found or (begun and not problems and _finished(begun, problems)) or None, tuple(problems)

    try:
        if begun:
            try:
                begun.begin()
            except SearchError as error:
                problems.append(failed(error))
        yield told
    finally:
        if begun:
            begun.close()


def _finished(search: Search, problems: list[Problem]) -> Found | None:
    try:
        return search.finish()
    except SearchError as error:
        problems.append(failed(error))
        return None
