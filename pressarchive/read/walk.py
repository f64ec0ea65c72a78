"""What lies in a folder: its files, and what lies there that cannot be read.

Nothing is opened here: a pipe would keep its reader waiting for ever.
"""

from __future__ import annotations

import os
import stat
import unicodedata

from msgspec import Struct

from pressarchive.problems import Problem
from pressarchive.read.names import is_ignored, wrong_with_name


class File(Struct, frozen=True, order=True):
    """A regular file of the site."""

    path: str
    """Content path: `/`-separated, from the site's folder, accents composed (NFC)."""
    file: str
    """Where it lies, as the operating system names it."""


_DEVICES = {
    stat.S_IFIFO: "a pipe",
    stat.S_IFSOCK: "a socket",
    stat.S_IFCHR: "a device",
    stat.S_IFBLK: "a device",
}


def walk(folder: str, path: str, problems: list[Problem]) -> list[File]:
    """The files in and under `folder`, whose content path is `path`, in the order of their content paths.

    What is there and cannot be read is added to `problems`; files that editors and systems leave behind
    are passed over. Symbolic links are never followed.
    """
    files: list[File] = []
    waiting = [File(path, folder)]
    while waiting:
        here = waiting.pop()
        try:
            for entry in _listing(here.file):
                _sort_in(entry, here.path, waiting, files, problems)
        except OSError as error:
            problems.append(unreadable(here.path, error, "folder"))
    return sorted(files)


def _listing(folder: str) -> list[os.DirEntry[str]]:
    with os.scandir(folder) as entries:
        return [entry for entry in entries if not is_ignored(entry.name)]


def _sort_in(
    entry: os.DirEntry[str], folder: str, folders: list[File], files: list[File], problems: list[Problem]
) -> None:
    path = unicodedata.normalize("NFC", f"{folder}/{entry.name}")
    if fault := _fault(entry):
        problems.append(Problem(path, 0, 0, *fault))
    elif entry.is_dir(follow_symlinks=False):
        folders.append(File(path, entry.path))
    else:
        files.append(File(path, entry.path))


def unreadable(path: str, error: OSError, thing: str = "file") -> Problem:
    """The problem of a file or folder the system would not read."""
    if isinstance(error, FileNotFoundError):
        return Problem(path, 0, 0, f"this {thing} went away while it was being read", "build again")
    return Problem(path, 0, 0, f"this {thing} cannot be read: {error.strerror}", "see that you may read it")


def _fault(entry: os.DirEntry[str]) -> tuple[str, str] | None:
    """What is wrong with a thing in a folder, and what to do; None for good files and folders."""
    if wrong := wrong_with_name(entry.name):
        return wrong, "give it another name"
    if entry.is_symlink():
        return "this is a symbolic link, and links are not followed", "put the file itself here"
    if entry.is_dir(follow_symlinks=False):
        return _folder_fault(entry.name)
    return (
        None
        if entry.is_file(follow_symlinks=False)
        else (f"this is {_device(entry)}, not a file", "take it away")
    )


def _folder_fault(name: str) -> tuple[str, str] | None:
    if name.lower().endswith((".txt", ".md", ".yaml")):
        return "this is a folder, and is named as an article is", "give it a name without the dot"
    return None


def _device(entry: os.DirEntry[str]) -> str:
    mode = stat.S_IFMT(entry.stat(follow_symlinks=False).st_mode)
    return _DEVICES.get(mode, "something else")
