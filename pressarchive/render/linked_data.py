"""Linked data: what a page is about in the words of schema.org, for programs that read pages.

No more than the page itself says: what is not known is not there, a date has the precision it has, and words
reported without marks are nobody's own and no Quotation.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import msgspec
from markupsafe import Markup

from pressarchive.pages import views
from pressarchive.pages.views import ArticleView, LinkView, PageView, SiteView
from pressarchive.render.addresses import web

Node = dict[str, Any]

_ENCODER = msgspec.json.Encoder()
_ESCAPED = tuple((sign, f"\\u{ord(sign):04x}") for sign in "<>&\u2028\u2029")
"""Signs with which a text could leave the script it stands in, or end a line of it."""

_KINDS = {"person": "Person", "body": "Organization"}


def linked(page: PageView, site: SiteView) -> Markup:
    """The page as JSON-LD, for a `<script type="application/ld+json">`; empty where there is nothing to say.

    Addresses are absolute where the archive has one, and else relative to the page.
    """
    describe = _DESCRIBED.get(type(page))
    if not describe:
        return Markup()
    base = site.base_url or page.root
    nodes = [*describe(page, site, base), *_crumbs(page, site, base)]
    text = _ENCODER.encode({"@context": "https://schema.org", "@graph": nodes}).decode()
    for sign, escaped in _ESCAPED:
        text = text.replace(sign, escaped)  # str.translate looks up every sign of the text
    return Markup(text)  # noqa: S704 - nothing in it can be markup


def _known(type_: str, id_: str = "", **values: object) -> Node:
    """A node of `values` without those that are empty."""
    own = {"@type": type_, "@id": id_} if id_ else {"@type": type_}
    return own | {name: value for name, value in values.items() if value}


def _reference(address: str) -> Node:
    return {"@id": address}


def _article(page: ArticleView, site: SiteView, base: str) -> Iterable[Node]:  # noqa: ARG001 - as others
    card, address = page.card, base + page.url
    kinds = {voice.url: _KINDS.get(voice.kind, "") for voice in page.voices if voice.url}
    outlet = _body(card.outlet.name, base + card.outlet.url) if card.outlet else None
    supplied, recognised = (
        [
            _known(type_="Thing", name=tag.name, url=base + tag.url)
            for tag in page.tags
            if tag.recognised is how
        ]
        for how in (False, True)
    )
    voices = [
        _known(type_=kinds[voice.url], id_=base + voice.url, name=voice.name, url=base + voice.url)
        for voice in page.voices
        if kinds.get(voice.url)
    ]
    yield _known(
        type_="NewsArticle",
        id_=address,
        url=address,
        mainEntityOfPage=address,
        headline=page.title,
        inLanguage=card.language,
        datePublished=card.date.machine,
        author=[_signer(signer, base) for signer in page.bylines],
        publisher=outlet,
        isBasedOn=web(page.original),
        archivedAt=web(page.archived),
        license=web(page.licence),
        copyrightNotice=page.rights,
        about=supplied,
        mentions=[*voices, *recognised],
    )
    for quotation in page.quotations:
        if quotation.kind != "indirect":
            place = f"{address}#{quotation.alone}"
            who = quotation.speaker if quotation.speaker and kinds.get(quotation.speaker.url) else None
            yield _known(
                type_="Quotation",
                id_=place,
                url=place,
                text=quotation.words,
                inLanguage=card.language,
                creator=_known(type_=kinds[who.url], id_=base + who.url, name=who.name) if who else None,
                isPartOf=_reference(address),
            )


def _signer(signer: views.BylineView, base: str) -> Node:
    if signer.kind == "person":
        return _known(type_="Person", name=signer.name)
    return _body(signer.name, base + signer.url if signer.url else "")


def _thing(tag: views.TagMark, base: str) -> Node:
    return _known(type_="Thing", name=tag.name, url=base + tag.url)


def _body(name: str, url: str) -> Node:
    return _known(type_="Organization", id_=url, name=name, url=url)


def _speaker(page: views.SpeakerView, site: SiteView, base: str) -> Iterable[Node]:
    address, person = base + page.figures.url, page.kind == "person"
    yield _known(
        type_="ProfilePage",
        url=base + page.url,
        name=page.name,
        inLanguage=site.language,
        isPartOf=_reference(base),
        mainEntity=_known(
            type_=_KINDS.get(page.kind, "Organization"),
            id_=address,
            name=page.name,
            url=address,
            alternateName=page.other_names,
            jobTitle=[role.name for role in page.roles] if person else None,
            description=page.note,
            sameAs=[web(link.url) for link in page.authorities],
        ),
    )


def _subject(page: views.TagView | views.OutletView, site: SiteView, base: str) -> Iterable[Node]:
    outlet = isinstance(page, views.OutletView)
    about = _known(
        type_="Organization" if outlet else "Thing",
        id_=base + page.url if outlet and not page.pagination else "",
        name=page.name,
        alternateName=page.other_names,
        description=page.note,
        sameAs=[web(link.url) for link in page.authorities],
    )
    yield _collection(page, site, base) | {"about": about}


def _list(page: PageView, site: SiteView, base: str) -> Iterable[Node]:
    yield _collection(page, site, base)


def _collection(page: PageView, site: SiteView, base: str) -> Node:
    return _known(
        type_="CollectionPage",
        url=base + page.url,
        name=page.title,
        inLanguage=site.language,
        isPartOf=_reference(base),
    )


def _home(page: views.HomeView, site: SiteView, base: str) -> Iterable[Node]:  # noqa: ARG001 - as others
    seek = _known(
        type_="SearchAction",
        target=f"{base}{site.search.url}?q={{search_term_string}}" if site.search else "",
    ) | {"query-input": "required name=search_term_string"}
    yield _known(
        type_="WebSite",
        id_=base,
        url=base,
        name=site.title,
        description=site.description,
        inLanguage=site.language,
        license=web(site.licence),
        copyrightNotice=site.rights,
        potentialAction=seek if site.search else None,
    )


def _crumbs(page: PageView, site: SiteView, base: str) -> Iterable[Node]:
    if not page.crumbs:
        return
    way = (LinkView(site.title, ""), *page.crumbs, LinkView(page.title, page.url))
    yield {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": place, "name": link.name, "item": base + link.url}
            for place, link in enumerate(way, 1)
        ],
    }


_DESCRIBED: dict[type[PageView], Callable[[Any, SiteView, str], Iterable[Node]]] = {
    views.HomeView: _home,
    views.ArticleView: _article,
    views.SpeakerView: _speaker,
    views.TagView: _subject,
    views.OutletView: _subject,
    **dict.fromkeys(
        (
            views.SpeakersView,
            views.MentionsView,
            views.UnattributedView,
            views.TagsView,
            views.CompareView,
            views.OutletsView,
            views.DatesView,
            views.PeriodView,
        ),
        _list,
    ),
}
"""What says of each kind of page what it is."""
