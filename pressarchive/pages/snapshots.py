"""Archived copies: when one was taken, where its address says so."""

from __future__ import annotations

import re
from datetime import date

_TAKEN = re.compile(r"/(\d{4})(\d{2})(\d{2})(?:\d{2}){0,3}(?:[a-z]{2}_)?/https?:/")
"""As web archives write it (https://datatracker.ietf.org/doc/html/rfc7089 has the copies, Wayback the form):
`https://web.archive.org/web/20231202101500/https://example.org/`.
"""


def taken_on(address: str) -> str:
    """The day on which the copy at `address` was taken, `2023-12-02`; empty where the address is silent."""
    found = _TAKEN.search(address)
    if not found:
        return ""
    try:
        return date(*map(int, found.groups())).isoformat()
    except ValueError:
        return ""
