"""Drafts: which pages there are, each with what it is made from, before any is made."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
from msgspec import Struct

from pressarchive.pages.document import Document
from pressarchive.pages.views import PageView, Pagination

_ENCODER = msgspec.msgpack.Encoder()


View = PageView | Document
"""What a file of the site is made from."""


class Draft(Struct, frozen=True, eq=False):
    """A page or document that there is. What it is made from, and its view, are worked out only where they
    are wanted.
    """

    url: str
    kind: type[View]
    basis: Callable[[], bytes]
    """All that the view is made from, as bytes: with an equal basis the view is equal."""
    view: Callable[[], View]


def basis(*parts: object) -> bytes:
    """Values as bytes that tell them apart."""
    return _ENCODER.encode(parts)


def ready(view: View) -> Draft:
    """The draft of a page whose view was cheap enough to make at once."""
    return Draft(view.url, type(view), lambda: _ENCODER.encode(view), lambda: view)


def page_basis(common: Callable[[], bytes], pagination: Pagination | None) -> bytes:
    """The basis of one page of a list, whose pages have the rest in common."""
    return basis(common(), pagination)
