"""What the system may refuse, and what is said of it."""

from __future__ import annotations

import errno
import io
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, ParamSpec, Self, TypeVar

import pytest
from filelock import FileLock
from publish_help import clean, scan, tree

from pressarchive.model import Content, FileRef
from pressarchive.problems import Faults
from pressarchive.publish import lock, publish

LEFT = "the site in the output folder is whole, file by file"
ONE: dict[str, Content] = {"index.html": b"1", "a/b/c": b"1", "d": b"1", "e/f": b"1"}
TWO: dict[str, Content] = {"index.html": b"2", "a/b": b"2", "d/x": b"2", "g/h": b"2"}
Given = ParamSpec("Given")
Got = TypeVar("Got")


@pytest.fixture
def output(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return Path("output")


class Trouble:
    """The system's calls, one of which fails."""

    def __init__(self, patch: pytest.MonkeyPatch, code: int, moment: int) -> None:
        self.code = code
        self.left = iter(range(moment))
        self.struck = False
        for name in ("replace", "unlink", "mkdir", "fsync", "stat"):
            patch.setattr(os, name, self.failing(getattr(os, name)))
        patch.setattr(io, "open", self.opening(io.open))

    def ask(self, _: object = None) -> None:
        if next(self.left, None) is None and not self.struck:
            self.struck = True
            raise OSError(self.code, os.strerror(self.code))

    def failing(self, call: Callable[Given, Got]) -> Callable[Given, Got]:
        def called(*given: Given.args, **named: Given.kwargs) -> Got:
            self.ask()
            return call(*given, **named)

        return called

    def opening(self, call: Callable[..., IO[bytes]]) -> Callable[..., Watched | IO[bytes]]:
        def opened(path: Path, mode: str, *more: int) -> Watched | IO[bytes]:
            self.ask()
            return Watched(path, self.ask) if "w" in mode else call(path, mode, *more)

        return opened


class Watched:
    """A file open for writing that tells each write beforehand."""

    def __init__(self, path: Path, told: Callable[[bytes], None]) -> None:
        self.file = io.FileIO(path, "w")
        self.told = told
        self.flush = self.file.flush
        self.fileno = self.file.fileno

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.file.close()

    def write(self, data: bytes) -> None:
        self.told(data)
        self.file.write(data)


def moments() -> Iterator[int]:
    yield from range(1000)


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EACCES, errno.EROFS, errno.EIO])
def test_whatever_call_the_system_refuses_is_told_and_leaves_whole_files_and_no_debris(
    output: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    for moment in moments():
        publish(ONE, output)
        with monkeypatch.context() as patch:
            trouble = Trouble(patch, code, moment)
            problems = []
            try:
                publish(TWO, output)
            except Faults as error:
                problems = [str(problem) for problem in error.problems]
        if not trouble.struck:
            break
        held = tree(output)
        # A removal that fails while tidying up is for the next build to do; all else is told.
        assert problems or held.keys() - {".pressarchive.lock"} == clean(TWO).keys()
        assert all(problem.startswith("output") for problem in problems)
        assert all(f"the system says: {os.strerror(code)} — " in problem for problem in problems)
        assert ".pressarchive.tmp" not in held
        for name in {**ONE, **TWO}:
            assert held.get(name) in {None, ONE.get(name), TWO.get(name)}
        assert publish(TWO, output).warnings == ()
        assert tree(output) == clean(TWO)
    assert moment > 30


@pytest.mark.parametrize(
    ("code", "hint"),
    [
        (errno.ENOSPC, f"free some room on the disk, then build again; {LEFT}"),
        (errno.EACCES, f"give yourself the right to it, or close the program that holds it; {LEFT}"),
        (errno.EROFS, f"make the disk writable or choose another folder with --output; {LEFT}"),
        (errno.EIO, f"mend this, then build again; {LEFT}"),
    ],
)
def test_the_file_is_named_with_the_systems_words_and_a_hint(
    output: Path, monkeypatch: pytest.MonkeyPatch, code: int, hint: str
) -> None:
    def refused(*_: object) -> None:
        raise OSError(code, os.strerror(code))

    publish(ONE, output)
    monkeypatch.setattr(os, "replace", refused)
    with pytest.raises(Faults) as caught:
        publish({**ONE, "index.html": b"2"}, output)
    assert str(caught.value) == f"output/.pressarchive.json: the system says: {os.strerror(code)} — {hint}"


def test_a_name_too_long_for_the_disk_is_told_before_anything_is_written(output: Path) -> None:
    publish(ONE, output)
    before = tree(output)
    name = "n" * 300
    with pytest.raises(Faults) as caught:
        publish({**TWO, name: b""}, output)
    assert str(caught.value).startswith(f"output/{name}: the system says: ")
    assert "shorten the name" in str(caught.value)
    assert tree(output) == before


def test_another_build_at_work_is_told_after_a_wait(output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(ONE, output)
    monkeypatch.setattr(lock, "PATIENCE", 0.1)
    with FileLock(output / ".pressarchive.lock"), pytest.raises(Faults) as caught:
        publish(TWO, output)
    assert str(caught.value) == (
        "output: another build is writing this folder — wait for it to end, then build again"
    )
    publish(TWO, output)
    assert tree(output) == clean(TWO)


def scanned(output: Path, ref: FileRef) -> str:
    """The fault of publishing a scan, which must leave the old one whole."""
    with pytest.raises(Faults) as caught:
        publish({"media/scan.jpg": ref}, output)
    assert (output / "media/scan.jpg").read_bytes() == b"old"
    assert not (output / ".pressarchive.tmp").exists()
    return str(caught.value)


@pytest.fixture
def published(output: Path) -> Path:
    publish({"media/scan.jpg": b"old"}, output)
    return output


@pytest.mark.parametrize("held", [b"", b"ne", b"NEW", b"new and more"])
def test_a_scan_that_changed_under_us_is_a_fault(published: Path, held: bytes) -> None:
    ref = scan(Path("scan.jpg"), b"new")
    Path("scan.jpg").write_bytes(held)
    assert scanned(published, ref) == (
        "scan.jpg: this file changed while the site was built — build again once the file is complete"
    )


def test_a_scan_that_vanished_is_a_fault(published: Path) -> None:
    ref = scan(Path("scan.jpg"), b"new")
    Path("scan.jpg").unlink()
    assert scanned(published, ref) == (
        f"scan.jpg: the system says: No such file or directory — mend this, then build again; {LEFT}"
    )


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_in_a_scans_place_does_not_hold_the_build(published: Path) -> None:
    ref = scan(Path("scan.jpg"), b"new")
    Path("scan.jpg").unlink()
    os.mkfifo("scan.jpg")
    assert scanned(published, ref).startswith("scan.jpg: this file changed while the site was built")


def test_a_scan_is_never_whole_in_memory(
    output: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ref = scan(tmp_path / "scan.tiff", bytes(5 * 1024 * 1024))
    sizes: list[int] = []
    opened: Callable[..., IO[bytes]] = io.open

    def measured(path: Path, mode: str, *more: int) -> Watched | IO[bytes]:
        if "w" in mode:
            return Watched(path, lambda data: sizes.append(len(data)))
        return opened(path, mode, *more)

    monkeypatch.setattr(io, "open", measured)
    publish({"media/scan.tiff": ref}, output)
    assert sum(sizes) > 5 * 1024 * 1024
    assert max(sizes) <= 1024 * 1024
