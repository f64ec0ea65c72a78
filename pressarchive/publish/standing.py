"""What stands in the output folder, looked at without following a link."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from pressarchive.publish.names import ancestors
from pressarchive.store import Stamps, stamp

Kind = Literal["nothing", "file", "folder", "link", "other"]

_JUNCTION = 0xA0000003
"""Windows' reparse tag of a folder that stands for another."""


class Standing:
    """An output folder as it stands; each path is asked of the system once."""

    def __init__(self, root: Path, shown: str, stamps: Stamps) -> None:
        """`shown` is the folder's name as the user gave it; `stamps` spare reading what looks as it did."""
        self.root = root
        self.shown = shown
        self._stamps = stamps
        self._kinds: dict[str, Kind] = {}

    def place(self, name: str) -> str:
        """`name` in words for the user."""
        return f"{self.shown}/{name}"

    def kind(self, name: str) -> Kind:
        """What stands at `name` itself, in a folder that is known to be one."""
        if name not in self._kinds:
            self._kinds[name] = kind(self.root / name)
        return self._kinds[name]

    def barrier(self, name: str) -> str | None:
        """The first thing on the way to `name` that is there and is no folder."""
        for above in ancestors(name):
            match self.kind(above):
                case "nothing":
                    return None
                case "folder":
                    continue
                case _:
                    return above
        return None

    def digest(self, name: str) -> str:
        """SHA-256 of the file at `name`."""
        path = os.fspath(self.root / name)
        looks = stamp(path)
        if known := self._stamps.known(name, looks):
            return known
        with open(path, "rb") as file:  # noqa: PTH123 - as `path` is
            found = hashlib.file_digest(file, "sha256").hexdigest()
        self._stamps.learn(name, looks, found)
        return found

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
    try:
        found = path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return "nothing"
    if stat.S_ISLNK(found.st_mode) or getattr(found, "st_reparse_tag", 0) == _JUNCTION:
        return "link"
    if stat.S_ISDIR(found.st_mode):
        return "folder"
    return "file" if stat.S_ISREG(found.st_mode) else "other"
