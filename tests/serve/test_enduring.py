"""The preview endures: faults without number, bursts, idleness, a system that ceases to tell it anything."""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path

import pytest
from previews import ARTICLE, FAULTY, Running, archive, ask, serving, soon
from sites import write

from pressarchive.serve import ears
from pressarchive.serve.ears import SystemEars
from pressarchive.serve.snapshot import Root
from pressarchive.serve.watching import Watch

UN = "content/articles/un.md"
PICTURES = "content/media/série"
LONG = 180.0
"""Seconds: forty thousand files are looked at, read and built more than once."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return archive(tmp_path / "archive")


def grown(preview: Running) -> tuple[int, int, int]:
    """Kilobytes of memory, threads and open files."""
    about = Path(f"/proc/{preview.process.pid}")
    if not about.exists():
        pytest.skip("the system tells nothing of its processes")
    status = dict(re.findall(r"(\w+):\s+(\d+)", (about / "status").read_text("utf-8")))
    return int(status["VmRSS"]), int(status["Threads"]), len(list((about / "fd").iterdir()))


def processor(preview: Running) -> float:
    """Seconds of processor that it has used."""
    fields = Path(f"/proc/{preview.process.pid}/stat").read_text("utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def test_a_fault_and_its_mending_again_and_again_leave_it_as_it_was(folder: Path) -> None:
    endured(folder, 8)


@pytest.mark.long
def test_so_they_do_a_hundred_times(folder: Path) -> None:
    endured(folder, 100)


def endured(folder: Path, times: int) -> None:
    good = {UN: ARTICLE.format(title="Un", day=1)}
    faults = (
        {UN: FAULTY},
        {UN: ""},
        {"site.yaml": "title: [x\n"},
        {"templates/home.html": "{% if %}"},
        {"content/tags.yaml": "- name: [\n"},
    )
    settings = (folder / "site.yaml").read_text("utf-8")
    with serving(folder) as preview:
        page = preview.text("/repo/articles/un/")
        for number in range(times):
            write(folder, faults[number % len(faults)])
            soon(lambda: bool(preview.state()["faults"]), f"fault {number} is not told")
            assert preview.text("/repo/articles/un/") == page, "the last good page stays"
            (folder / "templates" / "home.html").unlink(missing_ok=True)
            (folder / "content" / "tags.yaml").unlink(missing_ok=True)
            write(folder, {**good, "site.yaml": settings})
            soon(lambda: not preview.state()["faults"], f"mending {number} is not told")
            if number == 5:
                before = grown(preview)
        soon(lambda: preview.text("/repo/articles/un/") == page, "it is not as it was")
        memory, threads, files = (now - then for now, then in zip(grown(preview), before, strict=True))
        assert memory < 30_000
        assert max(threads, files) <= 3
        assert not [line for line in preview.lines + preview.more_lines(0) if "Traceback" in line]


@pytest.mark.long
def test_a_burst_of_forty_thousand_files_is_served_whole_and_gone_again(folder: Path) -> None:
    """More than the system's queue of notices holds."""
    names = [f"image-{number:05}.gif" for number in range(40_000)]
    with serving(folder) as preview:
        (folder / PICTURES).mkdir(parents=True)
        for name in names:
            (folder / PICTURES / name).write_bytes(name.encode())
        write(folder, {UN: ARTICLE.format(title="Après la rafale", day=1)})
        soon(lambda: "Après la rafale" in preview.text("/repo/articles/un/"), "the edit is not seen", LONG)
        served = [f"/repo/media/s%C3%A9rie/{name}" for name in (names[0], names[-1], *names[1::4001])]
        soon(lambda: all(ask(preview.port, path).status == 200 for path in served), "some are lost", LONG)
        shutil.rmtree(folder / PICTURES)
        soon(lambda: all(ask(preview.port, path).status == 404 for path in served), "some stay", LONG)
        assert not [line for line in preview.lines + preview.more_lines(0) if "Traceback" in line]


@pytest.mark.long
def test_an_idle_minute_builds_nothing_and_costs_next_to_nothing(folder: Path) -> None:
    with serving(folder) as preview:
        preview.more_lines(5)  # what rests on all articles is made after the first build
        before = grown(preview), processor(preview)
        assert preview.more_lines(60) == []
        assert processor(preview) - before[1] < 1
        assert grown(preview)[1:] <= before[0][1:]


TOO_FEW = 4
"""Folders to watch: fewer than the archive has."""
FAILING = """
import watchdog.observers.inotify_c as c
real, left = c.inotify_add_watch, [{left}]
def refuse(number, path, mask):
    left[0] -= 1
    if left[0] < 0:
        import ctypes
        ctypes.set_errno(28)
        return -1
    return real(number, path, mask)
c.inotify_add_watch = refuse
"""
"""For sitecustomize: the system watches so many folders and no more, as at its limit (ENOSPC, 28)."""


@pytest.mark.skipif(not Path("/proc/sys/fs/inotify").exists(), reason="the system has other notices")
@pytest.mark.parametrize("left", [0, 7, *[pytest.param(n, marks=pytest.mark.long) for n in (TOO_FEW, 6, 8)]])
def test_at_the_limit_of_watched_folders_edits_are_seen_and_nothing_breaks(
    folder: Path, tmp_path: Path, left: int
) -> None:
    """At once, while it begins to listen, and later, when new folders are made."""
    write(tmp_path, {"limited/sitecustomize.py": FAILING.format(left=left)})
    with serving(
        folder, env={"PYTHONPATH": os.pathsep.join([str(tmp_path / "limited"), *_path()])}
    ) as preview:
        for number in range(4):
            title = f"Neuf {number}"
            write(folder, {f"content/articles/n{number}/neuf.md": ARTICLE.format(title=title, day=1)})
            soon(lambda title=title: title in preview.text("/repo/articles/neuf/"), f"{title} is not seen")  # type: ignore[misc]
            shutil.rmtree(folder / f"content/articles/n{number}")
            soon(lambda: ask(preview.port, "/repo/articles/neuf/").status == 404, "it stays")
        told = preview.lines + preview.more_lines(0)
        assert preview.ended() == 0
    assert not [line for line in told if "Traceback" in line or "Exception" in line or "notify" in line[:9]]
    said = len([line for line in told if "every half second" in line])
    # With more it can begin to listen; the system's refusal of a new folder may then go by unnoticed, and
    # edits in it are found by the looks of every few seconds.
    assert said == 1 or (left > TOO_FEW and said == 0), told


def _path() -> list[str]:
    return [part for part in os.environ.get("PYTHONPATH", "").split(os.pathsep) if part]


def test_ears_whose_threads_are_dead_are_renewed(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(SystemEars, "pause", 0.2)
    monkeypatch.setattr(ears, "POLL", 0.05)
    said: list[str] = []
    heard: list[SystemEars] = []

    def listen(of: tuple[Root, ...]) -> SystemEars:
        heard.append(SystemEars(of))
        return heard[-1]

    watch = Watch((Root("content", folder / "content", follows=False),), said.append, listen)
    try:
        for number in range(3):
            heard[-1]._observer.stop()  # noqa: SLF001 - as if it had died
            heard[-1]._observer.join()  # noqa: SLF001
            write(folder, {UN: f"Mot {number}"})
            assert watch.wait() == (UN,)
            assert len(heard) == number + 2, said
    finally:
        watch.close()
    assert said == []
