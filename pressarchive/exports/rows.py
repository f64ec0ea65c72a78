"""Rows: what the data say of an article, a quotation, a speaker, each with its sentence.

The same rows stand in every format. What a column holds is said once, here, and told in `datapackage.json`.
"""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta, Struct

from pressarchive.model import How, Origin, Precision, QuotationKind, SpeakerKind, Visibility

Id = Annotated[str, Meta(description="Stable identifier: the last part of its page’s address.")]
Names = Annotated[tuple[str, ...], Meta(description="Other names under which the archive knows it.")]
Note = Annotated[str | None, Meta(description="The archivist’s note.")]
Wikidata = Annotated[str | None, Meta(description="Wikidata item.")]
Viaf = Annotated[str | None, Meta(description="VIAF number.")]
Isni = Annotated[str | None, Meta(description="ISNI.")]
Bnf = Annotated[str | None, Meta(description="ARK name of the Bibliothèque nationale de France.")]
Page = Annotated[
    str,
    Meta(description="Address of its page; relative to the archive’s root where that has no address."),
]
ArticleId = Annotated[str, Meta(description="Identifier of the article.")]
SpeakerId = Annotated[
    str | None,
    Meta(description="Identifier of the speaker; empty: unattributed, or somebody without a page."),
]
OutletId = Annotated[str | None, Meta(description="Identifier of the outlet; empty: not known.")]
OutletName = Annotated[str | None, Meta(description="Name of the outlet; empty: not known.")]
Language = Annotated[str, Meta(description="Language of the article: a BCP 47 tag.")]
Date = Annotated[
    str | None,
    Meta(
        description="Date of the article as precisely as it is known, in EDTF (ISO 8601-2): 2023-12-01, "
        "2023-12, 2023, XXXX-12-01 where the year is not known; empty: undated."
    ),
]
HowPrecise = Annotated[Precision, Meta(description="What of the date is known.")]


class Known(Struct, frozen=True):
    """How one field of an article is known."""

    field: Annotated[str, Meta(description="Name of the field; one that is repeated has a row each.")]
    value: Annotated[str, Meta(description="Its value as it is known, before names are merged.")]
    origin: Annotated[
        Origin,
        Meta(
            description="stated: read in the text; inferred: concluded by a rule; supplied: by the archivist."
        ),
    ]
    rule: Annotated[str, Meta(description="The rule that read or inferred it, or the key that supplied it.")]
    line: Annotated[
        int | None, Meta(description="Line of the source file it stands on, from 1; empty: on none.")
    ]


class Signer(Struct, frozen=True):
    """Who signs an article."""

    name: str
    kind: Literal["person", "outlet", "agency"]


class TagOf(Struct, frozen=True):
    """A tag on an article."""

    id: str
    name: str
    supplied: bool


class ArticleRow(Struct, frozen=True, kw_only=True):
    """An article."""

    id: Id
    url: Page
    title: Annotated[str, Meta(description="Headline.")]
    printed_title: Annotated[
        str | None, Meta(description="The headline that the text prints, where the archivist gave another.")
    ]
    date: Date
    date_precision: HowPrecise
    outlet: OutletName
    outlet_id: OutletId
    place: Annotated[str | None, Meta(description="Place of the dateline.")]
    language: Language
    bylines: Annotated[tuple[Signer, ...], Meta(description="Who signs: name, and person, outlet or agency.")]
    tags: Annotated[
        tuple[TagOf, ...], Meta(description="Tags; supplied: the archivist gave it, else recognised.")
    ]
    original: Annotated[str | None, Meta(description="Address of the original.")]
    archived: Annotated[str | None, Meta(description="Address of an archived copy.")]
    archived_on: Annotated[
        str | None, Meta(description="Day on which that copy was taken, where its address tells.")
    ]
    licence: Annotated[str | None, Meta(description="Licence of the article.")]
    rights: Annotated[str | None, Meta(description="What a reader must know of the rights in it.")]
    visibility: Annotated[
        Visibility,
        Meta(
            description="What of its text stands here: full; excerpt, its short quotations; metadata, none."
        ),
    ]
    source: Annotated[str, Meta(description="File of the archive’s content.")]
    quotation_count: Annotated[int, Meta(description="How many quotations it has.")]
    text: Annotated[
        str,
        Meta(
            description="Every word of the article but its headline, as printed, a block a line; of an "
            "excerpt, a passage a line. Offsets count its code points."
        ),
    ]
    provenance: Annotated[tuple[Known, ...], Meta(description="How each field is known.")]


class QuotationRow(Struct, frozen=True, kw_only=True):
    """A quotation."""

    id: Annotated[str, Meta(description="Stable identifier: the article’s, # and its place there.")]
    words: Annotated[str, Meta(description="The words exactly as printed, without their marks.")]
    prefix: Annotated[str, Meta(description="Up to 32 characters before the words, marks included.")]
    suffix: Annotated[str, Meta(description="Up to 32 characters after the words, marks included.")]
    start: Annotated[
        int, Meta(description="First code point of the words in the article’s text, counted from 0.")
    ]
    end: Annotated[int, Meta(description="The code point after their last.")]
    kind: Annotated[
        QuotationKind,
        Meta(
            description="direct: whole sentences in marks; mixed: some words in marks; indirect: reported "
            "without marks."
        ),
    ]
    speaker: Annotated[str | None, Meta(description="Name of who says it; empty: unattributed.")]
    speaker_id: SpeakerId
    speaker_kind: Annotated[
        SpeakerKind | None,
        Meta(description="person; body; group, never named one by one; office, whose holder is not named."),
    ]
    as_printed: Annotated[
        str | None, Meta(description="How the text names the speaker at the quotation; empty: it does not.")
    ]
    cue: Annotated[str | None, Meta(description="The attributing words as printed.")]
    how: Annotated[How | None, Meta(description="How the speaker is known; empty: unattributed.")]
    confidence: Annotated[
        float | None,
        Meta(
            description="Share of quotations attributed in this way that were right on annotated articles, "
            "0 to 1; empty: unattributed."
        ),
    ]
    rule: Annotated[str, Meta(description="The rules that found and attributed it.")]
    article_id: ArticleId
    outlet: OutletName
    outlet_id: OutletId
    language: Language
    date: Date
    date_precision: HowPrecise
    url: Annotated[
        str, Meta(description="Address of the words in the archive; relative where that has no address.")
    ]
    original: Annotated[
        str | None, Meta(description="Address of the words in the original, with a text fragment.")
    ]


class SpeakerRow(Struct, frozen=True, kw_only=True):
    """A speaker."""

    id: Id
    name: Annotated[str, Meta(description="The name shown.")]
    kind: Annotated[str, Meta(description="person or body.")]
    other_names: Names
    quotations: Annotated[int, Meta(description="How many quotations are theirs.")]
    articles: Annotated[int, Meta(description="How many articles quote them.")]
    mentions: Annotated[int, Meta(description="How many articles name them in full and do not quote them.")]
    first: Annotated[
        str | None, Meta(description="Date of the first article with a year that quotes them, in EDTF.")
    ]
    last: Annotated[
        str | None, Meta(description="Date of the last article with a year that quotes them, in EDTF.")
    ]
    wikidata: Wikidata
    viaf: Viaf
    isni: Isni
    bnf: Bnf
    note: Note
    url: Page


class MentionRow(Struct, frozen=True, kw_only=True):
    """An article that names a speaker in full and does not quote them."""

    speaker_id: Annotated[str, Meta(description="Identifier of the speaker.")]
    speaker: Annotated[str, Meta(description="Name of the speaker.")]
    article_id: ArticleId
    title: Annotated[str, Meta(description="Headline of the article.")]
    outlet: OutletName
    outlet_id: OutletId
    date: Date
    date_precision: HowPrecise
    url: Page


class TagRow(Struct, frozen=True, kw_only=True):
    """A tag."""

    id: Id
    name: Annotated[str, Meta(description="The name shown.")]
    other_names: Names
    articles: Annotated[int, Meta(description="How many articles have it.")]
    supplied: Annotated[int, Meta(description="In how many of them the archivist gave it.")]
    wikidata: Wikidata
    viaf: Viaf
    isni: Isni
    bnf: Bnf
    note: Note
    url: Page


class OutletRow(Struct, frozen=True, kw_only=True):
    """An outlet."""

    id: Id
    name: Annotated[str, Meta(description="The name shown.")]
    kind: Annotated[str, Meta(description="outlet or agency.")]
    other_names: Names
    articles: Annotated[int, Meta(description="How many articles are its own.")]
    website: Annotated[str | None, Meta(description="Address of its own site.")]
    issn: Annotated[str | None, Meta(description="ISSN.")]
    wikidata: Wikidata
    viaf: Viaf
    isni: Isni
    bnf: Bnf
    note: Note
    url: Page


class ArticleTagRow(Struct, frozen=True, kw_only=True):
    """A tag on an article."""

    article_id: ArticleId
    tag_id: Annotated[str, Meta(description="Identifier of the tag.")]
    supplied: Annotated[bool, Meta(description="Whether the archivist gave it; else it was recognised.")]


class ProvenanceRow(Struct, frozen=True, kw_only=True):
    """How one field of an article is known."""

    article_id: ArticleId
    field: str
    value: str
    origin: Origin
    rule: str
    line: int | None
