"""The same words in several papers: who is found alike, by what estimate, and at what cost."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from pressarchive.article import Article, Body, Notice
from pressarchive.index.copies import ALIKE, REACH, copies, sharing
from pressarchive.index.notices import notice
from pressarchive.index.sketches import (
    BINS,
    FEWEST,
    NO_SAYING,
    SAID_FEWEST,
    SEQUENCE,
    likeness,
    saying,
    sketch,
)
from pressarchive.model import Field
from pressarchive.text.folding import fold, folded_words

UNKNOWN = Field("", "stated", "")


def article(slug: str, words: bytes) -> Notice:
    """An article of which no more is known than what is compared."""
    nothing = Article(
        path="", slug=slug, title=UNKNOWN, language=UNKNOWN, body=Body(""), visibility="metadata"
    )
    return replace(notice(nothing, "", ""), sketch=words)


def text(first: int, last: int, kind: str = "mot") -> str:
    """Words no two of which are the same."""
    return " ".join(f"{kind}{number}" for number in range(first, last))


def alike(**texts: str) -> dict[str, list[str]]:
    made = [article(slug, sketch(words)) for slug, words in texts.items()]
    found = copies(made)
    return {slug: sorted(copy.article.slug for copy in those) for slug, those in found.items()}


def bins(words: str) -> list[int]:
    return memoryview(sketch(words)).cast("I").tolist()


words = st.text(st.characters(codec="utf-8"), max_size=400)


@given(words)
def test_the_words_of_an_article_are_folded_as_names_are(said: str) -> None:
    said = unicodedata.normalize("NFC", said)
    assert [word.decode() for word in folded_words(said)] == fold(said).split()


@given(st.integers(0, 10**6), st.integers(FEWEST, 300))
def test_the_same_words_have_the_same_sketch_whatever_their_marks(first: int, length: int) -> None:
    said = text(first, first + length)
    assert sketch(said) == sketch(said.upper().replace(" ", " « "))
    assert likeness(bins(said), bins(said)) == 1


def test_a_sketch_is_the_same_on_every_machine_and_in_every_version() -> None:
    assert sketch(text(0, 60)).hex()[:64] == SKETCH
    assert saying("Nous ne céderons pas un pouce").hex() == SAYING
    assert saying("Nous ne cèderons pas — un pouce !") == saying("Nous ne céderons pas un pouce")


SKETCH = "e5e199075e1e2d0cd5eb2c1516f5671c5237dc200a0a402af91ebe315afd1639"
SAYING = "bdfcc11b79f3072dfaa302d0b31f7ad2000000000000000000000000000000000b8cd8a6e991e646"


@given(st.integers(0, 10**6), st.integers(0, 300))
def test_the_estimate_is_near_the_share_of_sequences_in_common(first: int, moved: int) -> None:
    length = 400
    one, other = text(first, first + length), text(first + moved, first + moved + length)
    sequences = length - SEQUENCE + 1
    common = max(sequences - moved, 0)
    share = common / (2 * sequences - common)
    # Five standard errors of a share that is estimated from so many numbers.
    assert abs(likeness(bins(one), bins(other)) - share) <= 5 * (max(share * (1 - share), 0.01) / BINS) ** 0.5


def test_a_text_of_few_words_is_not_compared() -> None:
    assert sketch(text(0, FEWEST - 1)) == b""
    assert alike(a=text(0, FEWEST - 1), b=text(0, FEWEST - 1)) == {}
    assert saying(text(0, SAID_FEWEST - 1)) == NO_SAYING
    assert saying(text(0, SAID_FEWEST)) != NO_SAYING


def test_a_copy_is_found_cut_lengthened_or_with_other_words() -> None:
    whole = text(0, 300)
    changed = " ".join(f"autre{n}" if n % 25 == 0 else word for n, word in enumerate(whole.split()))
    found = alike(
        whole=whole,
        cut=text(0, 200),
        longer=f"{whole} {text(0, 60, 'ajout')}",
        changed=changed,
        unrelated=text(0, 300, "rien"),
    )
    assert found["whole"] == ["changed", "cut", "longer"]
    assert "unrelated" not in found


def test_a_formula_that_all_print_makes_no_copies_of_them() -> None:
    formula = text(0, 40, "formule")
    assert alike(**{f"a{n}": f"{text(0, 300, f'n{n}x')} {formula}" for n in range(60)}) == {}


def test_many_of_one_text_cost_so_much_each_and_no_more() -> None:
    many = 2000
    column = [7] * many
    assert len(list(sharing(column))) < many * REACH
    same = sketch(text(0, 300))
    found = copies([article(f"a{n}", same) for n in range(many)])
    assert len(found) == many
    assert max(map(len, found.values())) == 2 * REACH


def test_what_several_share_is_named_once_by_each_who_has_it() -> None:
    assert set(sharing([1, 2, 2, 3, 1, 0, 0, 5])) == {(0, 4), (1, 2)}
    assert set(sharing([1, 2, 2, 3, 1, 0, 0, 5], each=2)) == {(0, 2), (0, 1)}


def test_the_likest_come_first() -> None:
    whole = text(0, 300)
    made = [article("half", sketch(text(0, 180))), article("whole", sketch(whole))]
    made.append(article("same", sketch(whole)))
    found = copies(made)["whole"]
    assert [copy.article.slug for copy in found] == ["same", "half"]
    assert found[0].likeness == 1
    assert found[1].likeness >= ALIKE
