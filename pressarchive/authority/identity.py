"""Who is who across the archive: which names in articles are one speaker, tag or outlet.

A name is safe to merge by the archivist's record, by being the same full name once folded, or, for a
bare surname, by being borne by one known person alone. Nothing else is merged unasked.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from pressarchive.model import OutletRecord, SpeakerRecord, TagRecord
from pressarchive.text.collation import collation_key, is_bare_surname, surname, without_article
from pressarchive.text.folding import fold, name_key

Record = SpeakerRecord | TagRecord | OutletRecord


def records_by_name(records: Sequence[Record]) -> dict[str, int]:
    """The key of each name to the place of its record in `records`."""
    return {name_key(n): i for i, record in enumerate(records) for n in (record.name, *record.other_names)}


def speaker_keys(names: Mapping[str, bool], records: Sequence[SpeakerRecord]) -> dict[str, str]:
    """For each of `names`, as articles give them in full and each with whether it is a person's, the key
    of its speaker: two names with one key are one speaker. A key is that of the record's name, or of
    the name itself.
    """
    by_name = records_by_name(records)
    keys = {name: _own_key(name, records, by_name, person=person) for name, person in names.items()}
    persons = [name for name, person in names.items() if person]
    bearers = _bearers([*persons, *(record.name for record in records if record.kind == "person")])
    for name in persons:
        if is_bare_surname(name) and not name.isupper() and name_key(name) not in by_name:
            known = {keys.get(full, name_key(full)) for full in bearers.get(fold(surname(name)), ())}
            if len(known) == 1:
                keys[name] = next(iter(known))
    return keys


def _own_key(name: str, records: Sequence[SpeakerRecord], by_name: Mapping[str, int], *, person: bool) -> str:
    """The key of a record's name, or of the name itself; a body is one with its article and without:
    « Le Canard enchaîné », « Canard enchaîné ».
    """
    bare = name if person else without_article(name)
    for spelling in (name, bare):
        place = by_name.get(name_key(spelling))
        if place is not None:
            return name_key(records[place].name)
    return name_key(bare)


def _bearers(persons: Iterable[str]) -> Mapping[str, set[str]]:
    """Each folded surname to the full names of those who bear it."""
    bearers: dict[str, set[str]] = defaultdict(set)
    for name in persons:
        if not is_bare_surname(name):
            bearers[fold(surname(name))].add(name)
    return bearers


def best_spelling(spellings: Counter[str]) -> str:
    """The spelling to show where the archivist says none: the most frequent, then the first in order."""
    return min(spellings, key=lambda name: (-spellings[name], collation_key(name)))
