"""Plant known bugs, one after another, in a copy of the repository, and see that the tests catch each.

    python -m workshop.planted [NAME ...]

Each bug is a patch in tests/planted/: a sentence on what goes wrong, the tests that should catch it, and the
difference. Those tests pass in the copy as it is and must fail with the bug in it; where they do not, the
whole fast core is tried. A bug that nothing catches wants a new test.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Sequence
from pathlib import Path

from msgspec import Struct

ROOT = Path(__file__).parents[1]
PATCHES = ROOT / "tests" / "planted"
_CAUGHT_BY = re.compile(r"^Caught by: (.+)$", re.MULTILINE)
_PATIENCE = 1_200
"""Seconds; a bug may make a test wait for ever, which is caught too."""


class Bug(Struct, frozen=True):
    """A patch and what is said of it."""

    name: str
    what: str
    tests: tuple[str, ...]
    """Files and folders of tests, one of which catches it."""
    patch: Path


def bugs() -> list[Bug]:
    """Every bug that can be planted."""
    return [_bug(path) for path in sorted(PATCHES.glob("*.patch"))]


def _bug(path: Path) -> Bug:
    text = path.read_text("utf-8")
    caught_by = _CAUGHT_BY.search(text)
    return Bug(path.stem, text.partition("\n")[0], tuple(caught_by[1].split()) if caught_by else (), path)


def main() -> int:
    """Plant them; how many were not caught."""
    parser = argparse.ArgumentParser(prog="python -m workshop.planted", description=__doc__.split("\n\n")[0])
    parser.add_argument("names", nargs="*", help="of the patches; all, where none is named")
    options = parser.parse_args()
    chosen = [bug for bug in bugs() if not options.names or bug.name in options.names]
    if missing := set(options.names) - {bug.name for bug in chosen}:
        parser.error(f"no such bug: {', '.join(sorted(missing))}")
    with tempfile.TemporaryDirectory() as folder:
        copy = copied(Path(folder) / "copy")
        every = sorted({test for bug in chosen for test in bug.tests})
        if failed := failing(copy, every, "-n", "auto"):
            print(f"These fail though nothing is planted: {failed}")
            return 1
        return sum(not caught(bug, copy) for bug in chosen)


def copied(folder: Path) -> Path:
    """What the repository holds, and what is not yet committed, in `folder`."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    listed = subprocess.run(command, check=True, capture_output=True, cwd=ROOT, encoding="utf-8").stdout
    for name in filter(None, listed.split("\0")):
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, folder / name)
    return folder


def caught(bug: Bug, copy: Path) -> bool:
    """Whether a test fails with `bug` in the copy; it is told which."""
    began = time.monotonic()
    apply(bug.patch, copy)
    try:
        found = failing(copy, bug.tests) or failing(copy, ["tests"], "-n", "auto")
    finally:
        apply(bug.patch, copy, "--reverse")
    told = found or "NOT CAUGHT"
    print(f"{bug.name}: {bug.what}\n    {time.monotonic() - began:.0f} s: {told}", flush=True)
    return bool(found)


def apply(patch: Path, folder: Path, *options: str) -> None:
    """Apply `patch` to the files in `folder`. Raises CalledProcessError where it does not fit."""
    # Outside of any repository git takes the folder as it is.
    outside = {**os.environ, "GIT_CEILING_DIRECTORIES": str(folder.parent)}
    subprocess.run(["git", "apply", *options, str(patch)], check=True, cwd=folder, env=outside)


def failing(copy: Path, tests: Iterable[str], *options: str) -> str:
    """The first test of the fast core among `tests` that fails in `copy`; empty where all pass."""
    command = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", "-m", "not long"]
    environment = {**os.environ, "PYTHONPATH": str(copy), "PYTHONDONTWRITEBYTECODE": "1"}
    try:
        result = subprocess.run(
            [*command, "--tb=no", *options, *tests],
            check=False,
            capture_output=True,
            cwd=copy,
            env=environment,
            encoding="utf-8",
            errors="replace",
            timeout=_PATIENCE,
        )
    except subprocess.TimeoutExpired:
        return "a test that never ended"
    return "" if result.returncode == 0 else _first(result.stdout.splitlines() + result.stderr.splitlines())


def _first(lines: Sequence[str]) -> str:
    told = [line for line in lines if line.startswith(("FAILED", "ERROR"))]
    return next(iter(told or [line for line in lines[::-1] if line.strip()]), "pytest says nothing")[:160]


if __name__ == "__main__":
    sys.exit(main())
