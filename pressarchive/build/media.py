"""Photographs and scans: in the site they stand as references to their files, never as bytes in memory."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

from pressarchive.model import Content, FileRef
from pressarchive.pages.urls import MEDIA
from pressarchive.problems import Faults, Problem
from pressarchive.read.scan import Entry


def media_files(entries: Iterable[Entry]) -> dict[str, Content]:
    """Each file of content/media/ by its output path. Raises `Faults` for those that cannot be read."""
    files: dict[str, Content] = {}
    problems: list[Problem] = []
    for entry in entries:
        try:
            files[MEDIA + entry.path.removeprefix("content/media/")] = _reference(entry.file)
        except OSError as error:
            what = f"this file cannot be read: {error.strerror}"
            problems.append(Problem(entry.path, 0, 0, what, "see that it is there and that you may read it"))
    if problems:
        raise Faults(problems)
    return files


def _reference(file: str) -> FileRef:
    with Path(file).open("rb") as opened:
        found = hashlib.file_digest(opened, "sha256")
        return FileRef(file, found.hexdigest(), opened.tell())
