"""Content as the preview needs it: its bytes, and whether two are the same."""

from __future__ import annotations

from pathlib import Path

from pressarchive.model import Content, FileRef, Made


def content_bytes(content: Content) -> bytes:
    """The bytes that `content` stands for. Raises OSError where a photograph's file is gone, and `Faults`
    where a page is still to be made and cannot be.
    """
    if isinstance(content, Made):
        return content.read()
    return Path(content.path).read_bytes() if isinstance(content, FileRef) else content


def identity(content: Content | None) -> bytes | str | None:
    """What is equal for two contents of one kind if their bytes are; cheap, and nothing is read."""
    return content.digest if isinstance(content, FileRef | Made) else content
