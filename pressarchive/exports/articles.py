"""Beside each article's page: the article as data (`index.json`) and its words alone (`index.txt`)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

import msgspec
from msgspec.structs import asdict

from pressarchive.article import Notice
from pressarchive.exports.rows import ArticleRow, QuotationRow
from pressarchive.exports.tables import rows_of
from pressarchive.pages.cards import Cards
from pressarchive.pages.document import Document
from pressarchive.pages.draft import Draft, basis
from pressarchive.pages.urls import article_data_url, article_text_url, article_url
from pressarchive.pages.views import SiteView
from pressarchive.text.messages import Translator, marked

_ENCODER = msgspec.json.Encoder()
_LINE = "-" * 72
_IN_SELECTORS = ("words", "prefix", "suffix", "start", "end")
_IN_ARTICLE = ("article_id", "outlet", "outlet_id", "language", "date", "date_precision")
_OWN = tuple(
    name for name in QuotationRow.__struct_fields__ if name not in {"id", *_IN_SELECTORS, *_IN_ARTICLE}
)
"""Fields of a quotation's row that neither its selectors nor its article hold."""

_WITHHELD = {
    "excerpt": marked("Of this article, the archive shows short quotations only."),
    "metadata": marked("The archive does not show the text of this article."),
}


class ArticleData(Document, frozen=True, kw_only=True):
    """An article with its quotations, for programs."""

    article: ArticleRow
    quotations: tuple[QuotationRow, ...]


class ArticleText(Document, frozen=True, kw_only=True):
    """An article's words as printed, for tools that read text."""

    header: tuple[str, ...]
    """What it is, a line each."""
    text: str


def article_files(cards: Cards, notice: Notice) -> Iterator[Draft]:
    """Both files of an article; none where the archive wants no data."""
    if cards.settings.data:
        known = partial(_basis, cards, notice)
        yield Draft(article_data_url(notice.slug), ArticleData, known, partial(_data, cards, notice))
        yield Draft(article_text_url(notice.slug), ArticleText, known, partial(_text, cards, notice))


def _basis(cards: Cards, notice: Notice) -> bytes:
    index = cards.index
    return basis(
        notice.path,
        notice.article,
        cards.spoken_mark(notice),
        [index.tags[slug].other_names for slug in index.tags_of[notice.slug]],
    )


def _data(cards: Cards, notice: Notice) -> ArticleData:
    rows = rows_of(cards, notice)
    return ArticleData(url=article_data_url(notice.slug), article=rows.article, quotations=rows.quotations)


def _text(cards: Cards, notice: Notice) -> ArticleText:
    article, card, words = cards.shelf.article(notice), cards.article(notice), cards.words
    signed = ", ".join(field.value.name for field in article.bylines)
    address = f"{cards.settings.base_url}{article_url(notice.slug)}" if cards.settings.base_url else ""
    facts = (
        (marked("Outlet"), card.outlet.name if card.outlet else ""),
        (marked("Date"), card.date.text),
        (marked("Place"), article.place.value if article.place else ""),
        (marked("Byline"), signed),
        (marked("Original"), article.url.value if article.url else ""),
        (marked("Archived copy"), article.archived.value if article.archived else ""),
        (marked("Licence"), article.licence.value if article.licence else ""),
        (marked("Rights"), article.rights.value if article.rights else ""),
        (marked("Archive"), cards.settings.title),
        (marked("Address"), address),
    )
    return ArticleText(
        url=article_text_url(notice.slug),
        header=(notice.title, *_told(facts, words), *_withheld(article.visibility, words)),
        text=article.body.text,
    )


def _told(facts: tuple[tuple[str, str], ...], words: Translator) -> Iterator[str]:
    for name, value in facts:
        if value:
            # A value of several lines would pass for several facts.
            yield words.text("%(name)s: %(value)s", name=words.text(name), value=" ".join(value.split()))


def _withheld(visibility: str, words: Translator) -> Iterator[str]:
    if visibility in _WITHHELD:
        yield words.text(_WITHHELD[visibility])


def write_data(data: ArticleData, _site: SiteView) -> bytes:
    """The article as JSON, each quotation with its selectors as W3C's Web Annotation has them
    (https://www.w3.org/TR/annotation-model/#selectors).
    """
    told = asdict(data.article) | {"quotations": [_quotation(one) for one in data.quotations]}
    return msgspec.json.format(_ENCODER.encode(told), indent=1) + b"\n"


def _quotation(row: QuotationRow) -> dict[str, Any]:
    """A quotation as its row has it, without what its article says already."""
    quote = {"type": "TextQuoteSelector", "exact": row.words, "prefix": row.prefix, "suffix": row.suffix}
    position = {"type": "TextPositionSelector", "start": row.start, "end": row.end}
    return {"id": row.id, "selector": [quote, position], **{name: getattr(row, name) for name in _OWN}}


def write_text(text: ArticleText, _site: SiteView) -> bytes:
    """The words as printed, below a short header."""
    return "\n".join((*text.header, _LINE, "", text.text, "")).encode()
