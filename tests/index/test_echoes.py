"""Echoes: what one article is found to have in common with others is the same, however many are asked for."""

from __future__ import annotations

from collections.abc import Collection

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from pressarchive.article import Article, Body, Notice
from pressarchive.index.copies import REACH
from pressarchive.index.echoes import FEW, Echoes
from pressarchive.index.model import Copy, Said
from pressarchive.index.notices import notice
from pressarchive.index.sketches import saying
from pressarchive.model import Field

UNKNOWN = Field("", "stated", "")
SAYINGS = [
    "Nous ne céderons pas un pouce de ce terrain.",
    "Nous ne céderons pas un pouce de ce terrain, jamais.",
    "Nous ne céderons pas un mètre de ce terrain, jamais de la vie.",
    "La gare fermera ses portes au mois de juin prochain.",
    "La gare fermera ses portes au mois de mai prochain, hélas.",
    "Trop court.",
]
SPEAKERS = ["", "anne-martin", "paul-durand"]

Spoken = list[tuple[str, str]]
"""Of one article: who says what."""


def article(slug: str, spoken: Spoken) -> Notice:
    nothing = Article(
        path="", slug=slug, title=UNKNOWN, language=UNKNOWN, body=Body(""), visibility="metadata"
    )
    return replace(notice(nothing, "", ""), sayings=b"".join(saying(words) for _, words in spoken))


def echoes(every: list[Spoken], copied: Collection[frozenset[int]] = ()) -> Echoes:
    articles = [article(f"a{number:02}", spoken) for number, spoken in enumerate(every)]
    said = {
        one.slug: [Said(one, place, speaker) for place, (speaker, _) in enumerate(spoken)]
        for one, spoken in zip(articles, every, strict=True)
    }
    copies = {
        one.slug: tuple(
            Copy(other, 1.0)
            for there, other in enumerate(articles)
            if frozenset({here, there}) in copied and here != there
        )
        for here, one in enumerate(articles)
    }
    return Echoes(articles, said, copies)


spoken = st.lists(st.tuples(st.sampled_from(SPEAKERS), st.sampled_from(SAYINGS)), max_size=4)
archives = st.lists(spoken, min_size=2, max_size=2 * REACH)
pairs = st.sets(st.frozensets(st.integers(0, 2 * REACH - 1), min_size=2, max_size=2), max_size=6)


@given(archives, pairs)
def test_an_article_asked_for_alone_has_the_echoes_that_it_has_among_all(
    every: list[Spoken], copied: set[frozenset[int]]
) -> None:
    whole = echoes(every, copied).found
    for number in range(len(every)):
        slug = f"a{number:02}"
        alone = echoes(every, copied)[slug]
        assert alone == whole.get(slug, {})


def test_a_few_are_worked_out_one_by_one_and_more_together() -> None:
    every = [[("anne-martin", SAYINGS[0])], [("anne-martin", SAYINGS[1])]] * FEW
    several = echoes(every)
    found = {slug: several[slug] for slug in several}
    assert found == several.found
    assert all(found.values())


def test_short_words_are_nobodys_echo() -> None:
    assert not echoes([[("anne-martin", SAYINGS[-1])]] * 2)["a00"]
