"""Press form: the dateline that begins with the outlet or agency."""

from __future__ import annotations

import re

from pressarchive.fields.dates import find_date
from pressarchive.fields.press_names import is_agency
from pressarchive.model import Field
from pressarchive.parse.dateline import AFTER, DASH, dated, signed, with_dateline
from pressarchive.parse.draft import Draft, Line

_IN_BRACKETS = re.compile(rf"[(\[](?P<name>[^()\[\]]{{2,60}})[)\]]\s*(?P<dash>{DASH}|:)\s*")
_BARE = re.compile(rf"(?P<name>[\w.'’ -]{{2,30}}?)\s+(?P<dash>{DASH})\s+")


def dateline_outlet(draft: Draft) -> Draft:
    """Reads `(Baonghean.vn) - Le 1er décembre, …`, `[AFP] –` and `AFP - `. A date that opens the sentence
    after it is taken for the article's, as inferred; a year is never added.
    """
    first = draft.first_paragraph()
    if not first:
        return draft
    index, line = first
    match = _IN_BRACKETS.match(line.text) or _agency(_BARE.match(line.text))
    if not match:
        return draft
    name = match["name"].strip()
    fields = signed(name, draft, line)
    found = find_date(line.text, draft.language, match.end())
    after = AFTER.match(line.text, found.end) if found else None
    if found and after:
        return with_dateline(draft, index, line, after.end(), **fields, **dated(found, draft, line))
    fields |= _opening_date(draft, line, match.end())
    return with_dateline(draft, index, line, match.end(), **fields)


def _agency(match: re.Match[str] | None) -> re.Match[str] | None:
    """`match`, if the name it found is an agency's: a bare name before a dash may be anything else."""
    return match if match and is_agency(match["name"]) else None


def _opening_date(draft: Draft, line: Line, start: int) -> dict[str, object]:
    """The date with which the first sentence opens, if it has at least a day or a month and a year."""
    found = find_date(line.text, draft.language, start)
    if not found or draft.date:
        return {}
    return {"date": Field(found.date, "inferred", "date that opens the text", line.number)}
