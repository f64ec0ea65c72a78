"""What stands in the output folder, looked at without following a link."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from pressarchive.store import Stamp, Stamps, stamp, stamp_of

Kind = Literal["nothing", "file", "folder", "link", "other"]

_NOTHING: tuple[Kind, Stamp] = ("nothing", ())

_JUNCTION = 0xA0000003
"""Windows' reparse tag of a folder that stands for another."""


class Standing:
    """An output folder as it stands; each path is asked of the system once."""

    def __init__(self, root: Path, shown: str, stamps: Stamps) -> None:
        """`shown` is the folder's name as the user gave it; `stamps` spare reading what looks as it did."""
        self.root = root
        self.shown = shown
        self._stamps = stamps
        self._folder = os.path.join(root, "")  # noqa: PTH118 - thousands of paths are made of it
        self._found: dict[str, tuple[Kind, Stamp]] = {}
        """What stands there, and how it looks; all that the system says would take five times the room."""
        self._barriers: dict[str, str | None] = {}

    def place(self, name: str) -> str:
        """`name` in words for the user."""
        return f"{self.shown}/{name}"

    def kind(self, name: str) -> Kind:
        """What stands at `name` itself, in a folder that is known to be one."""
        return self._look(name)[0]

    def barrier(self, name: str) -> str | None:
        """The first thing on the way to `name` that is there and is no folder."""
        folder = name.rpartition("/")[0]
        if folder not in self._barriers:
            self._barriers[folder] = self._barrier(folder)
        return self._barriers[folder]

    def _barrier(self, folder: str) -> str | None:
        """The first of `folder` and those it lies in that is there and is none."""
        if not folder:
            return None
        above = self.barrier(folder)
        return above if above or self.kind(folder) in {"nothing", "folder"} else folder

    def digest(self, name: str) -> str:
        """SHA-256 of the file at `name`."""
        _, looks = self._look(name)
        if known := self._stamps.known(name, looks):
            return known
        with (self.root / name).open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        self._stamps.learn(name, looks, digest)
        return digest

    def written(self, name: str, digest: str) -> None:
        """Take note that the file at `name` now holds what has this SHA-256."""
        self._stamps.wrote(name, stamp(self._folder + name), digest)

    def _look(self, name: str) -> tuple[Kind, Stamp]:
        known = self._found.get(name)
        if known is None:
            found = _lstat(self._folder + name)
            known = self._found[name] = (_kind(found), (stamp_of(found),)) if found else _NOTHING
        return known

    def within(self, folder: str) -> Iterator[str]:
        """Every path below `folder`, links not followed."""
        for entry in sorted((self.root / folder).iterdir()):
            name = f"{folder}/{entry.name}"
            yield name
            if self.kind(name) == "folder":
                yield from self.within(name)

    def same(self, name: str, other: str) -> bool:
        """Whether two paths are one file, as they are where case does not count."""
        return self.kind(other) == "file" and (self.root / name).samefile(self.root / other)


def kind(path: Path) -> Kind:
    """What stands at `path`."""
    return _kind(_lstat(os.fspath(path)))


def _lstat(path: str) -> os.stat_result | None:
    """How what stands at `path` looks; None where nothing does."""
    try:
        return os.lstat(path)
    except (FileNotFoundError, NotADirectoryError):
        return None


def _kind(found: os.stat_result | None) -> Kind:
    if found is None:
        return "nothing"
    if stat.S_ISLNK(found.st_mode) or getattr(found, "st_reparse_tag", 0) == _JUNCTION:
        return "link"
    if stat.S_ISDIR(found.st_mode):
        return "folder"
    return "file" if stat.S_ISREG(found.st_mode) else "other"
