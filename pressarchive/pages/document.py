"""Documents: what is published beside the pages for programs to read, one file each."""

from __future__ import annotations

from msgspec import Struct


class Document(Struct, frozen=True, kw_only=True):
    """What a file that is no page is made from. No template shows it: `exports/` writes each kind in its
    format.
    """

    url: str
    """Relative to the site's root; its last part is the file's name."""


class Written(Struct, frozen=True):
    """A file of the data of the whole archive, once it stands on the disk."""

    name: str
    digest: str
    """SHA-256."""
    size: int
    """Bytes."""
    rows: int
    """Of a table; 0: it is none, or holds several."""
