"""Whatever the system refuses to a build, it is a sentence or costs time: each thing that is asked, in turn.

What the store, the spool, the data and the search ask, that is: tests/publish/test_publish_faults.py has the
output folder's turn. Then the same by the system itself, which bounds the size of any file.

The full programme refuses one of so many as PRESSARCHIVE_REFUSED says; with 1 each of them, for an hour.
"""

from __future__ import annotations

import errno
import gc
import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from msgspec import Struct
from places import archive, good, run, tree
from refusing import Refusing, refusing
from two_states import OWN, Two

from pressarchive.build import spool
from pressarchive.store import disk

resource = pytest.importorskip("resource", reason="this system has no such bounds")


class Way(Struct, frozen=True):
    """How the system refuses, and what."""

    code: int
    options: tuple[str, ...] = ()
    """Of the build."""
    lasting: bool = False
    """Whether it goes on refusing what takes room."""


WAYS = {
    "a disk that is full": Way(errno.ENOSPC),
    "a disk that stays full": Way(errno.ENOSPC, lasting=True),
    "a share of a disk that is used up": Way(errno.EDQUOT, ("--clean",), lasting=True),
    "a disk that fails once": Way(errno.EIO, ("--clean",)),
    "a disk that can only be read": Way(errno.EROFS, lasting=True),
    "a right that was taken away": Way(errno.EACCES),
}
KINDS = {"make", "open", "write", "close", "rename", "remove", "lock", "connect", "insert", "look"}
SENTENCE = re.compile(r"\S.*?: \S.* — \S.*|1 fault; nothing was published\.")
SQLITE = {
    "database or disk is full",
    "disk I/O error",
    "attempt to write a readonly database",
    "unable to open database file",
}
AMONG = 61
"""Of so many things one is refused in every run."""
AMONG_FULLY = int(os.environ.get("PRESSARCHIVE_REFUSED", "13"))
"""Of so many, in the full programme."""


@pytest.fixture
def passing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the system has its passing files. Of what waits, little stays in memory."""
    folder = tmp_path / "passing"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    monkeypatch.setattr(spool, "IN_MEMORY", 50_000)
    monkeypatch.setattr(disk, "SPILL", 50_000)
    return folder


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Two:
    made = Two(tmp_path_factory.mktemp("refused"))
    made.become(0)
    made.assert_mended()
    shutil.copytree(made.folder, made.folder.with_name("before"), symlinks=True)
    return made


def edit_again(two: Two) -> None:
    """The same edit of the same built archive, so that the same is asked of the system every time."""
    shutil.rmtree(two.folder)
    shutil.copytree(two.folder.with_name("before"), two.folder, symlinks=True)
    two.become(1)


def assert_told(code: int, told: str, words: set[str]) -> None:
    """A build that was refused says so in a sentence, with the system's words."""
    assert code == 1, told
    assert all(SENTENCE.fullmatch(line) for line in told.splitlines()), told
    assert any(each in told for each in words), told


def assert_fared(
    two: Two, before: dict[str, str], fared: tuple[int, str], words: set[str], what: str
) -> None:
    """The build gave a clean site, or told why not; each file is wholly of one of the two."""
    code, told = fared
    now = tree(two.output)
    if code == 0:
        assert now == two.sites[two.state], what
        assert "warning: " not in told, (what, told)
    else:
        assert_told(code, told, words)
    for name in {*now, *before} - OWN:
        assert now.get(name) in [site.get(name) for site in two.sites], (what, name)
    assert ".pressarchive.tmp" not in now, what


def tried(two: Two, way: Way, moment: int, passing: Path, patch: pytest.MonkeyPatch) -> Refusing:
    """A build after an edit, to which one thing is refused, and the one after that."""
    edit_again(two)
    before = tree(two.output)
    how = Refusing(two.output, way.code, moment, lasting=way.lasting)
    with refusing(how, patch):
        fared = run(two.folder, *way.options)
        gc.collect()  # what is let go with the build is let go now
    assert_fared(two, before, fared, {os.strerror(way.code), *SQLITE}, how.struck)
    # What may not be taken away is taken away by the next build.
    if not how.struck.startswith("remove"):
        assert two.kept() == two.store, how.struck
    assert not list(passing.iterdir()), how.struck
    two.assert_mended()
    return how


def test_whatever_the_system_refuses_to_a_build_is_told_or_costs_time(
    two: Two, passing: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ways = list(WAYS.values())
    for number in range(1000):
        how = tried(two, ways[number % len(ways)], 1 + number * AMONG, passing, monkeypatch)
        if not how.struck:
            break
    assert number * AMONG > 300
    assert {asked.partition(" ")[0] for asked in how.asked} == KINDS


@pytest.mark.long
@pytest.mark.parametrize("way", WAYS)
def test_so_it_is_whatever_it_refuses(
    two: Two, passing: Path, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    for moment in range(0, 10_000, AMONG_FULLY):
        if not tried(two, WAYS[way], moment, passing, monkeypatch).struck:
            break
    assert moment > 300


@pytest.fixture
def alone(tmp_path: Path) -> Path:
    """An archive whose store cannot be had, which then is built in the system's folder for passing files."""
    folder = archive(tmp_path / "archive")
    (folder / ".pressarchive").write_text("A file in the store's place.\n", "utf-8")
    return folder


@pytest.mark.parametrize("among", [97, pytest.param(AMONG_FULLY, marks=pytest.mark.long)])
def test_so_it_is_of_a_first_build_where_there_can_be_no_store(
    alone: Path, passing: Path, monkeypatch: pytest.MonkeyPatch, among: int
) -> None:
    output = alone / "output"
    good(alone)
    clean = tree(output)
    for moment in range(0, 10_000, among):
        shutil.rmtree(output)
        how = Refusing(output, errno.ENOSPC, moment, lasting=moment % 2 == 0)
        with refusing(how, monkeypatch):
            code, told = run(alone)
        now = tree(output) if output.exists() else {}
        if code == 0:
            assert now == clean, how.struck
        else:
            # Of two places for what waits, the archive's own is named: there the file is in the way.
            assert_told(code, told, {os.strerror(errno.ENOSPC), os.strerror(errno.EEXIST), *SQLITE})
        assert {name: clean.get(name) for name in now.keys() - OWN} == {
            name: held for name, held in now.items() if name not in OWN
        }, how.struck
        gc.collect()  # the folder goes with the store that lies nowhere
        if how.struck.startswith("remove"):  # what could not be taken away from there is the system's
            shutil.rmtree(passing)
            passing.mkdir()
        assert not list(passing.iterdir()), how.struck
        good(alone)
        assert tree(output) == clean
        if not how.struck:
            break
    assert moment > 300


@contextmanager
def bounded(size: int) -> Iterator[None]:
    """No file becomes larger than `size`: the system refuses it to this process and those that it starts."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.fixture(scope="module", params=["", "data: off\n"], ids=["with data", "without data"])
def either(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Two:
    return Two(tmp_path_factory.mktemp("bounded"), request.param)


@pytest.mark.parametrize("step", [170_000, pytest.param(4_000 * AMONG_FULLY, marks=pytest.mark.long)])
def test_so_it_is_where_no_file_may_become_larger_than_a_bound(
    either: Two, monkeypatch: pytest.MonkeyPatch, step: int
) -> None:
    if either.store == ["store.sqlite"]:
        monkeypatch.setattr(spool, "IN_MEMORY", 10**8)  # so that it comes to what Pagefind writes
    told = []
    for size in (1, *range(step, 2_000_000, step)):
        either.become(1 - either.state)
        before = tree(either.output)
        with bounded(size):
            fared = run(either.folder, *(("--clean",) if size % 3 else ()))
        told.append(fared)
        assert_fared(either, before, fared, {os.strerror(errno.EFBIG), *SQLITE}, f"{size} bytes")
        # With this SQLite takes back what it had done by half, before anything else is done.
        assert set(either.kept()) - {"store.sqlite-journal"} == set(either.store), size
        either.assert_mended()
        if fared[0] == 0 and size > 1_200_000:
            break
    assert {code for code, _ in told} == {0, 1}
