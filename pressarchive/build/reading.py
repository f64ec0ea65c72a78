"""Hop 2 for a batch of articles: a pure function of values, which a worker in any process may run."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import TypeVar

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from pressarchive.article import Article, Notice, Spoken
from pressarchive.digest import digest
from pressarchive.index.notices import notice, spoken
from pressarchive.index.published import pictures, published
from pressarchive.model import Visibility
from pressarchive.parse.article import Parsed, parse
from pressarchive.parse.vocabulary import Knowledge
from pressarchive.problems import Problem
from pressarchive.read.scan import Entry
from pressarchive.read.sources import Bytes, decode_source

T = TypeVar("T")

_ENCODER = msgspec.msgpack.Encoder()


class Found(Struct, frozen=True):
    """What came of an article's file, without its words."""

    notice: Notice | None
    """None: an error keeps it from being an article, or it is private."""
    problems: tuple[Problem, ...]
    pictures: tuple[str, ...] = ()
    """Files of `content/media/` that it shows, relative to it."""
    visibility: Visibility = "full"


class Read(Struct, frozen=True):
    """An article as the store keeps it, each part as bytes."""

    found: bytes
    article: bytes
    """Empty where there is none; else under the digest in its notice."""
    spoken: bytes


class Batch(Struct, frozen=True):
    """Articles to be read, and what reading them rests on."""

    knowledge: bytes
    files: Sequence[tuple[Entry, Bytes]]


def read_batch(batch: Batch) -> list[Read]:
    """Each of the batch's files as an article, in order."""
    knowledge = _knowledge(batch.knowledge)
    return [read_article(entry, read, knowledge) for entry, read in batch.files]


def read_article(entry: Entry, read: Bytes, knowledge: Knowledge) -> Read:
    """One file as an article."""
    source, problems = decode_source(entry, read)
    parsed = parse(source, knowledge) if source else Parsed(None, ())
    problems = [*problems, *parsed.problems]
    if parsed.article is None:
        return Read(_ENCODER.encode(Found(None, tuple(problems))), b"", b"")
    found = Found(None, tuple(problems), pictures(parsed.article), parsed.article.visibility)
    article = published(parsed.article)
    if article is None:
        return Read(_ENCODER.encode(found), b"", b"")
    words = _ENCODER.encode(spoken(article))
    whole = _ENCODER.encode(article)
    found = replace(found, notice=notice(article, digest(whole), digest(words)))
    return Read(_ENCODER.encode(found), whole, words)


def knowledge_bytes(knowledge: Knowledge) -> bytes:
    """`knowledge` as a worker takes it, and as a key holds it."""
    # Sorted, for a set has no order of its own.
    return msgspec.msgpack.encode(knowledge, order="deterministic")


@lru_cache(maxsize=2)
def _knowledge(encoded: bytes) -> Knowledge:
    """The same object for the same bytes, since what is made of it once is kept with it."""
    return _KNOWLEDGE.decode(encoded)


_KNOWLEDGE = msgspec.msgpack.Decoder(Knowledge)
_FOUND = msgspec.msgpack.Decoder(Found)
_ARTICLE = msgspec.msgpack.Decoder(Article)
_SPOKEN = msgspec.msgpack.Decoder(tuple[Spoken, ...])


def found_of(kept: bytes) -> Found | None:
    """What the store kept of a file; a value it cannot be is a miss."""
    return _decoded(_FOUND, kept)


def article_of(kept: bytes) -> Article | None:
    """The article that the store kept."""
    return _decoded(_ARTICLE, kept)


def spoken_of(kept: bytes) -> tuple[Spoken, ...] | None:
    """The quotations that the store kept."""
    return _decoded(_SPOKEN, kept)


def _decoded(decoder: msgspec.msgpack.Decoder[T], kept: bytes) -> T | None:
    try:
        return decoder.decode(kept)
    except (msgspec.DecodeError, msgspec.ValidationError):
        return None
