"""The site as a value: every output path with what stands there, each page made when it is wanted."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from tempfile import SpooledTemporaryFile
from threading import RLock
from weakref import finalize

from msgspec import Struct

from pressarchive.build.workers import Workers, batches
from pressarchive.model import Content, Made
from pressarchive.pages.draft import Draft
from pressarchive.pages.views import SiteView
from pressarchive.render.batch import Batch, render_batch
from pressarchive.render.environment import Theme
from pressarchive.store import Store

AT_ONCE = 32
"""Pages in a batch: some tens of milliseconds of work, against well under one to send it."""

IN_MEMORY = 64 * 1024 * 1024
"""Bytes of pages that wait in memory to be published; the rest waits in a nameless file."""

_DIGEST, _SIZE = 32, 8
"""Bytes of what the store keeps of a page."""


class Press(Struct, frozen=True, eq=False):
    """What pages are made with."""

    theme: Theme
    view: SiteView
    store: Store
    workers: Workers


class Page(Struct, frozen=True, eq=False):
    """A page, and the key under which the store knows what it became."""

    draft: Draft
    key: str


class Site(Mapping[str, Content]):
    """A finished site. Its pages are bytes that can be had: one whose key the store knows is not made again
    unless somebody reads it.
    """

    def __init__(self, files: Mapping[str, Content], pages: Mapping[str, Page], press: Press) -> None:
        """`files` are what is there already; `pages` what is still to be made."""
        self._contents = dict(files)
        self._pages = pages
        self._press = press
        self._waiting: dict[str, tuple[int, int]] = {}
        self._spool = SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 - it lives as long as the site
        finalize(self, self._spool.close)
        self._lock = RLock()

    def __getitem__(self, path: str) -> Content:
        found = self._contents.get(path)
        if found is None:
            page = self._pages[path]
            found = self._known(path, self._press.store.get(page.key)) or self._make_one(path)
        return found

    def __iter__(self) -> Iterator[str]:
        yield from self._contents.keys() | self._pages.keys()

    def __len__(self) -> int:
        return len(self._contents.keys() | self._pages.keys())

    def make(self, step: Callable[[], None] = lambda: None) -> None:
        """Make every page of which the store does not know what it became. `step` is called after each
        page, known or made. Raises Faults for what is wrong in a template.
        """
        kept = self._press.store.get_many([page.key for page in self._pages.values()])
        unknown = []
        for path, page in self._pages.items():
            if self._known(path, kept.get(page.key)):
                step()
            else:
                unknown.append(path)
        self._make(unknown, step)

    def fetch(self, paths: Iterable[str]) -> None:
        """Make those of `paths` that are pages and not at hand: they will be read."""
        self._make([path for path in paths if path in self._pages and path not in self._waiting])

    def _known(self, path: str, kept: bytes | None) -> Content | None:
        """The page at `path`, made before or `kept` by the store as what it became."""
        if path not in self._contents and kept is not None and len(kept) == _DIGEST + _SIZE:
            size = int.from_bytes(kept[_DIGEST:], "big")
            self._contents[path] = Made(kept[:_DIGEST].hex(), size, partial(self._read, path))
        return self._contents.get(path)

    def _make_one(self, path: str) -> Content:
        self._make([path])
        return self._contents[path]

    def _make(self, paths: Sequence[str], step: Callable[[], None] = lambda: None) -> None:
        press = self._press
        sent = (
            Batch(press.theme, press.view, [self._pages[path].draft.view() for path in batch])
            for batch in batches(paths, AT_ONCE)
        )
        made = (page for batch in press.workers.map(render_batch, sent) for page in batch)
        for path, data in zip(paths, made, strict=True):
            self._take(path, data)
            step()

    def _take(self, path: str, data: bytes) -> None:
        digest = hashlib.sha256(data)
        size = len(data)
        with self._lock:
            became = digest.digest() + size.to_bytes(_SIZE, "big")
            self._press.store.put(self._pages[path].key, became)
            self._contents[path] = Made(digest.hexdigest(), size, partial(self._read, path))
            self._waiting[path] = (self._spool.seek(0, 2), size)
            self._spool.write(data)

    def _read(self, path: str) -> bytes:
        if path not in self._waiting:
            self._make([path])
        with self._lock:
            start, size = self._waiting[path]
            self._spool.seek(start)
            return self._spool.read(size)
