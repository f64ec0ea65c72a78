"""Places that may not be read or written are named in a sentence, and nothing is lost for them.

As a process without the power to pass over rights, even where the tests run as an administrator.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from places import archive, good, tree
from sites import ROOT, write

pytestmark = pytest.mark.skipif(os.name != "posix", reason="rights are others elsewhere")


@cache
def powerless() -> tuple[str, ...]:
    """The command before one that rights hold for."""
    if os.geteuid():
        return ()
    if not shutil.which("setpriv"):
        pytest.skip("rights do not hold for an administrator")
    return "setpriv", "--bounding-set=-all", "--inh-caps=-all"


def build(site: Path, *options: str) -> tuple[int, str]:
    """Exit code and standard error."""
    command = [*powerless(), sys.executable, str(ROOT / "build.py"), "--site", str(site), *options]
    done = subprocess.run(command, check=False, capture_output=True, encoding="utf-8", timeout=60)
    assert "Traceback" not in done.stderr, done.stderr
    return done.returncode, done.stderr.replace(str(site), ".")


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive that was built and then edited."""
    folder = archive(tmp_path_factory.mktemp("forbidden") / "archive", "search: off\n")
    good(folder)
    write(folder, {"content/articles/neuf.txt": "Neuf\nUn mot.\n"})
    return folder


@pytest.fixture
def site(whole: Path, tmp_path: Path) -> Path:
    return shutil.copytree(whole, tmp_path / "archive")


READ = "this {} cannot be read: Permission denied — see that you may read it"
LEFT = "the site in the output folder is whole, file by file"
RIGHT = f"give yourself the right to it, or close the program that holds it; {LEFT}"
CHOOSE = "choose another folder with --output: one that is empty, does not exist yet, or was built before"
PLACES: dict[str, tuple[int, str]] = {
    "content/articles/a1.md": (0, READ.format("file")),
    "content/articles": (0, READ.format("folder")),
    "content/articles/brut.yaml": (0, READ.format("file")),
    "content/pages/a-propos.md": (0, READ.format("file")),
    "content/tags.yaml": (0, READ.format("file")),
    "content/media/chat.jpg": (
        0,
        "this file cannot be read: Permission denied — see that it is there and that you may read it",
    ),
    "content": (0, READ.format("folder")),
    "output/articles": (0o555, f"the system says: Permission denied — {RIGHT}"),
    "output": (0o555, f"this folder may not be written — {CHOOSE}"),
    "output/.pressarchive.json": (0, f"the system says: Permission denied — {CHOOSE}"),
    "output/articles/a1/index.html": (0, f"the system says: Permission denied — {RIGHT}"),
}
"""What is forbidden, by its rights then; and what is said of it."""


QUICK = ("content/articles/a1.md", "output", "output/articles")


@pytest.mark.parametrize(
    "place", [p if p in QUICK else pytest.param(p, marks=pytest.mark.long) for p in PLACES]
)
def test_a_place_that_is_forbidden_is_named_and_the_site_stays(site: Path, place: str) -> None:
    before = tree(site / "output")
    rights, said = PLACES[place]
    old = (site / place).stat().st_mode
    (site / place).chmod(rights)
    try:
        code, told = build(site)
    finally:
        (site / place).chmod(old)
    first, *_ = told.splitlines()
    assert first.startswith(f"./{place}" if place.startswith("output") else place), told
    assert first.endswith(f": {said}"), told
    assert code in (1, 2)
    stayed = tree(site / "output")
    good(site)
    mended = tree(site / "output")
    shutil.rmtree(site / "output")
    good(site, "--clean")
    assert tree(site / "output") == mended
    for name in {*stayed, *before, *mended} - {".pressarchive.json", ".pressarchive.lock"}:
        assert stayed.get(name) in {before.get(name), mended.get(name)}, name
    assert stayed == before or place == "output/articles"


def test_all_that_may_not_be_read_is_told_in_one_run(site: Path) -> None:
    places = [place for place in PLACES if place.startswith("content/") and (site / place).is_file()]
    for place in places:
        (site / place).chmod(0)
    code, told = build(site)
    assert code == 1
    assert sorted(line.partition(": ")[0] for line in told.splitlines()[:-1]) == sorted(places)


STORES: dict[str, Callable[[Path], object]] = {
    "the store's file": lambda site: (site / ".pressarchive" / "store.sqlite").chmod(0),
    "the store's folder": lambda site: (site / ".pressarchive").chmod(0),
    "the store's folder for writing": lambda site: (site / ".pressarchive").chmod(0o555),
    "the data": lambda site: (site / ".pressarchive" / "data").chmod(0),
    "the data for writing": lambda site: (site / ".pressarchive" / "data").chmod(0o555),
}


@pytest.mark.long
@pytest.mark.parametrize("which", STORES)
def test_a_store_that_is_forbidden_costs_time_and_nothing_else(
    site: Path, tmp_path: Path, which: str
) -> None:
    STORES[which](site)
    assert build(site) == (0, "")
    for folder in (site / ".pressarchive", site / ".pressarchive" / "data"):
        folder.chmod(0o755)
    now = tree(site / "output")
    good(site, "--clean", "--output", str(tmp_path / "clean"))
    assert now == tree(tmp_path / "clean")


def test_an_archive_on_a_medium_that_cannot_be_written_is_built_elsewhere(tmp_path: Path) -> None:
    site = archive(tmp_path / "archive")
    before = tree(site)
    for path in (site, *site.rglob("*")):
        path.chmod(0o555 if path.is_dir() else 0o444)
    try:
        assert build(site, "--output", str(tmp_path / "output")) == (0, "")
    finally:
        site.chmod(0o755)
    assert tree(site) == before
    assert (tmp_path / "output" / "data" / "archive.sqlite").stat().st_size
    assert list((tmp_path / "output" / "search").glob("*/pagefind-entry.json"))
    for path in site.rglob("*"):
        path.chmod(0o755 if path.is_dir() else 0o644)
    good(site)
    assert tree(site / "output") == tree(tmp_path / "output")
