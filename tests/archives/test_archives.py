"""Broken archives, each a folder with the exact messages and exit code that it must give.

The first line of `expected.txt` is the exit code; the others are what stands on standard error.
"""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from pressarchive.cli import main

CASES = Path(__file__).parent / "cases"


def tree(folder: Path, *without: str) -> dict[str, str]:
    """Every file below `folder` with a digest of its bytes."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.relative_to(folder).parts[0] not in without
    }


@pytest.mark.parametrize("case", sorted(CASES.iterdir()), ids=lambda case: case.name)
def test_an_archive_gives_its_exact_messages_and_nothing_else_changes(case: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    good_site(site)
    assert run(site)[0] == 0
    before = tree(site / "output")
    for name in ("content", "site.yaml"):
        shutil.rmtree(site / name) if (site / name).is_dir() else (site / name).unlink()
    shutil.copytree(case, site, dirs_exist_ok=True)
    sources = tree(site, "output", ".pressarchive")

    code, said = run(site)

    exit_line, *expected = (case / "expected.txt").read_text("utf-8").splitlines()
    assert said.splitlines() == expected
    assert f"exit {code}" == exit_line
    assert tree(site, "output", ".pressarchive") == sources, (
        "nothing outside the output and the store changes"
    )
    if code:
        assert tree(site / "output") == before, "a failed build leaves the last good site as it was"


def good_site(site: Path) -> None:
    (site / "content" / "articles").mkdir(parents=True)
    (site / "site.yaml").write_text("title: Essai\n", "utf-8")
    (site / "content" / "articles" / "a.txt").write_text("Un titre\nUn texte.\n", "utf-8")


def run(site: Path) -> tuple[int, str]:
    """Exit code and standard error of a build of `site`; a traceback is a bug of ours and fails the test."""
    result = CliRunner().invoke(main, ["--site", str(site), "--quiet"])
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.exit_code, result.stderr
