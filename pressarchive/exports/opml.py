"""OPML 2.0 (http://opml.org/spec2.opml): every feed of the archive in one file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element

from pressarchive.exports.feeds import Subscriptions
from pressarchive.exports.xml import document, element
from pressarchive.pages.views import FeedLink, SiteView


def write_opml(subscriptions: Subscriptions, site: SiteView) -> bytes:
    """The list of feeds as OPML, in Atom, which every reader of feeds understands."""
    head = [element("title", text=site.title)]
    if site.keeper:
        head.append(element("ownerName", text=site.keeper))
    body = element("body", *_groups(subscriptions, site))
    return document(element("opml", element("head", *head), body, version="2.0"))


def _groups(subscriptions: Subscriptions, site: SiteView) -> Iterator[Element]:
    for name, feeds in subscriptions.groups:
        outlines = _outlines(feeds, site)
        if name:
            yield element("outline", *outlines, text_=name)
        else:
            yield from outlines


def _outlines(feeds: Iterable[tuple[FeedLink, str]], site: SiteView) -> Iterator[Element]:
    for feed, page in feeds:
        yield element(
            "outline",
            type="rss",
            text_=feed.title,
            title=feed.title,
            xmlUrl=site.base_url + feed.atom,
            htmlUrl=site.base_url + page,
        )
