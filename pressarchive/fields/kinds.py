"""Kinds of value a key may have: each a function that takes a node and answers with its value.

Where the value is not of the kind, the slot is told so and the answer is None.
"""

from __future__ import annotations

import difflib
import re
from functools import lru_cache
from typing import get_args
from urllib.parse import urlsplit

from babel import Locale, UnknownLocaleError

from pressarchive.fields.records import Kind, Slot
from pressarchive.fields.yaml import Listing, Node, Word
from pressarchive.model import Visibility
from pressarchive.text.slugs import is_slug, slugify

_BREAK = re.compile("[\n\r\x85\u2028\u2029]")
_ADDRESS_BREAKERS = re.compile(r'[\s"<>\\^`{|}]')
_USUAL_ADDRESS = re.compile(r"https?://[A-Za-z0-9.-]+(?:/|\Z)")
"""Without a port, a user's name, or a letter beyond ASCII in the host's."""
_YES_OR_NO = {"yes": True, "true": True, "on": True, "no": False, "false": False, "off": False}


def _line(node: Node) -> str | None:
    value = node.value.strip() if isinstance(node, Word) else ""
    return value if value and not _BREAK.search(value) else None


def word(node: Node, slot: Slot) -> str | None:
    """One line of words."""
    if (line := _line(node)) is not None:
        return line
    slot.unlike(node, "one line of words", '"Lavrov : mise en garde"')
    return None


def text(node: Node, slot: Slot) -> str | None:
    """Words over any number of lines."""
    if isinstance(node, Word) and (value := node.value.strip()):
        return value
    slot.unlike(node, "text", "some words, or | with the text below it, indented")
    return None


def words(node: Node, slot: Slot) -> tuple[str, ...] | None:
    """A list of words; one word alone is a list of one, and is never split at its commas."""
    if isinstance(node, Word) and "," in node.value:
        value = node.value.strip()
        several = value if value.startswith("[") and value.endswith("]") else f"[{value}]"
        hint = f'for several, write {slot.key}: {several}; for one, {slot.key}: ["{value}"]'
        slot.wrong(node, "is read as one, and holds a comma", hint, "warning")
    items = node.items if isinstance(node, Listing) else (node,)
    return tuple(good for item in items if (good := _item(item, slot)) is not None)


def _item(node: Node, slot: Slot) -> str | None:
    if (line := _line(node)) is not None:
        return line
    slot.unlike(node, "a list of words", "[Otan, Russie]")
    return None


def choice(*allowed: str, example: str | None = None) -> Kind[str]:
    """The kind of a word that is one of `allowed`. The one that is most like what is written is told as an
    example; where none is, the first, or `example`.
    """

    def one_of(node: Node, slot: Slot) -> str | None:
        written = node.value.strip() if isinstance(node, Word) else ""
        if written in allowed:
            return written
        like = difflib.get_close_matches(written.casefold(), allowed, n=1)
        slot.unlike(node, f"one of {', '.join(allowed)}", (*like, example or allowed[0])[0])
        return None

    return one_of


visibility = choice(*get_args(Visibility), example="private")
"""What is published: whoever copies the example gives nothing away."""


def yes_no(node: Node, slot: Slot) -> bool | None:
    """`yes` or `no`, or `true` or `false`, or `on` or `off`."""
    if isinstance(node, Word) and (answer := _YES_OR_NO.get(node.value.strip().casefold())) is not None:
        return answer
    slot.unlike(node, "yes or no", "yes")
    return None


def whole_number(least: int, most: int) -> Kind[int]:
    """The kind of a whole number from `least` to `most`, both included."""

    def number(node: Node, slot: Slot) -> int | None:
        value = node.value.strip() if isinstance(node, Word) else ""
        if value.isascii() and value.isdigit() and len(value) < 10 and least <= int(value) <= most:
            return int(value)
        slot.unlike(node, f"a whole number from {least} to {most}", str(least))
        return None

    return number


def web_address(node: Node, slot: Slot) -> str | None:
    """An absolute http or https address, without a user's name or password."""
    if isinstance(node, Word) and is_web_address(node.value.strip()):
        return node.value.strip()
    slot.unlike(node, "a web address that begins with https:// or http://", "https://example.org/article")
    return None


def is_web_address(address: str) -> bool:
    """Whether `address` is absolute, http or https, names a host, and could not be read two ways."""
    if not address.isprintable() or _ADDRESS_BREAKERS.search(address):
        return False
    if _USUAL_ADDRESS.match(address):
        return True
    try:
        parts = urlsplit(address)
        return (
            parts.scheme in {"http", "https"}
            and bool(parts.hostname)
            and "@" not in parts.netloc
            and parts.port != 0
        )
    except ValueError:  # a port or an IPv6 address that is none
        return False


def slug(node: Node, slot: Slot) -> str | None:
    """The name of a page in its address, as `pressarchive.text.slugs` allows it."""
    if isinstance(node, Word) and is_slug(node.value.strip()):
        return node.value.strip()
    example = slugify(node.value) if isinstance(node, Word) else "lavrov-a-minsk"
    slot.unlike(node, "small letters a to z, digits and single hyphens", example)
    return None


def slugs(node: Node, slot: Slot) -> tuple[str, ...] | None:
    """Names of pages in their addresses, one or a list."""
    items = node.items if isinstance(node, Listing) else (node,)
    return tuple(good for item in items if (good := slug(item, slot)) is not None)


def language(node: Node, slot: Slot) -> str | None:
    """A language tag of BCP 47 that Unicode's CLDR knows, in its usual case: `fr`, `pt-BR`, `zh-Hant`."""
    if (tag := _language_tag(_line(node) or "")) is not None:
        return tag
    slot.unlike(node, "a language tag", "fr")
    return None


@lru_cache(maxsize=256)
def _language_tag(value: str) -> str | None:
    try:
        Locale.parse(value, sep="-")
    except (ValueError, UnknownLocaleError):
        return None
    first, *rest = value.split("-")
    return "-".join([first.lower(), *(part.title() if len(part) == 4 else part.upper() for part in rest)])
