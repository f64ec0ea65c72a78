"""Press form: the dateline of a dispatch, with its place, date and agency."""

from __future__ import annotations

import re

from pressarchive.article import Byline
from pressarchive.fields.dates import FoundDate, find_date
from pressarchive.fields.press_names import kind_of
from pressarchive.model import Field
from pressarchive.parse.dateline import AFTER, dated, with_dateline
from pressarchive.parse.draft import Draft, Line
from pressarchive.text.folding import fold

_PLACE = re.compile(r"(?P<place>[^\W\d_][^\d,;:()/«»\"“”]{1,40}?)(?=\s{0,8}(?:[,(/]|\s(?:--|[-–—―])\s))")
_COUNTRY = re.compile(
    r"\s{0,8}(?:,\s{0,8}[^\W\d_][\w .'’-]{2,30}|\([^\W\d_][\w .'’-]{2,30}\))(?=\s{0,8}[,(])"
)
_NEXT = re.compile(r"[\s,.]{0,9}")
_AGENCY = re.compile(r"[\s.,]{0,9}(?:[(\[](?P<name>[^()\[\]]{2,60})[)\]]|/(?P<slashed>[^/]{2,40})/)")
_ENDS = re.compile(r"[\s.]{0,9}(?:(?:--|[-–—―])|(?<=/)\.)\s{0,8}")
_LONGEST = 110
"""Characters of a dateline, all in all."""


def dateline_place(draft: Draft) -> Draft:
    """Reads `MINSK, 18 janvier (Agence) —`, `PARIS (AFP) -`, `Dakar, Sénégal, le 3 mars 2020 –` and
    `MOSCOW, January 18. /TASS/.`
    """
    first = draft.first_paragraph()
    place = _PLACE.match(first[1].text) if first else None
    if not first or not place or first[1].marks:
        return draft
    index, line = first
    found, at = _date_after(line.text, place.end(), draft.language)
    agency = _AGENCY.match(line.text, at)
    end = _ENDS.match(line.text, agency.end() if agency else at) or (
        AFTER.match(line.text, at) if found else None
    )
    if not end or end.end() > _LONGEST or not _is_dateline(place["place"], found, agency):
        return draft
    fields = {"place": Field(place["place"].strip(), "stated", "dateline", line.number)}
    return with_dateline(
        draft, index, line, end.end(), **fields, **dated(found, draft, line), **_agency(agency, draft, line)
    )


def _date_after(text: str, at: int, language: str) -> tuple[FoundDate | None, int]:
    """The date that follows a place, or the country after it, and where the dateline goes on."""
    for start in (at, getattr(_COUNTRY.match(text, at), "end", lambda: at)()):
        step = _NEXT.match(text, start)
        found = find_date(text, language, step.end() if step else start)
        if found:
            return found, found.end
    return None, at


def _is_dateline(place: str, found: FoundDate | None, agency: re.Match[str] | None) -> bool:
    """A dateline's place has a date or an agency after it: « OTAN – » and « URGENT – » are none. An agency
    that is not known by name is one after a place in capitals.
    """
    name = (agency["name"] or agency["slashed"]).strip() if agency else ""
    signed = name[:1].isupper() and (place.isupper() or kind_of(name) == "agency")
    return place[0].isupper() and bool(found or signed)


def _agency(match: re.Match[str] | None, draft: Draft, line: Line) -> dict[str, object]:
    name = (match["name"] or match["slashed"]).strip() if match else ""
    if not name[:1].isupper():
        return {}
    known = draft.outlets.get(fold(name))
    kind = known.kind if known else "outlet" if kind_of(name) == "outlet" and "." in name else "agency"
    if kind == "outlet":
        return {} if draft.outlet else {"outlet": Field(name, "stated", "dateline", line.number)}
    return {"bylines": (*draft.bylines, Field(Byline(name, "agency"), "stated", "dateline", line.number))}
