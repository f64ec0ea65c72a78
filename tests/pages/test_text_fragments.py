"""The way to a quotation's words in the original: https://wicg.github.io/scroll-to-text-fragment/."""

from __future__ import annotations

from typing import NamedTuple
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from pressarchive.article import Article, Body
from pressarchive.index.published import published
from pressarchive.model import Field, Quotation, QuotationKind
from pressarchive.pages.text_fragments import at_quotation

PAGE = "https://example.org/a.html"
TEN = "un deux trois quatre cinq six sept huit neuf dix"


def article(before: str, words: str, after: str, kind: QuotationKind, title: str = "Titre") -> Article:
    """An article whose text holds one quotation."""
    start, end = len(before), len(before) + len(words)
    return Article(
        path="content/articles/a.txt",
        slug="a",
        title=Field(title, "stated", "title line"),
        language=Field("fr", "inferred", "language of the archive"),
        body=Body(before + words + after),
        quotations=(Quotation(start, end, kind),),
    )


def way(one: Article, address: str = PAGE) -> str:
    return at_quotation(address, one, one.quotations[0])


def named(one: Article) -> list[str]:
    """What the way names, in its order; what only stands before the words ends in a hyphen."""
    return [unquote(part) for part in way(one).partition(":~:text=")[2].split(",")]


class Case(NamedTuple):
    """A text, cut where the quotation begins and ends, and what is named of it."""

    before: str
    words: str
    after: str
    named: list[str]
    kind: QuotationKind = "direct"


CASES = {
    "a few words are named whole": Case("Il dit : « ", "une guerre", " ».", ["« une guerre »"]),
    "so are ten": Case("", TEN, "", [TEN]),
    "of more, both ends are": Case(
        "", f"{TEN} onze", "", ["un deux trois quatre cinq", "sept huit neuf dix onze"]
    ),
    "every space is a plain one": Case("«\u202f", "mot\u202f!", "\u202f»", ["« mot ! »"]),
    "two spaces that a page does not run together stay two": Case("« ", "mot", "\u2009 ».", ["« mot  »"]),
    "plain ones that it runs together are one": Case("« ", "un\n  mot", " »", ["« un mot »"]),
    "a stretch ends where print joins nothing": Case(
        "« ",
        "Tu l’as déjà fait ? un deux trois quatre cinq de 136 000 euros de plus",
        " »",
        ["« Tu l’as déjà fait ? un", "136 000 euros de plus »"],
    ),
    "what print joins to the first word stands before it": Case(
        "Il a annoncé qu’", "il partirait demain", ".", ["qu’-", "il partirait demain"], "indirect"
    ),
    "and in capitals and with a typewriter's apostrophe": Case(
        "LORSQU'", "ELLE PARTIRA", "", ["LORSQU'-", "ELLE PARTIRA"], "indirect"
    ),
    "an apostrophe that joins nothing does not": Case(
        "C’est ’", "il partirait", ".", ["il partirait"], "indirect"
    ),
    "a mark tells words from those that stand before without": Case(
        "Un deux trois quatre cinq. « ",
        f"{TEN} onze",
        " »",
        ["« un deux trois quatre", "huit neuf dix onze »"],
    ),
    "of a beginning that stands before, more is named": Case(
        "Un deux trois quatre cinq. Il dit que ",
        f"{TEN} onze douze",
        "",
        ["un deux trois quatre cinq six", "huit neuf dix onze douze"],
        "indirect",
    ),
    "accents tell no words apart, nor do capitals": Case(
        "Une protéine Sécrétée par un. Il dit qu’on voit ",
        "une protéine secrétée par un animal marin que l’on trouve dans la mousse",
        "",
        ["une protéine secrétée par un animal", "l’on trouve dans la mousse"],
        "indirect",
    ),
    "an end that stands within is named from further before": Case(
        "",
        f"{TEN} a b c d e zéro {TEN} a b c d e",
        "",
        ["un deux trois quatre cinq", "cinq six sept huit neuf dix a b c d e"],
    ),
    "words that are said twice are told by those before them": Case(
        "« oui, oui », dit-elle. Il ne dit rien, puis il ajoute : « ",
        "oui, oui",
        " ».",
        ["puis il ajoute :-", "« oui, oui »"],
    ),
    "a last word to which print joins a sign is left out": Case(
        "Selon lui, ", "il partirait demain", " !", ["il partirait"], "indirect"
    ),
    "or by those behind them, where none stand before": Case(
        "« non »\n« ", "non", " », dit-elle encore une fois.", ["« non »", "-, dit-elle encore une"]
    ),
    "but not by those of another line": Case("« non »\n« ", "non", " »\nFin.", ["« non »"]),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_the_words_are_named_so_that_they_are_found_and_no_others(case: Case) -> None:
    assert named(article(case.before, case.words, case.after, case.kind)) == case.named


def test_of_a_beginning_that_the_headline_has_more_is_named() -> None:
    one = article(
        "Il dit que ", f"{TEN} onze douze", "", "indirect", title="L’un : Un deux trois quatre cinq"
    )
    assert named(one) == ["un deux trois quatre cinq six", "huit neuf dix onze douze"]


def test_signs_that_part_a_fragment_are_escaped() -> None:
    one = article("", "peut-être, oui & non", "", "direct")
    assert way(one) == f"{PAGE}#:~:text=peut%2D%C3%AAtre%2C%20oui%20%26%20non"


def excerpt(before: str, words: str, after: str, kind: QuotationKind) -> Article:
    """What is published of an article of which quotations alone are."""
    made = published(replace(article(before, words, after, kind), visibility="excerpt"))
    assert made is not None
    return made


def test_a_quotation_that_an_excerpt_cuts_is_named_as_far_as_it_stands_there() -> None:
    assert named(excerpt("Il dit : « ", f"{TEN} " * 9, "»", "direct")) == ["« un deux trois quatre"]


def test_of_reported_words_an_excerpt_keeps_what_print_joins_to_them() -> None:
    assert named(excerpt("Il a annoncé qu’", "il partirait", ".", "indirect")) == ["qu’-", "il partirait"]
    assert named(excerpt("Il a dit qu’", f"il {TEN} " * 9, ".", "indirect"))[0] == "qu’-"


def test_a_cut_that_the_paper_printed_is_words_like_others() -> None:
    one = article("« ", "Les objets […]", " »", "direct")
    assert named(one) == ["« Les objets […] »"]


def test_the_place_that_an_address_names_already_is_kept() -> None:
    assert way(article("", "oui", "", "direct"), f"{PAGE}#p2") == f"{PAGE}#p2:~:text=oui"


def test_without_words_the_address_stays_as_it_is() -> None:
    assert way(article("", " ", "", "direct"), f"{PAGE}#p2") == f"{PAGE}#p2"


TEXTS = st.text(st.characters(exclude_categories=["Cs"]))


@given(TEXTS, TEXTS, TEXTS, st.sampled_from(["direct", "indirect", "mixed"]))
def test_what_is_named_stands_in_the_text(before: str, words: str, after: str, kind: QuotationKind) -> None:
    one = article(before, words, after, kind)
    _, _, fragment = way(one).partition(":~:text=")
    assert "&" not in fragment
    parts = fragment.split(",")
    assert len(parts) <= 3
    text = " ".join(one.body.text.split())
    at = 0
    for part in parts:
        named_words = " ".join(unquote(part.strip("-")).split())
        at = text.find(named_words, at)
        assert at >= 0
        at += len(named_words)
