"""Who is who across the archive: which names in articles are one speaker, tag or outlet.

A name is safe to merge by the archivist's record, by being the same full name once folded, or, for a
bare surname, by being borne by one known person alone. Nothing else is merged unasked.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from pressarchive.model import OutletRecord, SpeakerRecord, TagRecord
from pressarchive.text.collation import collation_key
from pressarchive.text.folding import fold

Record = SpeakerRecord | TagRecord | OutletRecord


def records_by_name(records: Sequence[Record]) -> dict[str, int]:
    """Each folded name to the place of its record in `records`."""
    return {fold(name): i for i, record in enumerate(records) for name in (record.name, *record.other_names)}


def speaker_keys(names: Iterable[str], records: Sequence[SpeakerRecord]) -> dict[str, str]:
    """For each of `names`, as articles give them in full, the key of its speaker: two names with one key
    are one speaker. A key is the folded name of the record, or of the name itself.
    """
    by_name = records_by_name(records)
    keys = {
        name: fold(records[i].name) if (i := by_name.get(fold(name))) is not None else fold(name)
        for name in names
    }
    bearers = _bearers([*keys.values(), *(fold(r.name) for r in records if r.kind == "person")])
    return {name: _of_one_bearer(name, key, by_name, bearers) for name, key in keys.items()}


def _bearers(keys: Iterable[str]) -> Mapping[str, set[str]]:
    """Each surname to the full names that end with it."""
    bearers: dict[str, set[str]] = defaultdict(set)
    for key in keys:
        first, _, surname = key.rpartition(" ")
        if first:
            bearers[surname].add(key)
    return bearers


def _of_one_bearer(name: str, key: str, by_name: Mapping[str, int], bearers: Mapping[str, set[str]]) -> str:
    if " " in key or fold(name) in by_name or name.isupper():
        return key
    known = bearers.get(key, set())
    return next(iter(known)) if len(known) == 1 else key


def best_spelling(spellings: Counter[str]) -> str:
    """The spelling to show where the archivist says none: the most frequent, then the first in order."""
    return min(spellings, key=lambda name: (-spellings[name], collation_key(name)))
