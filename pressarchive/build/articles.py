"""Hops 1 and 2 for a whole archive, each article read once and kept under its key."""

from __future__ import annotations

from collections import OrderedDict, deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import TypeVar
from zlib import crc32

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from pressarchive.article import Article, Notice, Spoken
from pressarchive.build.code import code_digest
from pressarchive.build.inputs import Inputs, content_digest
from pressarchive.build.interning import Interner
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

TOGETHER = 128
"""Articles in a group, give or take: as many are asked for one by one where one of them has changed."""

SHELF = 8192
"""Articles whose quotations stay decoded."""


class ReadArticles(Struct, frozen=True):
    """The articles as they were read."""

    notices: list[Notice]
    """In the order of their files."""
    problems: list[Problem]
    withheld: frozenset[str]
    """Files of `content/media/`, relative to it, that only articles show which are not published in full."""
    private: int
    """Articles of which nothing is published."""
    known: str
    """A digest of the notices but for the articles' own words."""
    as_gathered: bool
    """Whether every file held what it did when the inputs were looked at."""


class _Group(Struct, frozen=True, array_like=True):
    """What came of a few hundred files, kept as one value: to ask the store for each of ten thousand takes
    far longer, and an edit changes one group alone.
    """

    found: tuple[Found, ...]
    known: str
    """A digest of the notices but for the articles' own words."""
    keys: tuple[str, ...]
    """What the store holds of each by itself."""


_ENCODER = msgspec.msgpack.Encoder()
_GROUP = msgspec.msgpack.Decoder(_Group)


class _Missing(Struct, frozen=True):
    """A file that the store does not know."""

    path: str
    """Content path."""
    key: str


def read_articles(
    inputs: Inputs,
    knowledge: Knowledge,
    store: Store,
    workers: Workers,
    step: Callable[[], None],
) -> ReadArticles:
    """The articles among `inputs`. `step` is called after each."""
    payload = knowledge_bytes(knowledge)
    around = digest("article", code_digest(), payload)
    return _Reading(inputs, payload, around, store, workers, step).all()


class _Reading(Struct, frozen=True, eq=False):
    """What reading the articles of `inputs` needs."""

    inputs: Inputs
    knowledge: bytes
    around: str
    """A digest of all that an article rests on beside its own file."""
    store: Store
    workers: Workers
    step: Callable[[], None]

    def all(self) -> ReadArticles:
        """The articles, group for group from the store, or one by one where it does not know a group."""
        parted = list(_grouped(self.inputs.of_role("article")))
        keys = [self._group_key(group) for group in parted]
        kept = self.store.get_many(keys)
        groups = [_group_of(kept[key]) if key in kept else None for key in keys]
        for known in groups:
            if known:
                self.store.keep(*known.keys)
                for _ in known.found:
                    self.step()
        rest = [entry for known, group in zip(groups, parted, strict=True) if not known for entry in group]
        single, changed = self._one_by_one(rest)
        for place, entries in enumerate(parted):
            if groups[place] is None:
                groups[place] = made = self._grouped(entries, single)
                if changed.isdisjoint(entry.path for entry in entries):
                    self.store.put(keys[place], _ENCODER.encode(made))
        read = [group for group in groups if group]
        every = [found for group in read for found in group.found]
        return ReadArticles(
            notices=[found.notice for found in every if found.notice],
            problems=[problem for found in every for problem in found.problems],
            withheld=_withheld(every),
            private=sum(found.visibility == "private" for found in every),
            known=digest(*(group.known for group in read)),
            as_gathered=not changed,
        )

    def _one_by_one(self, entries: Sequence[Entry]) -> tuple[dict[str, Found], set[str]]:
        """What came of each of `entries` by its path, from the store or from its file; and the paths of
        those whose files hold something else than when the inputs were looked at.
        """
        keys = {entry.path: self._key(entry, self._held(entry)) for entry in entries}
        kept = self.store.get_many(list(keys.values()))
        found: dict[str, Found] = {}
        changed: set[str] = set()
        missing = []
        for entry in entries:
            if known := _recalled(keys[entry.path], kept, self.store):
                found[entry.path] = known
                self.step()
            else:
                missing.append(entry)

        def opened() -> Iterator[tuple[_Missing, tuple[Entry, Bytes]]]:
            """Each as it is wanted: the files of a large archive would fill the memory."""
            for entry in missing:
                try:
                    read = read_bytes(entry)
                except Faults as faults:
                    found[entry.path] = Found(None, faults.problems)
                    changed.add(entry.path)
                    self.step()
                    continue
                held = content_digest(read)
                if held != self._held(entry):
                    changed.add(entry.path)
                yield _Missing(entry.path, self._key(entry, held)), (entry, read)

        intern = Interner()
        for one, made in _read_anew(opened(), self.knowledge, self.workers):
            found[one.path] = intern(_keep(one.key, made, self.store))
            self.step()
        return found, changed

    def _grouped(self, entries: Sequence[Entry], single: Mapping[str, Found]) -> _Group:
        found = tuple(single[entry.path] for entry in entries)
        notices = [one.notice for one in found if one.notice]
        own = (self._key(entry, self._held(entry)) for entry in entries)
        return _Group(
            found=found,
            known=digest(*(_ENCODER.encode(replace(notice, article="", sketch=b"")) for notice in notices)),
            keys=(*own, *(key for notice in notices for key in (notice.article, notice.spoken))),
        )

    def _held(self, entry: Entry) -> str:
        return self.inputs.digests.get(entry.path, "")

    def _key(self, entry: Entry, held: str) -> str:
        return digest(self.around, entry.path, held)

    def _group_key(self, group: Sequence[Entry]) -> str:
        parts = (part for entry in group for part in (entry.path, self._held(entry)))
        return digest("group", self.around, *parts)


def _withheld(every: Iterable[Found]) -> frozenset[str]:
    hidden: set[str] = set()
    shown: set[str] = set()
    for found in every:
        (shown if found.visibility == "full" else hidden).update(found.pictures)
    return frozenset(hidden - shown)


def _grouped(entries: Iterable[Entry]) -> Iterator[list[Entry]]:
    """`entries`, in order, cut after those whose paths say so: where an article comes or goes, the groups
    of the others stay as they are.
    """
    group = []
    for entry in entries:
        group.append(entry)
        if crc32(entry.path.encode("utf-8", "surrogatepass")) % TOGETHER == 0:
            yield group
            group = []
    if group:
        yield group


def _group_of(kept: bytes) -> _Group | None:
    """What the store kept of a group; a value it cannot be is a miss."""
    try:
        return _GROUP.decode(kept)
    except (msgspec.DecodeError, msgspec.ValidationError):
        return None


def _recalled(key: str, kept: Mapping[str, bytes], store: Store) -> Found | None:
    """What the store has of a file; the words of the article are spared with it."""
    found = found_of(kept[key]) if key in kept else None
    if found and found.notice:
        store.keep(found.notice.article, found.notice.spoken)
    return found


def _keep(key: str, read: Read, store: Store) -> Found:
    """Put what was read into the store, and give what the archive knows of it."""
    found = _sure(found_of(read.found))
    store.put(key, read.found)
    if found.notice:
        store.put(found.notice.article, read.article)
        store.put(found.notice.spoken, read.spoken)
    return found


def _read_anew(
    opened: Iterable[tuple[_Missing, tuple[Entry, Bytes]]], knowledge: bytes, workers: Workers
) -> Iterator[tuple[_Missing, Read]]:
    """Each file of `opened` with what it is read as."""
    waiting: deque[_Missing] = deque()

    def sent() -> Iterator[Batch]:
        for batch in batches(opened, AT_ONCE):
            waiting.extend(one for one, _ in batch)
            yield Batch(knowledge, [file for _, file in batch])

    for made in workers.map(read_batch, sent()):
        for read in made:
            yield waiting.popleft(), read


class Articles:
    """The shelf of a build: articles whole, from the store, or read again where it has lost them."""

    def __init__(self, entries: Sequence[Entry], knowledge: Knowledge, store: Store) -> None:
        self._entries = {entry.path: entry for entry in entries}
        self._knowledge = knowledge
        self._store = store
        self._spoken: OrderedDict[str, tuple[Spoken, ...]] = OrderedDict()
        self._last: tuple[str, Article] | None = None
        """What is made of one article is made in a row."""

    def article(self, notice: Notice) -> Article:
        """The article of `notice`. Raises Faults where the store has lost it and its file has changed."""
        if (last := self._last) and last[0] == notice.article:
            return last[1]
        kept = self._store.get(notice.article)
        article = (article_of(kept) if kept is not None else None) or _sure(
            article_of(self._again(notice).article)
        )
        self._last = (notice.article, article)
        return article

    def spoken(self, notice: Notice) -> tuple[Spoken, ...]:
        """Its quotations as lists show them, in order. Raises as `article` does."""
        known = self._spoken.get(notice.slug)
        return self._shelved(notice, self._store.get(notice.spoken)) if known is None else known

    def take(self, notices: Iterable[Notice]) -> None:
        """Have at hand what `spoken` gives of `notices`, which will soon be wanted: the store finds hundreds
        sooner together than one by one. Raises as `article` does.
        """
        missing = {one.slug: one for one in notices if one.slug not in self._spoken}
        wanted = list(islice(missing.values(), SHELF))
        kept = self._store.get_many([one.spoken for one in wanted])
        for one in wanted:
            self._shelved(one, kept.get(one.spoken))

    def _shelved(self, notice: Notice, kept: bytes | None) -> tuple[Spoken, ...]:
        """The quotations of `notice`, of which the store has `kept`."""
        spoken = None if kept is None else spoken_of(kept)
        made = _sure(spoken_of(self._again(notice).spoken)) if spoken is None else spoken
        if len(self._spoken) >= SHELF:
            self._spoken.popitem(last=False)
        self._spoken[notice.slug] = made
        return made

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
