"""Atom (https://www.rfc-editor.org/rfc/rfc4287)."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from pressarchive.exports.entry_text import entry_text
from pressarchive.exports.feeds import AtomFeed, Entry, instant, outlet_page, tag_scheme
from pressarchive.exports.xml import document, element
from pressarchive.pages.views import SiteView
from pressarchive.text.messages import translator

NO_DATE = "1970-01-01T00:00:00Z"
"""Atom asks when a feed was updated, one without an entry too: second 0 of the clocks of computers, which to
programs means that there is no such moment.
"""

_ATOM = "http://www.w3.org/2005/Atom"
_XHTML = "http://www.w3.org/1999/xhtml"
_TERMS = "http://purl.org/dc/terms/"


def write_atom(feed: AtomFeed, site: SiteView) -> bytes:
    """The feed as Atom, which asks each entry for a day of a year: an article whose year is not known is in
    the JSON Feed alone, for no other date may be taken for its own.
    """
    base, dated = site.base_url, [entry for entry in feed.entries if entry.date.year is not None]
    parts = [
        element("id", text=feed.id),
        element("title", text=feed.title),
        *([element("subtitle", text=feed.note)] if feed.note else ()),
        element("updated", text=max((instant(entry.date) for entry in dated), default=NO_DATE)),
        _link("self", base + feed.own, "application/atom+xml"),
        _link("alternate", base + feed.page, "text/html"),
        element("author", element("name", text=site.keeper or site.title)),
        *([element("rights", text=site.rights or site.licence)] if site.rights or site.licence else ()),
        element("generator", text="Pressarchive"),
        *(element("entry", *_entry(entry, feed, site), **_tongue(entry)) for entry in dated),
    ]
    spaces = {"xmlns": _ATOM, "xmlns:dcterms": _TERMS, "xml:lang": site.language}
    return document(element("feed", *parts, **spaces))


def _tongue(entry: Entry) -> dict[str, str]:
    return {"xml:lang": entry.card.language}


def _entry(entry: Entry, feed: AtomFeed, site: SiteView) -> Iterator[Element]:
    when = instant(entry.date)
    yield element("id", text=entry.id)
    yield element("title", text=entry.card.title)
    yield element("updated", text=when)
    if entry.date.precision == "day":
        yield element("published", text=when)
    # As precisely as it is known: `2023-12`, `2023`.
    yield element("dcterms:date", text=entry.date.edtf)
    yield _link("alternate", site.base_url + entry.url, "text/html")
    if entry.original:
        yield element("link", rel="via", href=entry.original)
    for name in entry.authors:
        page = outlet_page(entry, name)
        where = [element("uri", text=site.base_url + page)] if page else []
        yield element("author", element("name", text=name), *where)
    if not entry.authors:
        # Else the author of the feed, who is the archivist, would be taken for the article's.
        unknown = translator(site.language).text("Author unknown")
        yield element("author", element("name", text=unknown))
    for slug, name in entry.tags:
        yield element("category", term=slug, scheme=tag_scheme(feed), label=name)
    if text := entry_text(entry, site):
        kind = "content" if entry.said else "summary"
        yield element(kind, element("div", *text, xmlns=_XHTML), type="xhtml")


def _link(rel: str, href: str, kind: str) -> Element:
    return element("link", rel=rel, type=kind, href=href)
