"""The site as a value: every output path with what stands there, each page made when it is wanted."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property, partial
from itertools import tee
from typing import TYPE_CHECKING

from pressarchive.build.spool import Spool
from pressarchive.model import Content, Made

if TYPE_CHECKING:
    from pressarchive.build.press import Press

_DIGEST, _SIZE = 32, 8
"""Bytes of what the store keeps of a page."""


class _Proofs:
    """Pages made and waiting to be read. Several threads may ask for them."""

    def __init__(self, press: Callable[[], Press]) -> None:
        self._press_of = press
        self.waiting: dict[str, tuple[int, int]] = {}
        self._spool = Spool()

    @cached_property
    def press(self) -> Press:
        """What pages are made from and with."""
        return self._press_of()

    def make(self, paths: Iterable[str]) -> Iterator[tuple[str, Made]]:
        """Make the pages at `paths`; each is told once it can be read."""
        told, asked = tee(paths)
        for path, data in zip(told, self.press.made(asked), strict=True):
            yield path, self._take(path, data)

    def read(self, path: str) -> bytes:
        """The bytes of the page at `path`, made if it is not waiting."""
        if path not in self.waiting:
            for _ in self.make([path]):
                pass
        return self._spool.read(*self.waiting[path])

    def known(self, path: str, digest: str, size: int) -> Made:
        """The page at `path`, of which it is known what it became."""
        return Made(digest, size, partial(self.read, path))

    def _take(self, path: str, data: bytes) -> Made:
        store, made = self.press.store, self.known(path, hashlib.sha256(data).hexdigest(), len(data))
        store.put(self.press.pages[path].key, _kept(made))
        self.waiting[path] = (self._spool.add(data, store.folder), made.size)
        return made


def _kept(made: Made) -> bytes:
    """What the store keeps of a page."""
    return bytes.fromhex(made.digest) + made.size.to_bytes(_SIZE, "big")


class Site(Mapping[str, Content]):
    """A finished site. Its pages are bytes that can be had: one whose key the store knows is not made again
    unless somebody reads it.
    """

    # Pages know the proofs and not the site, so that a preview's old site is let go without being sought.

    def __init__(
        self,
        files: Mapping[str, Content],
        press: Callable[[], Press],
        became: Mapping[str, tuple[str, int]] | None = None,
    ) -> None:
        """`files` are what is there already; `press` is asked when a page has to be made. `became`, where
        it is known what every page became, is each one's SHA-256 and size.
        """
        self._proofs = proofs = _Proofs(press)
        self._complete = became is not None
        self.more: Mapping[str, Content] = {}
        """The files of what rests on all articles, once they are made; replaced whole."""
        self._contents = dict(files)
        self._contents |= {path: proofs.known(path, *known) for path, known in (became or {}).items()}

    def __getitem__(self, path: str) -> Content:
        if path in (more := self.more):
            return more[path]
        complete = self._complete  # first: another thread may make the rest between the two questions
        found = self._contents.get(path)
        if found is None and not complete:
            if path not in self.press.paths:
                raise KeyError(path)
            if not self._recall(path, self.press.became(path)):
                self._make([path])
            found = self._contents[path]
        if found is None:
            raise KeyError(path)
        return found

    def __iter__(self) -> Iterator[str]:
        yield from self._paths
        yield from self.more

    def __len__(self) -> int:
        return len(self._paths) + len(self.more)

    @cached_property
    def _paths(self) -> Mapping[str, None]:
        return dict.fromkeys([*self._contents, *(() if self._complete else self.press.paths)])

    @property
    def press(self) -> Press:
        """What pages are made from and with."""
        return self._proofs.press

    def search_anew(self, name: str) -> bytes:
        """A file of the search, which the store has lost, made again. Raises Faults."""
        return self.press.search_anew(name)

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
        self._make(self._unknown(step), step)
        made = dict(self.made)
        self.press.record(lambda path: _kept(made[path]))
        self._complete = True

    def _unknown(self, step: Callable[[], None]) -> Iterator[str]:
        """The pages of which the store does not know what they became; `step` is called for the others."""
        for path, became in self.press.each_became():
            if path in self._contents or self._recall(path, became):
                step()
            else:
                yield path

    def fetch(self, paths: Iterable[str]) -> None:
        """Make those of `paths` that are pages and not at hand: they will be read."""
        if wanted := [path for path in paths if path not in self._proofs.waiting and self._is_page(path)]:
            self._make(wanted)

    def again(self, path: str) -> None:
        """Make the page at `path` anew, if it is one: what it is made from became known meanwhile."""
        if self._is_page(path):
            self.press.pages.renew(path)
            self._make([path])

    def _is_page(self, path: str) -> bool:
        found = self._contents.get(path)
        return isinstance(found, Made) or (found is None and path in self._paths)

    def _recall(self, path: str, kept: bytes | None) -> bool:
        """Whether what the store `kept` of the page at `path` tells what it became."""
        if kept is None or len(kept) != _DIGEST + _SIZE:
            return False
        size = int.from_bytes(kept[_DIGEST:], "big")
        self._contents[path] = self._proofs.known(path, kept[:_DIGEST].hex(), size)
        return True

    def _make(self, paths: Iterable[str], step: Callable[[], None] = lambda: None) -> None:
        for path, page in self._proofs.make(paths):
            self._contents[path] = page
            step()
