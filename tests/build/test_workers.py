"""Who does the work changes nothing: one process, several, or a cluster give the same bytes."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import Executor, Future
from pathlib import Path

import pytest
from sites import ROOT, build_py, extract, files_of, held, write

from pressarchive.build import articles, build
from pressarchive.build.pools import cluster, processes
from pressarchive.build.reading import Batch, Read, read_batch
from pressarchive.build.workers import HERE, OtherProgramError, Workers, _checked
from pressarchive.config import read_settings
from pressarchive.problems import Faults
from pressarchive.read.scan import Entry
from pressarchive.read.sources import Bytes, read_bytes
from pressarchive.render.theme import default_theme
from pressarchive.store import MemoryStore


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Articles enough for several batches."""
    folder = tmp_path_factory.mktemp("many")
    extract(folder)
    write(folder, {f"content/articles/n{n}.md": f"---\ntitle: N{n}\n---\nMot {n}.\n" for n in range(90)})
    return folder


def site_bytes(folder: Path, workers: Workers) -> dict[str, bytes]:
    """A clean build."""
    with workers:
        site = build(
            folder, read_settings(folder), MemoryStore(), lambda _what, _steps: lambda: None, workers
        ).site
        return {path: held(content) for path, content in site.items()}


@pytest.fixture(scope="module")
def alone(folder: Path) -> dict[str, bytes]:
    """What one process makes."""
    return site_bytes(folder, HERE)


class Counting(Executor):
    """Does everything at once, here, and counts."""

    def __init__(self) -> None:
        self.batches = 0

    def submit(self, function, /, *values, **named):  # type: ignore[no-untyped-def] # noqa: ANN001, ANN002, ANN003, ANN201
        self.batches += 1
        future: Future[object] = Future()
        future.set_result(function(*values, **named))
        return future


def test_any_executor_may_be_handed_in(folder: Path, alone: dict[str, bytes]) -> None:
    counting = Counting()
    assert site_bytes(folder, Workers(lambda: counting)) == alone
    assert counting.batches > 4


def test_two_processes_give_the_bytes_of_one(folder: Path, alone: dict[str, bytes]) -> None:
    assert site_bytes(folder, Workers(processes(2), 2)) == alone


def test_two_processes_started_by_the_command_do_too(
    folder: Path, alone: dict[str, bytes], tmp_path: Path
) -> None:
    output = tmp_path / "output"
    done = build_py("--site", str(folder), "--output", str(output), "--clean", "--workers", "2")
    assert done.returncode == 0, done.stderr
    assert files_of(output) == alone.keys()
    assert [path for path in alone if (output / path).read_bytes() != alone[path]] == []


@pytest.fixture(scope="module")
def dask() -> Iterator[str]:
    """The address of a cluster of two processes."""
    distributed = pytest.importorskip("distributed")
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, host="127.0.0.1"
    ) as local:
        yield local.scheduler_address.replace("tcp://", "dask://")


@pytest.mark.filterwarnings("default")  # Dask's own libraries warn of one another
def test_a_cluster_gives_the_bytes_of_one_process(
    folder: Path, alone: dict[str, bytes], dask: str, tmp_path: Path
) -> None:
    assert site_bytes(folder, Workers(cluster(dask))) == alone
    output = tmp_path / "output"
    done = build_py("--site", str(folder), "--output", str(output), "--clean", "--workers", dask)
    assert done.returncode == 0, done.stderr
    assert [path for path in alone if (output / path).read_bytes() != alone[path]] == []


def test_a_fault_found_in_a_worker_comes_home_with_its_place(folder: Path, tmp_path: Path) -> None:
    site = shutil.copytree(folder, tmp_path / "site")
    source = (default_theme() / "tag.html").read_text(encoding="utf-8")
    write(
        site, {"templates/tag.html": source.replace("{% block content %}", "{% block content %}{{ oops }}")}
    )
    with pytest.raises(Faults) as found:
        site_bytes(site, Workers(processes(2), 2))
    assert str(found.value.problems[0]).startswith("templates/tag.html:")


def test_another_version_of_the_program_does_no_work_for_this_one() -> None:
    with pytest.raises(OtherProgramError, match="install this one there"):
        _checked("another", len, [1])


@pytest.mark.parametrize("wish", ["0", "-1", "many", "dask:/x", "9999"])
def test_a_wrong_number_of_workers_is_told_in_a_sentence(wish: str, tmp_path: Path) -> None:
    done = build_py("--site", str(tmp_path), "--workers", wish)
    assert done.returncode == 2
    assert "neither a number from 1 to 256 nor dask://HOST:PORT" in done.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_workers_end_with_a_build_that_is_killed(folder: Path, tmp_path: Path) -> None:
    command = [sys.executable, str(ROOT / "build.py"), "--site", str(folder), "--clean", "--workers", "2"]
    command += ["--output", str(tmp_path / "output")]
    build = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    children = Path(f"/proc/{build.pid}/task/{build.pid}/children")
    found: list[str] = []
    until = time.monotonic() + 60
    while len(found) < 2 and build.poll() is None and time.monotonic() < until:
        found = children.read_text().split()
    build.send_signal(signal.SIGKILL)
    build.wait()
    assert len(found) == 2, "the build ended before it had workers"
    while any(_runs(child) for child in found) and time.monotonic() < until:
        time.sleep(0.05)
    assert not any(_runs(child) for child in found)


def _runs(process: str) -> bool:
    """Whether the process is there and no zombie."""
    try:
        return "\nState:\tZ" not in Path(f"/proc/{process}/status").read_text()
    except OSError:
        return False


def test_a_worker_leaves_the_interrupt_to_its_build() -> None:
    with Workers(processes(1), 1) as workers:
        pids = list(workers.map(_pid_after_interrupt, [1, 2, 3]))
    assert len(set(pids)) == 1


def _pid_after_interrupt(_number: int) -> int:
    os.kill(os.getpid(), signal.SIGINT)
    return os.getpid()


def _die(_batch: int) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def test_a_worker_that_is_ended_is_told_in_a_sentence() -> None:
    with (
        pytest.raises(Faults, match="a worker was ended before its work was done"),
        Workers(processes(2)) as two,
    ):
        list(two.map(_die, [1, 2, 3]))


def test_a_cluster_that_is_not_there_is_told_in_a_sentence() -> None:
    def nowhere() -> Executor:
        raise TimeoutError("timed out")

    with pytest.raises(Faults, match="the workers cannot be had: timed out"):
        list(Workers(nowhere).map(len, [[1], [2]]))


def test_no_more_files_are_open_than_the_workers_can_soon_read(
    folder: Path, alone: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = {"open": 0, "most": 0}
    open_file, read_one = read_bytes, read_batch

    def opened(entry: Entry) -> Bytes:
        seen["open"] += 1
        seen["most"] = max(seen["open"], seen["most"])
        return open_file(entry)

    def read(batch: Batch) -> list[Read]:
        seen["open"] -= len(batch.files)
        return read_one(batch)

    monkeypatch.setattr(articles, "read_bytes", opened)
    monkeypatch.setattr(articles, "read_batch", read)
    monkeypatch.setattr(articles, "AT_ONCE", 5)
    assert site_bytes(folder, Workers(Counting)) == alone
    assert seen["open"] == 0
    assert 5 <= seen["most"] <= 15


def test_the_workers_are_let_go_before_anything_is_published(folder: Path) -> None:
    made: list[Ending] = []

    def ending() -> Executor:
        made.append(Ending())
        return made[-1]

    with Workers(ending) as workers:
        built = build(
            folder, read_settings(folder), MemoryStore(), lambda _what, _steps: lambda: None, workers
        )
        assert [one.ended for one in made] == [True]
        pages = [path for path in built.site if path.startswith("articles/")]
        built.site.fetch(pages)
        assert held(built.site[pages[0]])


class Ending(Counting):
    """Says whether it was let go."""

    ended = False

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # noqa: ARG002, FBT001, FBT002 - as an executor has it
        self.ended = True
