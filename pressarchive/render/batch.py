"""Hop 5 for a batch of pages: a pure function of values, which a worker in any process may run."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache, lru_cache

import msgspec
from msgspec import Struct

from pressarchive.exports.table import WRITERS
from pressarchive.pages.draft import View
from pressarchive.pages.views import SiteView
from pressarchive.render.environment import environment_of
from pressarchive.render.pages import render
from pressarchive.render.table import TEMPLATES
from pressarchive.render.theme import Theme

_ENCODER = msgspec.msgpack.Encoder()
_Sent = tuple[Theme, bytes, list[tuple[str, bytes]]]


class Batch(Struct, frozen=True):
    """Pages to be rendered, and what every one of them is rendered with."""

    theme: Theme
    site: SiteView
    views: Sequence[View]

    def __reduce__(self) -> tuple[Callable[..., Batch], _Sent]:
        # On its way to another process a view is far quicker as msgpack than as a pickle.
        views = [(type(view).__name__, _ENCODER.encode(view)) for view in self.views]
        return _received, (self.theme, _ENCODER.encode(self.site), views)


def render_batch(batch: Batch) -> list[bytes]:
    """The pages of the batch, in order. Raises Faults for what is wrong in a template."""
    environment = environment_of(batch.theme, sound=True)  # as whoever sent it has found
    return [render(environment, view, batch.site) for view in batch.views]


def _received(theme: Theme, site: bytes, views: list[tuple[str, bytes]]) -> Batch:
    return Batch(theme, _site(site), [_decoders()[kind].decode(view) for kind, view in views])


@cache
def _decoders() -> dict[str, msgspec.msgpack.Decoder[View]]:
    return {kind.__name__: msgspec.msgpack.Decoder(kind) for kind in (*TEMPLATES, *WRITERS)}


@lru_cache(maxsize=2)
def _site(encoded: bytes) -> SiteView:
    """The same object for the same bytes."""
    return msgspec.msgpack.decode(encoded, type=SiteView)
