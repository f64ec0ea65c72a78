"""The trials that other generators are put to, on ourselves: they must not rot, and we must pass."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from sites import ROOT

from benchmarks.robustness.__main__ import PARTS


@pytest.mark.long
@pytest.mark.parametrize("part", PARTS)
def test_we_pass_every_trial(part: str, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "benchmarks.robustness", "--programs", "Pressarchive", "--no-set-up"]
    result = subprocess.run(
        [*command, "--part", part, "--tools", str(tmp_path)],
        check=False,
        capture_output=True,
        cwd=ROOT,
        encoding="utf-8",
    )
    assert result.returncode == 0, result.stderr
    assert f"| **{part}** |" in result.stdout
