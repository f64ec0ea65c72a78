"""What many articles have in common is in memory once, and means the same."""

from __future__ import annotations

import msgspec
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from pressarchive.article import Notice, Voiced
from pressarchive.build.interning import Interner
from pressarchive.build.reading import Found
from pressarchive.model import PressDate

NAMES = st.text(max_size=3)
NOTICES = st.builds(
    Notice,
    path=NAMES,
    slug=NAMES,
    title=NAMES,
    language=NAMES,
    date=st.builds(PressDate, st.integers(1, 3) | st.none(), st.integers(1, 12) | st.none()),
    outlet=NAMES,
    signers=st.tuples(NAMES),
    writers=st.tuples(NAMES),
    url=NAMES,
    tags=st.lists(st.tuples(NAMES, st.booleans()), max_size=3).map(tuple),
    opening=NAMES,
    links=st.tuples(NAMES),
    voices=st.lists(st.builds(Voiced, NAMES, st.sampled_from(["person", "body", None])), max_size=3).map(
        tuple
    ),
    people=st.lists(NAMES, max_size=2).map(tuple),
    article=NAMES,
    spoken=NAMES,
)


@given(st.lists(NOTICES, max_size=4))
def test_what_comes_back_is_equal(notices: list[Notice]) -> None:
    intern = Interner()
    encode = msgspec.msgpack.encode
    for notice in notices:
        found = Found(notice, ())
        assert encode(intern(found)) == encode(found)


def test_a_file_without_an_article_stays_as_it_is() -> None:
    found = Found(None, ())
    assert Interner()(found) is found


@given(NOTICES)
def test_equal_values_of_two_articles_are_one_object(notice: Notice) -> None:
    other = msgspec.msgpack.decode(msgspec.msgpack.encode(notice), type=Notice)
    intern = Interner()
    one, two = intern(Found(notice, ())).notice, intern(Found(replace(other, slug="two"), ())).notice
    assert one
    assert two
    assert one.date is two.date
    assert one.outlet is two.outlet
    assert all(a is b for a, b in zip(one.voices, two.voices, strict=True))
    assert all(a is b for a, b in zip(one.tags, two.tags, strict=True))
