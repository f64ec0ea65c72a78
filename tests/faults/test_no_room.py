"""A disk that is full at any moment of a build: a sentence, whole files, a clean build once there is room.

On a real file system of each size, where the test may mount one in a namespace of its own.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

PLACES = (".", "output", ".pressarchive")


@cache
def apart() -> tuple[str, ...] | None:
    """The command before one that may mount; None where there is none."""
    if not shutil.which("unshare"):
        return None
    for options in (("--mount",), ("--user", "--map-root-user", "--mount")):
        tried = ("unshare", *options, "sh", "-c", "mount -t tmpfs -o size=4k tmpfs /tmp")
        if subprocess.run(tried, check=False, capture_output=True).returncode == 0:
            return "unshare", *options
    return None


def fared(folder: Path, mounted: str, steps: int) -> list[str]:
    """A line for each size of the disk: exit code and what was told."""
    before = apart()
    if before is None:
        pytest.skip("this system lets no one mount a small disk")
    script = str(Path(__file__).with_name("full_disk.py"))
    found = os.pathsep.join([str(Path(__file__).parent), *sys.path])
    result = subprocess.run(
        [*before, sys.executable, script, str(folder), mounted, str(steps)],
        check=False, capture_output=True, encoding="utf-8", env={**os.environ, "PYTHONPATH": found},
    )  # fmt: skip
    assert result.returncode == 0, result.stdout + result.stderr
    return result.stdout.splitlines()


@pytest.mark.parametrize("mounted", [".", ".pressarchive"])
def test_a_disk_with_room_for_a_part_alone_is_a_sentence_and_nothing_is_half(
    tmp_path: Path, mounted: str
) -> None:
    told = fared(tmp_path, mounted, 3)
    assert len(told) == 3
    assert told[0].startswith("1 ")
    assert told[-1].startswith("0 "), told


@pytest.mark.long
@pytest.mark.parametrize("mounted", PLACES)
def test_so_it_is_at_each_of_many_sizes(tmp_path: Path, mounted: str) -> None:
    told = fared(tmp_path, mounted, 30)
    faults = [line for line in told if line.startswith("1 ")]
    assert faults
    assert told[-1].startswith("0 ")
    assert all(" — free some room" in line for line in faults), faults
