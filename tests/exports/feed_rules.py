"""The rules of Atom (RFC 4287) and of JSON Feed 1.1, and what of a feed breaks one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

ATOM = "{http://www.w3.org/2005/Atom}"
XHTML = "{http://www.w3.org/1999/xhtml}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"

ONCE = {"id", "title", "updated"}
AT_MOST_ONCE = {
    "feed": {"generator", "icon", "logo", "rights", "subtitle"},
    "entry": {"content", "published", "rights", "source", "summary"},
}
MANY = {"feed": {"author", "category", "contributor", "link", "entry"}}
MANY["entry"] = MANY["feed"] - {"entry"}
TEXTS = {"title", "subtitle", "summary", "rights"}
PERSON = {"name": (1, 1), "uri": (0, 1), "email": (0, 1)}

INSTANT = re.compile(
    r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?(Z|[+-]\d\d:\d\d)"
)
LANGUAGE = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")


def atom_faults(data: bytes, address: str) -> list[str]:
    """What is wrong with the Atom feed that is served at `address`."""
    return list(_feed_faults(ET.fromstring(data), address))  # noqa: S314 - we wrote it


def _feed_faults(feed: ET.Element, address: str) -> Iterator[str]:
    if feed.tag != f"{ATOM}feed":
        yield f"the root is {feed.tag}"
    yield from _common(feed, "feed")
    own = [link.get("href") for link in feed.findall(f"{ATOM}link") if link.get("rel") == "self"]
    if own != [address]:
        yield f"leads to itself at {own}"
    entries = feed.findall(f"{ATOM}entry")
    ids = Counter(entry.findtext(f"{ATOM}id") for entry in entries)
    yield from (f"two entries are {name}" for name, count in ids.items() if count > 1)
    signed = feed.find(f"{ATOM}author") is not None
    if not signed and any(entry.find(f"{ATOM}author") is None for entry in entries):
        yield "an entry has no author, and the feed has none"
    for entry in entries:
        yield from _common(entry, "entry")


def _common(of: ET.Element, kind: str) -> Iterator[str]:
    names = Counter(child.tag.removeprefix(ATOM) for child in of if child.tag.startswith(ATOM))
    for name in ONCE:
        if names[name] != 1:
            yield f"{kind}: {names[name]} of {name}"
    for name in AT_MOST_ONCE[kind]:
        if names[name] > 1:
            yield f"{kind}: {names[name]} of {name}"
    unknown = set(names) - ONCE - AT_MOST_ONCE[kind] - MANY[kind]
    yield from (f"{kind}: no element {name}" for name in unknown)
    yield from (f"{kind}: {child.tag} is in no namespace" for child in of if "}" not in child.tag)
    if (of.text or "").strip():
        yield f"{kind}: words of its own"
    if not LANGUAGE.fullmatch(of.get(LANG, "en")):
        yield f"{kind}: language {of.get(LANG)}"
    for child in of:
        yield from (f"{kind}: {fault}" for fault in _child(child, child.tag.removeprefix(ATOM)))
    yield from _links(of, kind)


def _child(child: ET.Element, name: str) -> Iterator[str]:
    text = child.text or ""
    if name == "id" and not _absolute(text):
        yield f"the id {text!r} is not absolute"
    elif name in ("updated", "published") and not INSTANT.fullmatch(text):
        yield f"{name} is {text!r}"
    elif name in ("author", "contributor"):
        yield from _person(child)
    elif name == "category" and not child.get("term"):
        yield "a category without a term"
    elif name in TEXTS or name == "content":
        yield from _text(child, name)
    elif name == "generator" and not text.strip():
        yield "a generator without a name"


def _text(child: ET.Element, name: str) -> Iterator[str]:
    kind, inner = child.get("type", "text"), list(child)
    if kind in ("text", "html") and inner:
        yield f"{name} of type {kind} holds elements"
    elif kind == "xhtml":
        if [one.tag for one in inner] != [f"{XHTML}div"] or (child.text or "").strip():
            yield f"{name} is not one div"
        tags = {one.tag for one in child.iter()} - {child.tag}
        yield from (f"{name} holds {tag}" for tag in tags if not tag.startswith(XHTML))
    elif kind not in ("text", "html"):
        yield f"{name} is of type {kind}"


def _person(person: ET.Element) -> Iterator[str]:
    names = Counter(child.tag.removeprefix(ATOM) for child in person)
    for name, (least, most) in PERSON.items():
        if not least <= names[name] <= most:
            yield f"a person with {names[name]} of {name}"
    if not (person.findtext(f"{ATOM}name") or "").strip():
        yield "a person without a name"
    where = person.findtext(f"{ATOM}uri")
    if where is not None and not _absolute(where):
        yield f"a person at {where!r}"


def _links(of: ET.Element, kind: str) -> Iterator[str]:
    links = of.findall(f"{ATOM}link")
    yield from (
        f"{kind}: a link to {link.get('href')!r}" for link in links if not _absolute(link.get("href"))
    )
    same = Counter(
        (link.get("type"), link.get("hreflang")) for link in links if link.get("rel") in (None, "alternate")
    )
    yield from (f"{kind}: several alternates of {of}" for of, count in same.items() if count > 1)
    if not same:
        yield f"{kind}: no page"


def _absolute(address: str | None) -> bool:
    parts = urlsplit(address or "")
    return bool(parts.scheme and parts.netloc) and not re.search(r'[\s<>"{}|\\^`]', address or "")


_TEXT = {"type": "string", "minLength": 1}
_ADDRESS = {"type": "string", "pattern": '^https?://[^\\s<>"]+$'}
_AUTHORS = {
    "type": "array",
    "minItems": 1,
    "items": {
        "type": "object",
        "properties": {"name": _TEXT, "url": _ADDRESS, "avatar": _ADDRESS},
        "minProperties": 1,
        "additionalProperties": False,
    },
}
_EXTENSION = {"^_[A-Za-z][^.]*$": {"type": "object"}}
_LANGUAGE = {"type": "string", "pattern": f"^{LANGUAGE.pattern}$"}
_INSTANT = {"type": "string", "pattern": f"^{INSTANT.pattern}$"}

JSON_FEED = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "https://www.jsonfeed.org/version/1.1/, in our words, and without what it calls deprecated",
    "type": "object",
    "required": ["version", "title", "items", "feed_url", "home_page_url"],
    "properties": {
        "version": {"const": "https://jsonfeed.org/version/1.1"},
        "title": _TEXT,
        "home_page_url": _ADDRESS,
        "feed_url": _ADDRESS,
        "description": _TEXT,
        "user_comment": _TEXT,
        "next_url": _ADDRESS,
        "icon": _ADDRESS,
        "favicon": _ADDRESS,
        "authors": _AUTHORS,
        "language": _LANGUAGE,
        "expired": {"type": "boolean"},
        "hubs": {"type": "array"},
        "items": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["id"],
                "anyOf": [{"required": ["content_html"]}, {"required": ["content_text"]}],
                "properties": {
                    "id": _TEXT,
                    "url": _ADDRESS,
                    "external_url": _ADDRESS,
                    "title": _TEXT,
                    "content_html": _TEXT,
                    "content_text": {"type": "string"},
                    "summary": _TEXT,
                    "image": _ADDRESS,
                    "banner_image": _ADDRESS,
                    "date_published": _INSTANT,
                    "date_modified": _INSTANT,
                    "authors": _AUTHORS,
                    "tags": {"type": "array", "minItems": 0, "items": _TEXT},
                    "language": _LANGUAGE,
                    "attachments": {"type": "array"},
                },
                "patternProperties": _EXTENSION,
                "additionalProperties": False,
            },
        },
    },
    "patternProperties": _EXTENSION,
    "additionalProperties": False,
}
"""What the page says a feed must and may hold."""
