"""The program: Pagefind, which its Python package carries, where it is installed."""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from pathlib import Path

from msgspec import Struct

LAYOUT = "1"
"""Of the files of a search, as this room makes them; part of every key."""

PACKAGE = "pagefind_bin"
_NAMES = ("pagefind_extended", "pagefind", "pagefind_extended.exe", "pagefind.exe")


class Program(Struct, frozen=True):
    """Pagefind, as it is installed."""

    path: str
    version: str


@cache
def program() -> Program | None:
    """The program, where its package is installed and carries one for this machine. It is not imported."""
    found = find_spec(PACKAGE)
    if found is None or found.origin is None:
        return None
    folder = Path(found.origin).parent
    path = next((folder / name for name in _NAMES if (folder / name).is_file()), None)
    told = next(folder.parent.glob(f"{PACKAGE}-*.dist-info"), None)
    version = told.name.removesuffix(".dist-info").partition("-")[2] if told else ""
    return Program(str(path), version) if path else None
