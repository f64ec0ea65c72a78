"""Hosting as GitHub Pages does it: a folder of files below a base path."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Collection, Iterator
from contextlib import AbstractContextManager, contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from mimetypes import guess_type
from pathlib import Path
from typing import Literal
from urllib.parse import unquote, urlsplit

from msgspec import Struct
from sites import Site

PACKED = ("text/", "application/json", "application/xml", "image/svg+xml")
"""Beginnings of the types that are sent compressed."""

Status = Literal[200, 301, 404]


class Answer(Struct, frozen=True):
    """What a request gets."""

    status: Status
    file: str
    """Path of the file that is sent; empty where a redirect is, or nothing."""


class Hosting:
    """The files of a site, served below `base_path`, which begins and ends in a slash."""

    def __init__(self, files: Collection[str], base_path: str) -> None:
        self.files = frozenset(files)
        self.base_path = base_path

    def get(self, path: str) -> Answer:
        """The answer to a request for `path`, percent-encoded as a browser sends it."""
        if not path.startswith(self.base_path):
            return Answer(404, "")
        inside = unquote(path.removeprefix(self.base_path), errors="strict")
        for file in (inside, f"{inside}index.html" if inside.endswith("/") or not inside else ""):
            if file in self.files:
                return Answer(200, file)
        if f"{inside}/index.html" in self.files:
            return Answer(301, "")
        return Answer(404, "404.html" if "404.html" in self.files else "")

    def address(self, file: str) -> str:
        """The path under which a file is visited: a page's without its index.html."""
        folder, slash, name = file.rpartition("/")
        return self.base_path + (folder + slash if name == "index.html" else file)


def served(site: Site) -> AbstractContextManager[str]:
    """Serve the site below the path it is built for; the origin."""
    return hosted(site.output, site.files, urlsplit(site.base_url).path or "/")


@contextmanager
def hosted(output: Path, files: Collection[str], base_path: str) -> Iterator[str]:
    """Serve `files` of the folder `output`; the origin, such as http://127.0.0.1:8000."""
    hosting = Hosting(files, base_path)

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            path = urlsplit(self.path).path
            answer = hosting.get(path)
            data = (output / answer.file).read_bytes() if answer.file else b""
            kind = guess_type(answer.file)[0] or "application/octet-stream"
            self.send_response(answer.status)
            if answer.status == 301:
                self.send_header("Location", f"{path}/")
            if kind.startswith(PACKED) or kind.endswith("javascript"):
                data = gzip.compress(data, 6)
                self.send_header("Content-Encoding", "gzip")
                kind += "; charset=utf-8"
            self.send_header("Content-Type", kind)
            self.send_header("Cache-Control", "max-age=600")
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
