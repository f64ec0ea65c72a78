"""Assembling: the articles read, indexed, and given their pages, each still to be made.

It reads as the hops: read and parse the articles, index them, say which pages there are and by which key
the store knows each. What is expensive is kept in the store under a key that holds everything that could
change it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec
from jinja2 import Environment

from pressarchive.build.archive import Archive, read_archive
from pressarchive.build.code import code_digest
from pressarchive.build.ledger import Ledger
from pressarchive.build.materials import Materials, or_faults
from pressarchive.build.press import Page, Pages, Press
from pressarchive.build.progress import Progress
from pressarchive.build.remembered import Built
from pressarchive.build.site import Site
from pressarchive.build.workers import Workers
from pressarchive.digest import digest
from pressarchive.model import MEDIA_FOLDER
from pressarchive.pages.all import drafts
from pressarchive.pages.cards import Cards
from pressarchive.pages.draft import Draft
from pressarchive.pages.site import site_view
from pressarchive.pages.urls import article_url, output_path
from pressarchive.pages.views import PageView
from pressarchive.problems import Faults
from pressarchive.render.environment import environment_of
from pressarchive.render.pages import template_digest
from pressarchive.store import Store


def assembled(materials: Materials, store: Store, progress: Progress, workers: Workers) -> Built:
    """The site of `materials`. Raises `Faults` with everything that is wrong, if anything is an error."""
    settings, theme = materials.settings, materials.theme
    faults = list(materials.faults)
    archive = or_faults(lambda: read_archive(materials.inputs, settings, store, progress, workers), faults)
    if archive is None or theme is None:
        if theme:
            or_faults(lambda: environment_of(theme), faults)
        raise Faults(faults)
    standing = ((page.path, page.slug) for page in archive.standing)
    media = (entry.path.removeprefix(MEDIA_FOLDER) for entry in archive.media)
    cards = Cards(archive.index, archive.shelf, settings, standing, media)
    view = site_view(cards, archive.standing, materials.assets)
    around = digest(code_digest(), msgspec.msgpack.encode((view, settings)))
    ledger = Ledger(
        store,
        digest("ledger", around, msgspec.msgpack.encode(theme), archive.known),
        {output_path(article_url(article.slug)): article.article for article in archive.index.articles},
    )
    # A theme with a fault never came to a ledger.
    environment = or_faults(lambda: environment_of(theme, sound=bool(ledger.rows)), faults)
    if faults or environment is None:
        raise Faults(faults)
    pages = Pages(_pages(drafts(cards, archive.standing), environment, around))
    press = Press(pages, ledger, theme, view, store, workers)
    return _built(Site(materials.files, lambda: press), archive, len(press.paths))


def _pages(every: Iterable[Draft], made: Environment, around: str) -> Iterator[tuple[str, Page]]:
    """Each page's output path and the page with its key."""
    templates: dict[type[PageView], str] = {}
    for draft in every:
        if draft.kind not in templates:
            templates[draft.kind] = digest("page", around, template_digest(made, draft.kind))
        yield output_path(draft.url), Page(draft, templates[draft.kind])


def _built(site: Site, archive: Archive, page_count: int) -> Built:
    voices = [voice for article in archive.index.articles for voice in article.voices]
    return Built(
        site=site,
        pages=page_count,
        articles=len(archive.index.articles),
        quotations=len(voices),
        attributed=sum(bool(voice.name) for voice in voices),
        speakers=len(archive.index.speakers),
        problems=archive.problems,
        as_gathered=archive.as_gathered,
    )
