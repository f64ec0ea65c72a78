"""JSON-LD: what programs read of a page is what schema.org knows, what the page says, and no more."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import html5lib
import msgspec
import pytest
import sample_views as samples

from pressarchive.pages import views as v
from pressarchive.pages.views import PageView, SiteView
from pressarchive.render.environment import environment
from pressarchive.render.linked_data import linked
from pressarchive.render.pages import render
from pressarchive.render.theme import default_theme

THING = {"name", "url", "description", "sameAs", "alternateName", "mainEntityOfPage", "potentialAction"}
WORK = THING | {
    *("headline", "inLanguage", "datePublished", "author", "publisher", "isBasedOn", "archivedAt", "license"),
    *("copyrightNotice", "about", "mentions", "isPartOf", "text", "creator", "mainEntity"),
}
PROPERTIES = {
    "NewsArticle": WORK,
    "Quotation": WORK,
    "ProfilePage": WORK,
    "CollectionPage": WORK,
    "WebSite": WORK,
    "Person": THING | {"jobTitle"},
    "Organization": THING,
    "Thing": THING,
    "BreadcrumbList": {"itemListElement"},
    "ListItem": {"position", "name", "item"},
    "SearchAction": {"target", "query-input"},
}
"""What https://schema.org/ gives each of our types, of what we use."""

REQUIRED = {
    "NewsArticle": {"headline", "url", "inLanguage", "mainEntityOfPage"},
    "Quotation": {"text", "url", "isPartOf"},
    "ProfilePage": {"mainEntity", "url"},
    "CollectionPage": {"name", "url"},
    "WebSite": {"name", "url"},
    "Person": {"name"},
    "Organization": {"name"},
    "Thing": {"name"},
    "BreadcrumbList": {"itemListElement"},
    "ListItem": {"position", "name", "item"},
    "SearchAction": {"target"},
}

STATES: list[tuple[PageView, SiteView]] = [
    *((page, samples.site()) for page in samples.pages().values()),
    *((page, samples.bare_site()) for page in samples.pages().values()),
    *((page, samples.hostile_site()) for page in samples.hostile_pages()),
]


def nodes(value: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401 - JSON
    if isinstance(value, dict):
        if "@type" in value:
            yield value
        for inner in value.values():
            yield from nodes(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from nodes(inner)


def graph(page: PageView, site: SiteView) -> list[dict[str, Any]]:
    data = json.loads(linked(page, site))
    assert data["@context"] == "https://schema.org"
    found: list[dict[str, Any]] = data["@graph"]
    return found


def of(page: PageView, kind: str, site: SiteView | None = None) -> list[dict[str, Any]]:
    return [node for node in nodes(graph(page, site or samples.site())) if node["@type"] == kind]


@pytest.mark.parametrize(("page", "site"), STATES, ids=lambda value: type(value).__name__)
def test_types_and_properties_are_schema_org_s(page: PageView, site: SiteView) -> None:
    if not linked(page, site):
        return
    for node in nodes(graph(page, site)):
        kind, said = node["@type"], set(node) - {"@type", "@id"}
        assert said <= PROPERTIES[kind], kind
        assert REQUIRED[kind] <= said, kind
        assert all(value for value in node.values()), node


@pytest.mark.parametrize(("page", "site"), STATES, ids=lambda value: type(value).__name__)
def test_no_text_leaves_the_script(page: PageView, site: SiteView) -> None:
    text = str(linked(page, site))
    assert not re.search("[<>&\u2028\u2029]", text)
    if text:
        written = render(environment(default_theme(), None, "fr"), page, site)
        tree = html5lib.parse(written, transport_encoding="utf-8", namespaceHTMLElements=False)
        (script,) = (s for s in tree.iter("script") if s.get("type") == "application/ld+json")
        assert json.loads(script.text or "") == json.loads(text)


def test_hostile_words_stay_words() -> None:
    title = "</script><!--<script>alert(1)</script>\u2028]]>"
    (node,) = of(samples.article(title=title), "NewsArticle")
    assert node["headline"] == title


@pytest.mark.parametrize("known", ["2023-12-01", "2023-12", "2023", ""])
def test_a_date_has_the_precision_it_has(known: str) -> None:
    (node,) = of(samples.article(card=samples.card(date=samples.date("quand", known))), "NewsArticle")
    assert node.get("datePublished", "") == known


def test_an_article_tells_who_signs_who_publishes_and_where_it_comes_from() -> None:
    page = samples.article()
    (node,) = of(page, "NewsArticle")
    assert [(author["@type"], author["name"]) for author in node["author"]] == [
        ("Person", "Jeanne Dupont"),
        ("Organization", "AFP"),
    ]
    assert node["publisher"]["name"] == samples.OUTLET.name
    assert node["isBasedOn"] == page.original
    assert node["inLanguage"] == "fr"


def test_what_is_not_known_of_an_article_is_not_there() -> None:
    (node,) = of(samples.bare_article(), "NewsArticle", samples.bare_site())
    assert not {"datePublished", "publisher", "author", "isBasedOn", "license"} & set(node)


def test_a_quotation_has_its_words_its_real_speaker_and_its_own_address() -> None:
    page = samples.article()
    first, second = of(page, "Quotation")
    assert first["text"] == page.quotations[0].words
    assert first["url"].endswith(f"{page.url}#{page.quotations[0].alone}")
    assert "creator" not in second, "nobody is named"


def test_words_reported_without_marks_are_no_quotation() -> None:
    own = tuple(msgspec.structs.replace(one, kind="indirect") for one in samples.article().quotations)
    assert of(samples.article(quotations=own), "Quotation") == []


def test_a_page_without_an_address_leads_by_ways_relative_to_itself() -> None:
    page = samples.article()
    (node,) = of(page, "NewsArticle", samples.bare_site())
    assert node["url"] == page.root + page.url


def test_a_person_s_page_is_a_profile_and_a_home_page_a_website() -> None:
    pages = samples.pages()
    speaker = next(page for page in pages.values() if isinstance(page, v.SpeakerView))
    (profile,) = of(speaker, "ProfilePage")
    assert profile["mainEntity"]["@type"] == "Person"
    assert profile["mainEntity"]["name"] == speaker.name
    (site,) = of(pages["home"], "WebSite")
    assert site["name"] == samples.site().title
