"""Digests: short names for values, the same on every machine."""

from __future__ import annotations

import hashlib


def digest(*parts: bytes | str) -> str:
    """SHA-256 of `parts` in hexadecimal. Each part is framed by its length, so that
    `("ab", "c")` and `("a", "bc")` differ.
    """
    framed: list[bytes] = []
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        framed += (len(data).to_bytes(8, "big"), data)
    return hashlib.sha256(b"".join(framed)).hexdigest()


def mark(value: bytes) -> bytes:
    """Sixteen bytes that stand for `value` among the parts of a digest: enough that no two values of an
    archive share them, and a list of a thousand is short.
    """
    return hashlib.sha256(value).digest()[:16]
