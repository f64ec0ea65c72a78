"""The site as a value: every output path with what stands there, each page made when it is wanted."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, partial
from tempfile import SpooledTemporaryFile
from threading import RLock
from typing import TYPE_CHECKING
from weakref import finalize

from pressarchive.model import Content, Made

if TYPE_CHECKING:
    from pressarchive.build.press import Press

IN_MEMORY = 64 * 1024 * 1024
"""Bytes of pages that wait in memory to be published; the rest waits in a nameless file."""

_DIGEST, _SIZE = 32, 8
"""Bytes of what the store keeps of a page."""


class Site(Mapping[str, Content]):
    """A finished site. Its pages are bytes that can be had: one whose key the store knows is not made again
    unless somebody reads it.
    """

    def __init__(
        self,
        files: Mapping[str, Content],
        press: Callable[[], Press],
        became: Mapping[str, tuple[str, int]] | None = None,
    ) -> None:
        """`files` are what is there already; `press` is asked when a page has to be made. `became`, where
        it is known what every page became, is each one's SHA-256 and size.
        """
        self._press_of = press
        self._contents = dict(files)
        self._complete = became is not None
        self._waiting: dict[str, tuple[int, int]] = {}
        self._spool = SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 - it lives as long as the site
        finalize(self, self._spool.close)
        self._lock = RLock()
        for path, (digest, size) in (became or {}).items():
            self._contents[path] = Made(digest, size, partial(self._read, path))

    def __getitem__(self, path: str) -> Content:
        found = self._contents.get(path)
        if found is None and not self._complete:
            page = self.press.pages[path]
            found = self._known(path, self.press.store.get(page.key)) or self._make_one(path)
        if found is None:
            raise KeyError(path)
        return found

    def __iter__(self) -> Iterator[str]:
        yield from self._paths

    def __len__(self) -> int:
        return len(self._paths)

    @cached_property
    def _paths(self) -> Mapping[str, None]:
        return dict.fromkeys([*self._contents, *(() if self._complete else self.press.pages)])

    @cached_property
    def press(self) -> Press:
        """What pages are made from and with."""
        return self._press_of()

    @property
    def made(self) -> Iterator[tuple[str, Made]]:
        """The pages, each with what it became; all of them once `make` is through."""
        return ((path, content) for path, content in self._contents.items() if isinstance(content, Made))

    def make(self, step: Callable[[], None] = lambda: None) -> None:
        """Make every page of which the store does not know what it became. `step` is called after each
        page, known or made. Raises Faults for what is wrong in a template.
        """
        if self._complete:
            return
        pages = self.press.pages
        kept = self.press.store.get_many([page.key for page in pages.values()])
        unknown = []
        for path, page in pages.items():
            if self._known(path, kept.get(page.key)):
                step()
            else:
                unknown.append(path)
        self._make(unknown, step)
        self._complete = True

    def fetch(self, paths: Iterable[str]) -> None:
        """Make those of `paths` that are pages and not at hand: they will be read."""
        wanted = [path for path in paths if path not in self._waiting and self._is_page(path)]
        self._make([path for path in wanted if path in self.press.pages] if wanted else [])

    def _is_page(self, path: str) -> bool:
        return isinstance(self._contents.get(path), Made | None)

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
        if not paths:
            return
        press = self.press
        for path, data in zip(paths, press.made(paths), strict=True):
            self._take(path, data)
            step()

    def _take(self, path: str, data: bytes) -> None:
        digest = hashlib.sha256(data)
        size = len(data)
        with self._lock:
            became = digest.digest() + size.to_bytes(_SIZE, "big")
            self.press.store.put(self.press.pages[path].key, became)
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
