"""The manifest: which files of an output folder are ours, and what they hold."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from json.encoder import encode_basestring_ascii as quoted
from pathlib import Path

from pressarchive.publish.names import MANIFEST, what_is_wrong

Manifest = Mapping[str, frozenset[str]]
"""Output path to SHA-256. While a build writes, a path may have two: what it held and what it will hold."""

_ABOUT = "The files Pressarchive wrote here, with their SHA-256; it replaces and deletes no others."
_SHA256 = re.compile(r"[0-9a-f]{64}")


class DamagedError(Exception):
    """What stands where the manifest should be is not one."""


def read(folder: Path) -> Manifest:
    """The manifest of `folder`, empty where there is none. Raises DamagedError, and OSError."""
    path = folder / MANIFEST
    if path.is_symlink() or path.is_dir():
        raise DamagedError
    try:
        text = path.read_bytes()
    except FileNotFoundError:
        return {}
    return decode(text)


def encode(manifest: Manifest) -> bytes:
    """The manifest as JSON: sorted, the same bytes for the same files on every machine."""
    # Escapes, because a file name that is no text on its system has no UTF-8 either. A line a file, since
    # archivists keep the folder in git.
    lines = ",\n".join(f"  {quoted(name)}: {_one_or_more(manifest[name])}" for name in sorted(manifest))
    files = f"{{\n{lines}\n }}" if lines else "{}"
    return f'{{\n "about": {json.dumps(_ABOUT)},\n "files": {files}\n}}\n'.encode("ascii")


def decode(text: bytes) -> Manifest:
    """The manifest written in `text`. Raises DamagedError."""
    try:
        files = json.loads(text)["files"].items()
        manifest = {name: frozenset([value] if isinstance(value, str) else value) for name, value in files}
        sound = all(map(_is_sound, manifest, manifest.values()))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise DamagedError from error
    if not sound:
        raise DamagedError
    return manifest


def _one_or_more(digests: frozenset[str]) -> str:
    return quoted(*digests) if len(digests) == 1 else json.dumps(sorted(digests))


def _is_sound(name: str, digests: frozenset[str]) -> bool:
    """A path that leads out of the folder must not be believed: files are deleted on its word."""
    return not what_is_wrong(name) and bool(digests) and all(_SHA256.fullmatch(digest) for digest in digests)
