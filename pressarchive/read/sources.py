"""Entries become sources: the bytes read first, then decoded, so that a cache may stand between."""

from __future__ import annotations

import os
import stat

from msgspec import Struct

from pressarchive.model import Source
from pressarchive.problems import Faults, Problem
from pressarchive.read.decode import decode
from pressarchive.read.scan import Entry
from pressarchive.read.walk import unreadable

MAX_BYTES = 50 * 1024 * 1024
"""One article; far beyond any press text, far below what would stop the machine."""

_FLAGS = (
    os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
)
"""A link or pipe put in a file's place after the scan is neither followed nor waited for."""


class Bytes(Struct, frozen=True):
    """What an entry's files held when they were read."""

    data: bytes
    sidecar: bytes | None = None
    """None where there is no sidecar."""


def read_bytes(entry: Entry) -> Bytes:
    """What `entry`'s files hold now. Raises `Faults` where one is gone, unreadable, no file or too large."""
    sidecar = _file_bytes(entry.sidecar, sidecar_path(entry)) if entry.sidecar else None
    return Bytes(_file_bytes(entry.file, entry.path), sidecar)


def decode_source(entry: Entry, read: Bytes) -> tuple[Source | None, list[Problem]]:
    """The source that `entry`'s bytes are, or None where they are no text; and what is wrong with them."""
    text, problems = decode(read.data, entry.path)
    sidecar, more = _decoded_sidecar(entry, read)
    problems += more
    if any(problem.severity == "error" for problem in problems):
        return None, problems
    return Source(entry.path, text, sidecar), problems


def read_text(entry: Entry) -> tuple[str | None, list[Problem]]:
    """The text of an authority file, which may be empty, or of a page; None where there is an error."""
    try:
        data = _file_bytes(entry.file, entry.path)
    except Faults as faults:
        return None, list(faults.problems)
    text, problems = decode(data, entry.path, may_be_empty=entry.role == "authority")
    return (None if any(problem.severity == "error" for problem in problems) else text), problems


def sidecar_path(entry: Entry) -> str:
    """Content path of an article's sidecar."""
    return os.path.splitext(entry.path)[0] + ".yaml"  # noqa: PTH122 - a content path is a string


def _decoded_sidecar(entry: Entry, read: Bytes) -> tuple[str | None, list[Problem]]:
    if read.sidecar is None:
        return None, []
    return decode(read.sidecar, sidecar_path(entry), may_be_empty=True)


def _file_bytes(file: str, path: str) -> bytes:
    try:
        with open(os.open(file, _FLAGS), "rb") as opened:  # noqa: PTH123 - a Path cannot refuse links
            _refuse(os.fstat(opened.fileno()), path)
            return opened.read()  # a limit would be a buffer of that size for every article
    except OSError as error:
        raise Faults([unreadable(path, error)]) from None


def _refuse(status: os.stat_result, path: str) -> None:
    if not stat.S_ISREG(status.st_mode):
        raise Faults([Problem(path, 0, 0, "this is no longer a file", "put the article back in its place")])
    if status.st_size > MAX_BYTES:
        # Rounded up, so that no file is as long as what is read of one.
        size, most = (f"{-(-count * 10 // 1024**2) / 10:,.1f} MB" for count in (status.st_size, MAX_BYTES))
        what = f"this file is {size} long, and at most {most} are read"
        raise Faults([Problem(path, 0, 0, what, "part it into several articles")])
