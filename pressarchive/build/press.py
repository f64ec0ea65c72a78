"""The press: the pages of a site, and all that they are made with."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from msgspec import Struct

from pressarchive.build.workers import Workers, batches
from pressarchive.digest import digest
from pressarchive.pages.draft import Draft
from pressarchive.pages.views import SiteView
from pressarchive.render.batch import Batch, render_batch
from pressarchive.render.theme import Theme
from pressarchive.store import Store

AT_ONCE = 32
"""Pages in a batch: some tens of milliseconds of work, against well under one to send it."""


class Page:
    """A page, and the key under which the store knows what it became."""

    def __init__(self, draft: Draft, around: str) -> None:
        """`around` is a digest of the template and of all else that the page is made with."""
        self.draft = draft
        self._around = around

    @cached_property
    def key(self) -> str:
        """A digest of all that could change the page."""
        return digest(self._around, self.draft.url, self.draft.basis())


class Press(Struct, frozen=True, eq=False):
    """The pages of a site by their output paths, and what they are made with."""

    pages: Mapping[str, Page]
    theme: Theme
    view: SiteView
    store: Store
    workers: Workers

    def made(self, paths: Sequence[str]) -> Iterator[bytes]:
        """The pages at `paths`, in order. Raises Faults for what is wrong in a template."""
        sent = (
            Batch(self.theme, self.view, [self.pages[path].draft.view() for path in batch])
            for batch in batches(paths, AT_ONCE)
        )
        return (page for batch in self.workers.map(render_batch, sent) for page in batch)
