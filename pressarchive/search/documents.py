"""Documents: everything in the archive that a search may find, as a pure function of the index.

A document is found by words, narrowed by facets, and shown by its card. Quotations are documents of their
own, for they are what is looked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from msgspec import Struct

from pressarchive.article import Notice
from pressarchive.index.model import Outlet, Said, Speaker, Tag
from pressarchive.model import PressDate
from pressarchive.pages.cards import Cards
from pressarchive.search.folding import words
from pressarchive.text.typography import typography

TITLE, NAME, OTHER_NAME, TEXT, SAID_BY, BESIDE = 6.0, 9.0, 7.0, 1.0, 0.7, 0.4
"""How much a word weighs: in a headline, a name, another name; in a text; in the name of who says it; in what
only surrounds it."""

UNDATED = "0"
"""The year of what has none."""

Facets = tuple[tuple[str, str], ...]
"""Name and value of each; a value that has an address is its slug, a space, and its name."""


class Card(Struct, frozen=True, omit_defaults=True):
    """What is shown of a document that was found. The browser reads it: names are short."""

    k: str
    """Kind: `article`, `quotation`, `speaker`, `tag`, `outlet`."""
    u: str
    """Url."""
    t: str
    """Headline or name. Its words come first in the document."""
    x: str = ""
    """The text, whose words come next: an article's, a quotation's, a note."""
    b: str = ""
    """Mark before a quotation, and `a` after."""
    a: str = ""
    s: str = ""
    """Who says it."""
    o: str = ""
    """Outlet."""
    d: str = ""
    """Date, as it is told."""
    m: str = ""
    """Date, for machines."""
    n: int = 0
    """How much there is: quotations of a speaker, articles of a tag or an outlet."""
    l: str = ""  # noqa: E741
    """Language, where it is not that of the interface."""
    r: bool = False
    """Whether that is written from right to left."""


class Document(Struct, frozen=True):
    """Something that may be found."""

    words: tuple[tuple[float, str], ...]
    """Weights, and folded words parted by a space: first those of the card's `t` and `x`."""
    facets: Facets
    date: int
    """For the order by date: `20231201`; 0: unknown."""
    card: Card


def documents(cards: Cards) -> Iterator[Document]:
    """The documents, in an order of their own."""
    index = cards.index
    return chain(
        chain.from_iterable(_of_article(cards, article) for article in index.articles),
        (_of_speaker(cards, speaker) for speaker in index.speakers.values()),
        (_of_tag(cards, tag) for tag in index.tags.values()),
        (_of_outlet(cards, outlet) for outlet in index.outlets.values()),
    )


def _of_article(cards: Cards, notice: Notice) -> Iterator[Document]:
    """An article, and what is quoted in it."""
    index, card = cards.index, cards.article(notice)
    said = index.said[notice.slug]
    around = _around(cards, notice)
    slugs = dict.fromkeys(s.speaker for s in said if s.speaker)
    names = chain.from_iterable(_names(index.speakers[slug]) for slug in slugs)
    tags = (index.tags[slug] for slug in index.tags_of[notice.slug])
    outlet = card.outlet.name if card.outlet else ""
    beside = [*names, *chain.from_iterable(_names(tag) for tag in tags), outlet, card.date.text]
    printed = typography(cards.shelf.article(notice).body.text.replace("\n", " "), notice.language)
    yield Document(
        words=_weighed((TITLE, notice.title), (TEXT, printed), (BESIDE, " ".join(beside))),
        facets=(("kind", "article"), *around, *(_value("speaker", index.speakers[slug]) for slug in slugs)),
        date=_day(notice.date),
        card=Card(
            k="article",
            u=card.url,
            t=typography(notice.title, notice.language),
            x=printed,
            o=outlet,
            d=card.date.text,
            m=card.date.machine,
            l=notice.language if card.foreign else "",
            r=card.foreign and card.direction == "rtl",
        ),
    )
    for quotation in said:
        yield _of_quotation(cards, quotation, around)


def _of_quotation(cards: Cards, said: Said, around: Facets) -> Document:
    shown = cards.quotation(said)
    article, language = shown.article, said.article.language
    speaker = cards.index.speakers[said.speaker] if said.speaker else None
    outlet = article.outlet.name if article.outlet else ""
    printed = typography(shown.words, language)
    names = _names(speaker) if speaker else (said.name,)
    return Document(
        words=_weighed(
            (TEXT, printed), (SAID_BY, " ".join(names)), (BESIDE, f"{outlet} {article.date.text}")
        ),
        facets=(("kind", "quotation"), *around, *([_value("speaker", speaker)] if speaker else [])),
        date=_day(said.article.date),
        card=Card(
            k="quotation",
            u=shown.url,
            t="",
            x=printed,
            b=typography(shown.before, language),
            a=typography(shown.after, language),
            s=speaker.name if speaker else said.name,
            o=outlet,
            d=article.date.text,
            m=article.date.machine,
            l=language if article.foreign else "",
            r=article.foreign and article.direction == "rtl",
        ),
    )


def _of_speaker(cards: Cards, speaker: Speaker) -> Document:
    link = cards.speaker(speaker.slug, len(speaker.said))
    return _of_name("speaker", speaker, link.url, link.count, speaker.record.note if speaker.record else "")


def _of_tag(cards: Cards, tag: Tag) -> Document:
    link = cards.tag(tag.slug, len(tag.articles))
    return _of_name("tag", tag, link.url, link.count, tag.record.note if tag.record else "")


def _of_outlet(cards: Cards, outlet: Outlet) -> Document:
    link = cards.outlet(outlet.slug, len(outlet.articles))
    return _of_name("outlet", outlet, link.url, link.count, outlet.record.note if outlet.record else "")


def _of_name(kind: str, of: Speaker | Tag | Outlet, url: str, count: int, note: str) -> Document:
    return Document(
        words=_weighed((NAME, of.name), (BESIDE, note), (OTHER_NAME, " ".join(_names(of)[1:]))),
        facets=(("kind", kind),),
        date=0,
        card=Card(k=kind, u=url, t=of.name, x=note, n=count),
    )


def _names(of: Speaker | Tag | Outlet) -> tuple[str, ...]:
    """The name shown, then every other, the archivist's included."""
    given = of.record.other_names if of.record else ()
    return tuple(dict.fromkeys((of.name, *of.other_names, *given)))


def _around(cards: Cards, notice: Notice) -> Facets:
    """The facets that an article's quotations share with it."""
    index = cards.index
    outlet = index.outlet_of.get(notice.slug)
    return (
        ("year", str(notice.date.year or UNDATED)),
        *([_value("outlet", index.outlets[outlet])] if outlet else []),
        *(_value("tag", index.tags[slug]) for slug in index.tags_of[notice.slug]),
    )


def _value(facet: str, of: Speaker | Tag | Outlet) -> tuple[str, str]:
    return facet, f"{of.slug} {of.name}"


def _weighed(*parts: tuple[float, str]) -> tuple[tuple[float, str], ...]:
    return tuple((weight, " ".join(words(text))) for weight, text in parts)


def _day(date: PressDate) -> int:
    return (date.year or 0) * 10_000 + (date.month or 0) * 100 + (date.day or 0) if date.year else 0


def basis_of(cards: Cards) -> Iterable[bytes | str]:
    """All that the documents are made from, as parts of a key: no article's words are fetched for it."""
    index = cards.index
    for article in index.articles:
        yield article.article
        yield cards.spoken_mark(article)
    for group in (index.speakers, index.tags, index.outlets):
        for of in group.values():
            note = of.record.note if of.record else ""
            yield "\n".join((of.slug, note, *_names(of)))
