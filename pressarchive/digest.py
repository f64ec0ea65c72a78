"""Digests: short names for values, the same on every machine."""

from __future__ import annotations

import hashlib


def digest(*parts: bytes | str) -> str:
    """SHA-256 of `parts` in hexadecimal. Each part is framed by its length, so that
    `("ab", "c")` and `("a", "bc")` differ.
    """
    state = hashlib.sha256()
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        state.update(len(data).to_bytes(8, "big"))
        state.update(data)
    return state.hexdigest()
