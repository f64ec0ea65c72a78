"""Latin-1, in which most press is written: its letters are exchanged as bytes, in a tenth of the time."""

from __future__ import annotations

from collections.abc import Callable


def table(letter: Callable[[str], str]) -> bytes:
    """What `exchanged` puts for each character of Latin-1: what `letter` gives, which is one of it too."""
    return "".join(map(letter, map(chr, range(256)))).encode("latin-1")


def exchanged(text: str, letters: bytes) -> str | None:
    """`text` with each character as the table `letters` has it; None where it holds others than Latin-1's."""
    try:
        return text.encode("latin-1").translate(letters).decode("latin-1")
    except UnicodeEncodeError:
        return None
