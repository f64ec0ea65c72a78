"""Two sites that differ in every way a publish can tell: the one stands, the other takes its place."""

from __future__ import annotations

import hashlib
from pathlib import Path

from pressarchive.model import Content, FileRef

_SCAN = b"scan" * 25_000


def one(scans: Path) -> dict[str, Content]:
    """The first site."""
    return {
        "index.html": b"one" * 30_000,
        "assets/style.css": b"p {}",
        "assets/old.css": b"old",
        "media/same.jpg": _scan(scans / "same.jpg", _SCAN),
        "media/scan.jpg": _scan(scans / "one.jpg", _SCAN + b"1"),
        "file": b"becomes a folder",
        "folder/a/b": b"becomes a file",
        "folder/c": b"becomes a file",
        **{f"articles/{number}/index.html": b"one" for number in range(4)},
    }


def other(scans: Path) -> dict[str, Content]:
    """The second site."""
    return {
        "index.html": b"other" * 20_000,
        "assets/style.css": b"p {}",
        "assets/new.css": b"new",
        "media/same.jpg": _scan(scans / "same.jpg", _SCAN),
        "media/scan.jpg": _scan(scans / "other.jpg", _SCAN + b"2"),
        "file/x/y": b"became a folder",
        "folder": b"became a file",
        **{f"articles/{number}/index.html": b"other" for number in range(2, 6)},
    }


def _scan(path: Path, data: bytes) -> FileRef:
    if not path.exists():
        path.write_bytes(data)
    return FileRef(str(path), hashlib.sha256(data).hexdigest(), len(data))
