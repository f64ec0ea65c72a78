"""Media types: what each file of a site is, told by its name alike on every machine."""

from __future__ import annotations

import mimetypes

_TYPES = mimetypes.MimeTypes()  # without the system's own tables
_MORE = {
    ".avif": "image/avif",
    ".bib": "text/x-bibtex",
    ".js": "text/javascript",
    ".jsonl": "application/jsonl",
    ".md": "text/markdown",
    ".mjs": "text/javascript",
    ".opml": "text/x-opml",
    ".ris": "application/x-research-info-systems",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".woff": "font/woff",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
    ".yaml": "application/yaml",
}
for _ending, _kind in _MORE.items():
    _TYPES.add_type(_kind, _ending)

_TEXTS = ("text/", "application/json", "application/xml")

HTML = "text/html"


def media_type(path: str) -> str:
    """Of the file at the output path `path`, without its charset."""
    kind, encoding = _TYPES.guess_type(path)
    return "application/octet-stream" if kind is None or encoding else kind


def content_type(path: str) -> str:
    """The header: the media type, and for texts how they are encoded."""
    kind = media_type(path)
    is_text = kind.startswith(_TEXTS) or kind.endswith(("+xml", "+json"))
    return f"{kind}; charset=utf-8" if is_text else kind
