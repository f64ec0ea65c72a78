"""Trials of faults: a build that is killed, a disk that is full, strangers' files, odd output folders."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.robustness.programs import Program
from benchmarks.robustness.running import Trial, crashed, good, run, tree

ARTICLES = 60
KILLS = 30
ROOM = 400
"""Kilobytes that are left on the disk beside the small site, and are not enough for the large one."""


def many(program: Program, site: Path, count: int = ARTICLES, word: str = "premier") -> None:
    """A site of so many articles."""
    program.make(site)
    for number in range(count):
        text = f"Voici le {word} état de {number}. " * 40
        program.put(site, f"n{number}", program.article(f"Titre {number}", text, f"Tag {number % 7}", 3))


def killed(program: Program, tools: Path, folder: Path) -> str:
    """Kill -9 at random moments of a build over a good site: every page wholly old or wholly new."""
    site, chance = folder / "site", random.Random(9)  # noqa: S311 - the same moments for all
    many(program, site)
    began = time.monotonic()
    if run(program, tools, site, patience=60).code:
        return "does not build the site"
    took = time.monotonic() - began
    old = _pages(program, site)
    many(program, site, word="second")
    shutil.copytree(site, folder / "clean", symlinks=True)
    run(program, tools, folder / "clean", patience=60)
    new = _pages(program, folder / "clean")
    lost = torn = 0
    for _ in range(KILLS):
        process = subprocess.Popen(
            [*program.command(tools), *program.build],
            cwd=site,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        time.sleep(took * chance.random())
        process.kill()
        process.wait()
        there = _pages(program, site)
        lost += bool(old.keys() & new.keys() - there.keys())
        torn += any(there[page] not in (old.get(page), new.get(page)) for page in there)
    run(program, tools, site, patience=60)
    if lost or torn:
        return f"of {KILLS} kills, {lost} left pages missing, {torn} pages that are neither old nor new"
    return "" if _pages(program, site) == new else "the next build does not mend it"


def _pages(program: Program, site: Path) -> dict[str, str]:
    return {path: digest for path, digest in tree(site / program.output).items() if path.endswith(".html")}


def full_disk(program: Program, tools: Path, folder: Path) -> str | None:
    """The output on a disk that fills: it is told, and the last good site is whole."""
    site = folder / "site"
    good(program, tools, site)
    files = [path.stat().st_size for path in (site / program.output).rglob("*") if path.is_file()]
    with small_disk(folder / "disk", sum(size // 4096 * 4 + 4 for size in files) + ROOM) as disk:
        if disk is None:
            return None
        done = run(program, tools, site, program.to, str(disk / "out"))
        before = {path: digest for path, digest in tree(disk / "out").items() if path.endswith(".html")}
        if done.code or not before:
            return "does not build there at all"
        many(program, site, 300, "grand")
        done = run(program, tools, site, program.to, str(disk / "out"), patience=60)
        after = tree(disk / "out")
        if crash := crashed(done):
            return crash
        if not done.code:
            return "ends as if all were well"
        if any(path not in after for path in before):
            return "pages of the last good site are gone"
        empty = [p for p in (disk / "out").rglob("*.html") if not p.read_bytes().rstrip().endswith(b">")]
        return f"{len(empty)} pages are cut off" if empty else ""


@contextmanager
def small_disk(place: Path, kilobytes: int) -> Iterator[Path | None]:
    """A file system of so many kilobytes; None where this user may mount none."""
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={kilobytes}k", "tmpfs", str(place)]
    mounted = os.name == "posix" and not subprocess.run(mount, check=False, capture_output=True).returncode
    try:
        yield place if mounted else None
    finally:
        if mounted:
            subprocess.run(["umount", "-l", str(place)], check=False, capture_output=True)


def strangers(program: Program, tools: Path, folder: Path) -> str:
    """What somebody else keeps in the output folder stays."""
    site = folder / "site"
    good(program, tools, site)
    kept = {"CNAME": "archive.example.org\n", ".git/HEAD": "ref: x\n", "notes/a.txt": "miennes\n"}
    for path, text in kept.items():
        (site / program.output / path).parent.mkdir(exist_ok=True)
        (site / program.output / path).write_text(text)
    run(program, tools, site)
    gone = [path for path in kept if not (site / program.output / path).is_file()]
    return f"deletes {', '.join(gone)}" if gone else ""


def deleted(program: Program, tools: Path, folder: Path) -> str:
    """The page of an article that was deleted is gone."""
    site = folder / "site"
    good(program, tools, site)
    (site / program.articles / "autre.md").unlink()
    run(program, tools, site)
    return "goes on being published" if program.page_of(site, "autre").exists() else ""


def onto_its_sources(program: Program, tools: Path, folder: Path) -> str:
    """An output folder that holds the articles is refused: no file of the archive changes."""
    site = folder / "site"
    good(program, tools, site)
    for output in (program.articles.partition("/")[0], "."):
        before = {p: d for p, d in tree(site).items() if not p.startswith((program.output, *program.kept))}
        done = run(program, tools, site, program.to, output)
        after = tree(site)
        if lost := [path for path in before if after.get(path) != before[path]]:
            return f"deletes or overwrites {lost[0]}"
        if not done.code:
            return f"mixes the site with the archive’s own files in `{output}`"
    return ""


def two_at_once(program: Program, tools: Path, folder: Path) -> str:
    """Two builds at once leave what one leaves."""
    site = folder / "site"
    many(program, site)
    shutil.copytree(site, folder / "alone")
    run(program, tools, folder / "alone", patience=60)
    alone = _pages(program, folder / "alone")
    command = [*program.command(tools), *program.build]
    for _ in range(3):
        pair = [
            subprocess.Popen(command, cwd=site, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
            for _ in range(2)
        ]
        told = [(process.communicate(timeout=60)[0], process.returncode) for process in pair]
        if any(b"Traceback" in text for text, _ in told):
            return "one of them ends in a traceback"
        if _pages(program, site) != alone:
            return "leave another site than one alone"
    return ""


def reproducible(program: Program, tools: Path, folder: Path) -> str:
    """Two folders, two time zones, two languages, two hash seeds, a day apart: the same bytes."""
    found = []
    for name, zone, language, seed, time_ in (
        ("ici", "Pacific/Kiritimati", "C", "1", 10**9),
        ("là bas", "America/Adak", "tr_TR.UTF-8", "4242", 10**9 + 86_400),
    ):
        site = folder / name
        many(program, site, 20)
        for path in site.rglob("*"):
            os.utime(path, (time_, time_))
        run(program, tools, site, TZ=zone, LC_ALL=language, PYTHONHASHSEED=seed)
        found.append(tree(site / program.output))
        time.sleep(1.1)
    one, other = found
    different = sorted(path for path in one.keys() | other.keys() if one.get(path) != other.get(path))
    return f"{len(different)} of {len(one)} files differ, {different[0]} first" if different else ""


FAULTS = (
    Trial(
        f"Kill -9 at {KILLS} random moments of a build: every page is whole, the next build mends all",
        "tests/publish/test_publish_killed.py",
        killed,
    ),
    Trial(
        "A full disk is told, and the last good site is whole",
        "tests/publish/test_publish_faults.py",
        full_disk,
    ),
    Trial(
        "What others keep in the output folder stays",
        "tests/publish/test_publish_always.py",
        strangers,
    ),
    Trial("The page of a deleted article goes", "tests/publish/test_publish.py", deleted),
    Trial(
        "An output folder that holds the articles is refused",
        "tests/publish/test_refusal.py",
        onto_its_sources,
    ),
    Trial("Two builds at once leave what one leaves", "tests/publish/test_publish_faults.py", two_at_once),
    Trial(
        "Two places, time zones, languages and hash seeds: the same bytes",
        "tests/site/test_reproducible.py",
        reproducible,
    ),
)
