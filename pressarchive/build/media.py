"""Photographs and scans: in the site they stand as references to their files, never as bytes in memory."""

from __future__ import annotations

from pathlib import Path

from pressarchive.build.inputs import Inputs, file_digest
from pressarchive.model import MEDIA_FOLDER, Content, FileRef
from pressarchive.pages.urls import MEDIA
from pressarchive.problems import Faults, Problem
from pressarchive.read.scan import Entry


def media_path(entry: Entry) -> str:
    """The output path of a file of content/media/."""
    return MEDIA + entry.path.removeprefix(MEDIA_FOLDER)


def media_files(inputs: Inputs) -> dict[str, Content]:
    """Each file of content/media/ by its output path. Raises `Faults` for those that cannot be read."""
    files: dict[str, Content] = {}
    problems: list[Problem] = []
    for entry in inputs.of_role("media"):
        try:
            size = Path(entry.file).stat().st_size
            found = inputs.digests.get(entry.path) or file_digest(entry.file)
            files[media_path(entry)] = FileRef(entry.file, found, size)
        except OSError as error:
            what = f"this file cannot be read: {error.strerror}"
            problems.append(Problem(entry.path, 0, 0, what, "see that it is there and that you may read it"))
    if problems:
        raise Faults(problems)
    return files
