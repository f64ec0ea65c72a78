"""What the program is: part of every key, so that a new version never reads an old version's work."""

from __future__ import annotations

import unicodedata
from functools import cache
from importlib.metadata import version
from pathlib import Path

import pressarchive
from pressarchive.digest import digest

_LIBRARIES = (
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


@cache
def code_digest() -> str:
    """A digest of the package's own files and of the versions of the libraries that its results rest on."""
    package = Path(pressarchive.__file__).parent
    files = sorted(
        p
        for p in package.rglob("*")
        if p.is_file() and p.suffix != ".pyc" and "theme" not in p.relative_to(package).parts
    )
    named = (part for p in files for part in (p.relative_to(package).as_posix(), p.read_bytes()))
    libraries = (f"{name} {version(name)}" for name in _LIBRARIES)
    return digest(*named, *libraries, unicodedata.unidata_version)
