"""Press form: the line that says who signs, under the headline or after the last paragraph."""

from __future__ import annotations

import re
from collections.abc import Mapping

import msgspec

from pressarchive.article import Byline
from pressarchive.fields.press_names import is_agency, kind_of
from pressarchive.model import Field, OutletRecord
from pressarchive.parse.draft import Draft, Line
from pressarchive.text.folding import fold

_SIGNED = re.compile(
    r"(?:propos recueillis par|recueilli par|texte|par|by|von|por|escrito por)"
    r"(?:\s{0,8}:\s{0,8}|\s{1,8})(?P<names>\S.*)",
    re.IGNORECASE,
)
_WITH = re.compile(
    r"\s{0,8}[,(]?\s{0,8}\b(?:avec|with|mit|con)\b\s{1,8}(?P<agency>[^()]+?)\s{0,8}\)?$", re.IGNORECASE
)
_AND = re.compile(r"\s{0,8}(?:,|&|\bet\b|\band\b|\bund\b|\by\b)\s{0,8}")
_PLACE = re.compile(
    r"\s{0,8}(?:,\s{0,8}(?:à|au|en|in)\s{1,8}[^,()]+|\([^()]*\)|,\s{0,8}(?:correspondante?|envoyée?s?|notre)\b.*)\s{0,8}$"
)
_FINAL = " .;—–-()[]*_"
_LONGEST = 120
"""Characters. A longer line is a sentence that begins with « Par »."""


def byline(draft: Draft) -> Draft:
    """Reads `par: Arab Observer`, `Par Jeanne Dupont et Paul Martin`, `Jeanne Dupont avec AFP` and
    `(AFP)`, and says of each name whether it is a person, an outlet or an agency.

    A person's name alone on a line is no byline: on 1,191 articles all nine such lines were captions.
    """
    for index, line in _candidates(draft):
        names, rule = _names(line.text.strip(_FINAL))
        if names:
            signed = msgspec.structs.replace(line, kind="signature")
            new = [Field(_byline(name, draft.outlets), "stated", rule, line.number) for name in names]
            had = {field.value for field in draft.bylines}
            bylines = (*draft.bylines, *(field for field in new if field.value not in had))
            draft = draft.with_line(index, signed, bylines=bylines)
    return _outlet_that_signs(draft)


def _candidates(draft: Draft) -> list[tuple[int, Line]]:
    """The two lines under the headline and the last two, where press signs."""
    lines = [(i, line) for i, line in draft.paragraphs() if len(line.text) <= _LONGEST]
    at = [i for i, _ in draft.paragraphs()]
    places = {*at[:2], *at[-2:]}
    return [(i, line) for i, line in lines if i in places]


def _names(words: str) -> tuple[list[str], str]:
    """The names that a line signs with, and the rule that read them; none where it is no byline."""
    signed = _SIGNED.fullmatch(words)
    if signed:
        names = _split(signed["names"])
        explicit = ":" in words[: signed.start("names")]
        return (names, "byline “par”") if names and (explicit or _all_names(names)) else ([], "")
    with_agency = _WITH.search(words)
    if with_agency and kind_of(with_agency["agency"]) != "person":
        names = _split(words)
        return (names, "byline “avec”") if _all_names(names) else ([], "")
    if is_agency(words):
        return [words], "agency alone on its line"
    return [], ""


def _split(words: str) -> list[str]:
    """`Jeanne Dupont, à Moscou, avec AFP` to its names, in order."""
    found = _WITH.search(words)
    agencies = [found["agency"]] if found else []
    if found:
        words = words[: found.start()]
    words = _PLACE.sub("", words)
    return [name for part in (words, *agencies) for name in _AND.split(part.strip(_FINAL)) if name]


def _all_names(names: list[str]) -> bool:
    return bool(names) and all(name[0].isupper() and len(name.split()) <= 5 for name in names)


def _byline(name: str, outlets: Mapping[str, OutletRecord]) -> Byline:
    known = outlets.get(fold(name))
    return Byline(name, known.kind if known else kind_of(name))


def _outlet_that_signs(draft: Draft) -> Draft:
    """An outlet that signs its article is the outlet, where nothing else says which it is."""
    signs = next((b for b in draft.bylines if b.value.kind == "outlet"), None)
    if draft.outlet or not signs:
        return draft
    outlet = Field(signs.value.name, "inferred", "outlet that signs", signs.line)
    return msgspec.structs.replace(draft, outlet=outlet)
