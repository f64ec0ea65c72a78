"""Hops 1 and 2 for a whole archive, each article parsed once and kept under its key."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec

from pressarchive.article import Article
from pressarchive.build.code import code_digest
from pressarchive.digest import digest
from pressarchive.parse.article import Parsed, parse
from pressarchive.parse.vocabulary import Knowledge
from pressarchive.problems import Faults, Problem
from pressarchive.read.scan import Entry
from pressarchive.read.sources import Bytes, decode_source, read_bytes
from pressarchive.store import Store

_ENCODER = msgspec.msgpack.Encoder()
_DECODER = msgspec.msgpack.Decoder(Parsed)


def read_articles(
    entries: Sequence[Entry], knowledge: Knowledge, store: Store, step: Callable[[], None]
) -> tuple[list[Article], list[Problem]]:
    """The articles of `entries`, in their order, and every problem in them. `step` is called after each."""
    articles: list[Article] = []
    problems: list[Problem] = []
    around = digest(code_digest(), _knowledge_bytes(knowledge))
    for entry in entries:
        parsed = _article(entry, knowledge, around, store)
        articles += [parsed.article] if parsed.article else []
        problems += parsed.problems
        step()
    return articles, problems


def _knowledge_bytes(knowledge: Knowledge) -> bytes:
    names = (knowledge.language, knowledge.authority, knowledge.recognise_tags, sorted(knowledge.pictures))
    return _ENCODER.encode(names)


def _article(entry: Entry, knowledge: Knowledge, around: str, store: Store) -> Parsed:
    try:
        read = read_bytes(entry)
    except Faults as faults:
        return Parsed(None, faults.problems)
    sidecar = (b"", b"") if read.sidecar is None else (b"+", read.sidecar)
    key = digest("article", around, entry.path, read.data, *sidecar)
    kept = store.get(key)
    if kept is not None and (parsed := _decoded(kept)):
        return parsed
    parsed = _parsed(entry, read, knowledge)
    store.put(key, _ENCODER.encode(parsed))
    return parsed


def _decoded(kept: bytes) -> Parsed | None:
    """What the store kept; a value it cannot be is a miss."""
    try:
        return _DECODER.decode(kept)
    except (msgspec.DecodeError, msgspec.ValidationError):
        return None


def _parsed(entry: Entry, read: Bytes, knowledge: Knowledge) -> Parsed:
    source, problems = decode_source(entry, read)
    if source is None:
        return Parsed(None, tuple(problems))
    parsed = parse(source, knowledge)
    return Parsed(parsed.article, (*problems, *parsed.problems))
