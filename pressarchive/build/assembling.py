"""Assembling: the articles read, indexed, and given their pages, each still to be made.

It reads as the hops: read and parse the articles, index them, say which pages there are and by which key
the store knows each. What is expensive is kept in the store under a key that holds everything that could
change it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

import msgspec
from jinja2 import Environment
from msgspec.structs import replace

from pressarchive.article import Notice
from pressarchive.build.archive import Archive, read_archive
from pressarchive.build.code import code_digest
from pressarchive.build.found import missing, place_of
from pressarchive.build.ledger import Ledger
from pressarchive.build.materials import Materials, or_faults
from pressarchive.build.media import media_path
from pressarchive.build.press import Page, Pages, Press
from pressarchive.build.progress import Progress
from pressarchive.build.remembered import Built, Rights
from pressarchive.build.searching import Search
from pressarchive.build.site import Site
from pressarchive.build.wholes import Whole
from pressarchive.build.workers import Workers
from pressarchive.build.writing_data import Data
from pressarchive.config import Settings
from pressarchive.digest import digest
from pressarchive.exports.all import with_documents
from pressarchive.index.rights import in_full
from pressarchive.model import MEDIA_FOLDER
from pressarchive.pages.all import drafts
from pressarchive.pages.article import carrying
from pressarchive.pages.cards import Cards
from pressarchive.pages.document import Written
from pressarchive.pages.draft import Draft, View
from pressarchive.pages.site import site_view
from pressarchive.pages.urls import DATA, article_urls, output_path
from pressarchive.problems import Faults, Problem
from pressarchive.render.environment import environment_of
from pressarchive.render.pages import template_digest
from pressarchive.render.theme import Theme
from pressarchive.search.program import program
from pressarchive.store import Store


def assembled(materials: Materials, store: Store, progress: Progress, workers: Workers) -> Built:
    """The site of `materials`. Raises `Faults` with everything that is wrong, if anything is an error."""
    settings, theme = materials.settings, materials.theme
    faults, in_templates = list(materials.faults), list[Problem]()
    # Before the articles: workers that are copies of this process then have the templates compiled.
    environment = or_faults(lambda: _environment(theme, store), in_templates) if theme else None
    archive = or_faults(lambda: read_archive(materials.inputs, settings, store, progress, workers), faults)
    settings = replace(settings, warnings=())  # they are told, and no page is made of them
    faults += in_templates
    if archive is None or theme is None or environment is None or faults:
        raise Faults(faults)
    standing = ((page.path, page.slug) for page in archive.standing)
    media = (entry.path.removeprefix(MEDIA_FOLDER) for entry in archive.media)
    cards = Cards(archive.index, archive.shelf, settings, standing, media)
    place = place_of(settings) if archive.index.articles else ""
    view = site_view(cards, archive.standing, materials.assets, searched=bool(place))
    around = digest(code_digest(), msgspec.msgpack.encode((view, settings)))
    wholes = _wholes(cards, store, archive)

    def written() -> tuple[Written, ...]:
        return tuple(file for whole in wholes if isinstance(whole, Data) for file in whole.written)

    ledger = Ledger(
        store,
        digest("ledger", around, msgspec.msgpack.encode(theme), archive.known),
        {
            output_path(url): words
            for article in archive.index.articles
            for words in [_words(archive, article)]
            for url in article_urls(article.slug)
        },
        {output_path(DATA): lambda: digest(msgspec.msgpack.encode(written()))},
    )
    pages = Pages(
        _pages(with_documents(cards, drafts(cards, archive.standing, place, written)), environment, around)
    )
    press = Press(pages, ledger, theme, view, store, workers, wholes)
    rights = _rights(archive)
    site = Site(materials.shown(rights.media), lambda: press)
    count = sum(path.endswith(".html") for path in press.paths) - len(archive.index.moved)
    return _built(site, archive, rights, count, settings)


def _environment(theme: Theme, store: Store) -> Environment:
    """The environment of `theme`, looked through unless the store knows that it was. Raises `Faults`."""
    key = digest("sound", code_digest(), msgspec.msgpack.encode(theme))
    if store.get(key) is not None:
        return environment_of(theme, sound=True)
    made = environment_of(theme)
    store.put(key, b"sound")
    return made


def _words(archive: Archive, article: Notice) -> str:
    """A digest of the words that the page of `article` shows or compares."""
    others = carrying(archive.index, article)
    return digest(article.article, *(other.article for other in others)) if others else article.article


def _wholes(cards: Cards, store: Store, archive: Archive) -> tuple[Whole, ...]:
    """What rests on all articles, as far as the archive wants it and can have it."""
    made_by = program() if cards.settings.search and archive.index.articles else None
    words = (article.article for article in archive.index.articles)
    around = digest(code_digest(), msgspec.msgpack.encode(cards.settings), archive.known, *words)
    # The search first: another program makes its index, while this one writes the data.
    search = (Search(cards, made_by, store, around),) if made_by else ()
    data = (Data(cards, store, around),) if cards.settings.data and archive.index.articles else ()
    return (*search, *data)


def _pages(every: Iterable[Draft], made: Environment, around: str) -> Iterator[tuple[str, Page]]:
    """Each page's output path and the page with its key."""
    templates: dict[type[View], str] = {}
    for draft in every:
        if draft.kind not in templates:
            templates[draft.kind] = digest("page", around, template_digest(made, draft.kind))
        yield output_path(draft.url), Page(draft, templates[draft.kind])


def _rights(archive: Archive) -> Rights:
    shown = Counter(article.visibility for article in archive.index.articles)
    return Rights(
        in_full=in_full(archive.index),
        excerpts=shown["excerpt"],
        metadata=shown["metadata"],
        private=archive.private,
        media=frozenset(media_path(entry) for entry in archive.media),
    )


def _built(site: Site, archive: Archive, rights: Rights, page_count: int, settings: Settings) -> Built:
    voices = [voice for article in archive.index.articles for voice in article.voices]
    return Built(
        site=site,
        pages=page_count,
        articles=len(archive.index.articles),
        quotations=len(voices),
        attributed=sum(bool(voice.name) for voice in voices),
        speakers=len(archive.index.speakers),
        problems=(*archive.problems, *missing(settings)),
        rights=rights,
        as_gathered=archive.as_gathered,
    )
