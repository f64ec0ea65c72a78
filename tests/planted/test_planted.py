"""Do the tests bite? Each planted bug still fits the program, and the tests named catch it."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from sites import ROOT

from workshop.planted import Bug, bugs, caught, copied

BUGS = bugs()


@pytest.mark.parametrize("bug", BUGS, ids=lambda bug: bug.name)
def test_a_planted_bug_fits_the_program_as_it_is(bug: Bug) -> None:
    """`python -m workshop.planted` shows what catches it; a patch that no longer fits is made anew."""
    command = ["git", "apply", "--check", str(bug.patch)]
    result = subprocess.run(command, check=False, capture_output=True, cwd=ROOT, encoding="utf-8")
    assert result.returncode == 0, result.stderr
    assert bug.what.endswith(".")
    assert bug.tests
    assert [test for test in bug.tests if not (ROOT / test.partition("::")[0]).exists()] == []


def test_there_are_as_many_as_were_promised() -> None:
    assert len(BUGS) >= 20


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the repository to plant them in."""
    return copied(tmp_path_factory.mktemp("planted") / "copy")


@pytest.mark.long
@pytest.mark.parametrize("bug", BUGS, ids=lambda bug: bug.name)
def test_a_planted_bug_is_caught(bug: Bug, copy: Path) -> None:
    assert caught(bug, copy)
