"""The snapshot: the stat data of everything a build reads, by which a change is told from a rumour of one.

It says that something may have changed and is never a key: what a build makes depends on bytes alone.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Mapping
from pathlib import Path

from msgspec import Struct

from pressarchive.config import FILE_NAME
from pressarchive.read.names import is_ignored
from pressarchive.store import Look, fresh_for, stamp_of

TICK = 15_000_000
"""Nanoseconds. A file that was written less than this before it was looked at may be written once more
within the same tick of the file system's clock, and look the same."""

LONGEST = 3_000_000_000
"""Nanoseconds: longer than the clock of any file system takes to tick, which may be two seconds."""

Mark = tuple[int, Look]
"""Mode, and how the file looks."""

Snapshot = Mapping[str, Mark]
"""Marks by path, as the editor knows it: `content/articles/minsk.txt`."""


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
    """The marks of everything in `of` now. What goes away meanwhile is not there."""
    return {path: _mark(status) for root in of for path, status in _found(root)}


def unrest(seen: Snapshot, now: int) -> float:
    """Seconds from `now`, in nanoseconds, until every file was written long enough ago for another write
    to show. A time that is still to come tells nothing of when.
    """
    lately = now - LONGEST
    times = (time for _, look in seen.values() for time in look[1:3] if lately < time <= now)
    return max((fresh_for(time, now, TICK) for time in times), default=0) / 1e9


def changed(before: Snapshot, after: Snapshot) -> tuple[str, ...]:
    """The paths that came, went or have another mark, sorted."""
    paths = before.keys() | after.keys()
    return tuple(sorted(path for path in paths if before.get(path) != after.get(path)))


def _mark(status: os.stat_result) -> Mark:
    if stat.S_ISDIR(status.st_mode):  # its files speak for it
        return status.st_mode, (0, 0, 0, status.st_ino)
    return status.st_mode, stamp_of(status)


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
