"""Groups: what gathers under one name, with every spelling seen, and the page it gets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Generic, TypeVar

from pressarchive.authority.identity import best_spelling
from pressarchive.model import OutletRecord, SpeakerRecord, TagRecord
from pressarchive.problems import Problem
from pressarchive.text.collation import collation_key, without_article
from pressarchive.text.folding import name_key
from pressarchive.text.slugs import slugify

M = TypeVar("M")
R = TypeVar("R", SpeakerRecord, TagRecord, OutletRecord)


class Group(Generic[M]):
    """One speaker, tag or outlet while it is gathered."""

    def __init__(self) -> None:
        self.spellings: Counter[str] = Counter()
        self.kinds: Counter[str] = Counter()
        self.members: list[M] = []
        self.supplied = 0


def record_of(key: str, records: Sequence[R], by_name: Mapping[str, int]) -> R | None:
    """The record under whose name `key` goes, if there is one."""
    place = by_name.get(key)
    return None if place is None else records[place]


def key_of(name: str, records: Sequence[R], by_name: Mapping[str, int]) -> str:
    """The key under which `name` goes: its record's folded name, or its own. A name without a letter or
    digit is its own key.
    """
    record = record_of(name_key(name), records, by_name)
    return name_key(record.name if record else name)


def shown_name(key: str, group: Group[M], record: SpeakerRecord | TagRecord | OutletRecord | None) -> str:
    """The archivist's name for a group, or the best spelling of its full name: a surname that was merged
    into it changes neither the name nor the address.
    """
    keys = {name: {name_key(name), name_key(without_article(name))} for name in group.spellings}
    full = Counter({name: count for name, count in group.spellings.items() if key in keys[name]})
    return record.name if record else best_spelling(full or group.spellings)


def other_names(
    name: str, group: Group[M], record: SpeakerRecord | TagRecord | OutletRecord | None
) -> tuple[str, ...]:
    """The names beside `name`, each once: those seen, the most frequent first, then the archivist's."""
    seen = sorted(group.spellings, key=lambda n: (-group.spellings[n], collation_key(n)))
    names = dict.fromkeys([*seen, *(record.other_names if record else ())])
    return tuple(other for other in names if other != name)


def slugs_of(
    groups: Mapping[str, Group[M]], records: Sequence[R], place: str, path: str, problems: list[Problem]
) -> dict[str, str]:
    """A page for each key; two that would share one are a problem that names both."""
    given = {name_key(record.name): record for record in records}
    slugs: dict[str, str] = {}
    taken: dict[str, str] = {}
    for key, group in sorted(groups.items()):
        record = given.get(key)
        name = shown_name(key, group, record)
        slug = (record.slug if record else "") or slugify(name)
        if slug in taken:
            what = f'"{taken[slug]}" and "{name}" would both be the page "{place}/{slug}/"'
            problems.append(Problem(path, 0, 0, what, "give one of them a record with a slug of its own"))
        slugs[key] = slug
        taken[slug] = name
    return slugs
