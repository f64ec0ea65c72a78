"""Notices: an article parted in what lists show of it and what its own page alone needs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any, Literal

from pressarchive.article import KNOWN_FIELDS, Article, Block, Body, Notice, Spoken, Voiced
from pressarchive.index.anchors import anchors
from pressarchive.index.sketches import saying, sketch
from pressarchive.model import Field, How, Origin, PressDate, Quotation, QuotationKind, Span

OPENING = 240
"""Characters of an article's text on its card."""

PARAGRAPH = 80
"""Characters from which a line is a paragraph, rather than a date or a pointer to another page."""

_OPENING_MARKS, _CLOSING_MARKS = "«“„‹‘\"'", "»”“›’\"'"
_SPACES = " \t\u00a0\u202f\u2009"
_UNKNOWN = PressDate()
_NOBODY = Voiced("", None)


def notice(article: Article, digest: str, spoken_digest: str) -> Notice:
    """The notice of `article`; the digests are of the article and of what `spoken` gives for it."""
    return Notice(
        path=article.path,
        slug=article.slug,
        title=article.title.value,
        language=article.language.value,
        date=article.date.value if article.date else _UNKNOWN,
        outlet=article.outlet.value if article.outlet else "",
        signers=tuple(field.value.name for field in article.bylines if field.value.kind != "person"),
        writers=tuple(field.value.name for field in article.bylines if field.value.kind == "person"),
        url=article.url.value if article.url else "",
        tags=tuple((tag.value, tag.origin == "supplied") for tag in article.tags),
        opening=opening(article) if article.visibility == "full" else "",
        links=inner_links(article.body),
        voices=tuple(Voiced(q.speaker, q.speaker_kind) if q.speaker else _NOBODY for q in article.quotations),
        people=article.people,
        origins=tuple(map(_origin, (getattr(article, name) for name in KNOWN_FIELDS))),
        manners=tuple(_manners(article)),
        visibility=article.visibility,
        noindex=article.noindex,
        aliases=article.aliases,
        stated_rights=bool(article.licence or article.rights),
        authors=tuple(field.value.name for field in article.bylines),
        original=article.url.value if article.url else "",
        sketch=sketch(article.body.text) if article.visibility == "full" else b"",
        sayings=b"".join(saying(article.body.text[q.start : q.end]) for q in article.quotations),
        article=digest,
        spoken=spoken_digest,
    )


def _manners(article: Article) -> Iterator[tuple[QuotationKind, How | Literal[""], int]]:
    counts: Counter[tuple[QuotationKind, How | Literal[""]]] = Counter(
        (q.kind, q.how or "" if q.speaker else "") for q in article.quotations
    )
    for (kind, how), count in sorted(counts.items()):
        yield kind, how, count


def _origin(field: Field[Any] | tuple[Field[Any], ...] | None) -> Origin | Literal[""]:
    """How a field is known; of several, the first."""
    first = (field[0] if field else None) if isinstance(field, tuple) else field
    return first.origin if first else ""


def spoken(article: Article) -> tuple[Spoken, ...]:
    """The quotations of `article` as lists show them, in order."""
    text = article.body.text
    return tuple(
        _spoken(text, quotation, anchor)
        for quotation, anchor in zip(article.quotations, anchors(article), strict=True)
    )


def _spoken(text: str, quotation: Quotation, anchor: str) -> Spoken:
    before, after = marks_around(text, quotation)
    return Spoken(
        anchor=anchor,
        before=text[before : quotation.start],
        words=text[quotation.start : quotation.end].replace("\n", " "),
        after=text[quotation.end : after],
        kind=quotation.kind,
        mention=_stretch(text, quotation.mention),
        cue=_stretch(text, quotation.cue),
        how=(quotation.how or "") if quotation.speaker is not None else "",
    )


def marks_around(text: str, quotation: Quotation) -> tuple[int, int]:
    """Where the marks begin and end in which the quotation stands; its own start and end where there are
    none, as around indirect speech.
    """
    start, end = quotation.start, quotation.end
    if quotation.kind == "indirect":
        return start, end
    before = start
    while before and text[before - 1] in _SPACES:
        before -= 1
    after = end
    while after < len(text) and text[after] in _SPACES:
        after += 1
    opens = before > 0 and text[before - 1] in _OPENING_MARKS
    closes = after < len(text) and text[after] in _CLOSING_MARKS
    return (before - 1 if opens else start, after + 1 if closes else end)


_ELIDED = re.compile(r"(?<![^\W\d_])[^\W\d_]{1,9}['’]\Z")
"""« qu’ », « lorsqu’ », « d’ »."""


def joined_start(text: str, start: int) -> int:
    """Where the elided word begins that print joins to what begins at `start`; else `start` itself."""
    elided = _ELIDED.search(text, max(0, start - 12), start)
    return elided.start() if elided else start


def _stretch(text: str, span: Span | None) -> str:
    return text[span.start : span.end].replace("\n", " ") if span else ""


def opening(article: Article) -> str:
    """The first words of an article's text, without dateline, captions and signature: of its first
    paragraph of some length, since a line above it is a summary, a date, or leads to a list.
    """
    paragraphs = (text for block in article.body.blocks if (text := _running_text(article, block)))
    first = ""
    for text in paragraphs:
        if len(text) >= PARAGRAPH and not text.endswith(":"):
            return shortened(text, OPENING)
        first = first or text
    return shortened(first, OPENING)


def _running_text(article: Article, block: Block) -> str:
    """The words of a paragraph after its dateline; empty for any other block."""
    if block.kind != "text" or block.tag not in ("p", ""):
        return ""
    datelines = (i.end for i in article.body.inlines if i.tag == "span" and i.start == block.start)
    start = max(datelines, default=block.start)
    return article.body.text[start : block.end].lstrip(" ,.–—-")


def shortened(text: str, most: int) -> str:
    """`text`, cut at a word with an ellipsis where it is longer than `most` characters."""
    if len(text) <= most:
        return text
    cut = text[: most + 1]
    return cut[: cut.rfind(" ")].rstrip(" ,;:–—-«“(") + "…" if " " in cut else text[:most] + "…"


def inner_links(body: Body) -> tuple[str, ...]:
    """The addresses inside the archive to which `body` leads, each once: `content:…`, `media:…`."""
    values = (value for inline in body.inlines for _, value in inline.attributes)
    return tuple(dict.fromkeys(value for value in values if value.startswith(("content:", "media:"))))
