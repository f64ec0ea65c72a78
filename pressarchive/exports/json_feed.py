"""JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/)."""

from __future__ import annotations

from xml.etree.ElementTree import tostring

import msgspec

from pressarchive.exports.entry_text import entry_text
from pressarchive.exports.feeds import Entry, JsonFeed, instant, outlet_page
from pressarchive.pages.views import SiteView

VERSION = "https://jsonfeed.org/version/1.1"

_About = dict[str, object]


def write_json_feed(feed: JsonFeed, site: SiteView) -> bytes:
    """The feed as JSON, in which an article may be without a date."""
    about: _About = {
        "version": VERSION,
        "title": feed.title,
        "home_page_url": site.base_url + feed.page,
        "feed_url": site.base_url + feed.own,
        "description": feed.note,
        "language": site.language,
    }
    made = {**_said(about), "items": [_item(entry, site) for entry in feed.entries]}
    return msgspec.json.format(msgspec.json.encode(made), indent=1) + b"\n"


def _item(entry: Entry, site: SiteView) -> _About:
    card = entry.card
    text = "".join(tostring(part, "unicode", method="html") for part in entry_text(entry, site))
    item: _About = {
        "id": entry.id,
        "url": site.base_url + entry.url,
        "external_url": entry.original,
        "title": card.title,
        "content_html": text,
        "summary": "" if entry.said else card.opening,
        "date_published": instant(entry.date) if entry.date.precision == "day" else "",
        "authors": [_author(entry, name, site) for name in entry.authors],
        "tags": [name for _, name in entry.tags],
        "language": card.language,
        # As precisely as it is known: `2023-12`, `2023`, `XXXX-12-01` (EDTF).
        "_pressarchive": _said({"date": entry.date.edtf}),
    }
    # An item has words: where none are published of it, the empty ones.
    return _said(item) if text else {**_said(item), "content_text": ""}


def _author(entry: Entry, name: str, site: SiteView) -> _About:
    page = outlet_page(entry, name)
    return _said({"name": name, "url": site.base_url + page if page else ""})


def _said(about: _About) -> _About:
    """What there is something to say of."""
    return {name: value for name, value in about.items() if value}
