"""Citations: how an article, a quotation and a list are cited."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from pressarchive.article import Notice
from pressarchive.citing.cited import Cited
from pressarchive.citing.files import FORMS, Form, data
from pressarchive.citing.sentence import page_sentence, quotation_source, sentence
from pressarchive.citing.styles import styled
from pressarchive.pages.cards import Cards
from pressarchive.pages.urls import citations_url
from pressarchive.pages.views import CitationView, DownloadView, StyledView

IN_THE_PAGE = 5
"""Articles of a list up to which its page itself holds the files: most speakers are quoted in one or two."""


def article_citation(cards: Cards, article: Cited) -> CitationView:
    """How an article is cited."""
    return CitationView(
        sentence(article, cards.words),
        tuple(StyledView(s.style, s.before, s.slanted, s.after) for s in styled(article, cards.words)),
        _held((article,), article.key),
    )


def list_citation(cards: Cards, title: str, url: str, articles: Sequence[Notice]) -> CitationView:
    """How the page at `url` is cited, and every article of its list."""
    settings, name = cards.settings, "-".join(url.strip("/").split("/")[1:])
    return CitationView(
        page_sentence(title, settings.title, settings.base_url and settings.base_url + url, cards.words),
        files=_beside(url, name) if has_files(articles) else _held([*map(cards.cited, articles)], name),
    )


def has_files(articles: Sequence[Notice]) -> bool:
    """Whether the citations of a list are files of the site."""
    return len(articles) > IN_THE_PAGE


def quotation_citation(cards: Cards, speaker: str, alone: str, article: Cited) -> str:
    """What cites a quotation that stands by itself at the anchor `alone` of its article's page."""
    place = replace(article, url=f"{article.url}#{alone}") if cards.settings.base_url else article
    return quotation_source(speaker, place, cards.words)


def _beside(url: str, name: str) -> tuple[DownloadView, ...]:
    return tuple(_download(form, name, citations_url(url, form.ending), "") for form in FORMS)


def _held(every: Sequence[Cited], name: str) -> tuple[DownloadView, ...]:
    return tuple(_download(form, name, "", data(form, every)) for form in FORMS)


def _download(form: Form, name: str, url: str, held: str) -> DownloadView:
    return DownloadView(form.name, f"{name}.{form.ending}", form.media_type, url, held)
