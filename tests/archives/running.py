"""An archive is laid out as a case describes it, and built: within this process, or in one of its own."""

from __future__ import annotations

import hashlib
import os
import shutil
import stat
import subprocess
import sys
from pathlib import Path

from click.testing import CliRunner
from making import MAKERS
from msgspec import Struct
from sites import ROOT, write

from pressarchive.cli import main

CASES = Path(__file__).parent / "cases"
GOOD = {
    "site.yaml": "title: Essai\nsearch: off\n",
    "content/articles/temoin.txt": "Un témoin\n« Oui », a déclaré Angela Merkel.\n",
}
"""What every case begins from: an article that has nothing to do with what is wrong."""
WITNESS = "articles/temoin/"

PROCESSOR = 5
"""Seconds of the processor that a build of a case may take, however busy the machine."""
CLOCK = 90
"""Seconds after which a build waits for something that does not come: a pipe's other end."""
MEMORY = 512 * 1024**2
"""Bytes of address space; a build of a small archive needs half of it."""


class Said(Struct, frozen=True):
    """What a build came to."""

    code: int
    """Of its exit; negative where a signal ended it, as one does that goes beyond its bounds."""
    stderr: str


def lay(case: Path, site: Path) -> None:
    """Put what `case` holds over the good archive in `site`."""
    shutil.copytree(case, site, dirs_exist_ok=True, ignore=shutil.ignore_patterns("*expected.txt"))
    if case.name in MAKERS:
        MAKERS[case.name](site)


def good(folder: Path) -> Path:
    """An archive without a fault, built."""
    write(folder, GOOD)
    assert here(folder) == Said(0, "")
    return folder


def here(site: Path, *options: str) -> Said:
    """A build of `site` in this process; a traceback is a bug of ours and fails the test."""
    result = CliRunner().invoke(main, ["--site", str(site), "--quiet", *options])
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return _said(result.exit_code, result.stderr, site)


def bounded(site: Path, room: Path, *options: str) -> Said:
    """`python build.py --site SITE --quiet OPTIONS` in a process with bounds on its time and memory; its home
    and its passing files are those of `room`.
    """
    bounds = [sys.executable, str(Path(__file__).parent / "bounds.py"), str(PROCESSOR), str(MEMORY)]
    build = [sys.executable, "-W", "error", str(ROOT / "build.py"), "--site", str(site), "--quiet"]
    ended = subprocess.run(
        [*bounds, *build, *options],
        check=False,
        capture_output=True,
        cwd=room,
        env={**os.environ, "HOME": str(room), "TMPDIR": str(room)},
        stdin=subprocess.DEVNULL,
        timeout=CLOCK,
    )
    assert ended.stdout == b""
    return _said(ended.returncode, ended.stderr.decode(), site)


def _said(code: int, stderr: str, site: Path) -> Said:
    """What a build of `site` came to, alike wherever that lies."""
    return Said(code, stderr.replace(f"{site}/", "SITE/"))


def tree(folder: Path, *without: str) -> dict[str, str]:
    """Everything below `folder`: a file with a digest of its bytes, a link with its target, what else there
    is with its kind and its rights.
    """
    paths = (path for path in sorted(folder.rglob("*")) if path.relative_to(folder).parts[0] not in without)
    return {path.relative_to(folder).as_posix(): _looks(path) for path in paths}


def _looks(path: Path) -> str:
    status = path.lstat()
    if stat.S_ISLNK(status.st_mode):
        return f"-> {os.readlink(path)}"  # noqa: PTH115 - a Path would tidy it
    if not stat.S_ISREG(status.st_mode):
        return stat.filemode(status.st_mode)
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except PermissionError:
        return stat.filemode(status.st_mode)
