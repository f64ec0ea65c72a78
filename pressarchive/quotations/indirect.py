"""Indirect speech: « a déclaré que … », « selon lui, … », « …, a-t-on appris de X »."""

from __future__ import annotations

from msgspec import Struct

from pressarchive.quotations import language as lang
from pressarchive.quotations import subjects
from pressarchive.quotations.article import Sentence
from pressarchive.quotations.conjugation import GERUND, PLURAL, SINGULAR
from pressarchive.quotations.cues import Cue
from pressarchive.quotations.mention import (
    PERSON,
    THING,
    Mention,
)
from pressarchive.quotations.situation import source
from pressarchive.quotations.speakers import Speakers
from pressarchive.quotations.thatless import clause_before, clause_behind, coordinated, statement_end
from pressarchive.quotations.words import Words

_FINITE = SINGULAR | PLURAL
_SHORTEST = 3
_SHORTEST_INSERTED = 4
"""Words of a clause below which it is no statement."""


class Reported(Struct, frozen=True):
    """A stretch of a sentence that reports what somebody said."""

    first: int
    last: int
    """Words of the sentence."""
    mention: Mention
    cue: Cue
    rule: str


def reported(speakers: Speakers, sentence: Sentence, cues: list[Cue], used: set[int]) -> list[Reported]:
    """Indirect statements of a sentence, in order, none overlapping; cues at `used` introduce marks."""
    found: list[Reported] = []
    words = sentence.words
    free = cues if words.lexicon.sets["thatless"] else [c for c in cues if words.starts[c.first] not in used]
    for cue in free:
        one = (
            _according(speakers, sentence, cue, cues)
            if cue.according
            else _saying(speakers, sentence, cue, cues)
        )
        if (
            one
            and one.last - one.first >= _SHORTEST
            and not any(o.first < one.last and one.first < o.last for o in found)
        ):
            found.append(one)
    return _parted(speakers, sentence, found, cues) if sentence.words.lexicon.sets["thatless"] else found


def _parted(speakers: Speakers, sentence: Sentence, found: list[Reported], cues: list[Cue]) -> list[Reported]:
    """Each statement by itself: « A and that B », « A and said that B »."""
    words, mentions = sentence.words, speakers.mentions(sentence)
    return [
        Reported(first, last, one.mention, one.cue, one.rule)
        for one in found
        for first, last in coordinated(
            words, one.first, statement_end(words, one.first, one.last, cues, mentions)
        )
    ]


def _saying(speakers: Speakers, sentence: Sentence, cue: Cue, cues: list[Cue]) -> Reported | None:
    if not cue.says or cue.negated:
        return None
    words = sentence.words
    if words.lexicon.sets["thatless"]:
        return _unopened(speakers, sentence, cue, cues) or _inserted(speakers, sentence, cue)
    that = _that(words, cue)
    if that >= 0:
        mention = subjects.inverted(words, cue) or subjects.before(
            words, cue, speakers.mentions(sentence, cue.first)
        )
        if mention is None:
            mention = _earlier_subject(speakers, sentence, cue, cues)
        last = _clause_end(words, that + 1, cues)
        if mention is None and cue.use & GERUND and cue.first == 0:
            return _opening_gerund(speakers, sentence, cue, that)
        if mention and subjects.subordinate(words, mention):
            last = subjects.main_clause(words, that + 1, speakers.mentions(sentence)) or last
        return Reported(that + 1, last, mention, cue, "that") if mention else None
    return _inserted(speakers, sentence, cue)


def _opening_gerund(speakers: Speakers, sentence: Sentence, cue: Cue, that: int) -> Reported | None:
    """« Affirmant que …, il a critiqué … »: the main clause tells who."""
    found = speakers.mentions(sentence)
    comma = subjects.main_clause(sentence.words, that + 1, found)
    for mention in found if comma else ():
        if mention.first == comma + 1:
            return Reported(that + 1, comma, mention, cue, "that")
    return None


def _unopened(speakers: Speakers, sentence: Sentence, cue: Cue, cues: list[Cue]) -> Reported | None:
    """« X said the talks would go on »; « the talks will go on, X said »."""
    words = sentence.words
    mention = subjects.before(words, cue, speakers.mentions(sentence, cue.first))
    if mention is None:
        mention = _earlier_subject(speakers, sentence, cue, cues)
    if mention is None or (mention.first and words.text[mention.first - 1][0] == "\x00"):
        return None
    first, last = clause_before(words, cue, mention)
    if last > first:
        return Reported(first, last, mention, cue, "inserted")
    first = clause_behind(words, cue)
    last = statement_end(words, first, _clause_end(words, first, cues), cues, speakers.mentions(sentence))
    return Reported(first, last, mention, cue, "clause") if first > 0 else None


def _earlier_subject(speakers: Speakers, sentence: Sentence, cue: Cue, cues: list[Cue]) -> Mention | None:
    for other in reversed([c for c in cues if c.first < cue.first and not c.according]):
        found = subjects.inverted(sentence.words, other) or subjects.before(
            sentence.words, other, speakers.mentions(sentence, other.first)
        )
        if found:
            return found
    return None


def _that(words: Words, cue: Cue) -> int:
    """The word « que » of the cue's own clause, or -1."""
    if _has_object(words, cue.last):
        return -1
    for at in range(cue.last, min(words.size, cue.last + 14)):
        if words.kinds[at] & lang.THAT:
            before, sets = words.low[at - 1], words.lexicon.sets
            return -1 if before in sets["before_that"] or before in sets["demonstratives"] else at
        if (
            words.kinds[at] & (lang.RELATIVE | lang.AUXILIARY)
            or words.text[at] in (":", ";", "(")
            or "\x00" in words.text[at]
        ):
            return -1
    return -1


def _has_object(words: Words, at: int) -> bool:
    """« a condamné ces violences dans un message qu'il … »: behind a thing « que » is relative."""
    if not words.lexicon.words.get("relative_that"):
        return False
    while at < words.size and words.kinds[at] & lang.ADVERB and not words.kinds[at] & lang.DET:
        at += 1
    if at + 1 >= words.size or not words.kinds[at] & lang.DET or words.kinds[at] & lang.PREP:
        return False
    noun = at + 1 + bool(words.kinds[at + 1] & lang.PREADJ)
    human = lang.TITLE | lang.GROUP | lang.BODY | lang.TIME | lang.SOURCE | lang.THAT | lang.HONORIFIC
    return noun < words.size and words.text[noun][0].islower() and not words.kinds[noun] & human


def _clause_end(words: Words, first: int, cues: list[Cue]) -> int:
    """Where a reported clause ends: before the next verb of speech that a comma or « et » brings in."""
    for cue in cues:
        if cue.first > first + 2 and not cue.according and words.low[cue.first - 1] in (",", "et", "puis"):
            return cue.first - 1
        if cue.according and cue.first > first + 2 and words.text[cue.first - 1] == ",":
            return cue.first - 1
    return words.size


def _inserted(speakers: Speakers, sentence: Sentence, cue: Cue) -> Reported | None:
    """« …, a déclaré X. »"""
    words = sentence.words
    if cue.first < 4 or words.text[cue.first - 1] != "," or not cue.use & _FINITE:
        return None
    if cue.first == cue.at and words.low[cue.at] in words.lexicon.sets["alias_verbs"]:
        return None
    if any(_apposition(words, m, cue) for m in speakers.mentions(sentence, cue.first)):
        return None
    mention = subjects.inverted(words, cue) or subjects.behind(words, cue)
    if mention is None or mention.kind == THING or mention.first - cue.last > 8:
        return None
    first, last = _clause_start(words, cue.first - 1), cue.first - 1
    return Reported(first, last, mention, cue, "inserted") if last - first >= _SHORTEST_INSERTED else None


def _apposition(words: Words, mention: Mention, cue: Cue) -> bool:
    """« X, maire de Lyon, a dénoncé … », « le maire, X, demande … »: no statement stands before the verb."""
    if mention.shut == cue.first and mention.shut > mention.last:
        return True
    if mention.kind != PERSON or mention.governed or mention.last >= cue.first:
        return False
    if mention.last == cue.first - 1:
        return mention.first > 0 and words.text[mention.first - 1] == ","
    beside = words.text[mention.last + 1 : cue.first - 1]
    office = words.kinds[mention.last + 1] & (lang.TITLE | lang.DET | lang.PREADJ)
    return bool(office) and words.text[mention.last] == "," and "," not in beside


def _clause_start(words: Words, end: int) -> int:
    for at in range(end - 1, 0, -1):
        if words.text[at] == ";":
            return at + 1
    return 0


def _according(speakers: Speakers, sentence: Sentence, cue: Cue, cues: list[Cue]) -> Reported | None:
    words = sentence.words
    mention = source(speakers, sentence, cue)
    near = words.text[max(0, cue.first - 6) : cue.first]
    bracketed = "(" in near and ")" not in near
    if mention is None or mention.kind == THING or bracketed:
        return None
    end = _after_source(words, mention)
    if cue.first <= 3 and end < words.size - 2:
        return Reported(end, _clause_end(words, end, cues), mention, cue, "according")
    joined = words.low[cue.first - 1 - (words.text[cue.first - 1] == ",")] if cue.first else ""
    if joined in words.lexicon.sets["joining"] and end < words.size - 2 and words.text[end - 1] == ",":
        return Reported(end, _clause_end(words, end, cues), mention, cue, "according")
    unfinished = end < words.size and words.text[end][0] == "\x00"
    if cue.first <= 3 or unfinished or words.low[cue.at] in words.lexicon.sets["for"]:
        return None
    last = cue.first - (words.text[cue.first - 1] in (",", "("))
    return Reported(_clause_start(words, last), last, mention, cue, "according")


def _after_source(words: Words, mention: Mention) -> int:
    at = max(mention.last, mention.shut)
    if at > mention.last and words.text[at - 1] == ",":
        return at
    if at < words.size and words.text[at] == ",":
        return at + 1
    for j in range(at, min(words.size, at + 14)):
        if words.text[j] == ",":
            return j + 1
        if words.kinds[j] & lang.AUXILIARY:
            break
    return at
