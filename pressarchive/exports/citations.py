"""The citations of a list: all its articles in one file for each form that citation managers read."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial
from itertools import chain

from pressarchive.article import Notice
from pressarchive.citing.cited import Cited
from pressarchive.citing.files import FORMS
from pressarchive.exports.shared import Shared
from pressarchive.pages.cards import Cards
from pressarchive.pages.citations import has_files
from pressarchive.pages.dates import dated, undated
from pressarchive.pages.document import Document
from pressarchive.pages.draft import Draft, basis
from pressarchive.pages.speakers import quoted_in
from pressarchive.pages.urls import UNDATED, citations_url, date_url, outlet_url, speaker_url, tag_url
from pressarchive.pages.views import SiteView

_WRITE = {form.ending: form.write for form in FORMS}


class Citations(Document, frozen=True, kw_only=True):
    """A list's articles, to be written in one form."""

    ending: str
    """Of the file's name, which says the form."""
    articles: tuple[Cited, ...]


def citations(cards: Cards) -> Iterator[Draft]:
    """The files of the lists whose pages do not hold them: of speakers, tags, outlets and dates."""
    index = cards.index
    lists: chain[tuple[str, Sequence[Notice]]] = chain(
        ((speaker_url(s.slug), quoted_in(s)) for s in index.speakers.values()),
        ((tag_url(t.slug), t.articles) for t in index.tags.values()),
        ((outlet_url(o.slug), o.articles) for o in index.outlets.values()),
        ((date_url(period), articles) for period, articles in dated(index.articles).items()),
        [(UNDATED, undated(index.articles))],
    )
    for url, articles in lists:
        if has_files(articles):
            common = cache(partial(_common, cards, articles))
            cited = Shared(partial(_cited, cards, articles), len(FORMS))
            for form in FORMS:
                name = citations_url(url, form.ending)
                view = partial(_view, cited, name, form.ending)
                yield Draft(name, Citations, partial(_basis, common, form.ending), view)


def _common(cards: Cards, articles: Sequence[Notice]) -> bytes:
    return basis(list(map(cards.card_mark, articles)))


def _basis(common: Callable[[], bytes], ending: str) -> bytes:
    return basis(common(), ending)


def _cited(cards: Cards, articles: Sequence[Notice]) -> tuple[Cited, ...]:
    return tuple(map(cards.cited, articles))


def _view(cited: Callable[[], tuple[Cited, ...]], name: str, ending: str) -> Citations:
    return Citations(url=name, ending=ending, articles=cited())


def write_citations(citations: Citations, site: SiteView) -> bytes:  # noqa: ARG001 - a writer's form
    """The file."""
    return _WRITE[citations.ending](citations.articles).encode()
