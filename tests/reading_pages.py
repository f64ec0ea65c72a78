"""Finished pages, read back as a browser would read them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element

import html5lib
import msgspec
from msgspec import Struct

ADDRESSES = {
    "a": ("href", "ping"),
    "area": ("href",),
    "audio": ("src",),
    "base": ("href",),
    "blockquote": ("cite",),
    "button": ("formaction",),
    "embed": ("src",),
    "form": ("action",),
    "iframe": ("src",),
    "image": ("href", "xlink:href"),
    "img": ("src", "srcset"),
    "input": ("src", "formaction"),
    "link": ("href", "imagesrcset"),
    "object": ("data",),
    "q": ("cite",),
    "script": ("src",),
    "source": ("src", "srcset"),
    "track": ("src",),
    "use": ("href", "xlink:href"),
    "video": ("src", "poster"),
}
"""Attributes that hold an address, by element (https://html.spec.whatwg.org/multipage/indices.html)."""

FOLLOWED = frozenset({"a", "area", "form", "blockquote", "q"})
"""Elements whose address is followed by a reader's click, or by nobody; others load on their own."""

NOT_LOADED = frozenset({"canonical", "next", "prev", "alternate", "license", "author", "me"})
"""Kinds of `link` that load nothing."""

_CSS_ADDRESS = re.compile(r"""url\(\s*["']?([^"')]+)|@import\s+["']([^"']+)""")


class Link(Struct, frozen=True):
    """An address in a page."""

    element: str
    address: str
    rel: str
    part: str
    """`head`, `header`, `nav`, `main`, `footer` …: the nearest of these it stands in."""

    @property
    def loads(self) -> bool:
        """Whether a browser requests it without being asked."""
        return self.element not in FOLLOWED and not (
            self.element == "link" and NOT_LOADED.intersection(self.rel.split())
        )


class Page(Struct, frozen=True):
    """What the tests ask of a page."""

    file: str
    language: str
    title: str
    headings: tuple[str, ...]
    """Text of each h1."""
    ids: tuple[str, ...]
    """In order, doubles kept."""
    links: tuple[Link, ...]
    errors: tuple[str, ...]
    """What the HTML5 parser had to forgive."""
    canonical: str
    robots: str
    description: str

    @property
    def leads_on(self) -> bool:
        """Whether it stands at a former address, and leads on by itself."""
        return any(link.element == "meta" for link in self.links)

    def of_main(self) -> Iterator[Link]:
        """The links of the page's own matter, without menus and pagers."""
        return (link for link in self.links if link.part == "main" and link.element == "a")


PARTS = frozenset({"head", "nav", "main", "footer", "header"})


def read_page(file: str, data: bytes) -> Page:
    """The page whose bytes are `data`."""
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    tree: Element = parser.parse(data, transport_encoding="utf-8")
    errors = [f"{place}: {code} {values}" for place, code, values in parser.errors]
    links = tuple(_links(tree, ""))
    named = {meta.get("name"): meta.get("content", "") for meta in tree.iter("meta")}
    return Page(
        file=file,
        language=tree.get("lang", ""),
        title="".join(next(tree.iter("title"), Element("title")).itertext()),
        headings=tuple("".join(heading.itertext()) for heading in tree.iter("h1")),
        ids=tuple(element.attrib["id"] for element in tree.iter() if "id" in element.attrib),
        links=links,
        errors=tuple(errors),
        canonical=next((link.address for link in links if link.rel == "canonical"), ""),
        robots=named.get("robots", ""),
        description=named.get("description", ""),
    )


def _links(element: Element, part: str) -> Iterator[Link]:
    if element.tag in PARTS and not (part == "main" and element.tag == "header"):
        part = element.tag
    if "also" in element.get("class", "").split():
        part = "also"  # where else a quotation is printed
    for attribute in ADDRESSES.get(element.tag, ()):
        if attribute in element.attrib:
            for address in _addresses(attribute, element.attrib[attribute]):
                yield Link(element.tag, address, element.get("rel", ""), part)
    for styles in (element.get("style", ""), (element.text or "") if element.tag == "style" else ""):
        yield from (Link("css", address, "", part) for address in css_addresses(styles))
    if element.tag == "meta" and element.get("http-equiv", "").lower() == "refresh":
        yield Link("meta", element.get("content", "").partition("=")[2], "", part)
    for child in element.iterfind("*"):  # comments are none of these
        yield from _links(child, part)


def _addresses(attribute: str, value: str) -> list[str]:
    if attribute.endswith("srcset"):
        return [part.split()[0] for part in value.split(",")]
    return [value]


def css_addresses(css: str) -> Iterator[str]:
    """Every address that a style sheet names."""
    return (first or second for first, second in _CSS_ADDRESS.findall(css))


def read_pages(output: Path) -> dict[str, Page]:
    """Every page below `output`, by its path there."""
    files = sorted(path.relative_to(output).as_posix() for path in output.rglob("*.html"))
    return {file: read_page(file, (output / file).read_bytes()) for file in files}


def keep(pages: dict[str, Page], file: Path) -> None:
    """Write `pages` down for another process."""
    file.write_bytes(msgspec.msgpack.encode(pages))


def kept(file: Path) -> dict[str, Page]:
    """What `keep` wrote."""
    return msgspec.msgpack.decode(file.read_bytes(), type=dict[str, Page])
