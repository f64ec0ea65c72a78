"""The words that attribute: verbs of speech with their auxiliaries, and « selon » with its like."""

from __future__ import annotations

from msgspec import Struct

from pressarchive.quotations import language as lang
from pressarchive.quotations.article import Article, Sentence
from pressarchive.quotations.conjugation import GERUND, INFINITIVE, PARTICIPLE, PLURAL, SINGULAR
from pressarchive.quotations.words import Words

FINITE = SINGULAR | PLURAL


class Cue(Struct, gc=False):
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
    phrases, according = article.lexicon.phrases, article.lexicon.according
    found = []
    piece = low if last - first == len(low) else low[first:last]
    for number, at, to in article.lexicon.automaton.find_matches_as_indexes(piece):
        start, end = at + first, to + first
        before, after = low[start - 1 : start], low[end : end + 1]
        if before.isalnum() or after.isalnum() or before == "-":
            continue
        if after == "-" and phrases[number] in according:
            continue
        found.append((start, end, phrases[number]))
    return found


def cue_at(sentence: Sentence, start: int, end: int, phrase: str) -> Cue | None:
    """The cue that a hit of the lexicon makes in its sentence, or None where it is none after all."""
    words = sentence.words
    at = words.index(start)
    if at >= words.size:
        return None
    lexicon = sentence.lexicon
    after = words.index(end - 1) + 1
    if phrase in lexicon.according:
        return Cue(at, after, at, 0, according=True)
    return _verb_cue(words, at, after, phrase)


def _verb_cue(words: Words, at: int, after: int, phrase: str) -> Cue | None:
    verb = words.lexicon.verbs[phrase]
    first, auxiliary, reflexive = _auxiliary(words, at)
    inverted = at if words.inverted(at) else auxiliary if auxiliary >= 0 and words.inverted(auxiliary) else -1
    use = _use(words, at, auxiliary, verb.use, reflexive=reflexive)
    apposed = at > 0 and auxiliary < 0 and words.text[at - 1] == "," and not words.text[at][0].isupper()
    if apposed and verb.use & PARTICIPLE and after < words.size and words.text[after][0] != "\x00":
        depicted = _agentive(words, at, after, -1, verb.use)
        if depicted:
            return depicted
    if not use or (verb.reflexive and not reflexive and inverted < 0):
        return _agentive(words, at, after, auxiliary, verb.use)
    behind = auxiliary < 0 or words.kinds[at - 1] & lang.DET
    if inverted < 0 and use & FINITE and behind and _a_noun(words, at):
        return None
    if verb.use & INFINITIVE and _impersonal(words, at):
        return None
    if phrase in words.lexicon.sets["adjectival"] and after < words.size and words.kinds[after] & lang.PREP:
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
    if at and (words.low[at - 1] in sets["impersonal_verbs"] or words.low[at - 1] in sets["meaning_verbs"]):
        return True
    if at > 1 and words.low[at - 1] in sets["duties"] and words.kinds[at - 2] & lang.AUXILIARY:
        return True
    before = words.low[max(0, at - 3) : at - 1] if at and words.kinds[at - 1] & lang.OF else ()
    return not sets["impersonal_words"].isdisjoint(before)


def _agentive(words: Words, at: int, after: int, auxiliary: int, use: int) -> Cue | None:
    """« est dénoncé par X »; « est décrit comme « … » », « qualifié de « … » », with an agent or without."""
    if not use & PARTICIPLE or (auxiliary >= 0 and not _passive(words, at, auxiliary, reflexive=False)):
        return None
    beside = at > 0 and words.text[at - 1][0] == "\x00"
    named = (beside or auxiliary >= 0) and not words.lexicon.sets["by"].isdisjoint(words.low[after:])
    if not named and not _depicts(words, at, after):
        return None
    first = auxiliary if auxiliary >= 0 else at
    return Cue(first, after, at, 0 if auxiliary >= 0 else PARTICIPLE, says=False, passive=True)


def _depicts(words: Words, at: int, after: int) -> bool:
    """« décrit comme « … » », « jugée « … » », « qualifiés par X de « … » »: what somebody is called."""
    sets, low = words.lexicon.sets, words.low[at]
    if sets["depicted"].isdisjoint((low, low[:-1], low[:-2])) or after >= words.size:
        return False
    return words.low[after] in sets["depicting"] or words.text[after][0] == "\x00"


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
        elif low == "," and auxiliary < 0 and (opened := _parenthesis(words, j)) >= 0:
            j = opened
            auxiliary = opened
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


_PARENTHESIS = 16
"""Words that may stand between an auxiliary and its participle, within commas."""


def _parenthesis(words: Words, comma: int) -> int:
    """« avait, dans un communiqué, déclaré »: the auxiliary before what the comma closes, or -1; « il est,
    jusqu'à nouvel ordre, interdit de … » says nothing.
    """
    for at in range(comma - 1, max(0, comma - _PARENTHESIS), -1):
        if words.text[at] == ",":
            passive = words.low[at - 1] in words.lexicon.sets["passive_auxiliaries"]
            return at - 1 if words.kinds[at - 1] & lang.AUXILIARY and not passive else -1
    return -1


def _use(words: Words, at: int, auxiliary: int, use: int, *, reflexive: bool) -> int:
    """How the form is used here: a participle needs its auxiliary, and « être » only after « se »."""
    if auxiliary < 0:
        return _alone(words, at, use)
    passive = _passive(words, at, auxiliary, reflexive=reflexive)
    if use & PARTICIPLE:
        return 0 if passive else _number(words, auxiliary)
    if use & INFINITIVE:
        return _number(words, auxiliary)
    if at - auxiliary > _NEAR:
        return use & FINITE
    endings = tuple(words.lexicon.words.get("misspelt_participles", ()))
    misspelt = endings and use & FINITE and words.low[at].endswith(endings) and not passive
    return _number(words, auxiliary) if misspelt else 0


_NEAR = 2
"""Words within which an auxiliary belongs to its participle."""


def _alone(words: Words, at: int, use: int) -> int:
    """How a form without a finite auxiliary is used."""
    if words.inverted(at):
        return SINGULAR | PLURAL
    having = _having(words, at) if use & PARTICIPLE else ""
    if having:
        return GERUND if having.endswith("ant") else INFINITIVE
    if (
        use & PARTICIPLE
        and not use & FINITE
        and at
        and words.low[at - 1] in words.lexicon.sets["coordinating"]
    ):
        return _coordinated(words, at)
    return use & (FINITE | GERUND | INFINITIVE)


def _coordinated(words: Words, at: int) -> int:
    """« X a parlé … et rappelé que … »: the number of the auxiliary before, 0 if there is none."""
    for earlier in range(at - 2, max(-1, at - _COORDINATED), -1):
        if words.kinds[earlier] & lang.AUXILIARY:
            passive = words.low[earlier] in words.lexicon.sets["passive_auxiliaries"]
            return 0 if passive else _number(words, earlier)
    return 0


_COORDINATED = 25
"""Words back to which the auxiliary of a coordinated participle may stand."""


def _having(words: Words, at: int) -> str:
    """« après avoir longuement dénoncé »: the auxiliary that is no finite verb, or empty."""
    before = at - 1
    while before > 0 and words.kinds[before] & lang.ADVERB:
        before -= 1
    return words.low[before] if before >= 0 and words.low[before] in words.lexicon.sets["having"] else ""


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
