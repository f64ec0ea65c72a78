"""What the program is: part of every key, so that a new version never reads an old version's work."""

from __future__ import annotations

import os
import re
import sys
import unicodedata
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path

import pressarchive
from pressarchive.digest import digest

LIBRARIES = (
    "jinja2",
    "markupsafe",
    "markdown-it-py",
    "mdurl",
    "pyyaml",
    "msgspec",
    "babel",
    "anyascii",
    "ahocorasick-rs",
)
"""Whose versions are part of it."""


@cache
def code_digest() -> str:
    """A digest of the package's own files and of the versions of the libraries that its results rest on."""
    package = Path(pressarchive.__file__).parent
    files = sorted(_files(package))
    named = (part for file in files for part in (file.relative_to(package).as_posix(), file.read_bytes()))
    libraries = (f"{name} {version}" for name, version in sorted(versions().items()))
    return digest(*named, *libraries, unicodedata.unidata_version)


def _files(package: Path) -> Iterator[Path]:
    for folder, inner, names in os.walk(package):
        inner[:] = set(inner) - {"theme", "__pycache__"}
        yield from (Path(folder, name) for name in names)


def versions() -> dict[str, str]:
    """The version of each library, as the folder is called in which it says of itself what it is."""
    found: dict[str, str] = {}
    for place in sys.path:
        with suppress(OSError):
            for folder in os.scandir(place or "."):
                name, _, version = folder.name.removesuffix(".dist-info").partition("-")
                if folder.name.endswith(".dist-info") and (library := _normal(name)) in LIBRARIES:
                    found.setdefault(library, version)
    missing = set(LIBRARIES) - found.keys()
    return found | (_told_versions(missing) if missing else {})


def _normal(name: str) -> str:
    """The one spelling of a library's name."""
    return re.sub("[-_.]+", "-", name).lower()


def _told_versions(libraries: set[str]) -> dict[str, str]:
    """What the standard library finds out about `libraries`; loading it takes longer than all the rest."""
    from importlib.metadata import version

    return {name: version(name) for name in libraries}
