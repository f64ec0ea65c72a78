"""Which files of the site are read, and as what."""

from __future__ import annotations

import difflib
import os
import posixpath
from pathlib import Path
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from pressarchive.model import MEDIA_FOLDER
from pressarchive.problems import Problem
from pressarchive.read.pairs import lonely_sidecars, same_names, twin_articles
from pressarchive.read.walk import File, walk

Role = Literal["article", "sidecar", "page", "media", "authority", "addresses"]

ADDRESSES = "content/addresses.txt"
"""What was published, so that a build can say what it would break."""

AUTHORITIES = ("content/speakers.yaml", "content/tags.yaml", "content/outlets.yaml")


class Entry(Struct, frozen=True, order=True):
    """A file that is read, and what it is in the archive."""

    path: str
    """Content path."""
    role: Role
    file: str
    """Where it lies, as the operating system names it."""
    sidecar: str = ""
    """Where the sidecar of an article lies; empty where it has none."""


class _Place(Struct, frozen=True):
    """A folder of the site, and which files are read in it."""

    folder: str
    role: Role
    suffixes: tuple[str, ...]
    """Empty: whatever lies there is used as it is."""


_PLACES = (
    _Place("content/articles/", "article", (".txt", ".md", ".yaml")),
    _Place("content/pages/", "page", (".md",)),
    _Place(MEDIA_FOLDER, "media", ()),
)
_USUAL_SUFFIX = {".yml": ".yaml", ".markdown": ".md", ".mkd": ".md", ".text": ".txt"}
_FOLDERS = ("articles", "pages", "media")
_DOCUMENTS = {".doc", ".docx", ".odt", ".rtf", ".pdf", ".html", ".htm", ".epub", ".eml"}
"""Endings of files that hold an article's words, but not as text."""
_NO_ARTICLE = Problem(
    "content/articles",
    0,
    0,
    "there is no article here yet",
    "put the first one here: a .txt file, its title on line 1, then a paragraph a line",
    "warning",
)


def scan(site_folder: Path) -> tuple[list[Entry], list[Problem]]:
    """Every file under `content/` that is read, and what is wrong with the others; no file is opened.

    The entries come in the order of their content paths, by code point, whatever the file system's
    order; a sidecar is part of its article's entry. An archive may be without articles: then a warning
    says where to put one.
    """
    problems: list[Problem] = []
    files = _files(site_folder / "content", problems)
    read = [Entry(file.path, role, file.file) for file in files if (role := _role(file.path, problems))]
    articles = [entry.path for entry in read if entry.role == "article"]
    sidecars = {entry.path: entry.file for entry in read if entry.role == "sidecar"}
    problems += same_names(files) + twin_articles(articles) + lonely_sidecars(sidecars, articles)
    if not articles:
        problems.append(_NO_ARTICLE)
    return [_with_sidecar(entry, sidecars) for entry in read if entry.role != "sidecar"], sorted(problems)


def _files(content: Path, problems: list[Problem]) -> list[File]:
    if not os.path.lexists(content):
        return []
    if content.is_symlink() or not content.is_dir():
        problems.append(
            Problem("content", 0, 0, "this is not a folder", "put a folder of that name in its place")
        )
        return []
    return walk(os.fspath(content), "content", problems)


def _role(path: str, problems: list[Problem]) -> Role | None:
    """What the file at `path` is; None, and a problem, where it is nothing that is read."""
    if path in AUTHORITIES:
        return "authority"
    if path == ADDRESSES:
        return "addresses"
    place = next((place for place in _PLACES if path.startswith(place.folder)), None)
    suffix = posixpath.splitext(path)[1]
    if place is None:
        problems.append(_unread(path, suffix, f"only {', '.join(AUTHORITIES)} and the folders of content/"))
    elif place.suffixes and suffix not in place.suffixes:
        problems.append(_unread(path, suffix, f"only {' '.join(place.suffixes)} in {place.folder}"))
    elif place.role == "article" and (meant := _two_endings(path)):
        problems.append(meant)
    else:
        return "sidecar" if place.role == "article" and suffix == ".yaml" else place.role
    return None


def _two_endings(path: str) -> Problem | None:
    """The fault of `minsk.yaml.txt`, which editors that hide endings make of `minsk.yaml`."""
    if path.count(".") == 1:
        return None
    stem = posixpath.splitext(path)[0]
    inner = posixpath.splitext(stem)[1].lower()
    if _USUAL_SUFFIX.get(inner, inner) not in {".txt", ".md", ".yaml"}:
        return None
    what = f"this name has two endings, {inner} and {posixpath.splitext(path)[1]}"
    return Problem(path, 0, 0, what, f'rename the file to "{posixpath.basename(stem)}", or leave one out')


def _unread(path: str, suffix: str, read_here: str) -> Problem:
    usual = _USUAL_SUFFIX.get(suffix.lower(), suffix.lower())
    what = f"this file is not read: {read_here}"
    if usual in {".txt", ".md", ".yaml"} and usual != suffix:
        hint = f"end its name in {usual}"
    elif usual in _DOCUMENTS:
        hint = "copy its words into a .txt file; the document itself may stand in content/media/"
    elif (folder := path.split("/")[1]) not in _FOLDERS and (
        near := difflib.get_close_matches(folder, _FOLDERS, n=1)
    ):
        hint = f"did you mean content/{near[0]}/?"
    else:
        hint = "move it; pictures and scans belong in content/media/"
    return Problem(path, 0, 0, what, hint, "warning")


def _with_sidecar(entry: Entry, sidecars: dict[str, str]) -> Entry:
    if not entry.path.endswith(".txt") or entry.role != "article":
        return entry
    return replace(entry, sidecar=sidecars.get(entry.path[:-4] + ".yaml", ""))
