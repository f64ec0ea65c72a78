"""Filters: what a template may ask of a value, each a pure function of it and the site's language."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache, wraps
from urllib.parse import urlsplit

from jinja2 import UndefinedError

from pressarchive.pages.provenance import how_text
from pressarchive.render.faults import FilterError
from pressarchive.text.messages import translator
from pressarchive.text.typography import typography

SCHEMES = ("http", "https", "mailto")
"""Where a link out of the archive may lead."""

_STRAY_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_UNSAFE = re.compile(r"[\x00-\x1f\x7f]")
_ENCODED = {ord(sign): f"%{ord(sign):02X}" for sign in ' "<>\\^`{|}'}
"""Signs that an address may not hold as they are."""


def filters(language: str) -> dict[str, Callable[..., str]]:
    """The filters of a site whose interface speaks `language`, by the name templates use."""
    words = translator(language)

    def typo(text: str, of: str = language) -> str:
        return typography(text, of)

    def how(known: str) -> str:
        return how_text(known, words)

    named: dict[str, Callable[..., str]] = {
        "t": words.text,
        "plural": words.plural,
        "number": words.number,
        "typo": typo,
        "how": how,
        "web": web,
        "host": host,
    }
    return {name: _remembered(_guarded(name, function)) for name, function in named.items()}


def _remembered(function: Callable[..., str]) -> Callable[..., str]:
    """`function`, which is pure, asked once for the values that pages repeat: names, counts, titles."""
    known = lru_cache(maxsize=8192, typed=True)(function)

    @wraps(function)
    def remembered(*values: object, **named: object) -> str:
        try:
            return known(*values, **named)
        except TypeError:  # a list, say, cannot be remembered
            return function(*values, **named)

    return remembered


def _guarded(name: str, function: Callable[..., str]) -> Callable[..., str]:
    """`function` as templates call it: what it cannot make of a value is the template's fault."""

    @wraps(function)
    def guarded(*values: object, **named: object) -> str:
        try:
            return function(*values, **named)
        except UndefinedError:
            raise
        except (TypeError, ValueError, KeyError, AttributeError) as error:
            raise FilterError(f"the filter {name} cannot use this: {error}") from error

    return guarded


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
