"""Who said what: the quotations of a text, found, attributed, and brought to one name a person."""

from __future__ import annotations

from collections.abc import Collection

from msgspec import Struct

from pressarchive.model import Quotation
from pressarchive.quotations.article import Article
from pressarchive.quotations.language import language as _language
from pressarchive.quotations.marks import marked
from pressarchive.quotations.reading import Reader

__all__ = ["Understood", "quotations", "understood"]


class Understood(Struct, frozen=True):
    """Who is in a text, and who says what."""

    quotations: tuple[Quotation, ...]
    people: tuple[str, ...]
    """Whoever the text names in full, by first mention, quoted or not."""


def quotations(text: str, language: str, known: Collection[str] = ()) -> tuple[Quotation, ...]:
    """The quotations of an article's plain `text`, in order, each with its speaker where one is sure.

    `language` is its code (`fr`, `fr-CA`); `known` are names that the archive already knows.
    Places are code points of `text`, inside the marks and trimmed. In a language without lexicons
    all words in marks are returned, unattributed.
    """
    return _understood(text, language, known)[0]


def understood(text: str, language: str, known: Collection[str] = ()) -> Understood:
    """The quotations of a text as `quotations` gives them, and the people it names."""
    found, reader = _understood(text, language, known)
    return Understood(found, tuple(one.name for one in reader.speakers.people.all) if reader else ())


def _understood(
    text: str, language: str, known: Collection[str]
) -> tuple[tuple[Quotation, ...], Reader | None]:
    lexicon = _language(language)
    if lexicon is None:
        return tuple(Quotation(m.start, m.end, "direct", rule="marks") for m in marked(text)), None
    reader = Reader(Article(text, lexicon, frozenset(known)))
    return reader.read(), reader
