"""An article as it is understood: its fields, its words, and who is quoted in them."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from pressarchive.model import Field, PressDate, Quotation

BlockKind = Literal["text", "caption", "credit", "signature", "code", "open", "close", "void"]


class Block(Struct, frozen=True):
    """A step through an article's body, in reading order: a run of its words, or the start or end of
    an element that holds such runs.
    """

    kind: BlockKind
    """`text`: a paragraph, heading or cell; `caption`, `credit`, `signature`: press text's own lines;
    `code`: words that are no speech; `open`, `close`, `void`: structure without words."""
    tag: str
    """HTML element; empty: the words stand directly in the element around them."""
    start: int = 0
    """Of its words in the body's text, in code points."""
    end: int = 0
    attributes: tuple[tuple[str, str], ...] = ()


class Inline(Struct, frozen=True):
    """An annotation on a stretch of the body's text: emphasis, a link, a dateline."""

    start: int
    end: int
    tag: str
    attributes: tuple[tuple[str, str], ...] = ()


class Body(Struct, frozen=True):
    """An article's words and what is known of their shape. The words are as printed."""

    text: str
    """Every word of the article but its headline, a block a line."""
    blocks: tuple[Block, ...] = ()
    inlines: tuple[Inline, ...] = ()
    """Sorted by start, the longer first; properly nested."""


class Byline(Struct, frozen=True):
    """Who signs, and whether that is a person, an outlet or an agency."""

    name: str
    kind: Literal["person", "outlet", "agency"]


class Picture(Struct, frozen=True):
    """A photograph or scan in `content/media/`, given by the archivist."""

    path: str
    """Relative to `content/media/`."""
    caption: str = ""
    credit: str = ""
    alternative: str = ""


class Article(Struct, frozen=True, kw_only=True):
    """One article, parsed by itself: nothing in it depends on another article."""

    path: str
    """Content path."""
    slug: str
    title: Field[str]
    printed_title: Field[str] | None = None
    """The headline that the text prints, where the archivist supplied another."""
    language: Field[str]
    """BCP 47 tag."""
    date: Field[PressDate] | None = None
    outlet: Field[str] | None = None
    place: Field[str] | None = None
    """Of the dateline."""
    bylines: tuple[Field[Byline], ...] = ()
    captions: tuple[Field[str], ...] = ()
    credits: tuple[Field[str], ...] = ()
    url: Field[str] | None = None
    """Address of the original."""
    archived: Field[str] | None = None
    """Address of an archived copy."""
    licence: Field[str] | None = None
    rights: Field[str] | None = None
    tags: tuple[Field[str], ...] = ()
    """Supplied ones first as given, then recognised ones by first mention."""
    picture: Picture | None = None
    body: Body
    quotations: tuple[Quotation, ...] = ()
    """Found in `body.text`, in order; those the archivist supplied included."""
