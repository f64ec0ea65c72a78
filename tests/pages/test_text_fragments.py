"""The way to a quotation's words in the original: https://wicg.github.io/scroll-to-text-fragment/."""

from __future__ import annotations

from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressarchive.pages.text_fragments import at_words

PAGE = "https://example.org/a.html"


@pytest.mark.parametrize(
    ("words", "fragment"),
    [
        ("une guerre", "une%20guerre"),
        ("peut-être, oui & non", "peut%2D%C3%AAtre%2C%20oui%20%26%20non"),
        (
            "un deux trois quatre cinq six sept huit neuf dix",
            "un%20deux%20trois%20quatre%20cinq%20six%20sept%20huit%20neuf%20dix",
        ),
        (
            "un deux trois quatre cinq six sept huit neuf dix onze",
            "un%20deux%20trois%20quatre%20cinq,sept%20huit%20neuf%20dix%20onze",
        ),
        ("mot\u202f!", "mot%20%21"),
    ],
)
def test_the_words_are_named_whole_or_by_both_ends(words: str, fragment: str) -> None:
    assert at_words(PAGE, words) == f"{PAGE}#:~:text={fragment}"


def test_a_quotation_that_is_cut_is_named_as_far_as_it_stands_here() -> None:
    words = "« un deux trois quatre cinq six sept huit neuf dix onze […] »"
    assert at_words(PAGE, words) == f"{PAGE}#:~:text=%C2%AB%20un%20deux%20trois%20quatre"


def test_the_place_that_an_address_names_already_is_kept() -> None:
    assert at_words(f"{PAGE}#p2", "oui") == f"{PAGE}#p2:~:text=oui"


def test_without_words_the_address_stays_as_it_is() -> None:
    assert at_words(f"{PAGE}#p2", " ") == f"{PAGE}#p2"


def test_a_stretch_ends_where_print_joins_nothing() -> None:
    words = "« Tu l’as déjà fait ? un deux trois quatre cinq de 136 000 euros de plus »"
    _, _, named = at_words(PAGE, words).partition(":~:text=")
    assert [unquote(end) for end in named.split(",")] == [
        "« Tu l’as déjà fait ? un",
        "136 000 euros de plus »",
    ]


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_only_the_comma_between_both_ends_parts_a_fragment(words: str) -> None:
    _, _, named = at_words(PAGE, words).partition(":~:text=")
    assert "-" not in named
    assert "&" not in named
    assert named.count(",") <= 1
    read = [unquote(end).split() for end in named.split(",")]
    every = words.split()
    whole = read == [every]
    assert whole or (len(every) > 10 and read == [every[: len(read[0])], every[-len(read[1]) :]])
