"""Previews that the tests run: small archives, requests of any kind, and whole processes."""

from __future__ import annotations

import http.client
import json
import os
import queue
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from msgspec import Struct
from sites import ROOT, write

BOUND = 20.0
"""Seconds after which something that should have happened has not; a busy machine is slow, and not wrong."""

ARTICLE = "---\ntitle: {title}\ndate: 2018-12-0{day}\ntags: [Mer]\n---\n\n« Oui », a déclaré Angela Merkel.\n"
SETTINGS = "title: Revue\nlanguage: fr\nbase_url: https://example.org/repo/\n"
FILES = {
    "site.yaml": SETTINGS,
    "content/articles/un.md": ARTICLE.format(title="Un", day=1),
    "content/articles/deux.md": ARTICLE.format(title="Deux", day=2),
    "content/pages/a-propos.md": "# À propos\n\nTexte.\n",
}
FAULTY = "---\ntitre: Oups\n---\n\nMot.\n"


def archive(folder: Path) -> Path:
    """A small archive in `folder`."""
    write(folder, FILES)
    return folder


class Reply(Struct, frozen=True):
    """What a server answered."""

    status: int
    headers: Mapping[str, str]
    """By their names in small letters."""
    body: bytes


def ask(port: int, path: str, method: str = "GET", **headers: str) -> Reply:
    """One request on a connection of its own; `Host` and others by keyword, `_` for `-`."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=BOUND)
    try:
        connection.putrequest(method, path, skip_host="Host" in headers, skip_accept_encoding=True)
        for name, value in headers.items():
            connection.putheader(name.replace("_", "-"), value)
        connection.endheaders()
        reply = connection.getresponse()
        named = {name.lower(): value for name, value in reply.getheaders()}
        return Reply(reply.status, named, reply.read())
    finally:
        connection.close()


def soon(holds: Callable[[], bool], what: str, seconds: float = BOUND) -> None:
    """Wait until `holds`; fail with `what` where it does not within the bound."""
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, what
        time.sleep(0.01)


class Running:
    """A preview in a process of its own."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process
        self.lines: list[str] = []
        self._queue: queue.Queue[str] = queue.Queue()
        self._reading = threading.Thread(target=self._read, daemon=True)
        self._reading.start()
        self.port = 0

    def _read(self) -> None:
        assert self.process.stdout
        for line in self.process.stdout:
            self._queue.put(line.rstrip("\n"))

    def close(self) -> None:
        """After its end: the rest was read."""
        self._reading.join()

    def line(self, pattern: str) -> str:
        """The next line told in which `pattern` is found."""
        end = time.monotonic() + BOUND
        while True:
            try:
                told = self._queue.get(timeout=max(0.01, end - time.monotonic()))
            except queue.Empty:
                raise AssertionError(f"no line like {pattern!r} in {self.lines}") from None
            self.lines.append(told)
            if re.search(pattern, told):
                return told

    def more_lines(self, seconds: float) -> list[str]:
        """What is told within `seconds`."""
        time.sleep(seconds)
        told = []
        while not self._queue.empty():
            told.append(self._queue.get())
        return told

    def text(self, path: str) -> str:
        """The page at `path`, as served."""
        return ask(self.port, path).body.decode()

    def state(self, path: str = "/repo/") -> Any:  # noqa: ANN401 - JSON
        """What a page in a browser is told."""
        return json.loads(ask(self.port, f"/__preview__/state?page={path}").body)

    def ended(self, number: int = signal.SIGINT) -> int:
        """Send a signal; the exit code."""
        self.process.send_signal(number)
        try:
            return self.process.wait(BOUND)
        except subprocess.TimeoutExpired:
            self.process.send_signal(signal.SIGABRT)  # it tells where it hangs
            raise AssertionError("\n".join([*self.lines, *self.more_lines(1)])) from None


@contextmanager
def running(folder: Path, *arguments: str, env: Mapping[str, str] | None = None) -> Iterator[Running]:
    """`python build.py ARGUMENTS` on the archive in `folder`; killed at the end if it still runs."""
    command = [sys.executable, "-W", "error", str(ROOT / "build.py"), "--site", str(folder), *arguments]
    with subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        stdin=subprocess.DEVNULL,
        encoding="utf-8",
        env={**os.environ, "PYTHONFAULTHANDLER": "1", **(env or {})},
    ) as process:
        preview = Running(process)
        try:
            yield preview
        finally:
            process.kill()
            preview.close()


@contextmanager
def serving(folder: Path, *arguments: str, env: Mapping[str, str] | None = None) -> Iterator[Running]:
    """A preview at any free port, its first build done."""
    with running(folder, "serve", "--port", "0", *arguments, env=env) as preview:
        address = preview.line("^Preview at ")
        preview.port = int(re.findall(r":(\d+)/", address)[0])
        preview.line(r"^\d\d:\d\d:\d\d ")
        yield preview
