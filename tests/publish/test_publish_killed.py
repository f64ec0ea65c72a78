"""A build that is killed or raced by another leaves every file whole, and the next build mends all.

More kills: `PUBLISH_KILLS=1000 pytest tests/publish/test_publish_killed.py`.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
from publish_help import STRANGERS, clean, files, lay, tree
from publish_sites import one, other

from pressarchive.model import Content, FileRef, Made
from pressarchive.publish import publish, refuse

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="the worker forks")

KILLS = int(os.environ.get("PUBLISH_KILLS", "30"))
CHANCE = random.Random(1)  # noqa: S311 - the same moments in every run, as far as a machine keeps time
OWN = {".pressarchive.json", ".pressarchive.tmp", ".pressarchive.lock"}

FOLDERS: dict[str, bytes | None] = dict.fromkeys([".git", ".git/objects", ".git/objects/ab", "notes"])
STRANGERS_TREE = {**FOLDERS, **STRANGERS}

Worker = Callable[[str], str]


@pytest.fixture
def scans(tmp_path: Path) -> Path:
    folder = tmp_path / "scans"
    folder.mkdir()
    one(folder)
    other(folder)
    return folder


@pytest.fixture
def output(tmp_path: Path) -> Path:
    folder = tmp_path / "output"
    lay(folder, STRANGERS)
    return folder


def started(scans: Path) -> subprocess.Popen[str]:
    found = os.pathsep.join([str(Path(__file__).parent), *sys.path])
    command = [sys.executable, str(Path(__file__).with_name("publish_worker.py")), str(scans)]
    pipe = subprocess.PIPE
    return subprocess.Popen(
        command, stdin=pipe, stdout=pipe, text=True, env={**os.environ, "PYTHONPATH": found}
    )


def asked(process: subprocess.Popen[str], line: str) -> str:
    assert process.stdin
    assert process.stdout
    process.stdin.write(line + "\n")
    process.stdin.flush()
    return process.stdout.readline().rstrip("\n")


@pytest.fixture
def worker(scans: Path) -> Iterator[Worker]:
    with started(scans) as process:
        yield lambda line: asked(process, line)


def data(content: Content) -> bytes:
    match content:
        case FileRef():
            return Path(content.path).read_bytes()
        case Made():
            return content.read()
        case bytes():
            return content


def assert_whole(output: Path, scans: Path) -> None:
    """Every file is a stranger's as it was, or wholly of one of the two sites."""
    sites: list[dict[str, Content]] = [one(scans), other(scans), {".nojekyll": b""}]
    held = {name: found for name, found in files(output).items() if name not in OWN}
    assert {name: held.pop(name, None) for name in STRANGERS} == STRANGERS
    for name, found in held.items():
        assert found in [data(site[name]) for site in sites if name in site], name


def assert_mended(output: Path, scans: Path, site: dict[str, Content]) -> None:
    """The next build takes the folder for its own and leaves what a clean one would, and the strangers."""
    refuse(output, scans)
    assert publish(site, output).warnings == ()
    assert tree(output) == {**clean_trees(scans)[site["index.html"]], **STRANGERS_TREE}


@cache
def clean_trees(scans: Path) -> dict[Content, dict[str, bytes | None]]:
    """What a clean publish of either site leaves, by its home page."""
    return {site["index.html"]: clean(site) for site in (one(scans), other(scans))}


def test_a_build_killed_at_any_change_it_makes_leaves_whole_files_and_the_next_mends_all(
    output: Path, scans: Path, worker: Worker
) -> None:
    told, count = "", 0
    while told != "done":
        publish(one(scans), output)
        told = worker(f"after {count} {output}")
        assert told in {"killed", "done"}
        assert_whole(output, scans)
        assert_mended(output, scans, (one, other)[count % 2](scans))
        count += 1
    assert count > 30


def test_a_first_build_killed_at_any_change_it_makes_is_taken_up_by_the_next(
    tmp_path: Path, scans: Path, worker: Worker
) -> None:
    told, count = "", 0
    while told != "done":
        output = tmp_path / f"output{count}"
        told = worker(f"after {count} {output}")
        assert told in {"killed", "done"}
        refuse(output, scans)
        publish(one(scans), output)
        assert tree(output) == clean(one(scans))
        count += 1


def test_a_build_killed_at_a_random_moment_leaves_whole_files_and_the_next_mends_all(
    output: Path, scans: Path, worker: Worker
) -> None:
    publish(one(scans), output)
    for moment in range(KILLS):
        assert worker(f"random {CHANCE.uniform(0, 0.06)} {output}") == "killed"
        assert_whole(output, scans)
        if moment % 3:  # else the next build, too, is killed
            assert_mended(output, scans, (one, other)[moment % 2](scans))
    assert_mended(output, scans, one(scans))


def test_two_builds_at_once_take_turns(output: Path, scans: Path) -> None:
    with started(scans) as first, started(scans) as second:
        for process in (first, second):
            assert process.stdin
            process.stdin.write(f"loop 20 {output}\n")
            process.stdin.flush()
        for process in (first, second):
            assert process.stdout
            assert process.stdout.readline() == "done\n"
            assert process.stdin
            process.stdin.close()
    assert_whole(output, scans)
    assert_mended(output, scans, one(scans))


def test_a_dead_builds_lock_is_free(output: Path, scans: Path, worker: Worker) -> None:
    publish(other(scans), output)
    assert worker(f"hold {output}") == "killed"
    assert (output / ".pressarchive.lock").exists()
    assert_mended(output, scans, one(scans))


def test_a_file_too_large_for_the_system_is_told_with_the_systems_words(
    output: Path, scans: Path, worker: Worker
) -> None:
    publish(one(scans), output)
    assert worker(f"small 95000 {output}") == (
        f"{output}/media/scan.jpg: the system says: File too large — "
        "mend this, then build again; the site in the output folder is whole, file by file"
    )
    assert_whole(output, scans)
    assert_mended(output, scans, other(scans))
