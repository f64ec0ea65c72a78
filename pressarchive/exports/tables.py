"""Tables: the archive as rows, made one article after another."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from pressarchive.article import Article, Notice, Spoken
from pressarchive.exports.rows import (
    ArticleRow,
    ArticleTagRow,
    Known,
    MentionRow,
    OutletRow,
    ProvenanceRow,
    QuotationRow,
    Signer,
    SpeakerRow,
    TagOf,
    TagRow,
)
from pressarchive.index.model import Outlet, Said, Speaker, Tag
from pressarchive.model import Field, OutletRecord, PressDate, Quotation, SpeakerRecord, TagRecord
from pressarchive.pages.cards import Cards
from pressarchive.pages.snapshots import taken_on
from pressarchive.pages.text_fragments import at_quotation
from pressarchive.pages.urls import article_url, outlet_url, speaker_url, tag_url
from pressarchive.text.folding import fold

CONTEXT = 32
"""Characters before and after a quotation's words, as many as W3C's examples have
(https://www.w3.org/TR/annotation-model/#text-quote-selector).
"""


class Rows(Struct, frozen=True):
    """What the tables have of one article."""

    article: ArticleRow
    quotations: tuple[QuotationRow, ...]


def rows_of(cards: Cards, notice: Notice) -> Rows:
    """The rows of an article and its quotations, in reading order. Raises Faults where it is lost."""
    article = cards.shelf.article(notice)
    said, spoken = cards.index.said[notice.slug], cards.shelf.spoken(notice)
    row = _article(cards, notice, article)
    every = zip(article.quotations, said, spoken, strict=True)
    return Rows(
        row, tuple(_quotation(cards, row, article, quotation, one, words) for quotation, one, words in every)
    )


def _article(cards: Cards, notice: Notice, article: Article) -> ArticleRow:
    outlet = _outlet_of(cards, notice)
    return ArticleRow(
        id=notice.slug,
        url=_address(cards, article_url(notice.slug)),
        title=notice.title,
        printed_title=_value(article.printed_title),
        date=_date(notice.date),
        date_precision=notice.date.precision,
        outlet=outlet.name if outlet else None,
        outlet_id=outlet.slug if outlet else None,
        place=_value(article.place),
        language=notice.language,
        bylines=tuple(Signer(field.value.name, field.value.kind) for field in article.bylines),
        tags=tags_of(cards, notice),
        original=_value(article.url),
        archived=_value(article.archived),
        archived_on=taken_on(article.archived.value) or None if article.archived else None,
        licence=_value(article.licence),
        rights=_value(article.rights),
        visibility=article.visibility,
        source=article.path,
        quotation_count=len(article.quotations),
        text=article.body.text,
        provenance=tuple(_known(article)),
    )


def tags_of(cards: Cards, notice: Notice) -> tuple[TagOf, ...]:
    """The tags of an article, in its order."""
    given = {fold(name) for name, supplied in notice.tags if supplied}
    tags = (cards.index.tags[slug] for slug in cards.index.tags_of[notice.slug])
    return tuple(
        TagOf(tag.slug, tag.name, not given.isdisjoint(map(fold, (tag.name, *tag.other_names))))
        for tag in tags
    )


def _known(article: Article) -> Iterator[Known]:
    """How each field of the article is known."""
    fields: tuple[tuple[str, Field[Any] | None], ...] = (
        ("title", article.title),
        ("printed_title", article.printed_title),
        ("date", article.date),
        ("outlet", article.outlet),
        ("place", article.place),
        ("language", article.language),
        ("original", article.url),
        ("archived", article.archived),
        ("licence", article.licence),
        ("rights", article.rights),
        *(("byline", byline) for byline in article.bylines),
        *(("caption", caption) for caption in article.captions),
        *(("credit", credit) for credit in article.credits),
        *(("tag", tag) for tag in article.tags),
    )
    for name, field in fields:
        if field is not None:
            yield Known(name, _told(field.value), field.origin, field.rule, field.line or None)


def _told(value: Any) -> str:  # noqa: ANN401 - of whatever kind the field is
    if isinstance(value, PressDate):
        return value.edtf
    return value if isinstance(value, str) else str(value.name)


def _quotation(  # noqa: PLR0913, PLR0917 - a quotation as each hop has it, and what its article's row says
    cards: Cards, row: ArticleRow, article: Article, quotation: Quotation, said: Said, spoken: Spoken
) -> QuotationRow:
    words = row.text[quotation.start : quotation.end]
    speaker = cards.index.speakers[said.speaker].name if said.speaker else said.name
    before, after = _around(article, quotation)
    return QuotationRow(
        id=f"{row.id}#{spoken.anchor}",
        words=words,
        prefix=before,
        suffix=after,
        start=quotation.start,
        end=quotation.end,
        kind=quotation.kind,
        speaker=speaker or None,
        speaker_id=said.speaker or None,
        speaker_kind=quotation.speaker_kind if speaker else None,
        as_printed=spoken.mention or None,
        cue=spoken.cue or None,
        how=quotation.how if speaker else None,
        confidence=quotation.confidence if speaker else None,
        rule=quotation.rule,
        article_id=row.id,
        outlet=row.outlet,
        outlet_id=row.outlet_id,
        language=row.language,
        date=row.date,
        date_precision=row.date_precision,
        url=f"{row.url}#{spoken.anchor}",
        original=at_quotation(article.url.value, article, quotation) if article.url else None,
    )


def _around(article: Article, quotation: Quotation) -> tuple[str, str]:
    """The words before a quotation and after it; of an excerpt, whose passages have no neighbours, those of
    its own passage.
    """
    text = article.body.text
    before = text[max(0, quotation.start - CONTEXT) : quotation.start]
    after = text[quotation.end : quotation.end + CONTEXT]
    if article.visibility != "full":
        before, after = before.rpartition("\n")[2], after.partition("\n")[0]
    return before, after


def speaker_rows(cards: Cards) -> Iterator[SpeakerRow]:
    """Everybody who is quoted and has a page, in the order of an index of names."""
    for speaker in cards.index.speakers.values():
        dated = [one.article.date for one in speaker.said if one.article.date.year is not None]
        yield SpeakerRow(
            id=speaker.slug,
            name=speaker.name,
            kind=speaker.kind,
            other_names=speaker.other_names,
            quotations=len(speaker.said),
            articles=len({one.article.slug for one in speaker.said}),
            mentions=len(cards.index.mentioned.get(speaker.slug, ())),
            first=dated[-1].edtf if dated else None,
            last=dated[0].edtf if dated else None,
            **_record(speaker),
            url=_address(cards, speaker_url(speaker.slug)),
        )


def mention_rows(cards: Cards) -> Iterator[MentionRow]:
    """The articles that name a speaker and do not quote them, speaker by speaker, newest first."""
    for speaker in cards.index.speakers.values():
        for notice in cards.index.mentioned.get(speaker.slug, ()):
            outlet = _outlet_of(cards, notice)
            yield MentionRow(
                speaker_id=speaker.slug,
                speaker=speaker.name,
                article_id=notice.slug,
                title=notice.title,
                outlet=outlet.name if outlet else None,
                outlet_id=outlet.slug if outlet else None,
                date=_date(notice.date),
                date_precision=notice.date.precision,
                url=_address(cards, article_url(notice.slug)),
            )


def tag_rows(cards: Cards) -> Iterator[TagRow]:
    """The tags, in the order of their index."""
    for tag in cards.index.tags.values():
        yield TagRow(
            id=tag.slug,
            name=tag.name,
            other_names=tag.other_names,
            articles=len(tag.articles),
            supplied=tag.supplied,
            **_record(tag),
            url=_address(cards, tag_url(tag.slug)),
        )


def outlet_rows(cards: Cards) -> Iterator[OutletRow]:
    """The outlets, in the order of their index."""
    for outlet in cards.index.outlets.values():
        record = outlet.record
        yield OutletRow(
            id=outlet.slug,
            name=outlet.name,
            kind=record.kind if record else "outlet",
            other_names=outlet.other_names,
            articles=len(outlet.articles),
            website=(record.url if record else "") or None,
            issn=(record.issn if record else "") or None,
            **_record(outlet),
            url=_address(cards, outlet_url(outlet.slug)),
        )


def article_tag_rows(article: ArticleRow) -> Iterator[ArticleTagRow]:
    """A row for each tag of an article."""
    return (
        ArticleTagRow(article_id=article.id, tag_id=tag.id, supplied=tag.supplied) for tag in article.tags
    )


def provenance_rows(article: ArticleRow) -> Iterator[ProvenanceRow]:
    """A row for each field of an article that is known."""
    for known in article.provenance:
        yield ProvenanceRow(
            article_id=article.id,
            field=known.field,
            value=known.value,
            origin=known.origin,
            rule=known.rule,
            line=known.line,
        )


def _record(of: Speaker | Tag | Outlet) -> dict[str, str | None]:
    record: SpeakerRecord | TagRecord | OutletRecord | None = of.record
    keys = ("wikidata", "viaf", "isni", "bnf", "note")
    return {key: (getattr(record, key) if record else "") or None for key in keys}


def _outlet_of(cards: Cards, notice: Notice) -> Outlet | None:
    slug = cards.index.outlet_of.get(notice.slug)
    return cards.index.outlets[slug] if slug else None


def _value(field: Field[str] | None) -> str | None:
    return field.value or None if field else None


def _date(date: PressDate) -> str | None:
    return date.edtf or None


def _address(cards: Cards, url: str) -> str:
    return cards.settings.base_url + url
