"""XML, always well-formed: made as a tree, and written by the library that knows how."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, tostring

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 has no way to write (https://www.w3.org/TR/xml/#charsets)."""


def element(tag: str, *children: Element, text: str = "", **attributes: str) -> Element:
    """An element with its text or its children; what XML cannot write becomes U+FFFD."""
    made = Element(tag, {name.rstrip("_"): clean(value) for name, value in attributes.items()})
    made.text = clean(text) or None
    made.extend(children)
    return made


def clean(text: str) -> str:
    """`text` without what XML cannot write."""
    # What can be printed can be written, and to ask that is quicker by far.
    return text if text.isprintable() else _NOT_XML.sub("\ufffd", text)


def document(root: Element) -> bytes:
    """The document of `root`, a line for each of its children."""
    root.text = root.text or "\n"
    for child in root:
        child.tail = "\n"
    written: bytes = tostring(root, encoding="UTF-8", xml_declaration=True)
    return written + b"\n"
