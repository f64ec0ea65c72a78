"""The snapshot: the stat data of everything a build reads, by which a change is told from a rumour of one.

It says that something may have changed and is never a key: what a build makes depends on bytes alone.
"""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

from msgspec import Struct

from pressarchive.config import FILE_NAME
from pressarchive.read.names import is_ignored

TICK = 15_000_000
"""Nanoseconds. A file that was written less than this before it was looked at may be written once more
within the same tick of the file system's clock, and look the same."""

Stamp = tuple[int, int, int, int]
"""Mode, size, time of change in nanoseconds, inode."""

Snapshot = Mapping[str, Stamp]
"""Stamps by path, as the editor knows it: `content/articles/minsk.txt`."""


class Root(Struct, frozen=True):
    """A file or folder that a build reads."""

    name: str
    """What its files are told as: `content`."""
    place: Path
    follows: bool
    """Whether a build reads what its symbolic links lead to."""


def roots(site_folder: Path, theme: Path) -> tuple[Root, ...]:
    """Everything that a build of `site_folder` with the default theme in `theme` reads."""
    site = site_folder.resolve()
    own = site / "templates"
    found = (
        Root(FILE_NAME, site / FILE_NAME, follows=True),
        Root("content", site / "content", follows=False),
        Root("templates", own, follows=True),
    )
    outside = theme.resolve() != own.resolve()
    return (*found, Root("theme", theme.resolve(), follows=True)) if outside else found


def take(of: tuple[Root, ...]) -> Snapshot:
    """The stamps of everything in `of` now. What goes away meanwhile is not there."""
    return {path: _stamp(status) for root in of for path, status in _found(root)}


def at_rest(seen: Snapshot) -> bool:
    """Whether every file was written long enough ago for another write to show."""
    now = time.time_ns()
    return not any(now - TICK < written <= now for _, _, written, _ in seen.values())


def changed(before: Snapshot, after: Snapshot) -> tuple[str, ...]:
    """The paths that came, went or have another stamp, sorted."""
    paths = before.keys() | after.keys()
    return tuple(sorted(path for path in paths if before.get(path) != after.get(path)))


def _stamp(status: os.stat_result) -> Stamp:
    if stat.S_ISDIR(status.st_mode):  # its files speak for it
        return status.st_mode, 0, 0, status.st_ino
    return status.st_mode, status.st_size, status.st_mtime_ns, status.st_ino


def _found(root: Root) -> Iterator[tuple[str, os.stat_result]]:
    try:
        status = root.place.stat(follow_symlinks=root.follows)
    except OSError:
        return
    yield root.name, status
    waiting = [(root.name, os.fspath(root.place))] if stat.S_ISDIR(status.st_mode) else []
    while waiting:
        name, folder = waiting.pop()
        for entry, inner in _listed(folder, follows=root.follows):
            path = f"{name}/{entry.name}"
            yield path, inner
            if stat.S_ISDIR(inner.st_mode):
                waiting.append((path, entry.path))


def _listed(folder: str, *, follows: bool) -> Iterator[tuple[os.DirEntry[str], os.stat_result]]:
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if not is_ignored(entry.name) and (status := _status(entry, follows=follows)):
                    yield entry, status
    except OSError:
        return


def _status(entry: os.DirEntry[str], *, follows: bool) -> os.stat_result | None:
    for follow in (follows, False):  # a link that leads nowhere is there all the same
        try:
            return entry.stat(follow_symlinks=follow)
        except OSError:
            continue
    return None
