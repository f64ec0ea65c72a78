"""The index: what the pages are made from."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct

from pressarchive.article import Notice
from pressarchive.model import OutletRecord, SpeakerRecord, TagRecord

Section = Literal["articles", "speakers", "tags", "outlets"]
"""Where pages with slugs stand."""


class Said(Struct, frozen=True):
    """A quotation's place in the archive."""

    article: Notice
    place: int
    """Which of the article's quotations it is, from 0."""
    speaker: str
    """Slug of the speaker's page; empty: unattributed, or somebody without a page."""

    @property
    def name(self) -> str:
        """The fullest name the article gives for who says it; empty: unattributed."""
        return self.article.voices[self.place].name


class Speaker(Struct, frozen=True):
    """Somebody who is quoted, under all their names."""

    slug: str
    name: str
    kind: str
    """`person` or `body`."""
    record: SpeakerRecord | None
    other_names: tuple[str, ...]
    said: tuple[Said, ...]
    """Newest first, and in reading order within an article."""


class Heard(Struct, frozen=True):
    """A speaker among some articles."""

    speaker: str
    """Slug."""
    said: tuple[Said, ...]
    """In these articles, newest first."""


class Tag(Struct, frozen=True):
    """A subject."""

    slug: str
    name: str
    record: TagRecord | None
    other_names: tuple[str, ...]
    articles: tuple[Notice, ...]
    supplied: int
    """In how many articles the archivist gave it."""


class Outlet(Struct, frozen=True):
    """A newspaper, site or agency that published articles."""

    slug: str
    name: str
    record: OutletRecord | None
    other_names: tuple[str, ...]
    articles: tuple[Notice, ...]


class Moved(Struct, frozen=True, order=True):
    """A page that stood elsewhere."""

    section: Section
    before: str
    """Slug."""
    now: str


class Related(Struct, frozen=True):
    """A related article, by what it shares."""

    slug: str
    by: str
    """`speaker` or `tag`."""
    name: str
    """Of the speaker or tag."""


class Partner(Struct, frozen=True):
    """With whom a speaker can be compared, and on what."""

    speaker: str
    """Slug."""
    tag: str
    """Slug of the tag on which both are quoted most."""
    quotations: int
    """There, of whichever of the two is quoted less."""


class Copy(Struct, frozen=True):
    """An article that carries the text of another, or much of it."""

    article: Notice
    likeness: float
    """Share of the sequences of words that both have among those that either has, estimated: 0 to 1."""


class Echo(Struct, frozen=True):
    """A quotation that has the words of another, or may have nearly the same."""

    said: Said
    same: bool
    """Whether it has the same words. If not, the two are one speaker's or stand in articles that carry one
    text, and share some: whether they are one saying, worded otherwise, is to be looked at."""


class Index(Struct, frozen=True):
    """All articles, each in all its places."""

    articles: tuple[Notice, ...]
    """Newest first."""
    said: dict[str, tuple[Said, ...]]
    """By article slug, in reading order."""
    speakers: dict[str, Speaker]
    """By slug, in the order of an index of names."""
    tags: dict[str, Tag]
    outlets: dict[str, Outlet]
    tags_of: dict[str, tuple[str, ...]]
    """Article slug to tag slugs, in the article's order."""
    outlet_of: dict[str, str]
    """Article slug to outlet slug, where the outlet is known."""
    outlet_by_name: dict[str, str]
    """Folded name, record's other names included, to outlet slug: by which a byline finds its page."""
    moved: tuple[Moved, ...]
    """Pages that stood elsewhere before."""
    mentioned: dict[str, tuple[Notice, ...]]
    """Speaker slug to the articles that name them in full and do not quote them, newest first."""
    most_quoted: Mapping[str, tuple[Heard, ...]]
    """By tag slug, everybody who is quoted in its articles, the most quoted first."""
    partners: Mapping[str, tuple[Partner, ...]]
    """By speaker slug, with whom they can be compared, those who have most to compare first."""
    related: Mapping[str, tuple[Related, ...]]
    """By article slug, the closest first."""
    copies: Mapping[str, tuple[Copy, ...]]
    """By slug of those articles that have any, the others that carry the same text, the likest first."""
    echoes: Mapping[str, Mapping[int, tuple[Echo, ...]]]
    """By article slug and a quotation's place in it, the quotations that may have its words, newest first."""
