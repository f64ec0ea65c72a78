"""Urls: links and file names come from these functions alone.

A url is relative to the site's root and ends in `/`; the home page's is empty.
"""

from __future__ import annotations

from urllib.parse import quote

from pressarchive.model import PressDate

SPEAKERS, TAGS, OUTLETS, DATES = "speakers/", "tags/", "outlets/", "dates/"
UNDATED = "dates/undated/"
UNATTRIBUTED = "unattributed/"
TOGETHER = "together/"
METHOD = "method/"
DATA = "data/"
SEARCH = "search/"
NOT_FOUND = "404.html"
SUBSCRIPTIONS = "feeds.opml"
MEDIA = "media/"
SOCIAL = "card.png"

RESERVED = frozenset(
    [
        "404",
        "articles",
        "assets",
        "data",
        "dates",
        "media",
        "method",
        "outlets",
        "page",
        "quotations",
        "search",
        "speakers",
        "tags",
        "together",
        "unattributed",
    ]
)
"""First parts of urls that no standing page may take."""


def article_url(slug: str) -> str:
    """Of an article's page."""
    return f"articles/{slug}/"


def article_data_url(slug: str) -> str:
    """Of an article as data."""
    return f"{article_url(slug)}index.json"


def article_text_url(slug: str) -> str:
    """Of an article's words alone."""
    return f"{article_url(slug)}index.txt"


def article_urls(slug: str) -> tuple[str, ...]:
    """Of all that is made of one article's words alone."""
    return article_url(slug), article_data_url(slug), article_text_url(slug)


def speaker_url(slug: str) -> str:
    """Of a speaker's page."""
    return f"{SPEAKERS}{slug}/"


def mentions_url(slug: str) -> str:
    """Of the page of articles that name a speaker without quoting them."""
    return f"{SPEAKERS}{slug}/mentions/"


def tag_url(slug: str) -> str:
    """Of a tag's page."""
    return f"{TAGS}{slug}/"


def compare_url(slug: str) -> str:
    """Of the page that compares those who are quoted on a tag."""
    return f"{TAGS}{slug}/compare/"


def outlet_url(slug: str) -> str:
    """Of an outlet's page."""
    return f"{OUTLETS}{slug}/"


def date_url(date: PressDate) -> str:
    """Of the most precise page of dates that `date` is on."""
    if date.year is None:
        return UNDATED
    parts = [f"{date.year:04}", *(f"{part:02}" for part in (date.month, date.day) if part)]
    return DATES + "".join(f"{part}/" for part in parts)


def atom_url(url: str) -> str:
    """Of the Atom feed of what the page at `url` lists."""
    return f"{url}feed.xml"


def json_feed_url(url: str) -> str:
    """The same as a JSON Feed."""
    return f"{url}feed.json"


def standing_url(slug: str) -> str:
    """Of a standing page."""
    return f"{slug}/"


def media_url(path: str) -> str:
    """Of a file of content/media/, by its path there."""
    return MEDIA + quote(path)


def citations_url(url: str, ending: str) -> str:
    """Of the file in which the articles of the list at `url` are cited."""
    return f"{url}citations.{ending}"


def social_url(slug: str) -> str:
    """Of the picture that stands for an article where somebody shares it."""
    return f"{article_url(slug)}card.png"


def search_place(name: str) -> str:
    """Of the folder of the search's files, which `name` tells from those of another version."""
    return f"{SEARCH}{name}/"


def numbered(url: str, page: int) -> str:
    """Of a page of the list at `url`; the first is the list itself."""
    return url if page == 1 else f"{url}page/{page}/"


def root(url: str) -> str:
    """What leads from the page at `url` back to the site's root."""
    return "../" * url.count("/") or "./"


def output_path(url: str) -> str:
    """Of the file that holds the page at `url`."""
    return url if url and not url.endswith("/") else f"{url}index.html"
