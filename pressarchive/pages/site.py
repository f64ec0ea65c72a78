"""What every page knows of the archive."""

from __future__ import annotations

from pressarchive.index.order import date_of
from pressarchive.pages.cards import Cards
from pressarchive.pages.standing import Standing
from pressarchive.pages.urls import DATES, METHOD, OUTLETS, SPEAKERS, TAGS, standing_url
from pressarchive.pages.views import LinkView, SiteView
from pressarchive.text.messages import direction


def site_view(cards: Cards, standing: tuple[Standing, ...], assets: str) -> SiteView:
    """The view of the archive, its assets in the folder `assets`."""
    settings, index, words = cards.settings, cards.index, cards.words
    contact = settings.contact
    years = {date_of(article).year for article in index.articles} - {None}
    return SiteView(
        title=settings.title,
        description=settings.description,
        language=settings.language,
        direction=direction(settings.language),
        base_url=settings.base_url,
        base_path=settings.base_path,
        keeper=settings.keeper,
        contact=f"mailto:{contact}" if "@" in contact and "/" not in contact else contact,
        licence=settings.licence,
        rights=settings.rights,
        assets=assets,
        sections=(
            LinkView(words.text("Speakers"), SPEAKERS, len(index.speakers)),
            LinkView(words.text("Tags"), TAGS, len(index.tags)),
            LinkView(words.text("Outlets"), OUTLETS, len(index.outlets)),
            LinkView(words.text("Dates"), DATES, len(years)),
        ),
        standing=tuple(LinkView(page.title, standing_url(page.slug)) for page in standing),
        method=LinkView(words.text("How quotations are found"), METHOD),
        articles=len(index.articles),
        quotations=sum(map(len, index.said.values())),
        speakers=len(index.speakers),
        tags=len(index.tags),
        outlets=len(index.outlets),
    )
