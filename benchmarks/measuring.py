"""Time and memory of a command, with every process it starts."""

from __future__ import annotations

import os
import subprocess
import threading
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, NamedTuple

PROC = Path("/proc")
EVERY = 0.2
"""Seconds between two looks at the memory: rare enough to cost the measured program nothing."""


class Measure(NamedTuple):
    """What a run took."""

    seconds: float
    """By the clock."""
    processor: float
    """Seconds of all processors; what else the machine does changes it least."""
    memory: float
    """MiB resident at the peak, all processes together; 0 where it cannot be known."""


class MeasureError(Exception):
    """A measured program went wrong, so that its time says nothing."""


class Peak:
    """The most memory that a process and its children were seen to hold at once."""

    def __init__(self, process: int) -> None:
        self._process = process
        self.bytes = 0

    def look(self) -> None:
        """See how much it is now."""
        self.bytes = max(self.bytes, resident(self._process))


def begun(
    command: Sequence[str], folder: Path, told: IO[bytes], *, apart: bool = False
) -> subprocess.Popen[bytes]:
    """Start a command in `folder`, with all that it says written to `told`; `apart`: in a session of its own.
    As at a user's, Python keeps what it has compiled, whatever else holds where it is measured.
    """
    surroundings = {name: held for name, held in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return subprocess.Popen(
        command,
        cwd=folder,
        env=surroundings,
        stdin=subprocess.DEVNULL,
        stdout=told,
        stderr=subprocess.STDOUT,
        start_new_session=apart,
    )


@contextmanager
def memory_of(process: int) -> Iterator[Peak]:
    """Look at a process's memory until the block ends."""
    peak, done = Peak(process), threading.Event()

    def watch() -> None:
        while not done.wait(EVERY):
            peak.look()

    thread = threading.Thread(target=watch, daemon=True)
    thread.start()
    try:
        yield peak
    finally:
        done.set()
        thread.join()


def measured(command: tuple[str, ...], folder: Path) -> Measure:
    """Run a command in `folder` to its end."""
    log = folder.with_suffix(".log")
    with log.open("wb") as told:
        began = time.perf_counter()
        process = begun(command, folder, told)
        with memory_of(process.pid) as peak:
            _, status, used = os.wait4(process.pid, 0)
            seconds = time.perf_counter() - began
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise MeasureError(f"{' '.join(command)}\n{log.read_text('utf-8', 'replace')}")
    # What the system kept count of holds for one process, and misses no peak between two looks.
    alone = used.ru_maxrss * 1024
    return Measure(seconds, used.ru_utime + used.ru_stime, max(peak.bytes, alone) / 2**20)


def resident(process: int) -> int:
    """Bytes of memory that a process and all it started hold now."""
    return sum(fields[1] for fields in _tree(process).values()) * os.sysconf("SC_PAGE_SIZE")


def processor_time(process: int) -> float:
    """Processor seconds that a process and all it started, as far as they live, have used."""
    return sum(fields[2] for fields in _tree(process).values()) / os.sysconf("SC_CLK_TCK")


def _tree(process: int) -> dict[int, tuple[int, int, int]]:
    """Parent, resident pages and processor ticks of a process and its children's children."""
    every = dict(_processes())
    children = defaultdict(list)
    for number, (parent, _, _) in every.items():
        children[parent].append(number)
    tree, rest = {}, [process]
    while rest:
        number = rest.pop()
        if number in every:
            tree[number] = every[number]
        rest += children[number]
    return tree


def _processes() -> Iterator[tuple[int, tuple[int, int, int]]]:
    for entry in os.scandir(PROC) if PROC.is_dir() else ():
        if entry.name.isdigit():
            try:
                text = (PROC / entry.name / "stat").read_text("utf-8", "replace")
            except OSError:  # it has ended
                continue
            # The name before the last bracket may hold anything: proc_pid_stat(5).
            fields = text.rpartition(")")[2].split()
            yield int(entry.name), (int(fields[1]), int(fields[21]), int(fields[11]) + int(fields[12]))
