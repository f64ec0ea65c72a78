"""Editions: a finished site as the preview shows it, and what of it a reader's page shows.

The theme's assets lie in a folder named by their content, so that an edit of the style sheet changes the
bytes of every page. A page's mark leaves that name out.
"""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from pressarchive.digest import digest
from pressarchive.model import Content
from pressarchive.render.theme import ASSETS
from pressarchive.serve.content import content_bytes, identity

STYLE = ".css"


class Edition(Struct, frozen=True):
    """A site that was built without a fault."""

    site: Mapping[str, Content]
    """By output path."""
    base_path: str
    """Path of the site on its host, with both slashes: `/`, or `/repo/`."""
    assets: str
    """The folder of the assets, `assets/1f2e3d4c/`; empty where there is none."""
    others: str
    """Mark of the assets that are no style sheets: a page that may use them is loaded anew if they change."""


class Difference(Struct, frozen=True):
    """How much one site differs from another."""

    pages: int
    files: int
    """Style sheets, pictures: what is no page."""


def edition(site: Mapping[str, Content], base_path: str) -> Edition:
    """The edition that `site` is; no page of it is made."""
    files = sorted(path for path in site if path.startswith(ASSETS))  # to ask for a page would make it
    folder = min(map(_folder, files), default="")
    others = (
        part
        for path in files
        if not path.endswith(STYLE)
        for part in (path.removeprefix(folder), content_bytes(site[path]))
    )
    return Edition(site, base_path, folder, digest(*others))


def page_mark(page: bytes, assets: str) -> str:
    """What is the same for two pages that differ in the name of the assets' folder alone."""
    return digest(page.replace(assets.encode(), ASSETS.encode()) if assets else page)


def difference(before: Mapping[str, Content], after: Mapping[str, Content]) -> Difference:
    """How many pages and other files are new, gone or have other bytes."""
    paths = before.keys() | after.keys()
    differ = [path for path in paths if identity(before.get(path)) != identity(after.get(path))]
    pages = sum(path.endswith(".html") for path in differ)
    return Difference(pages, len(differ) - pages)


def _folder(path: str) -> str:
    return "/".join(path.split("/")[:2]) + "/"
