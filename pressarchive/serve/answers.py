"""Answers: which content of the site an address gets, as GitHub Pages would have it."""

from __future__ import annotations

from urllib.parse import quote

from msgspec import Struct

from pressarchive.model import Content
from pressarchive.pages.urls import NOT_FOUND
from pressarchive.serve.content import content_bytes
from pressarchive.serve.editions import Edition, page_mark
from pressarchive.serve.insertion import with_script
from pressarchive.serve.notices import elsewhere, nothing_yet
from pressarchive.serve.session import State


class Answer(Struct, frozen=True):
    """What a request gets."""

    status: int
    path: str
    """Output path, which tells the kind of content."""
    content: Content


class Moved(Struct, frozen=True):
    """The address of a folder without its last slash."""

    location: str


class Marks(Struct, frozen=True):
    """What tells whether a page in a browser is still the one that would be sent."""

    page: str
    assets: str
    others: str


def answer(state: State, path: str) -> Answer | Moved:
    """What `path`, decoded, gets. It is looked up among the site's output paths, and nowhere else."""
    shown = state.edition
    if shown is None:
        return Answer(503, NOT_FOUND, nothing_yet(state))
    if not path.startswith(shown.base_path):
        if f"{path}/" == shown.base_path:
            return Moved(quote(shown.base_path))
        return Answer(404, NOT_FOUND, elsewhere(shown.base_path))
    inside = path.removeprefix(shown.base_path)
    file = f"{inside}index.html" if not inside or inside.endswith("/") else inside
    if file in shown.site:
        return Answer(200, file, shown.site[file])
    if f"{inside}/index.html" in shown.site:
        return Moved(quote(f"{path}/"))
    return Answer(404, NOT_FOUND, shown.site.get(NOT_FOUND, b""))


def marks(content: Content, shown: Edition | None) -> Marks:
    """The marks of a page whose content is `content`."""
    assets, others = (shown.assets, shown.others) if shown else ("", "")
    return Marks(page_mark(content_bytes(content), assets), assets, others)


def page(content: Content, shown: Edition | None) -> bytes:
    """The page as it is sent: its bytes and the script that keeps it as it is in the archive."""
    found = marks(content, shown)
    return with_script(
        content_bytes(content), {"page": found.page, "assets": found.assets, "others": found.others}
    )
