"""What a whole build came to, remembered under a digest of all that it was made from."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import msgspec
from msgspec import Struct

from pressarchive.build.site import Site
from pressarchive.build.wholes import Found
from pressarchive.problems import Problem
from pressarchive.store import Store


class Rights(Struct, frozen=True):
    """What of the articles is published."""

    in_full: tuple[tuple[str, int], ...]
    """How many of each outlet stand here in full, the most first; an empty name: of no known outlet."""
    excerpts: int
    metadata: int
    private: int
    media: frozenset[str]
    """Output paths of the photographs and scans that are published."""


class Built(Struct, frozen=True):
    """A finished site, and what a summary says of it."""

    site: Site
    """By output path."""
    pages: int
    articles: int
    quotations: int
    attributed: int
    speakers: int
    problems: tuple[Problem, ...]
    """Warnings, in order of place."""
    rights: Rights
    as_gathered: bool = True
    """Whether every file held, when it was read, what it did when the build began."""
    known: bool = False
    """Whether an earlier build came to the same: the store was asked for nothing else."""


class Kept(Struct, frozen=True):
    """A build as the store keeps it."""

    became: dict[str, tuple[str, int]]
    """SHA-256 and size of each page, by output path."""
    wholes: tuple[tuple[str, str], ...]
    """Kind and key of each part that rests on all articles."""
    counts: tuple[int, int, int, int, int]
    problems: tuple[Problem, ...]
    rights: Rights


_DECODER = msgspec.msgpack.Decoder(Kept)


def recalled(store: Store, key: str, site: Callable[[Kept], Site | None]) -> Built | None:
    """The build that was remembered under `key`, its site made by `site` of it, if it can be had."""
    kept = store.get(key) if key else None
    if kept is None:
        return None
    try:
        found = _DECODER.decode(kept)
    except (msgspec.DecodeError, msgspec.ValidationError):
        return None
    made = site(found)
    return None if made is None else Built(made, *found.counts, found.problems, found.rights, known=True)


def remember(store: Store, key: str, built: Built, wholes: Iterable[Found]) -> None:
    """Keep what `built`, whose every page is made, came to, and where its `wholes` are found."""
    became = {path: (made.digest, made.size) for path, made in built.site.made}
    found = tuple((whole.kind, whole.key) for whole in wholes)
    counts = (built.pages, built.articles, built.quotations, built.attributed, built.speakers)
    store.put(key, msgspec.msgpack.encode(Kept(became, found, counts, built.problems, built.rights)))
