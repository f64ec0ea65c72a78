"""The build: a folder becomes a mapping of output paths to content, and nothing is written.

It reads as the seven hops: read and parse the articles, index them, say which pages there are, render
each, and hand the whole over. What is expensive is kept in the store under a key that holds everything
that could change it; a clean build is an empty store.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import msgspec
from jinja2 import Environment
from msgspec import Struct

from pressarchive.build.archive import MEDIA, Archive, Progress, read_archive
from pressarchive.build.code import code_digest
from pressarchive.build.media import media_files
from pressarchive.config import Settings
from pressarchive.digest import digest
from pressarchive.model import Content
from pressarchive.pages.all import pages
from pressarchive.pages.cards import Cards
from pressarchive.pages.site import site_view
from pressarchive.pages.urls import output_path
from pressarchive.pages.views import PageView, SiteView
from pressarchive.problems import Faults, Problem
from pressarchive.render.assets import assets
from pressarchive.render.environment import default_theme, environment
from pressarchive.render.pages import render, template_digest
from pressarchive.store import Store

T = TypeVar("T")

_ENCODER = msgspec.msgpack.Encoder(enc_hook=str)
"""Of views; what it does not know is safe HTML, which is a kind of string."""


class Built(Struct, frozen=True):
    """A finished site, and what a summary says of it."""

    site: dict[str, Content]
    """By output path."""
    pages: int
    articles: int
    quotations: int
    attributed: int
    speakers: int
    problems: tuple[Problem, ...]
    """Warnings, in order of place."""


def build(site_folder: Path, settings: Settings, store: Store, progress: Progress) -> Built:
    """The site of the archive in `site_folder`.

    Raises `Faults` with everything that is wrong if anything is an error.
    """
    theme, own = default_theme(), site_folder / "templates"
    faults: list[Problem] = []
    made = _or_faults(lambda: environment(theme, own, settings.language), faults)
    themed = _or_faults(lambda: assets(theme, own), faults)
    archive = _or_faults(lambda: read_archive(site_folder, settings, store, progress), faults)
    pictures = _or_faults(lambda: media_files(archive.media if archive else ()), faults)
    if archive is None or made is None or themed is None or pictures is None:
        raise Faults(faults)
    folder, files = themed
    standing = ((page.path, page.slug) for page in archive.standing)
    media = (entry.path.removeprefix(MEDIA) for entry in archive.media)
    cards = Cards(archive.index, settings, standing, media)
    view = site_view(cards, archive.standing, folder)
    every = list(pages(cards, archive.standing))
    step = progress("Rendering", len(every))
    site: dict[str, Content] = dict(files)
    site |= pictures
    for path, content in _rendered(every, view, made, store):
        site[path] = content
        step()
    return _built(site, archive, len(every))


def _or_faults(make: Callable[[], T], faults: list[Problem]) -> T | None:
    """What `make` gives; None, its faults added to the others, where it raises them: all are told in one
    run.
    """
    try:
        return make()
    except Faults as found:
        faults.extend(found.problems)
        return None


def _rendered(
    every: list[PageView], view: SiteView, made: Environment, store: Store
) -> Iterator[tuple[str, bytes]]:
    """Each page's output path and bytes, from the store where its key is known."""
    around = digest(code_digest(), _ENCODER.encode(view))
    templates: dict[type[PageView], str] = {}
    for page in every:
        kind = type(page)
        if kind not in templates:
            templates[kind] = digest(around, template_digest(made, kind))
        key = digest("page", templates[kind], _ENCODER.encode(page))
        content = store.get(key)
        if content is None:
            content = render(made, page, view)
            store.put(key, content)
        yield output_path(page.url), content


def _built(site: dict[str, Content], archive: Archive, page_count: int) -> Built:
    every = [said for of_article in archive.index.said.values() for said in of_article]
    return Built(
        site=site,
        pages=page_count,
        articles=len(archive.index.articles),
        quotations=len(every),
        attributed=sum(said.quotation.speaker is not None for said in every),
        speakers=len(archive.index.speakers),
        problems=archive.problems,
    )
