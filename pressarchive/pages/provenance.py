"""How each field of an article is known, in words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pressarchive.article import Article
from pressarchive.model import Field, Origin
from pressarchive.pages.views import ProvenanceRow
from pressarchive.text.messages import Translator, marked

_ORIGINS: dict[Origin, str] = {
    "stated": marked("stated in the text"),
    "inferred": marked("inferred"),
    "supplied": marked("supplied by the archivist"),
}

_RULES = {
    "title line": marked("the first line of the text"),
    "level-one heading": marked("the heading that opens the text"),
    "dateline": marked("the dateline"),
    "date that opens the text": marked("the date with which the text opens"),
    "line of publication": marked("the line of publication"),
    "byline “par”": marked("the line that begins with “par”"),
    "byline “avec”": marked("the line that names an agency after “avec”"),
    "agency alone on its line": marked("an agency alone on its line"),
    "outlet that signs": marked("the outlet that signs the article"),
    "caption line": marked("the line under the picture"),
    "picture's alternative text": marked("the picture’s alternative text"),
    "photo credit": marked("the photograph’s credit"),
    "language of the archive": marked("the language of the archive"),
    "words and script": marked("the words and script of the text"),
    "named in the text": marked("named in the text"),
    "outlets.yaml": marked("the outlet’s record"),
}


HOW = {
    "named": marked("named in the text"),
    "title": marked("by a title"),
    "pronoun": marked("by a pronoun"),
    "carried over": marked("carried over from the words before"),
    "implicit": marked("not said, understood"),
    "supplied": marked("given by the archivist"),
}
"""How a quotation's speaker is known."""


def how_text(how: str, words: Translator) -> str:
    """How a quotation's speaker is known, in words for a reader; `how` itself where it is none we know."""
    return words.text(HOW.get(how, how))


def provenance(article: Article, words: Translator) -> Iterator[ProvenanceRow]:
    """A row for each field that is known."""
    for label, field, shown in _fields(article, words):
        if field is not None:
            yield _row(words.text(label), field, shown, words)
    for byline in article.bylines:
        yield _row(words.text("Byline"), byline, byline.value.name, words)
    for caption in article.captions:
        yield _row(words.text("Caption"), caption, caption.value, words)
    for credit in article.credits:
        yield _row(words.text("Credit"), credit, credit.value, words)
    for tag in article.tags:
        yield _row(words.text("Tag"), tag, tag.value, words)


def _fields(article: Article, words: Translator) -> tuple[tuple[str, Field[Any] | None, str], ...]:
    def plain(field: Field[str] | None) -> str:
        return field.value if field else ""

    return (
        (marked("Headline"), article.title, article.title.value),
        (marked("Printed headline"), article.printed_title, plain(article.printed_title)),
        (marked("Outlet"), article.outlet, plain(article.outlet)),
        (marked("Date"), article.date, words.date(article.date.value) if article.date else ""),
        (marked("Place"), article.place, plain(article.place)),
        (marked("Language"), article.language, words.language_name(article.language.value)),
        (marked("Original"), article.url, plain(article.url)),
        (marked("Archived copy"), article.archived, plain(article.archived)),
        (marked("Licence"), article.licence, plain(article.licence)),
        (marked("Rights"), article.rights, plain(article.rights)),
    )


def _row(label: str, field: Field[Any], shown: str, words: Translator) -> ProvenanceRow:
    rule = _RULES.get(field.rule)
    return ProvenanceRow(
        field=label,
        value=shown,
        origin=field.origin,
        origin_text=words.text(_ORIGINS[field.origin]),
        rule=words.text(rule) if rule else field.rule,
        line=field.line,
    )
