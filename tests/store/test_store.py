"""A store keeps what was put under its key; one on a disk is never an error."""

from __future__ import annotations

import os
import random
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pressarchive.store import DiskStore, MemoryStore, Store, disk, table

KEPT = {"a": b"1", "b": b"2" * 10_000, "c": b""}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where a store lies that holds KEPT."""
    with DiskStore(tmp_path / "store") as store:
        fill(store)
    return tmp_path / "store"


def fill(store: Store) -> None:
    for key, value in KEPT.items():
        store.put(key, value)


def held(folder: Path) -> dict[str, bytes | None]:
    """What a store opened anew gives for the keys of KEPT."""
    with DiskStore(folder) as store:
        return {key: store.get(key) for key in KEPT}


NOTHING = dict.fromkeys(KEPT)


@pytest.mark.parametrize("make", [lambda _: MemoryStore(), DiskStore], ids=["memory", "disk"])
def test_a_value_is_got_back_as_it_was_put(tmp_path: Path, make: Callable[[Path], Store]) -> None:
    store = make(tmp_path)
    assert store.get("a") is None
    store.put("a", b"1")
    store.put("a", b"2")
    store.put("é\udcff\0", b"")
    assert store.get("a") == b"2"
    assert store.get("é\udcff\0") == b""
    assert store.get("b") is None


def test_what_was_put_is_there_when_the_store_is_opened_again(folder: Path) -> None:
    assert held(folder) == KEPT


def test_a_closed_store_is_one_file(folder: Path) -> None:
    assert os.listdir(folder) == ["store.sqlite"]  # noqa: PTH208 - names


def test_a_store_nobody_asked_makes_no_file(tmp_path: Path) -> None:
    DiskStore(tmp_path / "store").close()
    assert not (tmp_path / "store").exists()


def test_what_was_put_is_kept_when_the_build_fails(tmp_path: Path) -> None:
    def build() -> None:
        with DiskStore(tmp_path) as store:
            fill(store)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        build()
    assert held(tmp_path) == KEPT


def test_a_closed_store_may_be_used_again(tmp_path: Path) -> None:
    store = DiskStore(tmp_path)
    for key, value in KEPT.items():
        store.put(key, value)
        store.close()
    assert {key: store.get(key) for key in KEPT} == KEPT
    store.close()


def test_more_than_a_transaction_should_hold_is_written_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(disk, "SPILL", 5_000)
    store = DiskStore(tmp_path)
    fill(store)
    assert held(tmp_path) == {**KEPT, "c": None}
    store.close()
    assert held(tmp_path) == KEPT


def test_a_sweep_deletes_what_was_neither_got_nor_put(folder: Path) -> None:
    with DiskStore(folder) as store:
        store.get("a")
        store.put("d", b"4")
        store.sweep()
        assert store.get("c") == b""
    with DiskStore(folder) as store:
        assert [store.get(key) for key in "abcd"] == [b"1", None, b"", b"4"]


def test_without_a_sweep_nothing_is_deleted(folder: Path) -> None:
    with DiskStore(folder) as store:
        store.put("d", b"4")
    assert held(folder) == KEPT


def test_a_sweep_gives_back_the_room(folder: Path) -> None:
    with DiskStore(folder) as store:
        store.put("large", bytes(1_000_000))
    assert (folder / "store.sqlite").stat().st_size > 1_000_000
    with DiskStore(folder) as store:
        store.get("a")
        store.sweep()
    assert (folder / "store.sqlite").stat().st_size < 100_000


def test_a_sweep_of_memory_deletes_what_was_not_used_since_the_last() -> None:
    store = MemoryStore()
    fill(store)
    store.sweep()
    assert len(store) == 3
    assert store.get("a") == b"1"
    store.sweep()
    assert [store.get(key) for key in "abc"] == [b"1", None, None]


@pytest.mark.parametrize("make", [lambda _: MemoryStore(), DiskStore], ids=["memory", "disk"])
def test_a_store_that_settles_lets_go_of_what_it_was_given_and_nobody_asks_for_any_more(
    tmp_path: Path, make: Callable[[Path], Store]
) -> None:
    store = make(tmp_path)
    fill(store)
    store.settle()
    assert store.get("a") == b"1"
    assert store.get("c") == b""
    store.settle()
    assert [store.get(key) for key in "abc"] == [b"1", None, b""]


def test_a_store_that_settles_leaves_what_others_gave(folder: Path) -> None:
    with DiskStore(folder) as store:
        for turn in ("one", "two", "three"):
            store.put("d", turn.encode())
            store.put(turn, b"4")
            store.settle()
            assert held(folder) == KEPT
        assert [store.get(key) for key in ("d", "one", "two", "three")] == [b"three", None, None, b"4"]


def test_a_store_that_settles_does_not_grow(tmp_path: Path) -> None:
    sizes = []
    with DiskStore(tmp_path) as store:
        for turn in range(60):
            store.put(f"turn {turn}", bytes(100_000))
            store.settle()
            sizes.append((tmp_path / "store.sqlite").stat().st_size)
    assert max(sizes[10:]) <= max(sizes[:10])


def test_a_store_that_settles_is_written_even_if_it_was_empty(folder: Path) -> None:
    with DiskStore(folder, empty=True) as store:
        store.put("b", b"new")
        store.settle()
        assert held(folder) == {**NOTHING, "b": b"new"}


def test_an_empty_store_knows_nothing_and_forgets_what_was_there(folder: Path) -> None:
    with DiskStore(folder, empty=True) as store:
        assert store.get("a") is None
        store.put("b", b"new")
        assert store.get("b") == b"new"
        assert store.get("c") is None
    assert held(folder) == {**NOTHING, "b": b"new"}


def test_an_empty_store_that_is_never_closed_leaves_the_old_one(folder: Path) -> None:
    DiskStore(folder, empty=True).put("b", b"new")
    assert held(folder) == KEPT


def other_table(path: Path) -> None:
    path.unlink()
    with sqlite3.connect(path) as base:
        base.execute("CREATE TABLE kept (name TEXT)")
    base.close()


DAMAGE: dict[str, Callable[[Path], object]] = {
    "junk": lambda path: path.write_bytes(b"junk" * 1000),
    "empty": lambda path: path.write_bytes(b""),
    "a header alone": lambda path: path.write_bytes(path.read_bytes()[:100]),
    "cut in the middle": lambda path: path.write_bytes(path.read_bytes()[:6000]),
    "zeros at the end": lambda path: path.write_bytes(path.read_bytes()[:4096] + bytes(20_000)),
    "another table": other_table,
    "gone": lambda path: path.unlink(),
    "a journal of something else": lambda path: path.with_name("store.sqlite-journal").write_bytes(
        b"junk" * 1000
    ),
}


@pytest.mark.parametrize("kind", DAMAGE)
def test_a_damaged_store_gives_no_wrong_value_and_is_made_anew(folder: Path, kind: str) -> None:
    DAMAGE[kind](folder / "store.sqlite")
    for key, value in held(folder).items():
        assert value in {None, KEPT[key]}
    with DiskStore(folder) as store:
        fill(store)
    assert held(folder) == KEPT


@pytest.mark.parametrize("kind", DAMAGE)
def test_a_damaged_store_can_be_put_to_before_it_is_asked(folder: Path, kind: str) -> None:
    DAMAGE[kind](folder / "store.sqlite")
    with DiskStore(folder) as store:
        fill(store)
        store.sweep()
    assert held(folder) == KEPT


def test_a_changed_byte_anywhere_gives_no_wrong_value(folder: Path) -> None:
    path = folder / "store.sqlite"
    sound = path.read_bytes()
    chance = random.Random(1)  # noqa: S311 - the same bytes in every run
    for _ in range(200):
        place = chance.randrange(len(sound))
        path.write_bytes(
            sound[:place] + bytes([sound[place] ^ chance.randrange(1, 256)]) + sound[place + 1 :]
        )
        for key, value in held(folder).items():
            assert value in {None, KEPT[key]}


def test_a_value_under_anothers_key_is_not_believed(folder: Path) -> None:
    with sqlite3.connect(folder / "store.sqlite") as base:
        base.execute(
            "UPDATE kept SET (seal, value) = (SELECT seal, value FROM kept WHERE key = CAST('b' AS BLOB))"
        )
    base.close()
    assert held(folder) == {**NOTHING, "b": KEPT["b"]}


def test_where_no_store_can_be_everything_is_a_miss(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    (tmp_path / "folder" / "store.sqlite" / "x").mkdir(parents=True)
    for folder in (tmp_path / "file", tmp_path / "file" / "below", tmp_path / "folder"):
        with DiskStore(folder) as store:
            fill(store)
            assert store.get("a") == b"1"  # this process still knows
            assert store.get("d") is None
            store.sweep()
        assert held(folder) == NOTHING
    assert (tmp_path / "file").read_bytes() == b""
    assert (tmp_path / "folder" / "store.sqlite" / "x").is_dir()


def test_a_locked_store_is_a_miss_and_asked_only_once(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table, "PATIENCE", 0.05)
    other = sqlite3.connect(folder / "store.sqlite", isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    store = DiskStore(folder)
    started = time.monotonic()
    assert [store.get(str(number)) for number in range(1000)] == [None] * 1000
    store.put("d", b"4")
    store.close()
    assert time.monotonic() - started < 2
    other.execute("ROLLBACK")
    other.close()
    assert held(folder) == KEPT


def test_a_store_that_was_locked_is_written_when_it_is_free_again(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(table, "PATIENCE", 0.05)
    other = sqlite3.connect(folder / "store.sqlite", isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    with DiskStore(folder) as store:
        assert store.get("a") is None
        store.put("d", b"4")
        other.close()
    with DiskStore(folder) as store:
        assert store.get("d") == b"4"


@pytest.mark.parametrize(
    "error",
    [
        sqlite3.OperationalError("attempt to write a readonly database"),
        sqlite3.DataError("too big"),
        OSError(),
    ],
)
def test_a_store_that_cannot_be_written_is_still_read(
    folder: Path, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    def refused(*_: object, **__: object) -> bool:
        raise error

    with monkeypatch.context() as patch:
        patch.setattr(table, "write", refused)
        with DiskStore(folder) as store:
            assert store.get("a") == b"1"
            store.put("d", b"4")
    assert held(folder) == KEPT


WRITER = """
import sys
from pathlib import Path
from pressarchive.store import DiskStore
for turn in range(int(sys.argv[3])):
    with DiskStore(Path(sys.argv[1])) as store:
        for number in range(20):
            key = f"{sys.argv[2]} {turn} {number}"
            assert store.get(key) is None
            store.put(key, key.encode() * 100)
"""


def writer(folder: Path, name: str, turns: int) -> subprocess.Popen[bytes]:
    found = os.pathsep.join(sys.path)
    command = [sys.executable, "-c", WRITER, str(folder), name, str(turns)]
    return subprocess.Popen(command, env={**os.environ, "PYTHONPATH": found})


def test_two_processes_write_one_store(tmp_path: Path) -> None:
    with writer(tmp_path, "one", 10) as one, writer(tmp_path, "other", 10) as other:
        assert (one.wait(), other.wait()) == (0, 0)
    keys = [
        f"{name} {turn} {number}" for name in ("one", "other") for turn in range(10) for number in range(20)
    ]
    with DiskStore(tmp_path) as store:
        assert [store.get(key) for key in keys] == [key.encode() * 100 for key in keys]


def test_a_killed_process_leaves_a_store_that_works(folder: Path) -> None:
    for moment in range(5):
        with writer(folder, str(moment), 10_000) as process:
            time.sleep(0.2 + 0.02 * moment)
            process.kill()
        assert held(folder) == KEPT


keys = st.sampled_from("abcd")
deeds = st.one_of(
    st.tuples(st.just("put"), keys, st.binary(max_size=3)),
    st.tuples(st.just("get"), keys, st.just(b"")),
    st.tuples(st.sampled_from(["close", "sweep", "settle"]), st.just(""), st.just(b"")),
)


@settings(deadline=None, max_examples=50)
@given(st.lists(deeds, max_size=20))
def test_whatever_is_put_got_swept_and_closed_no_value_is_ever_wrong(
    done: list[tuple[str, str, bytes]],
) -> None:
    with TemporaryDirectory() as folder, DiskStore(Path(folder)) as store:
        known: dict[str, bytes] = {}
        used: set[str] = set()
        given: set[str] = set()
        swept = False
        for deed, key, value in done:
            match deed:
                case "put":
                    store.put(key, value)
                    known[key] = value
                    used.add(key)
                    given.add(key)
                case "get":
                    assert store.get(key) == known.get(key)
                    used.add(key)
                case "sweep":
                    store.sweep()
                    swept = True
                case _:
                    (store.close if deed == "close" else store.settle)()
                    past = set(known) if swept else given if deed == "settle" else set()
                    known = {key: value for key, value in known.items() if key in used or key not in past}
                    given &= known.keys()
                    used, swept = set(), False
