"""Running a program on trial, with an eye on what it leaves and how long it takes."""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from benchmarks.robustness.programs import Program

PATIENCE = 60.0
"""Seconds for a build of three articles; a trial with a large file says otherwise."""
_CRASH = re.compile(
    r"Traceback \(most recent call last\)|^panic: |^goroutine \d|^fatal error: ", re.MULTILINE
)


@dataclass(frozen=True)
class Done:
    """What came of a command."""

    code: int
    """256: it never ended."""
    told: str


@dataclass(frozen=True)
class Trial:
    """Something that may happen to an archive, and what must be so afterwards."""

    promise: str
    test: str
    """Ours of the same, `file::test`."""
    try_: Callable[[Program, Path, Path], str | None]
    """Of a program, its tools and a folder: why it does not hold, empty where it does, None where the
    program has no such thing.
    """


def run(
    program: Program, tools: Path, site: Path, *more: str, patience: float = PATIENCE, **env: str
) -> Done:
    """A build."""
    command = [*program.command(tools), *program.build, *more]
    try:
        result = subprocess.run(
            command,
            check=False,
            capture_output=True,
            cwd=site,
            stdin=subprocess.DEVNULL,
            env={**os.environ, **env},
            timeout=patience,
        )
    except subprocess.TimeoutExpired as late:
        return Done(256, _text(late.stdout) + _text(late.stderr))
    return Done(result.returncode, _text(result.stdout) + _text(result.stderr))


def _text(told: bytes | str | None) -> str:
    return told.decode("utf-8", "replace") if isinstance(told, bytes) else told or ""


def tree(folder: Path) -> Mapping[str, str]:
    """Every file below `folder` with a digest of what it holds."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file() and not path.is_symlink())
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files
    }


def crashed(done: Done) -> str:
    """Why a run is no run, whatever came of it; empty where it is one."""
    if done.code == 256:
        return "is not through in its time"
    if done.code < 0:
        return f"dies of signal {-done.code}"
    return "ends in a traceback" if _CRASH.search(done.told) else ""


def good(program: Program, tools: Path, site: Path) -> Mapping[str, str]:
    """Make a good site and build it; what its output holds."""
    program.make(site)
    done = run(program, tools, site)
    if done.code or not program.page_of(site, "bon").is_file():
        raise RuntimeError(f"{program.name} does not build a good site: {done.told}")
    return tree(site / program.output)


def others_stay(program: Program, site: Path, done: Done, before: Mapping[str, str]) -> str:
    """Whether a build that met a fault left the good articles: as they were if it failed, else built."""
    if crash := crashed(done):
        return crash
    if done.code and tree(site / program.output) != before:
        return "fails, and has changed the last good site"
    for name, words in (("bon", "Les mots du premier."), ("autre", "Les mots du second.")):
        page = program.page_of(site, name)
        if not page.is_file() or words.encode() not in page.read_bytes():
            return "loses the page of a good article"
    return ""


def shown(program: Program, site: Path, name: str = "cas") -> bytes:
    """The page of the article that was tried; empty where there is none."""
    page = program.page_of(site, name)
    return page.read_bytes() if page.is_file() else b""
