"""What the tests of publishing share: trees as values, and a clean publish to compare with."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from pressarchive.model import Content, FileRef
from pressarchive.publish import publish

STRANGERS = {
    ".git/HEAD": b"ref: refs/heads/gh-pages\n",
    ".git/objects/ab/cdef": b"\x00\x01",
    "CNAME": b"archive.example.org\n",
    "notes/mine.txt": b"not to be lost\n",
}


def tree(folder: Path) -> dict[str, bytes | None]:
    """Everything in `folder`: a file's bytes, a link's target, None for a folder."""
    return {path.relative_to(folder).as_posix(): _held(path) for path in sorted(folder.rglob("*"))}


def _held(path: Path) -> bytes | None:
    if path.is_symlink():
        return b"-> " + str(path.readlink()).encode()
    return path.read_bytes() if path.is_file() else None


def files(folder: Path) -> dict[str, bytes]:
    """The files of `folder`."""
    return {name: held for name, held in tree(folder).items() if held is not None}


def clean(site: Mapping[str, Content]) -> dict[str, bytes | None]:
    """The tree that a first publish of `site` makes."""
    with TemporaryDirectory() as folder:
        publish(site, Path(folder))
        return tree(Path(folder))


def lay(folder: Path, held: Mapping[str, bytes]) -> None:
    """Put the files of `held` in `folder`."""
    for name, data in held.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)


def scan(path: Path, data: bytes) -> FileRef:
    """A photograph or scan, lying at `path`."""
    path.write_bytes(data)
    return FileRef(str(path), hashlib.sha256(data).hexdigest(), len(data))
