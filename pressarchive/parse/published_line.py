"""Press form: the line that says when the article was published."""

from __future__ import annotations

import re

import msgspec

from pressarchive.fields.dates import find_date
from pressarchive.model import Field
from pressarchive.parse.draft import Draft

_PUBLISHED = re.compile(
    r"(?:(?:publi[ée]e?s?|paru|mis en ligne|posted|published|veröffentlicht|publicado)"
    r"(?:\s{1,8}(?:le|on|am|el))?\s{0,8}:?|date\s{0,8}:)\s{1,8}",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"(?:,?\s{0,8}(?:à|at|um|a las|-|–|\|)?\s{0,8}\d{1,2}\s{0,8}[h:]\s{0,8}\d{0,2}"
    r"(?:\s{0,8}(?:[ap]\.?m\.?|GMT|UTC|CET|TU))?)?[\s.|]{0,9}"
)
_HEAD = 4
"""Lines. The date of publication stands among the first lines, or is the last."""


def published_line(draft: Draft) -> Draft:
    """Reads `Publié le 12 mars 2023 à 10h30`, `Published: March 12, 2023`, or a full date alone on its
    line.
    """
    if draft.date:
        return draft
    lines = list(draft.paragraphs())
    for index, line in [*lines[:_HEAD], *lines[-1:]]:
        lead = _PUBLISHED.match(line.text)
        found = find_date(line.text, draft.language, lead.end() if lead else 0)
        if not found or not (lead or found.date.year):
            continue
        if lead or _TIME.fullmatch(line.text, found.end):
            signed = msgspec.structs.replace(line, kind="signature")
            return draft.with_line(
                index, signed, date=Field(found.date, "stated", "line of publication", line.number)
            )
    return draft
