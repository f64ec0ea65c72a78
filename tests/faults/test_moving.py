"""Files that change while they are read, clocks that run backwards: what is built next is a clean build."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from places import archive, good, run, tree
from previews import ARTICLE
from sites import write

from pressarchive.build import articles, inputs
from pressarchive.read import sources
from pressarchive.read.scan import Entry

A1 = "content/articles/a1.md"


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = archive(tmp_path_factory.mktemp("moving") / "archive", "search: off\n")
    good(folder)
    for path in folder.rglob("*"):
        os.utime(path, (1_500_000_000, 1_500_000_000))
    good(folder)
    return folder


@pytest.fixture
def site(whole: Path, tmp_path: Path) -> Path:
    return shutil.copytree(whole, tmp_path / "archive")


def clean(site: Path) -> dict[str, str]:
    """What a build without memory makes of the archive as it is."""
    other = site.with_name("clean")
    shutil.rmtree(other, ignore_errors=True)
    good(site, "--clean", "--output", str(other))
    return tree(other)


def at_the_next_build(site: Path) -> None:
    good(site)
    now = tree(site / "output")
    assert now == clean(site)


def shrink(path: Path) -> None:
    path.write_text(path.read_text("utf-8")[:-20], "utf-8")


def grow(path: Path) -> None:
    path.write_text(path.read_text("utf-8") + "Un mot de plus.\n", "utf-8")


def keep_its_looks(path: Path) -> None:
    """Other words of the same length, and the old times."""
    old = path.stat()
    path.write_text(path.read_text("utf-8").replace("Merkel", "Markel"), "utf-8")
    os.utime(path, ns=(old.st_atime_ns, old.st_mtime_ns))


def become_a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def become_a_link(path: Path) -> None:
    path.unlink()
    path.symlink_to("/etc/hostname")


CHANGES: dict[str, Callable[[Path], object]] = {
    "vanishes": Path.unlink,
    "shrinks": shrink,
    "grows": grow,
    "is emptied": lambda path: path.write_bytes(b""),
    "changes and looks the same": keep_its_looks,
    "becomes a folder": become_a_folder,
    "becomes a link": become_a_link,
}


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize(
    "moment", ["after the scan", "between its digest and its reading", "after its reading"]
)
def test_a_file_that_changes_under_a_build_is_told_or_built_and_never_remembered_wrongly(
    site: Path, monkeypatch: pytest.MonkeyPatch, change: str, moment: str
) -> None:
    grow(site / A1)
    before, kept = tree(site / "output"), (site / A1).read_bytes()
    reads = 0
    real = sources.read_bytes

    def reading(entry: Entry) -> sources.Bytes:
        nonlocal reads
        if entry.path != A1:
            return real(entry)
        reads += 1
        strikes = {"after the scan": 1, "between its digest and its reading": 2}.get(moment)
        if reads == strikes:
            CHANGES[change](site / A1)
        found = real(entry)
        if moment == "after its reading" and reads == 2:
            CHANGES[change](site / A1)
        return found

    with monkeypatch.context() as patch:
        patch.setattr(inputs, "read_bytes", reading)
        patch.setattr(articles, "read_bytes", reading)
        code, told = run(site)
    assert reads >= 2
    if code:
        assert told.splitlines()[0].startswith(A1), told
        assert tree(site / "output") == before
    place = site / A1
    if place.is_dir():
        place.rmdir()
        place.write_bytes(kept)
    elif place.is_symlink() or not place.exists() or not place.read_bytes():
        place.unlink(missing_ok=True)
        place.write_bytes(kept)
    at_the_next_build(site)


def test_a_folder_that_goes_away_while_it_is_listed_is_told(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = tree(site / "output")
    real = os.scandir

    def listing(place: str | int) -> object:
        if str(place).endswith("/content/pages") and (site / "content" / "pages").exists():
            shutil.rmtree(site / "content" / "pages")
        return real(place)

    with monkeypatch.context() as patch:
        patch.setattr(os, "scandir", listing)
        code, told = run(site)
    assert (code, told.splitlines()[0]) == (
        1,
        "content/pages: this folder went away while it was being read — build again",
    )
    assert tree(site / "output") == before
    at_the_next_build(site)


def test_a_clock_that_runs_backwards_hides_no_edit(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = time.time_ns
    for hours in (-24 * 365 * 30, -1, 1, 24 * 365):
        write(site, {A1: ARTICLE.format(title=f"Heure {hours}", day=1)})
        with monkeypatch.context() as patch:
            patch.setattr(time, "time_ns", lambda hours=hours: max(0, real() + hours * 3_600_000_000_000))
            patch.setattr(time, "time", lambda hours=hours: max(0, real() / 1e9 + hours * 3600))
            good(site)
        assert tree(site / "output") == clean(site)
        keep_its_looks(site / A1)
        at_the_next_build(site)


@pytest.mark.long
@pytest.mark.parametrize("year", [1960, 1970, 2000, 2106, 2240])
def test_a_file_of_any_time_is_built_and_its_edits_are_seen(site: Path, year: int) -> None:
    moment = (year - 1970) * 31_557_600 * 10**9
    for title in ("Un", "Nu"):
        write(site, {A1: ARTICLE.format(title=title, day=1)})
        try:
            os.utime(site / A1, ns=(moment, moment))
        except (OSError, OverflowError):
            pytest.skip("this file system knows no such year")
        at_the_next_build(site)
