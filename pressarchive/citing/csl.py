"""CSL-JSON, from which a citation processor makes any style (https://github.com/citation-style-language)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec

from pressarchive.citing.cited import Author, Cited
from pressarchive.model import PressDate

MEDIA_TYPE = "application/vnd.citationstyles.csl+json"


def csl_json(every: Iterable[Cited]) -> str:
    """A list with an item each."""
    return msgspec.json.encode([item(cited) for cited in every]).decode()


def item(cited: Cited) -> dict[str, Any]:
    """The item of `cited`."""
    values = {
        "id": cited.key,
        "type": "article-newspaper",
        "title": cited.title,
        "author": [_author(author) for author in cited.authors],
        "container-title": cited.outlet,
        "issued": date_parts(cited.date),
        "language": cited.language,
        "URL": cited.url,
        "archive": cited.archive,
    }
    return {name: value for name, value in values.items() if value}


def date_parts(date: PressDate) -> dict[str, list[list[int]]] | None:
    """A date with the parts that are known; None without a year."""
    if date.year is None:
        return None
    return {"date-parts": [[part for part in (date.year, date.month, date.day) if part]]}


def _author(author: Author) -> dict[str, str]:
    if author.body:
        return {"literal": author.body}
    return {name: value for name, value in (("family", author.family), ("given", author.given)) if value}
