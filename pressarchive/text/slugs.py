"""Slugs: the public names of pages. The algorithm is a contract and does not change between versions."""

from __future__ import annotations

import hashlib
import re

from pressarchive.text.folding import fold

MAX_LENGTH = 80
"""Characters. Keeps `articles/<slug>/index.html` far below the 255 bytes a file name may have."""

RESERVED = frozenset(
    {"page", "index", "con", "prn", "aux", "nul", "undated"}
    | {f"{d}{n}" for d in ("com", "lpt") for n in range(1, 10)}
)
"""Never a slug: our own path words, and device names that Windows refuses as file names
(https://learn.microsoft.com/windows/win32/fileio/naming-a-file)."""

_VALID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def slugify(text: str) -> str:
    """The slug of a name or title: ASCII letters, digits and single hyphens, at most MAX_LENGTH long.

    Transliterated (`Лавров` is `lavrov`), cut at a word, never empty and never reserved: a text with no
    letter at all gets `x-` and a digest of itself.
    """
    slug = fold(text.replace("'", " ").replace("’", " ")).replace(" ", "-")
    if len(slug) > MAX_LENGTH:
        cut = slug[: MAX_LENGTH + 1]
        slug = cut[: cut.rfind("-")] if "-" in cut[20:] else slug[:MAX_LENGTH]
    if not slug:
        return "x-" + hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    return f"{slug}-x" if slug in RESERVED else slug


def is_slug(text: str) -> bool:
    """Whether `text`, given by the archivist, may stand as a slug as it is."""
    return len(text) <= MAX_LENGTH and bool(_VALID.fullmatch(text)) and text not in RESERVED
