"""The ledger tells of a page what it became, as long as it is the same page."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import msgspec
import pytest

from pressarchive.build.ledger import Ledger, Row
from pressarchive.store import MemoryStore

WORDS = {"articles/a/index.html": "a's words", "articles/b/index.html": "b's words"}
ROWS = {
    "articles/a/index.html": Row("key a", "a's words", b"became a"),
    "articles/b/index.html": Row("key b", "b's words", b"became b"),
    "index.html": Row("key", "", b"became"),
    "data/index.html": Row("key data", "the data's sizes", b"became data"),
}


class Watched(MemoryStore):
    """A store that remembers under which keys it was given something."""

    def __init__(self) -> None:
        super().__init__()
        self.given: list[str] = []

    def put(self, key: str, value: bytes) -> None:
        self.given.append(key)
        super().put(key, value)


@pytest.fixture
def store() -> Watched:
    """One in which an earlier build recorded its pages."""
    made = Watched()
    opened(made).record(dict(ROWS))
    return made


def opened(
    store: MemoryStore,
    key: str = "key",
    words: Mapping[str, str] = WORDS,
    sizes: Callable[[], str] = lambda: "the data's sizes",
) -> Ledger:
    return Ledger(store, key, words, {"data/index.html": sizes})


def known(ledger: Ledger) -> list[str]:
    """The pages that it knows."""
    return [path for path in ROWS if ledger.row(path) == ROWS[path]]


def test_where_nothing_is_edited_every_page_is_known(store: Watched) -> None:
    assert known(opened(store)) == list(ROWS)


def test_a_page_whose_words_were_edited_is_another_page_and_all_others_are_known(store: Watched) -> None:
    ledger = opened(store, words={**WORDS, "articles/a/index.html": "other words"})
    assert ledger.row("articles/a/index.html") is None
    assert known(ledger) == ["articles/b/index.html", "index.html", "data/index.html"]


def test_a_page_that_shows_words_where_it_showed_none_is_another_page(store: Watched) -> None:
    assert opened(store, words={**WORDS, "index.html": "words"}).row("index.html") is None


def test_a_page_that_shows_no_words_any_more_is_another_page(store: Watched) -> None:
    assert known(opened(store, words={})) == ["index.html", "data/index.html"]


def test_a_page_that_nobody_recorded_is_not_known(store: Watched) -> None:
    assert opened(store).row("tags/index.html") is None


def test_what_a_page_rests_on_beside_articles_is_asked_when_the_page_is(store: Watched) -> None:
    """It becomes known only while the site is made."""
    sizes = ["not yet known"]
    ledger = opened(store, sizes=lambda: sizes[-1])
    assert ledger.row("data/index.html") is None
    sizes.append("the data's sizes")
    assert ledger.row("data/index.html") == ROWS["data/index.html"]


def test_what_is_made_from_anything_else_has_a_ledger_of_its_own(store: Watched) -> None:
    assert opened(store, key="another").rows == {}
    opened(store, key="another").record({})
    assert known(opened(store)) == list(ROWS)


def test_what_was_recorded_is_known_at_once_and_in_the_next_build(store: Watched) -> None:
    ledger, rows = opened(store), {**ROWS, "tags/index.html": Row("key tags", "", b"became tags")}
    ledger.record(rows)
    for each in (ledger, opened(store)):
        assert each.rows == rows
        assert list(each.rows) == list(rows), "pages keep their order"


def test_nothing_is_written_where_nothing_is_different(store: Watched) -> None:
    assert store.given == ["key"]
    opened(store).record(dict(ROWS))
    assert store.given == ["key"]


@pytest.mark.parametrize(
    "value",
    [
        b"",
        b"\xc1",
        msgspec.msgpack.encode(["a row"]),
        msgspec.msgpack.encode({"index.html": {"key": "key", "words": "", "became": b"became"}}),
        msgspec.msgpack.encode({"index.html": ["key", ""]}),
        msgspec.msgpack.encode({"index.html": ["key", "", 1]}),
    ],
    ids=["empty", "garbage", "a list", "a row as a map", "a row cut short", "a row of another form"],
)
def test_a_ledger_that_cannot_be_read_knows_no_page(store: Watched, value: bytes) -> None:
    store.put("key", value)
    assert opened(store).rows == {}
