"""Press form: the dateline that is a date, with or without its hour."""

from __future__ import annotations

import re

from pressarchive.fields.dates import find_date
from pressarchive.parse.dateline import DASH, dated, with_dateline
from pressarchive.parse.draft import Draft

_REST = re.compile(
    rf"(?:\s{{0,8}},?\s{{0,8}}(?:à\s{{1,8}})?\d{{1,2}}\s{{0,8}}[h:]\s{{0,8}}\d{{0,2}}(?:\s{{0,8}}(?:UTC|GMT|TU|CET|CEST))?)?\s{{0,8}}[.,]*\s{{0,8}}(?:{DASH}\s{{0,8}}|$)"
)


def dateline_date(draft: Draft) -> Draft:
    """Reads `1er janvier 2016, 14h30 . –` and `12 mars 2023 —`, at the head of the first paragraphs or on
    a line of their own.
    """
    for index, line in list(draft.paragraphs())[:3]:
        found = find_date(line.text, draft.language)
        rest = _REST.match(line.text, found.end) if found else None
        if found and rest:
            return with_dateline(draft, index, line, rest.end(), **dated(found, draft, line))
    return draft
