"""Writing: a file is made beside its place, and takes it whole."""

from __future__ import annotations

import hashlib
import os
import stat
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from pressarchive.model import Content, FileRef, Made
from pressarchive.problems import Faults
from pressarchive.publish.telling import fault, told

_CHUNK = 1024 * 1024
_PAUSES = (0.05, 0.1, 0.2, 0.4) if os.name == "nt" else ()
"""On Windows a virus scanner or a browser may hold a file for a moment."""


def sha256(content: Content) -> str:
    """The digest the manifest keeps of `content`."""
    return content.digest if isinstance(content, FileRef | Made) else hashlib.sha256(content).hexdigest()


def put(content: Content, target: Path, beside: Path, shown: str) -> None:
    """Make `target` hold `content`, by way of `beside`; at every moment it is wholly old or wholly new.

    Raises Faults at `shown` where the system refuses, and at the photograph or scan that changed.
    """
    # No fsync: one for each of thousands of pages would make a build minutes long, and after a power
    # cut the next build finds a page that did not reach the disk by its digest and writes it anew. The
    # manifest, without which nothing could be mended, is the one file that is made to reach the disk.
    with told(shown):
        _write(content, beside)
        target.parent.mkdir(parents=True, exist_ok=True)
        _replace(beside, target)


def put_durably(content: bytes, target: Path, beside: Path, shown: str) -> None:
    """As `put`, and on the disk before anything that is done later."""
    with told(shown):
        _write(content, beside, durable=True)
        _replace(beside, target)
        _sync_folder(target.parent)


def remove(path: Path, shown: str) -> None:
    """Delete a file. Raises Faults at `shown`."""
    with told(shown):
        path.unlink(missing_ok=True)


def remove_if_possible(path: Path) -> None:
    """Delete a file, or leave it to the next build."""
    with suppress(OSError):
        path.unlink(missing_ok=True)


def remove_empty(folder: Path) -> None:
    """Delete `folder` if it holds nothing."""
    with suppress(OSError):
        folder.rmdir()


def _write(content: Content, path: Path, *, durable: bool = False) -> None:
    with path.open("wb") as file:
        for chunk in _chunks(content):
            file.write(chunk)
        if durable:
            file.flush()
            os.fsync(file.fileno())


def _replace(beside: Path, target: Path) -> None:
    for pause in _PAUSES:
        try:
            os.replace(beside, target)  # noqa: PTH105 - the system call this room is about
        except PermissionError:
            time.sleep(pause)
        else:
            return
    os.replace(beside, target)  # noqa: PTH105


def _sync_folder(folder: Path) -> None:
    """Make the new name in `folder` reach the disk; Windows and some file systems do it by themselves."""
    with suppress(OSError):
        number = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)


def _chunks(content: Content) -> Iterator[bytes]:
    if isinstance(content, FileRef):
        yield from _verified(content)
    elif isinstance(content, Made):
        page = content.read()
        if hashlib.sha256(page).hexdigest() != content.digest:
            raise ValueError("a page came out otherwise than it was said to be")
        yield page
    else:
        yield content


def _verified(ref: FileRef) -> Iterator[bytes]:
    """The bytes of a photograph or scan, never all at once. Raises Faults if they were not `ref`'s."""
    state = hashlib.sha256()
    with told(ref.path):
        path = Path(ref.path)
        # A pipe put in the file's place would hold the build for ever.
        if stat.S_ISREG(path.stat().st_mode):
            with path.open("rb") as file:
                while chunk := file.read(_CHUNK):
                    state.update(chunk)
                    yield chunk
    if state.hexdigest() != ref.digest:
        what = "this file changed while the site was built"
        raise Faults([fault(ref.path, what, "build again once the file is complete")])
