"""Former addresses: a page at each that leads on."""

from __future__ import annotations

from collections.abc import Iterator

from pressarchive.pages.cards import Cards
from pressarchive.pages.draft import Draft, ready
from pressarchive.pages.urls import article_url, outlet_url, root, speaker_url, tag_url
from pressarchive.pages.views import MovedView

_URL = {"articles": article_url, "speakers": speaker_url, "tags": tag_url, "outlets": outlet_url}


def moved_pages(cards: Cards) -> Iterator[Draft]:
    """A page at every address that another had before."""
    for moved in cards.index.moved:
        url, target = _URL[moved.section](moved.before), _URL[moved.section](moved.now)
        title = cards.words.text("This page has moved")
        yield ready(MovedView(url=url, root=root(url), title=title, section="moved", target=target))
