"""Standing pages: what the archivist writes beside the articles, and the page for what is not there."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from pressarchive.article import Body
from pressarchive.index.notices import inner_links, shortened
from pressarchive.pages.body import Prose
from pressarchive.pages.cards import Cards
from pressarchive.pages.draft import Draft, ready
from pressarchive.pages.urls import DATES, NOT_FOUND, OUTLETS, SPEAKERS, TAGS, root, standing_url
from pressarchive.pages.views import LinkView, NotFoundView, StandingView, TotalsView
from pressarchive.text.messages import Translator


class Standing(Struct, frozen=True):
    """A standing page as its file has it."""

    path: str
    """Content path."""
    slug: str
    title: str
    body: Body


def standing_pages(cards: Cards, standing: tuple[Standing, ...]) -> Iterator[Draft]:
    """The standing pages, in the order of their files."""
    for page in standing:
        url = standing_url(page.slug)
        addresses = {address: cards.resolve(address) for address in inner_links(page.body)}
        yield ready(
            StandingView(
                url=url,
                root=root(url),
                title=page.title,
                description=shortened(page.body.text.replace("\n", " "), 160),
                section="standing",
                body=Prose(page.body, cards.settings.language, root(url), addresses),
            )
        )


def sections(words: Translator, totals: TotalsView | None = None) -> tuple[LinkView, ...]:
    """The indexes, with how much each holds where `totals` tell."""
    counts = (totals.speakers, totals.tags, totals.outlets, totals.years) if totals else (0, 0, 0, 0)
    names = (
        (words.text("Speakers"), SPEAKERS),
        (words.text("Tags"), TAGS),
        (words.text("Outlets"), OUTLETS),
        (words.text("Dates"), DATES),
    )
    return tuple(LinkView(*named, count) for named, count in zip(names, counts, strict=True))


def not_found_page(cards: Cards) -> Iterator[Draft]:
    """Served at any depth, so that its links begin at the site's absolute path."""
    title = cards.words.text("Page not found")
    yield ready(
        NotFoundView(
            url=NOT_FOUND,
            root=cards.settings.base_path,
            title=title,
            section="404",
            sections=sections(cards.words, cards.totals),
        )
    )
