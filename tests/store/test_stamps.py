"""Stamps spare reading a file that looks as it did, and never one that may have changed."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from pressarchive.digest import digest
from pressarchive.store import MemoryStore, Stamp, Stamps, fresh_for, stamp, stamps

SECOND = 1_000_000_000


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "un.md"
    path.write_text("mot", "utf-8")
    return path


def learned(looks: Stamp, store: MemoryStore, name: str = "un.md") -> None:
    """Learn a digest in a build of its own."""
    build = Stamps(store, "content")
    build.learn(name, looks, "digest")
    build.save()


def known(looks: Stamp, store: MemoryStore, name: str = "un.md", what: str = "content") -> str | None:
    """What the next build knows."""
    return Stamps(store, what).known(name, looks)


def aged(seconds: float, *, whole: bool = False) -> Stamp:
    """The stamp of a file that was changed that long ago, by a clock of whole seconds or a finer one."""
    then = time.time_ns() - int(seconds * SECOND)
    then = then // SECOND * SECOND if whole else then // SECOND * SECOND + 1
    return ((3, then, then, 7),)


def test_what_was_learned_is_known_to_the_next_build() -> None:
    store, looks = MemoryStore(), aged(60)
    learned(looks, store)
    assert known(looks, store) == "digest"


@pytest.mark.parametrize("place", range(4), ids=["size", "time of the words", "time of anything", "number"])
def test_a_file_that_looks_otherwise_is_read_again(place: int) -> None:
    store, looks = MemoryStore(), aged(60)
    learned(looks, store)
    other = list(looks[0])
    other[place] += 1
    assert known(((other[0], other[1], other[2], other[3]),), store) is None


def test_a_file_with_and_one_without_its_sidecar_are_two() -> None:
    store, looks = MemoryStore(), aged(60)
    learned(looks, store)
    assert known((*looks, *looks), store) is None


def test_what_cannot_be_looked_at_is_never_known(tmp_path: Path, file: Path) -> None:
    store, looks = MemoryStore(), stamp(str(file), str(tmp_path / "gone.yaml"))
    assert looks == ()
    learned(looks, store)
    assert known(looks, store) is None


def test_other_files_of_that_name_are_others() -> None:
    store, looks = MemoryStore(), aged(60)
    learned(looks, store)
    assert known(looks, store, what="the files of output") is None


def test_a_file_nobody_asks_for_is_forgotten() -> None:
    store, looks = MemoryStore(), aged(60)
    learned(looks, store)
    learned(looks, store, "deux.md")
    assert known(looks, store, "deux.md") == "digest"
    assert known(looks, store) is None


@pytest.mark.parametrize("kept", [b"", b"\xc1", b"\x93\x01\x02\x03"])
def test_ruined_stamps_are_none(kept: bytes) -> None:
    store = MemoryStore()
    store.put(digest("stamps", "content"), kept)
    assert known(aged(60), store) is None


def test_a_file_just_written_is_read_again_at_the_next_build(file: Path) -> None:
    """Within a tick of the file system's clock it may be written once more and look the same."""
    store = MemoryStore()
    looks = stamp(str(file))
    learned(looks, store)
    assert known(looks, store) is None
    time.sleep(2 * stamps.FRESH / SECOND)
    learned(looks, store)
    assert known(looks, store) == "digest"


@pytest.mark.parametrize(
    ("seconds", "whole", "lasts"),
    [(0.3, True, False), (60, True, True), (-3600, False, False)],
    ids=["a moment ago, by a clock of whole seconds", "long ago, by such a clock", "in times to come"],
)
def test_a_look_is_trusted_once_another_change_would_tell(
    seconds: float, *, whole: bool, lasts: bool
) -> None:
    store, looks = MemoryStore(), aged(seconds, whole=whole)
    learned(looks, store)
    assert (known(looks, store) == "digest") == lasts


@pytest.mark.parametrize(
    ("ago", "left"),
    [(SECOND // 2 + 1, 0), (40, 11), (51, 0), (50, 1)],
)
def test_freshness_ends_after_a_tick(ago: int, left: int) -> None:
    now = 1_700_000_000 * SECOND + 100
    assert fresh_for(now - ago, now, 50) == left


def test_freshness_ends_after_two_seconds_where_the_clock_knows_whole_ones() -> None:
    then = 1_700_000_000 * SECOND
    assert fresh_for(then, then + SECOND, 50) == SECOND + 1
    assert fresh_for(then, then + 2 * SECOND + 1, 50) == 0


def test_words_written_under_the_old_size_and_time_are_seen(file: Path) -> None:
    """As tools do that restore times: the time of the last change of anything cannot be set back."""
    store, then = MemoryStore(), time.time_ns() - 60 * SECOND
    os.utime(file, ns=(then, then))
    time.sleep(2 * stamps.FRESH / SECOND)
    before = stamp(str(file))
    learned(before, store)
    assert known(before, store) == "digest"
    file.write_text("sot", "utf-8")
    os.utime(file, ns=(then, then))
    assert stamp(str(file))[0][:2] == before[0][:2]
    assert known(stamp(str(file)), store) is None


def test_what_was_written_long_before_the_end_of_a_build_is_known_to_the_next() -> None:
    store, old, fresh = MemoryStore(), aged(60), aged(0, whole=True)
    build = Stamps(store, "output")
    build.wrote("old.html", old, "digest")
    build.wrote("fresh.html", fresh, "digest")
    build.save()
    assert known(old, store, "old.html", "output") == "digest"
    assert known(fresh, store, "fresh.html", "output") is None


def test_what_was_written_is_as_old_as_it_is_at_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    store, now = MemoryStore(), time.time_ns() // SECOND * SECOND + 1
    looks = ((3, now, now, 7),)
    build = Stamps(store, "output")
    monkeypatch.setattr(time, "time_ns", lambda: now)
    build.wrote("un.html", looks, "digest")
    monkeypatch.setattr(time, "time_ns", lambda: now + SECOND)
    build.save()
    assert known(looks, store, "un.html", "output") == "digest"
