"""What Zotero saves of a page: the precedence of its own translators, told in Python.

They are under the AGPL and no registry has them, so none of their code is here; what they do was read in
https://github.com/zotero/translators (Embedded Metadata.js, RDF.js, COinS.js) and, for COinS,
https://github.com/zotero/utilities (openurl.js). RDF.js was read in its version of June 2015, so what it
says of types may have changed since; Zotero itself was not run.
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import unquote
from xml.etree.ElementTree import Element

import html5lib
from msgspec import Struct

NAMESPACES = ("dc", "dcterms", "og", "article", "prism", "bib", "bibo", "foaf", "so", "z")
"""Those of the prefixes that Embedded Metadata knows which a page of the press might use."""
BYLINES = {"byline", "bylines", "vcard", "article-byline"}
ITEM_TYPES = {"newspaperArticle", "magazineArticle", "journalArticle", "webpage", "blogPost", "book"}


class Item(Struct, kw_only=True):
    """An item of a library."""

    type: str
    title: str = ""
    creators: list[tuple[str, str]] = []
    """Family's name and given name."""
    outlet: str = ""
    date: str = ""
    language: str = ""
    rights: str = ""
    url: str = ""
    abstract: str = ""


def saved(page: bytes) -> list[Item]:
    """What is saved of a page: COinS come before embedded metadata, by the translators' priorities."""
    tree: Element = html5lib.parse(page, transport_encoding="utf-8", namespaceHTMLElements=False)
    return [*_coins(tree)] or [_embedded(tree)]


def _coins(tree: Element) -> Iterator[Item]:
    for span in tree.iter("span"):
        if "Z3988" in span.get("class", "").split():
            yield _context(span.get("title", ""))


def _context(text: str) -> Item:
    item = Item(type="webpage")
    for part in text.split("&"):
        key, _, value = part.partition("=")
        value = unquote(value.replace("+", " ").replace("%2B", " "))
        match key:
            case "rft.type" if value in ITEM_TYPES:
                item.type = value
            case "rft.title":
                item.title = value
            case "rft.source":
                item.outlet = value
            case "rft.date":
                item.date = value
            case "rft.language":
                item.language = value
            case "rft.creator":
                item.creators = [*item.creators, _creator(value)]
            case "rft.identifier" if value.startswith(("http://", "https://")):
                item.url = value
    return item


def _embedded(tree: Element) -> Item:
    found = _statements(tree)

    def first(*names: str) -> str:
        return next((found[name][0] for name in names if name in found), "")

    high_wire = [name for name in found if name.startswith("citation_")]
    item = Item(
        type=_type(first("dc:type", "dcterms:type"), first("og:type"), high_wire),
        title=first("dc:title", "dcterms:title", "og:title"),
        creators=[_creator(name) for name in found.get("dc:creator", ())],
        outlet=first("prism:publicationName", "dc:source", "dcterms:source", "og:site_name"),
        date=first("og:published_time", "article:published_time", "dc:date.issued", "dc:date"),
        language=first("dc:language", "dcterms:language"),
        rights=first("dc:rights", "dcterms:rights"),
        url=first("og:url"),
        abstract=first("og:description", "dc:description") or first("description"),
    )
    if not item.creators and (named := found.get("author") or found.get("article:author")):
        item.creators = [_creator(name) for name in named]
    if not item.creators:
        item.creators = [*_from_bylines(tree)]
    if not item.url:
        links = (e for e in tree.iter("link") if e.get("rel") == "canonical")
        item.url = next((link.get("href", "") for link in links), "")
    if not item.language:
        item.language = tree.get("lang", "")
    if not item.date:
        item.date = next((e.attrib["datetime"] for e in tree.iter("time") if e.get("datetime")), "")
    return item


def _statements(tree: Element) -> dict[str, list[str]]:
    """Every `meta` with a name or property, by `prefix:name`."""
    found: dict[str, list[str]] = {}
    for meta in tree.iter("meta"):
        value = meta.get("content", "")
        for name in (meta.get("name") or meta.get("property") or "").split():
            if value:
                found.setdefault(_normal(name), []).append(value)
    return found


def _normal(name: str) -> str:
    for sign in ".:_":
        prefix, found, rest = name.partition(sign)
        if found and prefix.lower() in NAMESPACES:
            return f"{prefix.lower()}:{rest[:1].lower()}{rest[1:]}"
    return name.lower()


def _type(dublin: str, graph: str, high_wire: list[str]) -> str:
    if "citation_journal_title" in high_wire:
        return "journalArticle"
    if graph in {"website", "book"}:  # these go before Dublin Core; "article" is a guess and comes last
        return {"website": "webpage", "book": "book"}[graph]
    if dublin in ITEM_TYPES:
        return dublin
    return "journalArticle" if high_wire else "webpage"


def _creator(name: str) -> tuple[str, str]:
    """cleanAuthor: what stands before a comma is the family's name; without one, the last word."""
    if "," in name:
        family, _, given = name.partition(",")
        return family.strip(), given.strip()
    given, _, family = name.rpartition(" ")
    return family, given


def _from_bylines(tree: Element) -> Iterator[tuple[str, str]]:
    for element in tree.iter():
        if BYLINES.intersection(element.get("class", "").split()):
            yield _creator(" ".join("".join(element.itertext()).split()))
