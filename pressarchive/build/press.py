"""The press: the pages of a site, and all that they are made with."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from functools import cached_property
from threading import RLock

from msgspec import Struct

from pressarchive.build.ledger import Ledger, Row
from pressarchive.build.searching import Search
from pressarchive.build.wholes import Told, Whole, meanwhile
from pressarchive.build.workers import Workers, batches
from pressarchive.digest import digest
from pressarchive.pages.draft import Draft
from pressarchive.pages.views import SiteView
from pressarchive.render.batch import Batch, render_batch
from pressarchive.render.theme import Theme
from pressarchive.store import Store

AT_ONCE = 32
"""Pages in a batch: some tens of milliseconds of work, against well under one to send it."""

ASKED_AT_ONCE = 256
"""Pages that the store is asked for together: the workers have others to do meanwhile."""


class Page:
    """A page, and the key under which the store knows what it became."""

    def __init__(self, draft: Draft, around: str) -> None:
        """`around` is a digest of the template and of all else that the page is made with."""
        self.draft = draft
        self.around = around

    @cached_property
    def key(self) -> str:
        """A digest of all that could change the page."""
        return digest(self.around, self.draft.url, self.draft.basis())


class Pages(Mapping[str, Page]):
    """Pages by their output paths, drafted one after another until the one that is asked for is there."""

    def __init__(self, every: Iterator[tuple[str, Page]]) -> None:
        self._coming = every
        self._drafted: dict[str, Page] = {}
        self._lock = RLock()

    def __getitem__(self, path: str) -> Page:
        with self._lock:
            while path not in self._drafted:
                if not self._draft():
                    raise KeyError(path)
            return self._drafted[path]

    def __iter__(self) -> Iterator[str]:
        return iter(self._all())

    def __len__(self) -> int:
        return len(self._all())

    def renew(self, path: str) -> None:
        """Forget the key of the page at `path`: what it is made from became known meanwhile."""
        with self._lock:
            self._drafted[path] = Page(self[path].draft, self[path].around)

    def _all(self) -> dict[str, Page]:
        with self._lock:
            while self._draft():
                pass
            return self._drafted

    def _draft(self) -> bool:
        """Draft one more page; whether there was one."""
        for path, page in self._coming:
            self._drafted[path] = page
            return True
        return False


class Press(Struct, frozen=True, eq=False):
    """The pages of a site by their output paths, and what they are made with."""

    pages: Pages
    ledger: Ledger
    theme: Theme
    view: SiteView
    store: Store
    workers: Workers
    wholes: tuple[Whole, ...]
    """What rests on all of the same articles."""

    @property
    def paths(self) -> Collection[str]:
        """The output paths of the pages, in order; where the ledger has them no page is drafted."""
        return self.ledger.rows or self.pages

    def became(self, path: str) -> bytes | None:
        """What the store has of what the page at `path` became."""
        row = self.ledger.row(path)
        return row.became if row else self.store.get(self.pages[path].key)

    def each_became(self) -> Iterator[tuple[str, bytes | None]]:
        """As `paths`, each with what the store has of what the page became: where it has nothing, that page
        can be made while the keys of the next are worked out.
        """
        rows = {path: row for path in self.paths if (row := self.ledger.row(path))}
        self.store.keep(*(row.key for row in rows.values()))
        for paths in batches(self.paths, ASKED_AT_ONCE):
            others = {path: self.pages[path].key for path in paths if path not in rows}
            kept = self.store.get_many(list(others.values())) if others else {}
            for path in paths:
                yield path, rows[path].became if path in rows else kept.get(others[path])

    def record(self, became: Callable[[str], bytes]) -> None:
        """Put what every page became into the ledger."""
        self.ledger.record({path: self.ledger.row(path) or self._row(path, became) for path in self.paths})

    def _row(self, path: str, became: Callable[[str], bytes]) -> Row:
        return Row(self.pages[path].key, self.ledger.words(path), became(path))

    def making_wholes(self) -> AbstractContextManager[Told]:
        """Have what rests on all articles made beside what is done inside; see `meanwhile`."""
        return meanwhile(self.wholes)

    def search_anew(self, name: str) -> bytes:
        """A file of the search, made again. Raises Faults."""
        for whole in self.wholes:
            if isinstance(whole, Search):
                return whole.anew(name)
        raise KeyError(name)

    def made(self, paths: Iterable[str]) -> Iterator[bytes]:
        """The pages at `paths`, in order. Raises Faults for what is wrong in a template."""
        sent = (
            Batch(self.theme, self.view, [self.pages[path].draft.view() for path in batch])
            for batch in batches(paths, AT_ONCE)
        )
        return (page for batch in self.workers.map(render_batch, sent) for page in batch)
