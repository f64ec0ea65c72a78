"""Addresses that lead out of the archive, ready to be followed."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

SCHEMES = ("http", "https", "mailto")
"""Where a link out of the archive may lead."""

_STRAY_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_UNSAFE = re.compile(r"[\x00-\x1f\x7f]")
_ENCODED = {ord(sign): f"%{ord(sign):02X}" for sign in ' "<>\\^`{|}'}
"""Signs that an address may not hold as they are."""


def host(address: str) -> str:
    """Whose an address of the web is, to be shown in its place: `fr.wikinews.org`; of another, itself."""
    try:
        named = urlsplit(address.strip()).hostname or ""
    except ValueError:
        named = ""
    return named.removeprefix("www.") or address


def web(address: str) -> str:
    """`address` where it leads to the web or to a mailbox, ready for `href`; else nothing."""
    address = address.strip()
    if _UNSAFE.search(address):
        return ""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    leads_somewhere = parts.netloc or (parts.scheme == "mailto" and parts.path)
    if parts.scheme not in SCHEMES or not leads_somewhere:
        return ""
    return _STRAY_PERCENT.sub("%25", address.translate(_ENCODED))
