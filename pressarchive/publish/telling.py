"""Telling the archivist: what the system refused, and what stands in the way, in sentences."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager

from pressarchive.problems import Faults, Problem
from pressarchive.publish.names import MANIFEST

_LEFT = "the site in the output folder is whole, file by file"
_HINTS = {
    errno.ENOSPC: f"free some room on the disk, then build again; {_LEFT}",
    errno.EDQUOT: f"free some room on the disk, then build again; {_LEFT}",
    errno.EACCES: f"give yourself the right to it, or close the program that holds it; {_LEFT}",
    errno.EPERM: f"give yourself the right to it, or close the program that holds it; {_LEFT}",
    errno.EROFS: f"make the disk writable or choose another folder with --output; {_LEFT}",
    errno.ENAMETOOLONG: f"shorten the name of the file it comes from, then build again; {_LEFT}",
}


@contextmanager
def told(path: str) -> Iterator[None]:
    """Makes a fault at `path` of what the system refuses inside."""
    try:
        yield
    except OSError as error:
        raise Faults([refused(path, error)]) from error


def refused(path: str, error: OSError) -> Problem:
    """The fault at `path` in the system's words."""
    words = error.strerror or str(error) or type(error).__name__
    hint = _HINTS.get(error.errno or 0, f"mend this, then build again; {_LEFT}")
    return fault(path, f"the system says: {words}", hint)


def fault(path: str, what: str, hint: str) -> Problem:
    """An error about a whole file or folder."""
    return Problem(path, 0, 0, what, hint)


def warning(path: str, what: str, hint: str) -> Problem:
    """A warning about a whole file or folder."""
    return Problem(path, 0, 0, what, hint, "warning")


def damaged(output: str) -> Problem:
    """The fault of a folder whose manifest cannot be believed."""
    return fault(
        f"{output}/{MANIFEST}",
        "the list of the files that the program wrote here is damaged, so it cannot tell its own from yours",
        f"move or delete the folder {output}, then build again",
    )
