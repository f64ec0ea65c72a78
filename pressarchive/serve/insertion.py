"""Insertion: the preview's script, put into a page as it is sent; the site itself stays clean."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

PREFIX = "/__preview__/"
"""First part of the preview's own addresses, outside the site's base path: that may be edited. No page
can have it, for slugs are letters, digits and hyphens."""
SCRIPT = f"{PREFIX}reload.js"

_HEAD_END = b"</head>"


def with_script(page: bytes, data: Mapping[str, str]) -> bytes:
    """`page` with the script at the end of its head, or of the page where it has none.

    `blocking=render` lets the script put the page where it was scrolled to before it is first painted.
    """
    values = "".join(f' data-{name}="{escape(value)}"' for name, value in data.items())
    tag = f'<script type="module" src="{SCRIPT}" blocking="render"{values}></script>\n'.encode()
    at = page.find(_HEAD_END)
    return page + tag if at < 0 else page[:at] + tag + page[at:]
