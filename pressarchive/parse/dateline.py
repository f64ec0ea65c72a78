"""What the forms of dateline share: the dash that ends one, and its mark on the paragraph."""

from __future__ import annotations

import re
from typing import Any

import msgspec

from pressarchive.article import Byline, Inline
from pressarchive.fields.dates import FoundDate
from pressarchive.fields.press_names import is_agency
from pressarchive.model import Field, PressDate
from pressarchive.parse.draft import Draft, Line
from pressarchive.text.folding import fold

DASH = r"(?:--|[-–—―])"
AFTER = re.compile(rf"\s{{0,8}}[.:,]?\s{{0,8}}{DASH}\s{{0,8}}|\s{{0,8}}:\s{{1,8}}")
"""What parts a dateline from the text: a dash with whatever stray point stands before it, or a colon."""


def with_dateline(draft: Draft, index: int, line: Line, end: int, **fields: Any) -> Draft:  # noqa: ANN401
    """`draft` with the first `end` characters of `line` marked as its dateline, and with `fields`."""
    mark = Inline(0, len(line.text[:end].rstrip()), "span", (("class", "dateline"),))
    return draft.with_line(index, msgspec.structs.replace(line, marks=(mark, *line.marks)), **fields)


def dated(
    found: FoundDate | None, draft: Draft, line: Line, rule: str = "dateline"
) -> dict[str, Field[PressDate]]:
    """The date field that a dateline states, unless an earlier form read one."""
    return {"date": Field(found.date, "stated", rule, line.number)} if found and not draft.date else {}


def signed(name: str, draft: Draft, line: Line) -> dict[str, Any]:
    """The field that a name in a dateline fills: an agency signs, anything else is the outlet."""
    known = draft.outlets.get(fold(name))
    if known.kind == "agency" if known else is_agency(name):
        return {"bylines": (*draft.bylines, Field(Byline(name, "agency"), "stated", "dateline", line.number))}
    return {} if draft.outlet else {"outlet": Field(name, "stated", "dateline", line.number)}
