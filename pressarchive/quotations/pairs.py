"""Two people whom an article names together, and whom « ils » and « le couple » take up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pressarchive.quotations.article import Sentence
from pressarchive.quotations.mention import PERSON, PRONOUNKIND, UNSURE, Mention
from pressarchive.quotations.words import Words

if TYPE_CHECKING:
    from pressarchive.quotations.speakers import Speaker, Speakers

_BACK = 3
"""Sentences back in which they may be named."""


def two(speakers: Speakers, sentence: Sentence, mention: Mention | None = None) -> Speaker | None:
    """« Ils », « le couple »: the two whom the nearest sentence names together, if none names a group."""
    for number in range(sentence.number, max(-1, sentence.number - _BACK - 1), -1):
        other = speakers.article.sentences[number]
        edge = mention.first if mention and number == sentence.number else other.words.size
        one: Mention | None = None
        for candidate in speakers.mentions(other, edge):
            if candidate.last > edge:
                break
            if one and _joined(other.words, one, candidate):
                words = other.words
                name = speakers.article.text[words.starts[one.first] : words.ends[candidate.last - 1]]
                return speakers.together(name)
            if mention and candidate.plural and candidate.kind != PRONOUNKIND and not candidate.governed:
                return None
            one = candidate
    return None


def _joined(words: Words, one: Mention, other: Mention) -> bool:
    """« Thierry et Véronique Roy »."""
    if one.last + 1 != other.first or words.low[one.last] not in words.lexicon.sets["and"] or one.governed:
        return False
    return all(m.name and m.kind in (PERSON, UNSURE) for m in (one, other))
