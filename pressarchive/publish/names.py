"""Output paths: which names a file of the site may have."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

MANIFEST = ".pressarchive.json"
"""Our mark: the list of the files that are ours."""
BESIDE = ".pressarchive.tmp"
"""Where a file is written before it takes its place."""
LOCK = ".pressarchive.lock"
"""Held while a build writes the folder."""
OWN = {MANIFEST, BESIDE, LOCK}

_PLAIN = re.compile(r"(?:[a-z0-9][a-z0-9-]*/)*[a-z0-9][a-z0-9-]*(?:\.[a-z0-9]+)*")
"""Nearly every name; it has none of the faults there are."""
_DRIVE = re.compile(r"[A-Za-z]:")


def check(names: Iterable[str]) -> None:
    """Raises ValueError where `names` could not stand together in one folder on every system.

    Names come from our own functions, so a wrong one is a bug of ours and no fault of the archive.
    """
    spelled: dict[str, str] = {}
    for name in sorted(names):
        if wrong := what_is_wrong(name):
            raise ValueError(f"output path {name!r} {wrong}")
        other = spelled.setdefault(folded(name), name)
        if other != name:
            raise ValueError(f"output paths {other!r} and {name!r} are one file where case does not count")
    within = {name.rpartition("/")[0]: name for name in spelled.values()}
    for folder, name in within.items():
        for above in (*ancestors(folder), folder):
            if file := spelled.get(folded(above)):
                raise ValueError(f"output path {file!r} is a file and, for {name!r}, a folder")


def what_is_wrong(name: str) -> str:
    """Why `name` cannot be an output path; empty where it can."""
    if _PLAIN.fullmatch(name):
        return ""
    parts = name.split("/")
    if "\\" in name or "\0" in name:
        return "holds a backslash or a NUL"
    if name.startswith("/") or _DRIVE.match(name):
        return "is absolute"
    # Windows drops dots and spaces at the end of a name, which would make `.. ` a step upwards.
    if any(not part.strip(". ") for part in parts):
        return "has an empty part or one made of dots"
    if parts[0].casefold() in OWN or parts[0].casefold() == ".git":
        return "has a name kept for the program or for git"
    return ""


def folded(name: str) -> str:
    """`name` as a file system compares it that ignores case and composition."""
    return name.lower() if name.isascii() else unicodedata.normalize("NFC", name.casefold())


def ancestors(name: str) -> list[str]:
    """The folders `name` lies in, outermost first, without the output folder itself."""
    parts = name.split("/")
    return ["/".join(parts[:depth]) for depth in range(1, len(parts))]


def reading_order(name: str) -> int:
    """Where a file comes when a site is written: what pages show, then articles, then what lists them."""
    return {"assets": 0, "media": 0, "articles": 1}.get(name.partition("/")[0], 2)
