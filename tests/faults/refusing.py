"""A system that refuses: of all that a build asks it to change, one thing fails, or all from that one on.

Asked are opening for writing, writing, closing, making, naming and removing of files and folders, locking,
and what SQLite is told to do. The output folder's own files are left out: tests/publish refuses these.
"""

from __future__ import annotations

import errno
import io
import os
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import IO, Any

import pytest

_CHANGES = {
    "os.mkdir": "make",
    "os.rename": "rename",
    "os.remove": "remove",
    "os.rmdir": "remove",
    "os.truncate": "write",
    "fcntl.flock": "lock",
    "sqlite3.connect": "connect",
}
"""What the interpreter tells beforehand (https://docs.python.org/3/library/audit_events.html)."""

GROWING = {"open", "write", "close", "make", "insert"}
"""What a disk that stays full goes on refusing."""

_OF_SQLITE = {
    errno.ENOSPC: (sqlite3.SQLITE_FULL, "database or disk is full"),
    errno.EDQUOT: (sqlite3.SQLITE_IOERR, "disk I/O error"),
    errno.EIO: (sqlite3.SQLITE_IOERR, "disk I/O error"),
    errno.EROFS: (sqlite3.SQLITE_READONLY, "attempt to write a readonly database"),
    errno.EACCES: (sqlite3.SQLITE_CANTOPEN, "unable to open database file"),
}


class Refusing:
    """What is asked is numbered from 0; the one with the number `moment` is refused with the error `code`,
    and, if it is `lasting`, whatever takes room after it.
    """

    def __init__(self, output: Path, code: int, moment: int, *, lasting: bool = False) -> None:
        self._output = str(output)
        self._code = code
        self._moment = moment
        self._lasting = lasting
        self.asked: list[str] = []
        """What was asked: what kind of thing, and of what."""

    @property
    def struck(self) -> str:
        """What was refused first; empty: nothing yet."""
        return self.asked[self._moment] if len(self.asked) > self._moment else ""

    def refuses(self, kind: str, what: str) -> bool:
        """Whether this is refused, which is asked now."""
        if self.struck:
            return self._lasting and kind in GROWING
        if what.startswith((self._output, "/dev/")):
            return False
        self.asked.append(f"{kind} {what}")
        return bool(self.struck)

    def ask(self, kind: str, what: str) -> None:
        """Raise what the system would, if this is refused."""
        if self.refuses(kind, what):
            raise OSError(self._code, os.strerror(self._code))

    def ask_sqlite(self, kind: str, what: str) -> None:
        """Raise what SQLite would, if this is refused."""
        if self.refuses(kind, what):
            code, words = _OF_SQLITE[self._code]
            error = sqlite3.OperationalError(words)
            error.sqlite_errorcode = code
            raise error


_now: Refusing | None = None


def _told(event: str, given: tuple[Any, ...]) -> None:
    if _now is None:
        return
    if event == "open" and isinstance(given[0], str | bytes | os.PathLike):
        if (given[2] or 0) & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
            _now.ask("open", os.fsdecode(given[0]))
    elif event == "sqlite3.connect":
        _now.ask_sqlite("connect", str(given[0]))
    elif kind := _CHANGES.get(event):
        _now.ask(kind, str(given[0]))


sys.addaudithook(_told)  # it stays, and does nothing while nobody refuses


class _File(io.FileIO):
    """A file open for writing; what is refused to it, it has done by half."""

    def write(self, data: Any) -> int:  # noqa: ANN401 - whatever holds bytes
        if _now and _now.refuses("write", str(self.name)):
            super().write(bytes(data)[: len(data) // 2])
            raise OSError(_now._code, os.strerror(_now._code))  # noqa: SLF001
        return super().write(data)

    def close(self) -> None:
        was_open = not self.closed
        super().close()
        if was_open and _now:
            _now.ask("close", str(self.name))


class _Base(sqlite3.Connection):
    """A database whose statements may be refused."""

    def execute(self, statement: str, *given: Any) -> sqlite3.Cursor:  # noqa: ANN401 - as it is there
        _asked(statement)
        return super().execute(statement, *given)

    def executemany(self, statement: str, *given: Any) -> sqlite3.Cursor:  # noqa: ANN401
        _asked(statement)
        return super().executemany(statement, *given)


def _asked(statement: str) -> None:
    if _now:
        small = statement.startswith(("SELECT", "PRAGMA", "BEGIN", "ROLLBACK", "DELETE"))
        _now.ask_sqlite("look" if small else "insert", statement.partition("\n")[0])


def _open(  # noqa: PLR0917 - as io.open has it
    file: Any,  # noqa: ANN401
    mode: str = "r",
    buffering: int = -1,
    encoding: str | None = None,
    errors: str | None = None,
    newline: str | None = None,
    closefd: bool = True,  # noqa: FBT001, FBT002
    opener: Any = None,  # noqa: ANN401
    *,
    real: Any,  # noqa: ANN401
) -> IO[Any]:
    if not set(mode) & set("wax+"):
        read: IO[Any] = real(file, mode, buffering, encoding, errors, newline, closefd, opener)
        return read
    raw = _File(file, mode.replace("b", "").replace("t", ""), closefd, opener)
    if not buffering:
        return raw
    binary = io.BufferedRandom(raw) if "+" in mode else io.BufferedWriter(raw)
    return binary if "b" in mode else io.TextIOWrapper(binary, encoding, errors, newline)


@contextmanager
def refusing(how: Refusing, patch: pytest.MonkeyPatch) -> Iterator[None]:
    """The system refuses as `how` has it."""
    global _now  # noqa: PLW0603 - a hook of the interpreter knows nothing else
    with patch.context() as patched:
        patched.setattr(io, "open", partial(_open, real=io.open))
        patched.setattr(sqlite3, "connect", partial(sqlite3.connect, factory=_Base))
        _now = how
        try:
            yield
        finally:
            _now = None
