"""The shelf of a build: what it gives of an article, and how often it asks the store."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from sites import extract

from pressarchive.build import articles
from pressarchive.build.archive import Archive, read_archive
from pressarchive.build.materials import gather
from pressarchive.config import read_settings
from pressarchive.store import MemoryStore


class Counting(MemoryStore):
    """Counts questions, and forgets what it is told to."""

    def __init__(self) -> None:
        super().__init__()
        self.asked = 0
        self.lost: set[str] = set()

    def get(self, key: str) -> bytes | None:
        self.asked += 1
        return None if key in self.lost else super().get(key)

    def get_many(self, keys: Sequence[str]) -> Mapping[str, bytes]:
        self.asked += 1
        return super().get_many([key for key in keys if key not in self.lost])


@pytest.fixture
def store() -> Counting:
    return Counting()


@pytest.fixture
def archive(tmp_path: Path, store: Counting) -> Archive:
    """Some articles, read."""
    extract(tmp_path)
    settings = read_settings(tmp_path)
    inputs = gather(tmp_path, settings, store).inputs
    made = read_archive(inputs, settings, store, lambda _what, _steps: lambda: None)
    store.asked = 0
    return made


def test_what_is_taken_together_is_one_question_and_the_same(archive: Archive, store: Counting) -> None:
    notices = archive.index.articles
    assert len(notices) > 3
    archive.shelf.take(notices)
    assert store.asked == 1
    taken = [archive.shelf.spoken(notice) for notice in notices]
    assert store.asked == 1
    assert [len(words) for words in taken] == [len(notice.voices) for notice in notices]
    archive.shelf.take(notices)
    assert [archive.shelf.spoken(notice) for notice in notices] == taken


def test_what_the_store_has_lost_is_read_again_from_its_file(archive: Archive, store: Counting) -> None:
    notices = archive.index.articles
    known = [archive.shelf.spoken(notice) for notice in notices]
    archive.shelf._spoken.clear()  # noqa: SLF001 - as after thousands of other articles
    store.lost = {notice.spoken for notice in notices}
    archive.shelf.take(notices)
    assert [archive.shelf.spoken(notice) for notice in notices] == known


def test_no_more_is_held_than_the_shelf_has_room_for(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(articles, "SHELF", 2)
    notices = archive.index.articles
    archive.shelf.take(notices)
    assert len(archive.shelf._spoken) == 2  # noqa: SLF001
    for notice in notices:
        assert len(archive.shelf.spoken(notice)) == len(notice.voices)
    assert len(archive.shelf._spoken) == 2  # noqa: SLF001
