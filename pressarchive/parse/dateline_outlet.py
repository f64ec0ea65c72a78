"""Press form: the dateline that begins with the outlet or agency."""

from __future__ import annotations

import re

from pressarchive.fields.dates import FoundDate, find_date
from pressarchive.fields.press_names import is_agency
from pressarchive.model import Field
from pressarchive.parse.dateline import AFTER, DASH, dated, signed, with_dateline
from pressarchive.parse.draft import Draft, Line

_IN_BRACKETS = re.compile(r"[(\[](?P<name>[^()\[\]]{2,60})[)\]]\s{0,8}")
_BARE = re.compile(rf"(?P<name>[\w.'’ -]{{2,30}}?)\s{{1,8}}(?={DASH}\s)")
_DASH = re.compile(rf"(?:{DASH}|:)\s{{0,8}}")


def dateline_outlet(draft: Draft) -> Draft:
    """Reads `(Baonghean.vn) - Le 1er décembre, …`, `[AFP] –` and `AFP - `. A date that opens the sentence
    after it is taken for the article's, as inferred; a year is never added.
    """
    first = draft.first_paragraph()
    match = _name(first[1].text) if first else None
    if not first or not match:
        return draft
    index, line = first
    fields = signed(match["name"].strip(), draft, line)
    dash = _DASH.match(line.text, match.end())
    end = dash.end() if dash else match.end()
    found = find_date(line.text, draft.language, end)
    after = AFTER.match(line.text, found.end) if found else None
    if found and after:
        return with_dateline(draft, index, line, after.end(), **fields, **dated(found, draft, line))
    if not dash:
        return draft
    return with_dateline(draft, index, line, end, **fields, **_opening_date(found, draft, line))


def _name(text: str) -> re.Match[str] | None:
    """A name in brackets; without them an agency's alone, since any other may be anything."""
    bare = _BARE.match(text)
    return _IN_BRACKETS.match(text) or (bare if bare and is_agency(bare["name"]) else None)


def _opening_date(found: FoundDate | None, draft: Draft, line: Line) -> dict[str, object]:
    """The date with which the first sentence opens: near the article's, and so only inferred."""
    if not found or draft.date:
        return {}
    return {"date": Field(found.date, "inferred", "date that opens the text", line.number)}
