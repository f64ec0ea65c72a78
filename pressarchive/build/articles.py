"""Hops 1 and 2 for a whole archive, each article read once and kept under its key."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TypeVar

from msgspec import Struct

from pressarchive.article import Article, Notice, Spoken
from pressarchive.build.code import code_digest
from pressarchive.build.inputs import Inputs, content_digest
from pressarchive.build.reading import (
    Batch,
    Found,
    Read,
    article_of,
    found_of,
    knowledge_bytes,
    read_article,
    read_batch,
    spoken_of,
)
from pressarchive.build.workers import Workers, batches
from pressarchive.digest import digest
from pressarchive.parse.vocabulary import Knowledge
from pressarchive.problems import Faults, Problem
from pressarchive.read.scan import Entry
from pressarchive.read.sources import Bytes, read_bytes
from pressarchive.store import Store

T = TypeVar("T")

AT_ONCE = 40
"""Articles in a batch: some tens of milliseconds of work, against well under one to send it."""

SHELF = 8192
"""Articles whose quotations stay decoded."""


class _Missing(Struct, frozen=True):
    """A file that the store does not know."""

    place: int
    """Among the entries."""
    entry: Entry
    key: str
    read: Bytes


def read_articles(
    inputs: Inputs,
    knowledge: Knowledge,
    store: Store,
    workers: Workers,
    step: Callable[[], None],
) -> tuple[list[Notice], list[Problem]]:
    """The notices of the articles among `inputs`, in their order, and every problem in them. `step` is
    called after each.
    """
    payload = knowledge_bytes(knowledge)
    around = digest("article", code_digest(), payload)
    entries = inputs.of_role("article")
    keys = [_key(around, entry, inputs.digests.get(entry.path, "")) for entry in entries]
    kept = store.get_many(keys)
    found = [_recalled(key, kept, store) for key in keys]
    missing = []
    for place, entry in enumerate(entries):
        if found[place] is None:
            try:
                read = read_bytes(entry)
            except Faults as faults:
                found[place] = Found(None, faults.problems)
            else:
                missing.append(_Missing(place, entry, _key(around, entry, content_digest(read)), read))
                continue
        step()
    for one, made in _read_anew(missing, payload, workers):
        found[one.place] = _keep(one.key, made, store)
        step()
    return [f.notice for f in found if f and f.notice], [p for f in found if f for p in f.problems]


def _key(around: str, entry: Entry, held: str) -> str:
    return digest(around, entry.path, held)


def _recalled(key: str, kept: Mapping[str, bytes], store: Store) -> Found | None:
    """What the store has of a file; the words of the article are spared with it."""
    found = found_of(kept[key]) if key in kept else None
    if found and found.notice:
        store.keep(found.notice.article)
        store.keep(found.notice.spoken)
    return found


def _keep(key: str, read: Read, store: Store) -> Found | None:
    """Put what was read into the store, and give what the archive knows of it."""
    found = found_of(read.found)
    store.put(key, read.found)
    if found and found.notice:
        store.put(found.notice.article, read.article)
        store.put(found.notice.spoken, read.spoken)
    return found


def _read_anew(
    missing: Sequence[_Missing], knowledge: bytes, workers: Workers
) -> Iterator[tuple[_Missing, Read]]:
    """Each of `missing` with what it is read as."""
    sent = (Batch(knowledge, [(one.entry, one.read) for one in batch]) for batch in batches(missing, AT_ONCE))
    read = (one for batch in workers.map(read_batch, sent) for one in batch)
    return zip(missing, read, strict=True)


class Articles:
    """The shelf of a build: articles whole, from the store, or read again where it has lost them."""

    def __init__(self, entries: Sequence[Entry], knowledge: Knowledge, store: Store) -> None:
        self._entries = {entry.path: entry for entry in entries}
        self._knowledge = knowledge
        self._store = store
        self._spoken: OrderedDict[str, tuple[Spoken, ...]] = OrderedDict()

    def article(self, notice: Notice) -> Article:
        """The article of `notice`. Raises Faults where the store has lost it and its file has changed."""
        kept = self._store.get(notice.article)
        article = None if kept is None else article_of(kept)
        return article or _sure(article_of(self._again(notice).article))

    def spoken(self, notice: Notice) -> tuple[Spoken, ...]:
        """Its quotations as lists show them, in order. Raises as `article` does."""
        known = self._spoken.get(notice.slug)
        if known is None:
            kept = self._store.get(notice.spoken)
            spoken = None if kept is None else spoken_of(kept)
            known = _sure(spoken_of(self._again(notice).spoken)) if spoken is None else spoken
            if len(self._spoken) >= SHELF:
                self._spoken.popitem(last=False)
            self._spoken[notice.slug] = known
        return known

    def _again(self, notice: Notice) -> Read:
        entry = self._entries[notice.path]
        read = read_article(entry, read_bytes(entry), self._knowledge)
        found = found_of(read.found)
        if found is None or found.notice != notice:
            what = "this file changed while the site was built"
            raise Faults([Problem(notice.path, 0, 0, what, "build again once the file is complete")])
        self._store.put(notice.article, read.article)
        self._store.put(notice.spoken, read.spoken)
        return read


def _sure(value: T | None) -> T:
    assert value is not None  # noqa: S101 - what was encoded a moment ago is decoded
    return value
