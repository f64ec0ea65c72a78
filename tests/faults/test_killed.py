"""Killed at any moment, a build or preview leaves whole files, and the next build gives a clean one's bytes.

Real processes, killed with SIGKILL or asked to end. A few moments in every run;
PRESSARCHIVE_KILLS=200 pytest tests/faults/test_killed.py  is two hundred of each kind.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from places import good, tree
from sites import ROOT, write
from two_states import Two

KILLS = int(os.environ.get("PRESSARCHIVE_KILLS", "12"))
"""Of each kind."""
KINDS = {
    "build": (),
    "clean build": ("--clean",),
    "two workers": ("--clean", "--workers", "2"),
    "preview": ("serve", "--port", "0"),
    "watch": ("--watch",),
}

pytestmark = pytest.mark.skipif(os.name != "posix", reason="no signals")


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Two:
    return Two(tmp_path_factory.mktemp("killed"))


def started(two: Two, *options: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, str(ROOT / "build.py"), "--site", str(two.folder), "--quiet", *options]
    where = subprocess.DEVNULL
    return subprocess.Popen(command, stdin=where, stdout=where, stderr=where, start_new_session=True)


def took(two: Two, *options: str) -> float:
    """Seconds of a whole run; a preview ends by itself at no time."""
    began = time.monotonic()
    with started(two, *options) as process:
        try:
            assert process.wait(4 if "serve" in options or "--watch" in options else 60) == 0
        except subprocess.TimeoutExpired:
            process.kill()
            return 2.0
    return time.monotonic() - began


@pytest.mark.parametrize("kind", ["clean build", "preview"])
def test_killed_at_a_random_moment_it_leaves_whole_files_and_the_next_build_mends_all(
    two: Two, kind: str
) -> None:
    killed(two, kind, 2, seed=0)


@pytest.mark.long
@pytest.mark.parametrize("kind", KINDS)
def test_so_it_does_at_many_more_moments(two: Two, kind: str) -> None:
    killed(two, kind, KILLS, seed=1)


def killed(two: Two, kind: str, kills: int, seed: int) -> None:
    chance = random.Random(f"{kind} {seed}")  # noqa: S311 - the same moments, as far as a machine keeps time
    two.assert_mended()
    two.become(1 - two.state)
    length = took(two, *KINDS[kind])
    struck = 0
    for number in range(kills):
        two.become(1 - two.state)
        with started(two, *KINDS[kind]) as process:
            time.sleep(chance.uniform(0.1, 1) * length)
            if kind in {"preview", "watch"} and number % 2:  # at its second build
                two.become(1 - two.state)
                time.sleep(chance.uniform(0, 0.5))
            struck += process.poll() is None
            process.kill()
        two.assert_whole()
        if number % 3 or number == kills - 1:  # else the next one is killed over the remains
            two.assert_mended()
    assert struck > kills // 3 or kills < 3, "it was over before it was killed"


@pytest.mark.parametrize(
    "number",
    [signal.SIGINT, *[pytest.param(n, marks=pytest.mark.long) for n in (signal.SIGTERM, signal.SIGHUP)]],
    ids=lambda number: signal.Signals(number).name,
)
def test_asked_to_end_a_build_leaves_whole_files_and_no_debris(two: Two, number: signal.Signals) -> None:
    two.assert_mended()
    length = took(two, "--clean")
    for part in (0.5, 0.9):
        two.become(1 - two.state)
        with started(two, "--clean") as process:
            time.sleep(part * length)
            process.send_signal(number)
            process.wait(20)
        two.assert_whole()
        two.assert_mended()


def test_a_killed_builds_passing_folders_go_with_the_next_build(two: Two) -> None:
    """However many were killed: by the lock that went with its owner, not by its age."""
    two.assert_mended()
    home = two.folder / ".pressarchive"
    for name in ("passing-00", "passing-01"):
        write(home / name, {"deep/half": "half"})
    (home / "passing-02.lock").touch()
    two.assert_mended()


@pytest.mark.long
def test_two_builds_at_once_both_succeed_and_leave_a_clean_site(two: Two) -> None:
    for turn in range(4):
        two.become(1 - two.state)
        command = [sys.executable, str(ROOT / "build.py"), "--site", str(two.folder), "--quiet"]
        command += ["--clean"] if turn % 2 else []
        both = [subprocess.Popen(command, stderr=subprocess.PIPE) for _ in range(2)]
        assert [(process.communicate(timeout=60)[1], process.returncode) for process in both] == [
            (b"", 0)
        ] * 2
        two.assert_whole()
        two.assert_mended()


def test_a_build_that_hangs_is_named_and_one_that_died_is_followed(two: Two) -> None:
    """The lock of a process that is stopped is kept; that of one that is dead is free."""
    two.assert_mended()
    code = (
        "import sys, time; from pathlib import Path; from pressarchive.publish.lock import locked\n"
        "with locked(Path(sys.argv[1]), 'output'): print('held', flush=True); time.sleep(600)"
    )
    command = [sys.executable, "-c", code, str(two.output)]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, env={**os.environ, "PYTHONPATH": str(ROOT)}
    ) as one:
        assert one.stdout
        assert one.stdout.readline() == b"held\n"
        before = tree(two.output)
        two.become(1 - two.state)
        result = subprocess.run(
            [sys.executable, str(ROOT / "build.py"), "--site", str(two.folder)],
            check=False,
            capture_output=True,
            encoding="utf-8",
        )
        assert result.returncode == 1
        assert "output: another build is writing this folder — wait for it to end" in result.stderr
        assert tree(two.output) == before
        one.kill()
    two.assert_mended()


def test_a_folder_that_is_copied_while_it_was_killed_is_mended_too(two: Two, tmp_path: Path) -> None:
    """A lock and a half-written file that somebody committed or copied are nobody's."""
    two.assert_mended()
    copy = shutil.copytree(two.folder, tmp_path / "copy", symlinks=True)
    (copy / "output" / ".pressarchive.tmp").write_bytes(b"half")
    (copy / "output" / ".pressarchive.lock").write_bytes(b"")
    good(copy)
    assert tree(copy / "output") == two.sites[two.state]
