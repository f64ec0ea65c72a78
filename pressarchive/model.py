"""The values that travel through the build: frozen, plain, each field with its meaning.

Words are the press's own. Three coordinates are kept apart by name, all of them `/`-separated
strings: a *content path* (`content/articles/minsk.txt`), a *url* (`articles/minsk/`, relative to the
site's root) and an *output path* (`articles/minsk/index.html`).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, Literal, TypeVar

from msgspec import Struct

T = TypeVar("T")

MEDIA_FOLDER = "content/media/"
"""What the content path of a photograph or scan begins with."""

Origin = Literal["stated", "inferred", "supplied"]
"""How a field is known: read in the text, concluded from it by a rule, or given by the archivist."""

SpeakerKind = Literal["person", "body", "group", "office"]
"""Who speaks: a person; a named body (« le ministère », « l'agence Interfax »); a group never named
one by one (« les organisateurs »); an office whose holder the text never names."""

Visibility = Literal["full", "excerpt", "metadata", "private"]
"""What is published of an article: all of it; its short quotations; what it is called and where it
stands; nothing."""

QuotationKind = Literal["direct", "mixed", "indirect"]
"""A whole utterance in marks; a fragment in marks inside the journalist's sentence; no marks."""

How = Literal["named", "title", "pronoun", "carried over", "implicit", "supplied"]
"""How a quotation's speaker is known."""

Precision = Literal["day", "month", "year", "day and month", "unknown"]


class Field(Struct, Generic[T], frozen=True):
    """A value and how it is known."""

    value: T
    origin: Origin
    rule: str
    """The rule that read or inferred it, or the file's key that supplied it."""
    line: int = 0
    """Line of the source it stands on, from 1; 0 where it stands on none."""


class Span(Struct, frozen=True, order=True):
    """A stretch of a text, in code points, end excluded."""

    start: int
    end: int


class PressDate(Struct, frozen=True):
    """A date as precisely as it is known, and no more: a part that is not known is None."""

    year: int | None = None
    month: int | None = None
    day: int | None = None

    @property
    def precision(self) -> Precision:
        """What is known of it."""
        if self.year is None:
            return "day and month" if self.month and self.day else "unknown"
        return "day" if self.day else "month" if self.month else "year"

    @property
    def edtf(self) -> str:
        """Extended Date/Time Format (ISO 8601-2): `2023-12-01`, `2023-12`, `2023`, `XXXX-12-01`, or empty."""
        year = "XXXX" if self.year is None else f"{self.year:04}"
        match self.precision:
            case "day" | "day and month":
                return f"{year}-{self.month:02}-{self.day:02}"
            case "month":
                return f"{year}-{self.month:02}"
            case "year":
                return year
            case _:
                return ""


class Quotation(Struct, frozen=True):
    """Words attributed to somebody, found in a text and never changing it."""

    start: int
    """First code point of the words, inside the marks, trimmed."""
    end: int
    kind: QuotationKind
    speaker: str | None = None
    """The fullest name the article gives for that person or body; None: unattributed."""
    speaker_kind: SpeakerKind | None = None
    mention: Span | None = None
    """The words at the quotation that point to the speaker: « M. Lavrov », « il »."""
    cue: Span | None = None
    """The attributing words: « a déclaré », « selon »."""
    how: How | None = None
    confidence: float = 0.0
    """Share of quotations attributed this way that were right on annotated articles, 0 to 1."""
    rule: str = ""
    """The rules that found and attributed it, for a reader who asks why."""


class Source(Struct, frozen=True):
    """One article's file as it was read, with the sidecar that stands beside it."""

    path: str
    """Content path."""
    text: str
    """Decoded, NFC, lines ended by `\\n` alone; not a word changed."""
    sidecar: str | None = None
    """Text of the `.yaml` beside a `.txt`, read the same way."""

    @property
    def sidecar_path(self) -> str:
        """Content path of the sidecar, whether or not there is one."""
        return self.path.rsplit(".", 1)[0] + ".yaml"


class FileRef(Struct, frozen=True):
    """A photograph, a scan or a file too large for memory, standing in the site for its bytes."""

    path: str
    """Where the file lies, as the operating system names it."""
    digest: str
    """SHA-256 of its bytes, hexadecimal."""
    size: int
    """Bytes."""

    def __eq__(self, other: object) -> bool:
        return isinstance(other, FileRef) and (self.digest, self.size) == (other.digest, other.size)

    def __hash__(self) -> int:
        return hash(self.digest)


class Made(Struct, frozen=True):
    """A page that was made, now or by an earlier build, and need not be in memory."""

    digest: str
    """SHA-256 of its bytes, hexadecimal."""
    size: int
    """Bytes."""
    read: Callable[[], bytes]
    """Gives its bytes."""

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Made) and (self.digest, self.size) == (other.digest, other.size)

    def __hash__(self) -> int:
        return hash(self.digest)


Content = bytes | FileRef | Made
"""What stands at an output path."""


class _AuthorityRecord(Struct, frozen=True, kw_only=True):
    """What the records of the three authority files have in common."""

    name: str
    """The name shown."""
    slug: str = ""
    """Of its page; empty: made from the name."""
    aliases: tuple[str, ...] = ()
    """Slugs that its page had before."""
    other_names: tuple[str, ...] = ()
    """Names that mean nothing and nobody else in this archive."""
    note: str = ""
    wikidata: str = ""
    viaf: str = ""
    isni: str = ""
    bnf: str = ""


class SpeakerRecord(_AuthorityRecord, frozen=True, kw_only=True):
    """A record of `speakers.yaml`: one speaker under many names."""

    kind: Literal["person", "body"] = "person"
    different_from: tuple[str, ...] = ()
    """Names that look alike and mean somebody else: never suggested as one with this speaker."""


class TagRecord(_AuthorityRecord, frozen=True, kw_only=True):
    """A record of `tags.yaml`: one subject under many names and acronyms, recognised in raw press text."""

    recognise: bool = True
    """Whether raw press text that names it is given the tag."""


class OutletRecord(_AuthorityRecord, frozen=True, kw_only=True):
    """A record of `outlets.yaml`: one newspaper, site or agency under many names and domains."""

    kind: Literal["outlet", "agency"] = "outlet"
    url: str = ""
    issn: str = ""
    visibility: Visibility | None = None
    """What is published of its articles that do not say so themselves; None: as of the whole archive's."""
    licence: str = ""
    """Of its articles that do not name theirs."""
    rights: str = ""
    """What a reader must know of the rights in its articles that do not say so themselves."""
    noindex: bool = False
    """Whether search engines are asked to leave its articles out."""


class Authority(Struct, frozen=True):
    """What the archivist knows beforehand: the three authority files."""

    speakers: tuple[SpeakerRecord, ...] = ()
    tags: tuple[TagRecord, ...] = ()
    outlets: tuple[OutletRecord, ...] = ()
