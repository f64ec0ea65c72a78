"""Hosting as GitHub Pages does it: a folder of files below a base path."""

from __future__ import annotations

from collections.abc import Collection
from typing import Literal
from urllib.parse import unquote

from msgspec import Struct

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
