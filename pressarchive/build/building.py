"""The build: a folder becomes a mapping of output paths to content, and nothing is written.

It reads as the seven hops: read and parse the articles, index them, say which pages there are, render
each, and hand the whole over. What is expensive is kept in the store under a key that holds everything
that could change it; a clean build is an empty store.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TypeVar

import msgspec
from jinja2 import Environment
from msgspec import Struct

from pressarchive.build.archive import MEDIA, Archive, Progress, read_archive
from pressarchive.build.code import code_digest
from pressarchive.build.inputs import Inputs, read_inputs
from pressarchive.build.media import media_files
from pressarchive.build.remembered import Built, recalled, remember
from pressarchive.build.site import Page, Press, Site
from pressarchive.build.workers import HERE, Workers
from pressarchive.config import Settings
from pressarchive.digest import digest
from pressarchive.model import Content
from pressarchive.pages.all import drafts
from pressarchive.pages.cards import Cards
from pressarchive.pages.draft import Draft
from pressarchive.pages.site import site_view
from pressarchive.pages.urls import output_path
from pressarchive.pages.views import PageView
from pressarchive.problems import Faults, Problem
from pressarchive.render.assets import assets
from pressarchive.render.environment import environment_of
from pressarchive.render.pages import template_digest
from pressarchive.render.theme import Theme, default_theme, read_theme
from pressarchive.store import Store

T = TypeVar("T")

_ENCODER = msgspec.msgpack.Encoder()


class _Materials(Struct, frozen=True, eq=False):
    """Everything that a site is made from, as it was when the build began."""

    settings: Settings
    inputs: Inputs
    theme: Theme | None
    assets: str
    """Url of the assets' folder."""
    files: dict[str, Content]
    """Assets and pictures by output path."""
    faults: tuple[Problem, ...]
    """What is wrong with these; the articles may have more."""

    @property
    def key(self) -> str:
        """A digest of it all; empty where something has a fault."""
        inputs = self.inputs.key
        if self.faults or not inputs:
            return ""
        return digest(
            "site", code_digest(), _ENCODER.encode((self.settings, self.theme, self.assets)), inputs
        )


def build(
    site_folder: Path, settings: Settings, store: Store, progress: Progress, workers: Workers = HERE
) -> Built:
    """The site of the archive in `site_folder`, every page of it made or known to the store.

    Raises `Faults` with everything that is wrong if anything is an error.
    """
    materials = _materials(site_folder, settings, store)

    def anew() -> Built:
        return _assembled(materials, store, progress, workers)

    def again(became: dict[str, tuple[str, int]]) -> Site:
        return Site(materials.files, lambda: anew().site.press, became)

    if known := recalled(store, materials.key, again):
        return known
    built = anew()
    built.site.make(progress("Rendering", built.pages))
    # What was changed while it was read is in the site, and not in the key.
    if _materials(site_folder, settings, store).key == materials.key:
        remember(store, materials.key, built)
    return built


def assemble(
    site_folder: Path, settings: Settings, store: Store, progress: Progress, workers: Workers = HERE
) -> Built:
    """The same site, its pages still to be made: each is when somebody wants it. Raises as `build` does,
    but for what only rendering a page can tell, which whoever wants the page is told.
    """
    return _assembled(_materials(site_folder, settings, store), store, progress, workers)


def _materials(site_folder: Path, settings: Settings, store: Store) -> _Materials:
    theme_folder, own = default_theme(), site_folder / "templates"
    faults: list[Problem] = []
    inputs = read_inputs(site_folder, store)
    theme = _or_faults(lambda: read_theme(theme_folder, own, settings.language), faults)
    folder, files = _or_faults(lambda: assets(theme_folder, own), faults) or ("", {})
    pictures = _or_faults(lambda: media_files(inputs), faults) or {}
    return _Materials(settings, inputs, theme, folder, {**files, **pictures}, tuple(faults))


def _assembled(materials: _Materials, store: Store, progress: Progress, workers: Workers) -> Built:
    settings, theme = materials.settings, materials.theme
    faults = list(materials.faults)
    environment = _or_faults(lambda: environment_of(theme), faults) if theme else None
    archive = _or_faults(lambda: read_archive(materials.inputs, settings, store, progress, workers), faults)
    if faults or archive is None or theme is None or environment is None:
        raise Faults(faults)
    standing = ((page.path, page.slug) for page in archive.standing)
    media = (entry.path.removeprefix(MEDIA) for entry in archive.media)
    cards = Cards(archive.index, archive.shelf, settings, standing, media)
    view = site_view(cards, archive.standing, materials.assets)
    around = digest(code_digest(), _ENCODER.encode((view, settings)))
    pages = dict(_pages(drafts(cards, archive.standing), environment, around))
    press = Press(pages, theme, view, store, workers)
    return _built(Site(materials.files, lambda: press), archive, len(pages))


def _or_faults(make: Callable[[], T], faults: list[Problem]) -> T | None:
    """What `make` gives; None, its faults added to the others, where it raises them: all are told in one
    run.
    """
    try:
        return make()
    except Faults as found:
        faults.extend(found.problems)
        return None


def _pages(every: Iterable[Draft], made: Environment, around: str) -> Iterator[tuple[str, Page]]:
    """Each page's output path and the page with its key."""
    templates: dict[type[PageView], str] = {}
    for draft in every:
        if draft.kind not in templates:
            templates[draft.kind] = digest("page", around, template_digest(made, draft.kind))
        yield output_path(draft.url), Page(draft, digest(templates[draft.kind], draft.url, draft.basis))


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
    )
