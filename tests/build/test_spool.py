"""Pages that wait to be read are kept in memory or on the archive's own disk, and leave nothing behind."""

from __future__ import annotations

import errno
import os
import re
import sys
import tempfile
import threading
from pathlib import Path
from typing import IO

import pytest
from sites import extract, held

from pressarchive.build import build, spool
from pressarchive.build.spool import Spool
from pressarchive.cli.progress import silent
from pressarchive.config import read_settings
from pressarchive.problems import Faults
from pressarchive.store import DiskStore, MemoryStore

PAGES = [bytes([number]) * (number * 37) for number in range(100)]


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Memory for a few pages alone; the folders in which files are made."""
    monkeypatch.setattr(spool, "IN_MEMORY", 20_000)
    made: list[str] = []
    real = tempfile.TemporaryFile

    def recorded(*, buffering: int, dir: Path) -> IO[bytes]:  # noqa: A002 - its name there
        file: IO[bytes] = real(buffering=buffering, dir=dir)
        made.append(str(dir))
        return file

    monkeypatch.setattr(spool, "TemporaryFile", recorded)
    return made


def filled(folder: Path | None) -> None:
    """Every page is read as it was added, while others are added."""
    pages = Spool()
    places = []
    for page in PAGES:
        places.append(pages.add(page, folder))
        assert pages.read(places[0], len(PAGES[0])) == PAGES[0]
    assert [pages.read(start, len(page)) for start, page in zip(places, PAGES, strict=True)] == PAGES


def test_few_pages_make_no_file(tmp_path: Path) -> None:
    filled(tmp_path / "kept")
    assert not (tmp_path / "kept").exists()


def test_many_pages_wait_in_the_folder_given_which_is_empty_afterwards(
    tmp_path: Path, small: list[str]
) -> None:
    filled(tmp_path / "kept")
    assert small == [str(tmp_path / "kept")]
    assert list((tmp_path / "kept").iterdir()) == []


def test_without_a_folder_that_can_be_written_they_wait_where_the_system_says(
    tmp_path: Path, small: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(spool, "gettempdir", lambda: str(tmp_path))
    (tmp_path / "file").write_bytes(b"")
    for folder in (None, tmp_path / "file"):
        filled(folder)
    assert small == [str(tmp_path)] * 2


@pytest.mark.parametrize(
    ("number", "hint"),
    [
        (errno.ENOSPC, "free some room on its disk, then build again"),
        (errno.EROFS, "see that this folder can be written, then build again"),
    ],
    ids=["full", "read-only"],
)
def test_where_no_place_has_room_it_is_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, hint: str
) -> None:
    def refused(**_: object) -> IO[bytes]:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(spool, "IN_MEMORY", 0)
    monkeypatch.setattr(spool, "TemporaryFile", refused)
    with pytest.raises(Faults) as told:
        Spool().add(b"mot", tmp_path)
    (problem,) = told.value.problems
    what = f"the pages that wait to be published find no room here: {os.strerror(number)}"
    assert str(problem) == f"{tmp_path.as_posix()}: {what} — {hint}"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no disk is always full")
def test_a_disk_that_becomes_full_is_a_sentence(tmp_path: Path, small: list[str]) -> None:
    pages = Spool()
    pages.add(bytes(30_000), tmp_path)
    assert small
    with Path("/dev/full").open("r+b", buffering=0) as full:
        pages._file = full  # noqa: SLF001 - no other way to a disk that fills up
        with pytest.raises(Faults, match=re.escape(f"{tmp_path.as_posix()}: the pages that wait")):
            pages.add(b"mot", tmp_path)


def test_threads_find_their_own(tmp_path: Path, small: list[str]) -> None:
    pages, wrong = Spool(), []

    def work(mark: int) -> None:
        for length in range(1, 200):
            page = bytes([mark]) * length
            if pages.read(pages.add(page, tmp_path), length) != page:
                wrong.append((mark, length))

    threads = [threading.Thread(target=work, args=(mark,)) for mark in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (wrong, len(small)) == ([], 1)


def test_a_site_too_large_for_memory_waits_beside_the_store_and_is_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    extract(tmp_path)
    settings = read_settings(tmp_path)
    clean = build(tmp_path, settings, MemoryStore(), silent).site
    expected = {path: held(content) for path, content in clean.items()}
    monkeypatch.setattr(spool, "IN_MEMORY", 100)
    with DiskStore(tmp_path / ".pressarchive") as store:
        site = build(tmp_path, settings, store, silent).site
        if sys.platform == "linux":
            opened = [os.path.realpath(file) for file in Path("/proc/self/fd").iterdir()]
            assert [name for name in opened if name.startswith(str(tmp_path)) and "deleted" in name]
        assert {path: held(content) for path, content in site.items()} == expected
        del site
    assert sorted(file.name for file in (tmp_path / ".pressarchive").iterdir()) == ["data", "store.sqlite"]
