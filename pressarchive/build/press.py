"""The press: the pages of a site, and all that they are made with."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from pressarchive.build.workers import Workers, batches
from pressarchive.pages.draft import Draft
from pressarchive.pages.views import SiteView
from pressarchive.render.batch import Batch, render_batch
from pressarchive.render.theme import Theme
from pressarchive.store import Store

AT_ONCE = 32
"""Pages in a batch: some tens of milliseconds of work, against well under one to send it."""


class Page(Struct, frozen=True, eq=False):
    """A page, and the key under which the store knows what it became."""

    draft: Draft
    key: str


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
