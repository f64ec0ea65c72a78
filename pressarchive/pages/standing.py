"""Standing pages: what the archivist writes beside the articles, and the page for what is not there."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from pressarchive.article import Body
from pressarchive.pages.body import plain_html
from pressarchive.pages.cards import Cards, shortened
from pressarchive.pages.urls import NOT_FOUND, root, standing_url
from pressarchive.pages.views import NotFoundView, StandingView


class Standing(Struct, frozen=True):
    """A standing page as its file has it."""

    path: str
    """Content path."""
    slug: str
    title: str
    body: Body


def standing_pages(cards: Cards, standing: tuple[Standing, ...]) -> Iterator[StandingView]:
    """The standing pages, in the order of their files."""
    for page in standing:
        url = standing_url(page.slug)
        yield StandingView(
            url=url,
            root=root(url),
            title=page.title,
            description=shortened(page.body.text.replace("\n", " "), 160),
            section="standing",
            body=plain_html(page.body, cards.settings.language, root(url), cards.resolve),
        )


def not_found_page(cards: Cards) -> Iterator[NotFoundView]:
    """Served at any depth, so that its links begin at the site's absolute path."""
    title = cards.words.text("Page not found")
    yield NotFoundView(url=NOT_FOUND, root=cards.settings.base_path, title=title, section="404")
