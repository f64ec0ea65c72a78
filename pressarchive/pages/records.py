"""An authority record's numbers as addresses."""

from __future__ import annotations

from pressarchive.model import OutletRecord, SpeakerRecord, TagRecord
from pressarchive.pages.views import LinkView

_PLACES = {
    "wikidata": ("Wikidata", "https://www.wikidata.org/wiki/"),
    "viaf": ("VIAF", "https://viaf.org/viaf/"),
    "isni": ("ISNI", "https://isni.org/isni/"),
    "bnf": ("BnF", "https://catalogue.bnf.fr/ark:/12148/"),
    "issn": ("ISSN", "https://portal.issn.org/resource/ISSN/"),
}
"""Each authority's name, and the address its records stand at."""


def authorities(record: SpeakerRecord | TagRecord | OutletRecord) -> tuple[LinkView, ...]:
    """The record's entries in other authorities."""
    numbers = ((name, address, getattr(record, key, "")) for key, (name, address) in _PLACES.items())
    return tuple(LinkView(name, address + number) for name, address, number in numbers if number)
