"""A process for the tests to kill: each line read from it is one deed done in a child, told in one line.

after N OUTPUT          publish, and die at the Nth time the system is asked for a change
random SECONDS OUTPUT   publish one site after the other, and be killed after SECONDS
loop N OUTPUT           publish N times, one site after the other
small BYTES OUTPUT      publish where no file may be larger than BYTES
hold OUTPUT             take the lock and be killed with it
"""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import ParamSpec, TypeVar

from publish_sites import one, other

from pressarchive.problems import Faults
from pressarchive.publish import publish
from pressarchive.publish.lock import locked

CHANGES = ("replace", "unlink", "mkdir", "rmdir", "fsync")


Given = ParamSpec("Given")
Got = TypeVar("Got")


def tell(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def after(count: int, output: Path, scans: Path) -> None:
    left = iter(range(count))

    def dying(change: Callable[Given, Got]) -> Callable[Given, Got]:
        def called(*given: Given.args, **named: Given.kwargs) -> Got:
            if next(left, None) is None:
                os.kill(os.getpid(), signal.SIGKILL)
            return change(*given, **named)

        return called

    for name in CHANGES:
        setattr(os, name, dying(getattr(os, name)))
    publish(other(scans), output)


def loop(count: int, output: Path, scans: Path) -> None:
    for turn in range(count):
        publish((one, other)[turn % 2](scans), output)


def small(size: int, output: Path, scans: Path) -> None:
    import resource

    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
    publish(other(scans), output)


def hold(output: Path) -> None:
    with locked(output, "output"):
        os.kill(os.getpid(), signal.SIGKILL)


def deed(words: list[str], scans: Path) -> None:
    match words:
        case ["after", count, output]:
            after(int(count), Path(output), scans)
        case ["random", _, output]:
            loop(10_000, Path(output), scans)
        case ["loop", count, output]:
            loop(int(count), Path(output), scans)
        case ["small", size, output]:
            small(int(size), Path(output), scans)
        case ["hold", output]:
            hold(Path(output))
        case _:
            raise ValueError(words)


def child(words: list[str], scans: Path) -> None:
    """The deed in a process of its own, which says how it ended."""
    told = "done"
    try:
        deed(words, scans)
    except Faults as error:
        told = str(error).replace("\n", " / ")
    tell(told)
    os._exit(0)


def main(scans: Path) -> None:
    for line in sys.stdin:
        words = line.rstrip("\n").split(
            " ", 2 if line.startswith(("after", "random", "loop", "small")) else 1
        )
        if not (number := os.fork()):
            child(words, scans)
        if words[0] == "random":
            time.sleep(float(words[1]))
            with contextlib.suppress(ProcessLookupError):
                os.kill(number, signal.SIGKILL)
        _, status = os.waitpid(number, 0)
        if os.WIFSIGNALED(status):
            tell("killed")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
