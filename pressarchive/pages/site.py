"""What every page knows of the archive."""

from __future__ import annotations

from pressarchive.pages.cards import Cards
from pressarchive.pages.feeds import archive_feed, subscriptions
from pressarchive.pages.standing import Standing, sections
from pressarchive.pages.urls import DATA, METHOD, SEARCH, SOCIAL, standing_url
from pressarchive.pages.views import LinkView, SiteView
from pressarchive.text.messages import direction


def site_view(
    cards: Cards, standing: tuple[Standing, ...], assets: str, *, searched: bool = False
) -> SiteView:
    """The view of the archive, its assets in the folder `assets`; `searched`: it has a search page."""
    settings, words = cards.settings, cards.words
    return SiteView(
        title=settings.title,
        description=settings.description,
        language=settings.language,
        direction=direction(settings.language),
        base_url=settings.base_url,
        base_path=settings.base_path,
        keeper=settings.keeper,
        contact=_address(settings.contact),
        licence=settings.licence,
        rights=settings.rights,
        assets=assets,
        search=LinkView(words.text("Search"), SEARCH) if searched else None,
        sections=sections(words),
        standing=tuple(LinkView(page.title, standing_url(page.slug)) for page in standing),
        method=LinkView(words.text("How quotations are found"), METHOD),
        data=LinkView(words.text("The archive in figures"), DATA),
        takedown=_address(settings.takedown),
        social=SOCIAL if settings.base_url else "",
        noindex=settings.noindex,
        feed=archive_feed(settings),
        subscriptions=subscriptions(settings),
    )


def _address(contact: str) -> str:
    return f"mailto:{contact}" if "@" in contact and "/" not in contact else contact
