"""Trials of the preview: edits while it watches, and a client that means harm."""

from __future__ import annotations

import http.client
import random
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from benchmarks.robustness.faults import many
from benchmarks.robustness.programs import Program
from benchmarks.robustness.running import Trial, run
from benchmarks.watching import free_port, serving

EDITS = 60
HOST = "127.0.0.1"
_QUIET = 1.5
"""Seconds in which no page changed any more: the edits are through."""
_OWN = re.compile(
    rb"<script\b[^>]*(?:livereload|__preview__)[^>]*>.*?</script>|<script>[^<]*livereload[^<]*</script>",
    re.DOTALL,
)
_CLOCK = re.compile(rb"MkDocs version :.*?-->|Build Date UTC : .*", re.DOTALL)


@dataclass(frozen=True)
class Asked:
    """What a server answered; status 0: nothing in time."""

    status: int
    body: bytes


def ask(port: int, path: str, host: str | None = None, patience: float = 10) -> Asked:
    """One request, its path as it stands."""
    connection = http.client.HTTPConnection(HOST, port, timeout=patience)
    try:
        connection.putrequest("GET", path, skip_host=host is not None)
        if host is not None:
            connection.putheader("Host", host)
        connection.endheaders()
        answer = connection.getresponse()
        return Asked(answer.status, answer.read())
    except (OSError, http.client.HTTPException):
        return Asked(0, b"")
    finally:
        connection.close()


@contextmanager
def served(program: Program, tools: Path, site: Path) -> Iterator[int]:
    """The program serves the site; the port."""
    with serving((*program.command(tools), *program.serve), site) as (server, _):
        until = time.monotonic() + 60
        while ask(server.port, program.url.format(name="bon"), patience=2).status != http.HTTPStatus.OK:
            if time.monotonic() > until:
                raise RuntimeError(f"{program.name} serves nothing")
            time.sleep(0.1)
        yield server.port


def edited(program: Program, tools: Path, folder: Path) -> str:
    """After a row of edits as editors and git make them, the server shows what one that begins then shows."""
    site, chance = folder / "site", random.Random(3)  # noqa: S311 - the same edits for all
    many(program, site, 20)
    first = _urls(program, tools, site, folder / "before")
    with served(program, tools, site) as port:
        for number in range(EDITS):
            chance.choice(_EDITS)(program, site, chance, number)
            time.sleep(chance.choice([0, 0.02, 0.2]))
        urls = sorted({*first, *_urls(program, tools, site, folder / "after")})
        shown = _settled(port, urls)
    with served(program, tools, site) as port:
        fresh = _settled(port, urls)
    stale = [url for url in urls if shown[url] != fresh[url]]
    missing = sum(shown[url].status != fresh[url].status for url in stale)
    if not stale:
        return ""
    return f"{len(stale)} of {len(urls)} pages are stale, {missing} of them missing or left over"


def _urls(program: Program, tools: Path, site: Path, copy: Path) -> list[str]:
    """Where a build of the site as it is now has pages."""
    shutil.copytree(site, copy, ignore=shutil.ignore_patterns(program.output, *program.kept))
    run(program, tools, copy, patience=60)
    pages = (
        path.relative_to(copy / program.output).as_posix() for path in (copy / program.output).rglob("*.html")
    )
    return ["/" + page.removesuffix("index.html") for page in pages if page != "404.html"]


def _settled(port: int, urls: list[str]) -> dict[str, Asked]:
    """What is shown at `urls` once it changes no more."""
    until, found = time.monotonic() + 60, _all(port, urls)
    while time.monotonic() < until:
        time.sleep(_QUIET)
        before, found = found, _all(port, urls)
        if found == before:
            break
    return found


def _all(port: int, urls: list[str]) -> dict[str, Asked]:
    return {url: _plain(ask(port, url), port) for url in urls}


def _plain(asked: Asked, port: int) -> Asked:
    """Without what a server adds of its own, and without the clock."""
    body = asked.body if asked.status == http.HTTPStatus.OK else b""
    return Asked(asked.status, _CLOCK.sub(b"", _OWN.sub(b"", body)).replace(b":%d" % port, b""))


Edit = Callable[[Program, Path, random.Random, int], None]


def _files(program: Program, site: Path) -> list[Path]:
    return sorted((site / program.articles).glob("n*.md"))


def _retitle(program: Program, site: Path, chance: random.Random, number: int) -> None:
    path = chance.choice(_files(program, site))
    path.write_text(program.article(f"Neuf {number}", f"Voici {number}.", f"Tag {number % 9}", 4), "utf-8")


def _retag(program: Program, site: Path, chance: random.Random, number: int) -> None:
    path = chance.choice(_files(program, site))
    path.write_text(re.sub(r"Tag \d+", f"Tag {number % 11 + 20}", path.read_text("utf-8")), "utf-8")


def _delete(program: Program, site: Path, chance: random.Random, _number: int) -> None:
    files = _files(program, site)
    if len(files) > 10:
        chance.choice(files).unlink()


def _rename(program: Program, site: Path, chance: random.Random, number: int) -> None:
    path = chance.choice(_files(program, site))
    path.rename(path.with_name(f"n-renomme-{number}.md"))


def _add(program: Program, site: Path, _chance: random.Random, number: int) -> None:
    program.put(site, f"n-neuf-{number}", program.article(f"Ajout {number}", "Des mots.", "Tag 1", 5))


def _replace(program: Program, site: Path, chance: random.Random, number: int) -> None:
    """As editors save: beside it, then in its place."""
    path = chance.choice(_files(program, site))
    beside = path.with_name(f".{path.name}.tmp")
    beside.write_text(path.read_text("utf-8") + f"\nAjouté {number}.\n", "utf-8")
    beside.replace(path)


def _folder_away(program: Program, site: Path, _chance: random.Random, _number: int) -> None:
    """As git checks out another branch and comes back."""
    folder = site / program.articles
    shutil.copytree(folder, site.parent / "aside")
    shutil.rmtree(folder)
    shutil.copytree(site.parent / "aside", folder)
    shutil.rmtree(site.parent / "aside")


_EDITS: tuple[Edit, ...] = (_retitle, _retitle, _retag, _delete, _rename, _add, _replace, _folder_away)


def another_name(program: Program, tools: Path, folder: Path) -> str:
    """A page of another site that leads its own name to this machine reads nothing."""
    program.make(folder / "site")
    with served(program, tools, folder / "site") as port:
        found = ask(port, program.url.format(name="bon"), f"evil.example:{port}")
        return "answers under any name" if b"Les mots du premier" in found.body else ""


def way_out(program: Program, tools: Path, folder: Path) -> str:
    """No spelling of `..` leads out of the site."""
    program.make(folder / "site")
    (folder / "dehors.txt").write_text("Le secret.", "utf-8")
    (folder / "site" / "dehors.txt").write_text("Le secret.", "utf-8")
    with served(program, tools, folder / "site") as port:
        for up in ("..", "%2e%2e", "..%2f", "%2e%2e%2f", "..\\", "%5c..", "....//", "%252e%252e"):
            for depth in range(1, 5):
                if b"Le secret." in ask(port, "/" + f"{up}/" * depth + "dehors.txt").body:
                    return f"gives it at {up}"
    return ""


def idle(program: Program, tools: Path, folder: Path) -> str:
    """A hundred connections that ask nothing keep nobody from a page."""
    program.make(folder / "site")
    with served(program, tools, folder / "site") as port:
        waiting: list[socket.socket] = []
        with suppress(OSError):  # where no more are taken
            while len(waiting) < 100:
                waiting.append(socket.create_connection((HOST, port), 2))
        try:
            found = ask(port, program.url.format(name="bon"), patience=5)
        finally:
            for connection in waiting:
                connection.close()
        return "" if found.status == http.HTTPStatus.OK else "answers nobody"


def garbage(program: Program, tools: Path, folder: Path) -> str:
    """Bytes that are no request end nothing and are answered with no traceback."""
    program.make(folder / "site")
    with served(program, tools, folder / "site") as port:
        for data in (
            b"\x16\x03\x01\x02\x00\x01",
            b"GET / HTTP/9.9\r\n\r\n",
            b"GET " + b"/" * 200_000 + b" HTTP/1.1\r\nHost: x\r\n\r\n",
            b"GET / HTTP/1.1\r\n" + b"A: b\r\n" * 20_000 + b"\r\n",
            b"GET /%00%ff HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
            b"POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: -5\r\n\r\n",
        ):
            with suppress(OSError), socket.create_connection((HOST, port), 5) as connection:
                connection.settimeout(2)
                connection.sendall(data)
                connection.recv(4096)
        found = ask(port, program.url.format(name="bon"))
    told = (folder / "site.log").read_text("utf-8", "replace")
    if found.status != http.HTTPStatus.OK:
        return "serves no more"
    return "tells tracebacks" if "Traceback" in told or "panic" in told else ""


def port_taken(program: Program, tools: Path, folder: Path) -> str:
    """A port that is taken is a sentence, or another port is."""
    program.make(folder / "site")
    with socket.socket() as taken:
        taken.bind((HOST, free_port()))
        taken.listen()
        port = taken.getsockname()[1]
        command = [part.format(port=port) for part in (*program.command(tools), *program.serve)]
        with (folder / "told").open("wb") as told:
            process = subprocess.Popen(command, cwd=folder / "site", stdout=told, stderr=subprocess.STDOUT)
            with suppress(subprocess.TimeoutExpired):
                process.wait(6)
            process.kill()
            process.wait()
        text = (folder / "told").read_text("utf-8", "replace")
    if "Traceback" in text:
        return "ends in a traceback"
    return "" if re.search(rf"{port}|in use|port", text) else "says nothing"


_REQUESTS = "tests/serve/test_requests.py"

SERVING = (
    Trial(
        f"After {EDITS} edits under watch, every page is what it should be",
        "tests/site/test_edits_previewed.py::test_after_any_edits_it_serves_the_bytes_of_a_clean_build",
        edited,
    ),
    Trial("A page of another site cannot read the preview by a name of its own", _REQUESTS, another_name),
    Trial("No spelling of `..` leads out of the site", _REQUESTS, way_out),
    Trial("A hundred idle connections keep nobody from a page", _REQUESTS, idle),
    Trial("Bytes that are no request end nothing", _REQUESTS, garbage),
    Trial("A port that is taken is told in a sentence", "tests/serve/test_preview.py", port_taken),
)
