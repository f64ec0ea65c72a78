"""What stands in a feed’s entry: never more than the page shows, each word as printed."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from pressarchive.exports.feeds import Entry
from pressarchive.exports.xml import element
from pressarchive.pages.views import SiteView
from pressarchive.text.messages import translator


def entry_text(entry: Entry, site: SiteView) -> tuple[Element, ...]:
    """The date, where it is not known to the day, since a feed’s own dates are days; then what the speaker
    says, or how the article begins.
    """
    return tuple(_parts(entry, site))


def _parts(entry: Entry, site: SiteView) -> Iterator[Element]:
    card, words = entry.card, translator(site.language)
    tongue = {"lang": card.language, "dir": card.direction}
    own = {"lang": site.language, "dir": site.direction}
    if entry.date.precision != "day":
        yield element("p", text=card.date.text, **own)
    for said in entry.said:
        address = site.base_url + said.url
        yield element("blockquote", element("p", text=said.words), cite=address, **tongue)
        yield element("p", element("a", text=words.text("In context"), href=address), **own)
    if entry.more:
        rest = words.plural(entry.more, "and %(n)s more", "and %(n)s more")
        yield element("p", element("a", text=rest, href=site.base_url + card.url), **own)
    if not entry.said and card.opening:
        yield element("p", text=card.opening, **tongue)
