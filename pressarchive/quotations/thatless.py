"""Reported clauses that no « that » opens: "X said the talks would go on", "the talks will go on, X said"."""

from __future__ import annotations

from pressarchive.quotations import language as lang
from pressarchive.quotations.conjugation import GERUND
from pressarchive.quotations.cues import FINITE, Cue
from pressarchive.quotations.mention import Mention
from pressarchive.quotations.mentions import mention_at
from pressarchive.quotations.words import Words

_REACH = 16
"""Words within which a clause must show its verb."""
_ASIDE = 12
"""Words that may stand between the verb of speech and the clause: "on Monday in an interview"."""
_SHORTEST = 4


def clause_behind(words: Words, cue: Cue) -> int:
    """Where the clause begins that a verb of speech reports, with or without "that"; -1 if none does."""
    at = _that_behind(words, cue)
    at = _after_aside(words, _after_addressee(words, cue)) if at < 0 else at
    if at + 1 < words.size and words.kinds[at] & lang.THAT:
        return at + 1
    if words.low[cue.at] not in words.lexicon.sets["thatless"] or words.text[cue.first - 1][0] == "\x00":
        return -1
    direct = _after_aside(words, cue.last)
    return next((start for start in (at, direct) if _a_clause(words, cue, start)), -1)


def _a_clause(words: Words, cue: Cue, at: int) -> bool:
    """Whether a clause without « that » begins at a word behind a verb of speech."""
    if at >= words.size or not _opens_clause(words, at):
        return False
    if cue.first and words.text[cue.first - 1] == ",":
        resumes = words.kinds[at] & lang.PRONOUN and words.size - at >= _SHORTEST
        return bool(resumes) or _subject_and_verb(words, at)
    plain = words.low[cue.at] in words.lexicon.sets["plain_saying"]
    if plain and words.size - at >= _SHORTEST and words.kinds[at] & (lang.DET | lang.PRONOUN):
        return True
    return _has_verb(words, at + 1, _reach(words, cue, at))


def _that_behind(words: Words, cue: Cue) -> int:
    """The "that" of "told the BBC's Today programme that", with no verb or comma before it; -1 if none."""
    if words.low[cue.at] not in words.lexicon.sets["addressing"]:
        return -1
    for at in range(cue.last, min(words.size, cue.last + _ASIDE)):
        if words.kinds[at] & lang.THAT:
            return at
        if not words.text[at][0].isalnum() or (finite(words, at) and not words.kinds[at] & _NOUNS):
            return -1
    return -1


_NOUNS = lang.TITLE | lang.GROUP | lang.BODY | lang.DOCUMENT


def _reach(words: Words, cue: Cue, at: int) -> int:
    """The word up to which the clause must show its verb: but for the plainest verbs, its first comma."""
    limit = min(words.size, at + _REACH)
    if words.low[cue.at] in words.lexicon.sets["plain_saying"]:
        return limit
    stops = lang.RELATIVE | lang.THAT
    shut = (i for i in range(at, limit) if words.text[i] == "," or words.kinds[i] & stops)
    return next(shut, limit)


def _after_addressee(words: Words, cue: Cue) -> int:
    """The word behind whom one tells: "told reporters", "told the BBC"."""
    if words.low[cue.at] not in words.lexicon.sets["addressing"]:
        return cue.last
    if cue.last < words.size and words.kinds[cue.last] & lang.THAT:
        return cue.last
    found = mention_at(words, cue.last, words.size) if cue.last < words.size else None
    if found:
        return found.last
    at = cue.last
    at += at < words.size and bool(words.kinds[at] & lang.DET)
    return at + 1


def _after_aside(words: Words, at: int) -> int:
    """The word behind "on Monday", "in a statement", "later"."""
    limit = min(words.size, at + _ASIDE)
    while at < limit:
        kind = words.kinds[at]
        if kind & (lang.TIME | lang.ADVERB) and not kind & lang.PRONOUN:
            at += 1
        elif (
            words.low[at] in words.lexicon.sets["dating"]
            and at + 1 < limit
            and words.kinds[at + 1] & lang.TIME
        ):
            at += 2
        elif kind & lang.PREP and at + 1 < words.size:
            at = _after_phrase(words, at + 1)
        else:
            break
    return at


def _after_phrase(words: Words, at: int) -> int:
    """The word behind a preposition's own words: one noun, with its article and what is a name of it."""
    articled = bool(words.kinds[at] & lang.DET)
    at += articled
    while at + 1 < words.size and words.kinds[at] & lang.PREADJ:
        at += 1
    at += 1
    while at < words.size and words.text[at][0].isupper() and words.text[at - 1][0].isupper():
        at += 1
    return at


def _opens_clause(words: Words, at: int) -> bool:
    """Whether the subject of a clause may begin at a word."""
    text, kind = words.text[at], words.kinds[at]
    if not text[0].isalnum() or words.low[at] in words.lexicon.sets["no_clause"]:
        return False
    return not kind & (lang.PREP | lang.RELATIVE | lang.AUXILIARY | lang.THAT) or bool(kind & lang.DET)


def _subject_and_verb(words: Words, at: int) -> bool:
    """Whether a verb follows a subject at once: "the market had", not "Maria Lopez, a baker"."""
    found = mention_at(words, at, words.size)
    after = found.last if found else at + 1 + bool(words.kinds[at] & lang.DET)
    return _has_verb(words, after, min(words.size, after + (1 if found else 2)))


def _has_verb(words: Words, at: int, end: int) -> bool:
    return any(finite(words, i) for i in range(at, end))


def finite(words: Words, at: int) -> bool:
    """Whether a word may be the verb of a clause."""
    low = words.low[at]
    if words.kinds[at] & lang.AUXILIARY or low in words.lexicon.sets["finite"]:
        return True
    return (low.endswith("ed") and len(low) > _SHORTEST) or bool(words.kinds[at] & lang.VERB)


def clause_before(words: Words, cue: Cue, mention: Mention) -> tuple[int, int]:
    """The words of « A, X said. », or of « A, X said, B » where A is no clause; (0, 0) if there are none."""
    comma = mention.first - 1
    if words.low[cue.at] not in words.lexicon.sets["thatless"]:
        return 0, 0
    if mention.last > cue.first or comma < 1 or words.text[comma] != "," or not cue.use & FINITE:
        return 0, 0
    after = _insertion_end(words, cue.last)
    if after < 0:
        return 0, 0
    first = _clause_start(words, comma)
    opens_late = (
        words.low[first] in words.lexicon.sets["subordinating"] and "," not in words.text[first:comma]
    )
    if comma - first >= _SHORTEST and not opens_late and _has_verb(words, first + 1, comma):
        return first, comma
    goes_on = (
        after + 1 < words.size and words.text[after] == "," and not words.kinds[after + 1] & lang.CONJUNCTION
    )
    if goes_on and _has_verb(words, after + 1, words.size):
        return after + 1, words.size
    return 0, 0


def _insertion_end(words: Words, at: int) -> int:
    """The comma behind « X told ARD television », or the sentence's end; -1 where a verb comes first."""
    limit = min(words.size, at + _ASIDE)
    for i in range(at, limit):
        if words.text[i] in (",", ";", "—", "–", ")") or (i > at and words.kinds[i] & lang.CONJUNCTION):
            return i
        if words.kinds[i] & lang.THAT or words.text[i] == ":" or "\x00" in words.text[i] or finite(words, i):
            return -1
    return words.size if limit == words.size else -1


def _clause_start(words: Words, end: int) -> int:
    return next((at + 1 for at in range(end - 1, 0, -1) if words.text[at] == ";"), 0)


def coordinated(words: Words, first: int, last: int) -> list[tuple[int, int]]:
    """The statements of "A and that B"."""
    found = []
    for at in range(first + 1, last - 1):
        joins = words.kinds[at] & lang.CONJUNCTION and words.kinds[at + 1] & lang.THAT
        if joins and not (at + 2 < last and words.kinds[at + 2] & lang.AUXILIARY):
            found.append((first, at))
            first = at + 2
    return [*found, (first, last)]


def statement_end(words: Words, first: int, last: int, cues: list[Cue], found: list[Mention]) -> int:
    """Where a statement ends: before « and said », « , but he said », « while the ministry said »."""
    joins = words.lexicon.sets["joined_by"]
    subjects = {one.last: one.first for one in reversed(found)}
    for cue in cues:
        if not first + 2 < cue.first < last or cue.according:
            continue
        if words.low[cue.first - 1] in joins or (cue.use & GERUND and "\x00" in words.text[cue.first - 1]):
            return cue.first - 1
        start = subjects.get(cue.first, 0) - 1
        if start > first + 2 and words.kinds[start] & lang.CONJUNCTION:
            return start
    return last
