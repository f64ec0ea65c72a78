"""The words that attribute: verbs of speech with their auxiliaries, and « selon » with its like."""

from __future__ import annotations

from msgspec import Struct

from pressarchive.quotations import language as lang
from pressarchive.quotations.article import Article, Sentence
from pressarchive.quotations.conjugation import GERUND, INFINITIVE, PARTICIPLE, PLURAL, SINGULAR
from pressarchive.quotations.words import Words

FINITE = SINGULAR | PLURAL


class Cue(Struct):
    """One attributing expression of a sentence."""

    first: int
    """Its first word, auxiliary and adverbs included."""
    last: int
    """The word after it."""
    at: int
    """The word of the verb itself, or of « selon »."""
    use: int
    """Singular, plural, gerund or infinitive."""
    says: bool = True
    according: bool = False
    inverted: int = -1
    """The word that carries the pronoun of « a-t-il », if any."""
    negated: bool = False
    passive: bool = False
    """« est décrit comme … par X »: who speaks follows « par »."""


def hits(article: Article) -> list[tuple[int, int, str]]:
    """Where words of the lexicon of cues stand whole in the text, from one scan."""
    return hits_in(article, article.low, 0, len(article.low))


def hits_in(article: Article, low: str, first: int, last: int) -> list[tuple[int, int, str]]:
    """Where words of the lexicon of cues stand whole between two places of a text in lower case."""
    phrases = article.lexicon.phrases
    found = []
    piece = low if last - first == len(low) else low[first:last]
    for number, at, to in article.lexicon.automaton.find_matches_as_indexes(piece):
        start, end = at + first, to + first
        if (start and low[start - 1].isalnum()) or (end < len(low) and low[end].isalnum()):
            continue
        if start and low[start - 1] == "-":
            continue
        if low[end : end + 1] == "-" and phrases[number] in article.lexicon.according:
            continue
        found.append((start, end, phrases[number]))
    return found


def cue_at(sentence: Sentence, start: int, end: int, phrase: str) -> Cue | None:
    """The cue that a hit of the lexicon makes in its sentence, or None where it is none after all."""
    words = sentence.words
    at = words.index(start)
    if at >= words.size:
        return None
    lexicon = sentence.article.lexicon
    after = words.index(end - 1) + 1
    if phrase in lexicon.according:
        return Cue(at, after, at, 0, according=True)
    return _verb_cue(words, at, after, phrase)


def _verb_cue(words: Words, at: int, after: int, phrase: str) -> Cue | None:
    verb = words.lexicon.verbs[phrase]
    first, auxiliary, reflexive = _auxiliary(words, at)
    inverted = at if words.inverted(at) else auxiliary if auxiliary >= 0 and words.inverted(auxiliary) else -1
    use = _use(words, at, auxiliary, verb.use, reflexive=reflexive)
    if not use or (verb.reflexive and not reflexive and inverted < 0):
        return _agentive(words, at, after, auxiliary, verb.use)
    behind = auxiliary < 0 or words.kinds[at - 1] & lang.DET
    if inverted < 0 and use & FINITE and behind and _a_noun(words, at):
        return None
    if verb.use & INFINITIVE and _impersonal(words, at):
        return None
    first = auxiliary if auxiliary >= 0 else at
    while (
        first > 0 and words.kinds[first - 1] & lang.CLITIC and words.low[first - 1] not in ("en", "la", "les")
    ):
        first -= 1
    negated = not words.lexicon.sets["negations"].isdisjoint(words.low[max(0, first - 2) : at])
    return Cue(first, after, at, use, verb.says, inverted=inverted, negated=negated)


def _impersonal(words: Words, at: int) -> bool:
    """« il faut dire que », « force est de constater que », « possible d'observer que »."""
    sets = words.lexicon.sets
    if at and words.low[at - 1] in sets["impersonal_verbs"]:
        return True
    before = words.low[max(0, at - 3) : at - 1] if at and words.kinds[at - 1] & lang.OF else ()
    return not sets["impersonal_words"].isdisjoint(before)


def _agentive(words: Words, at: int, after: int, auxiliary: int, use: int) -> Cue | None:
    """A passive whose sentence names its agent."""
    if auxiliary < 0 or not use & PARTICIPLE or not _passive(words, at, auxiliary, reflexive=False):
        return None
    if words.lexicon.sets["by"].isdisjoint(words.low[after:]):
        return None
    return Cue(auxiliary, after, at, 0, says=False, passive=True)


def _auxiliary(words: Words, at: int) -> tuple[int, int, bool]:
    """Walk back over adverbs to the auxiliary: its place or -1, and whether « se » stands before."""
    reflexives = words.lexicon.sets.get("reflexives", frozenset())
    adverbials = words.lexicon.sets.get("adverbials", frozenset())
    j = at - 1
    auxiliary = -1
    while j >= 0 and at - j <= 7:
        kind, low = words.kinds[j], words.low[j]
        if low in reflexives:
            return j, auxiliary, True
        if kind & lang.AUXILIARY and auxiliary < 0:
            auxiliary = j
        elif (auxiliary >= 0 and not kind & lang.CLITIC) or (
            auxiliary < 0
            and not (
                kind & (lang.ADVERB | lang.CLITIC | lang.TIME)
                or low in adverbials
                or low.endswith(("ment", ","))
            )
        ):
            break
        j -= 1
    return j + 1, auxiliary, False


def _use(words: Words, at: int, auxiliary: int, use: int, *, reflexive: bool) -> int:
    """How the form is used here: a participle needs its auxiliary, and « être » only after « se »."""
    if auxiliary < 0:
        if words.inverted(at):
            return SINGULAR | PLURAL
        return use & (FINITE | GERUND | INFINITIVE)
    if use & PARTICIPLE:
        return 0 if _passive(words, at, auxiliary, reflexive=reflexive) else _number(words, auxiliary)
    if use & INFINITIVE:
        return _number(words, auxiliary)
    return use & FINITE if at - auxiliary > 2 else 0


def _passive(words: Words, at: int, auxiliary: int, *, reflexive: bool) -> bool:
    """« a été déclaré », « est qualifié »: the subject is not who speaks."""
    sets = words.lexicon.sets
    if not sets["passive"].isdisjoint(words.low[auxiliary + 1 : at]):
        return True
    return words.low[auxiliary] in sets["passive_auxiliaries"] and not reflexive


def _number(words: Words, auxiliary: int) -> int:
    return PLURAL if words.low[auxiliary] in words.lexicon.sets.get("auxiliaries_p", ()) else SINGULAR


def _a_noun(words: Words, at: int) -> bool:
    """Whether « demande », « juge », « note » is a noun here: an article or preposition before it."""
    if at == 0:
        return bool(words.kinds[at] & (lang.TITLE | lang.BODY | lang.DOCUMENT | lang.PREP))
    before = words.kinds[at - 1]
    if words.low[at - 1] in words.lexicon.sets.get("contracted", ()):
        return True
    if before & lang.CLITIC and words.low[at] not in words.lexicon.sets["noun_forms"]:
        return False
    if before & (lang.DET | lang.OF | lang.PREP | lang.PREADJ) and not before & (
        lang.PRONOUN | lang.BODY | lang.TITLE
    ):
        return not (before & lang.CLITIC and at > 1 and words.kinds[at - 2] & lang.PRONOUN)
    return False
