"""The search page."""

from __future__ import annotations

from collections.abc import Iterator

from pressarchive.pages.cards import Cards
from pressarchive.pages.draft import Draft, ready
from pressarchive.pages.standing import sections
from pressarchive.pages.urls import SEARCH, root
from pressarchive.pages.views import SearchView


def search_page(cards: Cards, index: str) -> Iterator[Draft]:
    """The page where the archive is searched, if the search has files, in the folder `index`."""
    if index:
        yield ready(
            SearchView(
                url=SEARCH,
                root=root(SEARCH),
                title=cards.words.text("Search"),
                section="search",
                index=index,
                sections=sections(cards.words, cards.totals),
                totals=cards.totals,
            )
        )
