"""Interning: what many articles have in common, a name, a date, an outlet, is in memory once."""

from __future__ import annotations

from typing import TypeVar

from msgspec.structs import replace

from pressarchive.build.reading import Found

T = TypeVar("T")


class Interner:
    """Whatever is handed to it comes back made of the same objects as what came before."""

    def __init__(self) -> None:
        self._known: dict[object, object] = {}

    def __call__(self, found: Found) -> Found:
        """What is equal to `found`."""
        notice, one = found.notice, self._one
        if notice is None:
            return found
        interned = replace(
            notice,
            language=one(notice.language),
            date=one(notice.date),
            outlet=one(notice.outlet),
            signers=one(notice.signers),
            tags=tuple(map(one, notice.tags)),
            voices=tuple(map(one, notice.voices)),
            people=tuple(map(one, notice.people)),
            origins=one(notice.origins),
            manners=one(notice.manners),
        )
        return replace(found, notice=interned)

    def _one(self, value: T) -> T:
        known: dict[T, T] = self._known  # type: ignore[assignment] # each value is known by itself
        return known.setdefault(value, value)
