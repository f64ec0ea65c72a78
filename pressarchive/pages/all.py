"""Every page of the site, in the order in which they are published: articles, then what lists them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import chain

from pressarchive.pages.article import article_pages
from pressarchive.pages.cards import Cards
from pressarchive.pages.comparing import comparison_pages
from pressarchive.pages.data import data_page
from pressarchive.pages.dates import date_pages
from pressarchive.pages.document import Written
from pressarchive.pages.draft import Draft
from pressarchive.pages.home import home_page
from pressarchive.pages.method import method_page
from pressarchive.pages.moved import moved_pages
from pressarchive.pages.search import search_page
from pressarchive.pages.speakers import speaker_pages
from pressarchive.pages.standing import Standing, not_found_page, standing_pages
from pressarchive.pages.subjects import outlet_pages, tag_pages
from pressarchive.pages.together import together_pages


def drafts(
    cards: Cards,
    standing: tuple[Standing, ...],
    search: str = "",
    written: Callable[[], Sequence[Written]] = tuple,
) -> Iterator[Draft]:
    """The pages that the archive has. `search` is the folder of the search’s files; empty: none. `written`
    tells which files hold its data, once they are made.
    """
    return chain(
        article_pages(cards),
        speaker_pages(cards),
        together_pages(cards),
        tag_pages(cards),
        comparison_pages(cards),
        outlet_pages(cards),
        date_pages(cards),
        standing_pages(cards, standing),
        method_page(cards),
        data_page(cards, written),
        search_page(cards, search),
        moved_pages(cards),
        not_found_page(cards),
        home_page(cards),
    )
