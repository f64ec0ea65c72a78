"""Edits while a server watches: from the save until the new page is served, or seen in a browser."""

from __future__ import annotations

import http.client
import os
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.measuring import MeasureError, begun, memory_of, processor_time

HOST = "127.0.0.1"
PATIENCE = 900.0
"""Seconds after which a page that does not come is given up."""
POLL = 0.01
QUIET = 1.0
"""A server that uses no processor for so many seconds has done what it had to do."""


class Server:
    """A generator that serves and watches."""

    def __init__(self, process: int, port: int) -> None:
        self.process = process
        self.port = port

    def serves(self, path: str, words: str) -> bool:
        """Whether the page at `path` holds `words` now."""
        connection = http.client.HTTPConnection(HOST, self.port, timeout=PATIENCE)
        try:
            connection.request("GET", path)
            answer = connection.getresponse()
            if answer.status == http.HTTPStatus.INTERNAL_SERVER_ERROR:
                raise MeasureError(f"{path}: {answer.status}")
            return answer.status == http.HTTPStatus.OK and words.encode() in answer.read()
        except (ConnectionError, http.client.HTTPException):
            return False
        finally:
            connection.close()

    def wait(self, path: str, words: str) -> None:
        """Return as soon as the page at `path` holds `words`."""
        until = time.perf_counter() + PATIENCE
        while not self.serves(path, words):
            if time.perf_counter() > until or not _lives(self.process):
                raise MeasureError(f"{path} never held {words}")
            time.sleep(POLL)

    def settle(self) -> None:
        """Wait until it has nothing more to do."""
        until, before, since = time.perf_counter() + PATIENCE, -1.0, time.perf_counter()
        while time.perf_counter() < until and time.perf_counter() - since < QUIET:
            now = processor_time(self.process)
            if now > before + 0.02:  # its watching alone takes a little
                before, since = now, time.perf_counter()
            time.sleep(QUIET / 10)


def _lives(process: int) -> bool:
    try:
        return os.waitpid(process, os.WNOHANG) == (0, 0)
    except ChildProcessError:
        return False


def free_port() -> int:
    """A port that nobody listens at."""
    with socket.socket() as one:
        one.bind((HOST, 0))
        return int(one.getsockname()[1])


@contextmanager
def serving(command: tuple[str, ...], folder: Path) -> Iterator[tuple[Server, list[float]]]:
    """A server started with `command`, whose `{port}` is filled in; its peak memory in MiB when it ended."""
    port = free_port()
    filled = [part.format(port=port) for part in command]
    memory: list[float] = []
    with folder.with_suffix(".log").open("wb") as told:
        process = begun(filled, folder, told, apart=True)
        try:
            with memory_of(process.pid) as peak:
                yield Server(process.pid, port), memory
            memory.append(peak.bytes / 2**20)
        finally:
            _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a process and all that it started: they are one session."""
    for sign in (signal.SIGINT, signal.SIGKILL):
        try:
            os.killpg(process.pid, sign)
            process.wait(10)
        except (ProcessLookupError, subprocess.TimeoutExpired):
            continue


class Browser:
    """A browser that looks at a page and says when it shows words."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def wait(self, words: str) -> None:
        """Return as soon as the page shows `words`."""
        if self._process.stdin is None or self._process.stdout is None:
            raise MeasureError("the browser has no ears")
        self._process.stdin.write(f"{words}\n")
        self._process.stdin.flush()
        if self._process.stdout.readline().strip() != words:
            raise MeasureError(f"the browser never showed {words}")


def browser_program() -> str | None:
    """The browser that is installed."""
    names = ("chromium", "google-chrome", "chromium-browser")
    return next(filter(None, map(shutil.which, names)), None)


@contextmanager
def browsing(node: Path, program: str, address: str) -> Iterator[Browser]:
    """A browser at `address`; `node` is the folder with the package that drives it."""
    command = ["node", str(Path(__file__).with_name("seen.mjs")), str(node), program, address]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8", start_new_session=True
    ) as process:
        try:
            looking = Browser(process)
            looking.wait("<html")
            yield looking
        finally:
            os.killpg(process.pid, signal.SIGTERM)
