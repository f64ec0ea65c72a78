"""Bytes become text: the encoding found, one line ending, accents composed, not a word changed."""

from __future__ import annotations

import codecs
import re
import unicodedata

from pressarchive.problems import Problem
from pressarchive.read.characters import place, tidy, word_at

_WIDE_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),  # begins as UTF-16's does, so it is asked first
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SIGNATURES = (
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"\x89PNG", "a PNG picture"),
    (b"GIF8", "a GIF picture"),
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive, or a Word or LibreOffice document"),
    (b"\xd0\xcf\x11\xe0", "a Word document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x1f\x8b", "a compressed file"),
)
_CONTROLS = bytes([*range(9), *range(14, 32)])
_BAD_BYTES = re.compile("[\udc80-\udcff]+")
_NOT_ASCII = re.compile("[^\x00-\x7f]+")
_MARK = "\ufeff"
_COPY = "copy its text into a new file; pictures belong in content/media/"
_RESAVE = "save it again as UTF-8"


class _NotText(Exception):  # noqa: N818 - an answer on its way to `decode`, never an error of ours
    """What is wrong, what to do, as a problem says it."""

    def __init__(self, what: str, hint: str) -> None:
        super().__init__(what, hint)
        self.what, self.hint = what, hint


def decode(data: bytes, path: str, *, may_be_empty: bool = False) -> tuple[str, list[Problem]]:
    """The text of the file at content path `path`, and what is wrong with it.

    A byte order mark decides; else UTF-8, strictly; else Windows-1252, with a warning. Where the bytes
    are no text the answer is an empty one and an error. Never raises.
    """
    try:
        text, problems = _decoded(data, path)
        text, oddities = tidy(text.removeprefix(_MARK).replace("\r\n", "\n").replace("\r", "\n"), path)
        _refuse_blank(data, text, may_be_empty)
    except _NotText as fault:
        return "", [Problem(path, 0, 0, fault.what, fault.hint)]
    return unicodedata.normalize("NFC", text), problems + oddities


def _refuse_blank(data: bytes, text: str, may_be_empty: bool) -> None:  # noqa: FBT001
    if not may_be_empty and not text.strip():
        what = "this file holds only blanks" if data else "this file is empty"
        raise _NotText(what, "write its text, or delete it")


def _decoded(data: bytes, path: str) -> tuple[str, list[Problem]]:
    for mark, encoding in _WIDE_MARKS:
        if data.startswith(mark):
            return _wide(data, encoding), []
    _refuse_binary(data)
    try:
        return data.decode(), []
    except UnicodeDecodeError as error:
        return _not_utf8(data, error, path)


def _wide(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        name = encoding.upper()
        raise _NotText(
            f"this file begins as {name}, and is not {name} at byte {error.start}", _RESAVE
        ) from None


def _refuse_binary(data: bytes) -> None:
    """Stop at bytes that are a picture, a document, UTF-16 without its mark, or no text at all."""
    for signature, name in _SIGNATURES:
        if data.startswith(signature):
            raise _NotText(f"this is {name}, not text", _COPY)
    nul = data.find(0)
    if nul < 0:
        return
    if encoding := _unmarked_utf16(data):
        raise _NotText(f"this file is in {encoding}, and without the byte order mark that says so", _RESAVE)
    raise _NotText(f"this is not text: byte {nul} is NUL", _COPY)


def _unmarked_utf16(data: bytes) -> str:
    """UTF-16 by its usual name, where every NUL is the same half of a pair and control bytes abound."""
    if len(data) % 2 or (len(data) - len(data.translate(None, _CONTROLS))) * 4 < len(data):
        return ""
    if not data[0::2].count(0):
        return "UTF-16LE"
    return "" if data[1::2].count(0) else "UTF-16BE"


def _not_utf8(data: bytes, error: UnicodeDecodeError, path: str) -> tuple[str, list[Problem]]:
    """The text of bytes that are not all UTF-8, and a warning at the first that is not.

    Windows-1252 as a whole; but where most of what is not ASCII is good UTF-8, the file was pieced
    together from both, and only the stray bytes are Windows-1252.
    """
    lenient = data.decode("utf-8", "surrogateescape")
    bad = sum(len(run[0]) for run in _BAD_BYTES.finditer(lenient))
    good = len(lenient) - len(_NOT_ASCII.sub("", lenient)) - bad
    if good and error.reason == "unexpected end of data":
        raise _NotText(
            f"this file breaks off inside a character, at byte {error.start}", "copy the article again"
        )
    mixed = good > bad or data.startswith(codecs.BOM_UTF8)
    text = _BAD_BYTES.sub(_from_windows, lenient) if mixed else _windows(data)
    stray = "it was" if bad == 1 else f"{bad:,} bytes like it were"
    return text, [_not_utf8_warning(data, error.start, text, stray if mixed else "the whole file was", path)]


def _not_utf8_warning(data: bytes, offset: int, text: str, read: str, path: str) -> Problem:
    at = len(data[:offset].decode())
    what = (
        f'byte {offset} (0x{data[offset]:02X}), in "{word_at(text, at).removeprefix(_MARK)}", is not UTF-8: '
        f"{read} read as Windows-1252"
    )
    return Problem(path, *place(text, at), what, f"see that the word is right, and {_RESAVE}", "warning")


def _from_windows(stray: re.Match[str]) -> str:
    return _windows(stray[0].encode("utf-8", "surrogateescape"))


def _windows(data: bytes) -> str:
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError as error:
        what = f"this is no text in UTF-8 or Windows-1252: a byte is 0x{data[error.start]:02X}"
        raise _NotText(what, _RESAVE) from None
