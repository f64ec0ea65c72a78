"""An article as it is understood: its fields, its words, and who is quoted in them."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from pressarchive.model import (
    Field,
    How,
    Origin,
    PressDate,
    Quotation,
    QuotationKind,
    SpeakerKind,
    Visibility,
)

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
    visibility: Visibility = "full"
    noindex: bool = False
    """Whether search engines are asked to leave it out."""
    aliases: tuple[str, ...] = ()
    """Slugs that its page had before."""
    tags: tuple[Field[str], ...] = ()
    """Supplied ones first as given, then recognised ones by first mention."""
    picture: Picture | None = None
    body: Body
    quotations: tuple[Quotation, ...] = ()
    """Found in `body.text`, in order; those the archivist supplied included."""
    anchors: tuple[str, ...] = ()
    """Of its quotations, where they are not what stands here of them; empty: made from the words here."""
    people: tuple[str, ...] = ()
    """Keys (`text.folding.name_key`) of the people it names in full, quoted or not, by first mention."""


class Spoken(Struct, frozen=True):
    """A quotation as lists show it, apart from its article: its own words in their own marks."""

    anchor: str
    """Id of its place in the article, made from its words."""
    before: str
    """The opening mark as printed, with its space; empty for indirect speech."""
    words: str
    """As printed."""
    after: str
    kind: QuotationKind
    mention: str
    """How the text names the speaker at the quotation; empty where nothing there does."""
    cue: str
    """The attributing words as printed."""
    how: str
    """Empty: unattributed."""


class Voiced(Struct, frozen=True, array_like=True):
    """Who says a quotation, as its article alone knows them."""

    name: str
    """The fullest name the article gives; empty: unattributed."""
    kind: SpeakerKind | None


KNOWN_FIELDS = (
    "title",
    "language",
    "date",
    "outlet",
    "place",
    "bylines",
    "url",
    "archived",
    "licence",
    "rights",
)
"""Fields of an article of which its notice says how they are known."""


class Notice(Struct, frozen=True, kw_only=True, array_like=True):
    """What the rest of the archive knows of an article: everything but its words.

    Every build reads them all, which takes less without the names of their fields.
    """

    path: str
    """Content path."""
    slug: str
    title: str
    language: str
    date: PressDate
    """As much as is known of it."""
    outlet: str
    """Empty where it is not known."""
    signers: tuple[str, ...]
    """Outlets and agencies in its bylines."""
    writers: tuple[str, ...]
    """Persons in its bylines."""
    url: str
    """Address of the original; empty where none is given."""
    tags: tuple[tuple[str, bool], ...]
    """Each name, and whether the archivist gave it."""
    opening: str
    """The first words of its text."""
    links: tuple[str, ...]
    """Addresses inside the archive to which its text leads: `content:…`, `media:…`."""
    voices: tuple[Voiced, ...]
    """Who says each of its quotations, in order."""
    people: tuple[str, ...] = ()
    """Keys of the people it names in full, quoted or not."""
    origins: tuple[Origin | Literal[""], ...] = ()
    """How each of KNOWN_FIELDS is known; empty: it is not."""
    manners: tuple[tuple[QuotationKind, How | Literal[""], int], ...] = ()
    """Kinds of its quotations and how their speakers are known (empty: unattributed), each with how many."""
    visibility: Visibility = "full"
    noindex: bool = False
    """Whether search engines are asked to leave it out."""
    aliases: tuple[str, ...] = ()
    """Slugs that its page had before."""
    stated_rights: bool = False
    """Whether a licence or a word on its rights is known."""
    authors: tuple[str, ...] = ()
    """Everybody in its bylines, as they sign."""
    original: str = ""
    """Address of the original; empty where none is given."""
    sketch: bytes = b""
    """Of its words, by which articles that share them are found (`index/sketches.py`); empty: of too few, or
    of an article not published in full."""
    sayings: bytes = b""
    """The sketches of its quotations, one after the other."""
    article: str
    """Digest of the article as a whole."""
    spoken: str
    """Digest of its quotations as lists show them."""
