"""The home page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from pressarchive.model import PressDate
from pressarchive.pages.cards import Cards
from pressarchive.pages.draft import Draft, ready
from pressarchive.pages.timelines import archive_timeline
from pressarchive.pages.urls import UNDATED, date_url
from pressarchive.pages.views import HomeView, LinkView

SPEAKERS, TAGS, OUTLETS = 12, 24, 12


def home_page(cards: Cards) -> Iterator[Draft]:
    """What this archive is, its newest articles and the ways into it."""
    index = cards.index
    speakers = sorted(index.speakers.values(), key=lambda s: -len(s.said))[:SPEAKERS]
    tags = sorted(index.tags.values(), key=lambda t: -len(t.articles))[:TAGS]
    outlets = sorted(index.outlets.values(), key=lambda o: -len(o.articles))[:OUTLETS]
    yield ready(
        HomeView(
            url="",
            root="./",
            title="",
            section="home",
            description=cards.settings.description,
            totals=cards.totals,
            newest=tuple(map(cards.article, index.articles[: cards.settings.home_articles])),
            speakers=tuple(cards.row(s.slug, s.said) for s in speakers),
            tags=tuple(cards.tag(t.slug, len(t.articles)) for t in tags),
            outlets=tuple(cards.outlet(o.slug, len(o.articles)) for o in outlets),
            timeline=archive_timeline(cards),
            years=tuple(reversed(year_links(cards))),
            undated=undated_link(cards),
        )
    )


def year_links(cards: Cards) -> tuple[LinkView, ...]:
    """The years that have articles, newest first, with how many."""
    years = Counter(article.date.year for article in cards.index.articles)
    return tuple(
        LinkView(str(year), date_url(PressDate(year)), count)
        for year, count in years.items()
        if year is not None
    )


def undated_link(cards: Cards) -> LinkView | None:
    """The articles whose year is unknown, if there are any."""
    count = sum(article.date.year is None for article in cards.index.articles)
    return LinkView(cards.words.text("Undated"), UNDATED, count) if count else None
