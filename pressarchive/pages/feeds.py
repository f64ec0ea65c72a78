"""Which feeds there are, and where: pages lead to them, and `exports/` writes them."""

from __future__ import annotations

from pressarchive.config import Settings
from pressarchive.pages.urls import SUBSCRIPTIONS, atom_url, json_feed_url
from pressarchive.pages.views import FeedLink


def archive_feed(settings: Settings) -> FeedLink | None:
    """The feed of the newest articles. A feed has absolute addresses, so an archive without one has none."""
    if not settings.base_url or settings.feeds == "off":
        return None
    return FeedLink(settings.title, atom_url(""), json_feed_url(""))


def own_feed(settings: Settings, name: str, url: str) -> FeedLink | None:
    """The feed of the tag, speaker or outlet of that name, whose page is at `url`."""
    if not settings.base_url or settings.feeds != "all":
        return None
    return FeedLink(f"{name} – {settings.title}", atom_url(url), json_feed_url(url))


def subscriptions(settings: Settings) -> str:
    """Url of the list of all feeds; empty where there is none."""
    return SUBSCRIPTIONS if settings.base_url and settings.feeds == "all" else ""
