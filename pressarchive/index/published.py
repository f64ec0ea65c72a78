"""What is published of an article: where it is not all of it, the rest is gone before anything else is made.

Nothing downstream has to hide what it is never handed: pages, search, feeds and data are made from what
this gives, and the store keeps no more.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from pressarchive.article import Article, Block, Body
from pressarchive.index.anchors import anchors
from pressarchive.index.notices import inner_links, joined_start, marks_around
from pressarchive.model import Quotation, Span

SHORT = 300
"""Characters of a quotation that an excerpt shows; a longer one is cut at a word."""

BESIDE = 80
"""Characters between a quotation and the words that say who speaks, up to which both are one passage."""

CUT = " […]"


def published(article: Article) -> Article | None:
    """What the archive publishes of `article`; None: nothing."""
    match article.visibility:
        case "full":
            return article
        case "private":
            return None
        case "metadata":
            return _without_text(article, Body(""), (), ())
        case _:
            body, quotations = _passages(article)
            return _without_text(article, body, quotations, anchors(article))


def pictures(article: Article) -> tuple[str, ...]:
    """The files of `content/media/` that the whole article shows or leads to, relative to it."""
    own = (article.picture.path,) if article.picture else ()
    linked = (link.removeprefix("media:") for link in inner_links(article.body) if link.startswith("media:"))
    return tuple(dict.fromkeys((*own, *linked)))


def _without_text(
    article: Article, body: Body, quotations: tuple[Quotation, ...], kept: tuple[str, ...]
) -> Article:
    # A printed headline is a title, and stays; captions, credits and a photograph are the article's.
    return replace(
        article, body=body, quotations=quotations, anchors=kept, captions=(), credits=(), picture=None
    )


def _passages(article: Article) -> tuple[Body, tuple[Quotation, ...]]:
    """Each quotation with the words beside it that say who speaks, a passage each, and where they stand."""
    text, parts, blocks, quotations = article.body.text, [], [], []
    at = 0
    for quotation in article.quotations:
        passage, moved = _passage(text, quotation)
        parts.append(passage)
        blocks.append(Block("text", "p", at, at + len(passage)))
        quotations.append(_moved(moved, at))
        at += len(passage) + 1
    return Body("\n".join(parts), tuple(blocks)), tuple(quotations)


def _passage(text: str, quotation: Quotation) -> tuple[str, Quotation]:
    """The words of a quotation in their marks, with those beside them that say who speaks; and the
    quotation with its places among them.
    """
    first, last = marks_around(text, quotation)
    first = joined_start(text, first)
    if quotation.end - quotation.start > SHORT:
        words = text[quotation.start : quotation.start + SHORT]
        words = (words[: words.rfind(" ")] if " " in words else words) + CUT
        before, after = text[first : quotation.start], text[quotation.end : last]
        cut = replace(quotation, start=len(before), end=len(before) + len(words), mention=None, cue=None)
        return f"{before}{words}{after}", cut
    start, end = _reach(text, first, last, [s for s in (quotation.mention, quotation.cue) if s])
    kept = replace(
        quotation, mention=_inside(quotation.mention, start, end), cue=_inside(quotation.cue, start, end)
    )
    return text[start:end].replace("\n", " "), _moved(kept, -start)


def _reach(text: str, start: int, end: int, spans: Sequence[Span]) -> tuple[int, int]:
    """From `start` to `end`, and on to those of `spans` that are near and in the same paragraph."""
    for span in sorted(spans, key=lambda span: -span.start):
        if span.start < start and start - span.end <= BESIDE and "\n" not in text[span.start : start]:
            start = span.start
    for span in sorted(spans, key=lambda span: span.end):
        if span.end > end and span.start - end <= BESIDE and "\n" not in text[end : span.end]:
            end = span.end
    return start, end


def _inside(span: Span | None, start: int, end: int) -> Span | None:
    return span if span and start <= span.start and span.end <= end else None


def _moved(quotation: Quotation, by: int) -> Quotation:
    def moved(span: Span | None) -> Span | None:
        return Span(span.start + by, span.end + by) if span else None

    return replace(
        quotation,
        start=quotation.start + by,
        end=quotation.end + by,
        mention=moved(quotation.mention),
        cue=moved(quotation.cue),
    )
