"""An authority record's numbers as addresses."""

from __future__ import annotations

import re

from pressarchive.model import OutletRecord, SpeakerRecord, TagRecord
from pressarchive.pages.views import LinkView

_PLACES = {
    "wikidata": ("Wikidata", re.compile(r"Q\d+"), "https://www.wikidata.org/wiki/"),
    "viaf": ("VIAF", re.compile(r"\d+"), "https://viaf.org/viaf/"),
    "isni": ("ISNI", re.compile(r"\d{15}[\dX]"), "https://isni.org/isni/"),
    "bnf": ("BnF", re.compile(r"(?:cb)?\d{8}[\w]?"), "https://catalogue.bnf.fr/ark:/12148/cb"),
}
"""Each authority's name, the form of its numbers, and the address they stand at, from its own pages."""


def authorities(record: SpeakerRecord | TagRecord | OutletRecord) -> tuple[LinkView, ...]:
    """The record's entries in other authorities, those whose number has the right form."""
    links = []
    for key, (name, form, address) in _PLACES.items():
        number = re.sub(r"[\s-]", "", getattr(record, key))
        if form.fullmatch(number):
            links.append(LinkView(name, address + number.removeprefix("cb")))
    return tuple(links)
