"""Which of a sentence's cues announces words in marks."""

from __future__ import annotations

from pressarchive.quotations import language as lang
from pressarchive.quotations import subjects
from pressarchive.quotations.conjugation import GERUND, INFINITIVE, PARTICIPLE
from pressarchive.quotations.cues import FINITE, Cue
from pressarchive.quotations.mention import BODYKIND, OFFICE, PERSON, UNSURE, Mention
from pressarchive.quotations.situation import Attribution, Situation

_INFINITIVE = ("er", "ir", "re")


def cue_before(found: Situation) -> Cue | None:
    """The nearest cue before the marks whose clause they stand in."""
    nearest = None
    for cue in found.cues:
        if cue.last <= found.at and (nearest is None or cue.first > nearest.first):
            if (cue.negated and found.at - cue.last > 6) or _of_other_words(found, cue):
                continue
            if cue.use & GERUND and _not_done(found, cue):
                continue
            nearest = cue
    if nearest and nearest.passive and nearest.use & PARTICIPLE and found.subject(nearest) is None:
        other = [cue for cue in found.cues if cue.last <= nearest.first and not cue.passive]
        nearest = other[-1] if other else nearest
    if nearest is None or nearest.according:
        return nearest
    if found.before == ":":
        nearest = _main(found, nearest) or nearest
    wishing = tuple(found.lexicon.words.get("wishing", ()))
    low = found.words.low[nearest.at]
    if nearest.use & INFINITIVE or low.endswith(_INFINITIVE) or (wishing and low.startswith(wishing)):
        nearest = _reporting(found, nearest) or nearest
    if not (nearest.says or nearest.passive or _somebody_s(found, nearest)):
        nearest = _opening(found, nearest) or nearest
    between = found.words.low[nearest.last : found.at]
    openers = found.lexicon.sets["clause_openers"]
    apart = ";" in between or (nearest.use & INFINITIVE and not openers.isdisjoint(between))
    return None if apart else nearest


def _main(found: Situation, cue: Cue) -> Cue | None:
    """« X a répondu à Y, qui avait commenté sa lettre : « … » »: the verb before, whose words they are."""
    words = found.words
    relative = cue.first > 1 and words.low[cue.first - 1] in found.lexicon.sets["who"]
    if not relative or words.text[cue.first - 2] != "," or found.at - cue.last <= _OBJECT:
        return None
    earlier = [one for one in found.cues if one.last < cue.first and one.says and one.use & FINITE]
    return earlier[-1] if earlier else None


_OBJECT = 2
"""Words behind a verb that has an object of its own before the colon."""


def _not_done(found: Situation, cue: Cue) -> bool:
    """« n'ayant opposé « aucune résistance » », « n'ayant jamais repris »: nothing is said."""
    before = found.words.low[max(0, cue.at - _NEGATED) : cue.at]
    return "ayant" in before and not found.lexicon.sets["negations"].isdisjoint(before)


_NEGATED = 4
"""Words before a participle among which its « n' » stands."""


def _of_other_words(found: Situation, cue: Cue) -> bool:
    """« la « concertation » promise par X doit « … » »: the participle tells of what stands before it."""
    if not (cue.passive and cue.use & PARTICIPLE and found.before != ":"):
        return False
    low, sets = found.words.low, found.lexicon.sets
    by = cue.last < found.at and low[cue.last] in sets["by"]
    return by and sets["depicting"].isdisjoint(low[max(cue.last + 1, found.at - 2) : found.at])


def _reporting(found: Situation, cue: Cue) -> Cue | None:
    """« X estime que Y a bien fait de dire « … » »: X says so, and the infinitive is what he says."""
    words = found.words
    if subjects.timed(words, cue):
        return None
    for other in reversed(found.cues):
        if other.last < cue.first and other.says and not other.negated and other.last < found.words.size:
            return other if _that_behind(found, other, cue.first) else None
    return None


def _that_behind(found: Situation, cue: Cue, edge: int) -> bool:
    """« a indiqué que », « a indiqué dans l'hémicycle que »."""
    kinds, text = found.words.kinds, found.words.text
    for at in range(cue.last, min(edge, cue.last + _PLACE)):
        if kinds[at] & lang.THAT:
            return True
        if text[at][0] in ",:;\x00" or kinds[at] & (lang.AUXILIARY | lang.PRONOUN | lang.VERB):
            return False
    return False


_PLACE = 7
"""Words within which « que » follows a verb and the place where it was said."""


def _somebody_s(found: Situation, cue: Cue) -> bool:
    """« Selon Le Monde, X a traité Y de « … » »: X says so, whoever reports it."""
    mention = found.subject(cue)
    return mention is not None and mention.kind in (PERSON, OFFICE, BODYKIND, UNSURE)


def reporter(found: Situation) -> Mention | None:
    """« Selon X, … « … » », « X rapporte que … « … » »: the source that opens, or who reports in « que »."""
    for cue in found.cues:
        if cue.last > found.at:
            break
        if cue.according:
            if cue.first <= _OPENING and (mention := found.source(cue)):
                return mention
        elif cue.says and cue.use & FINITE and not cue.negated and _that_behind(found, cue, found.at):
            return found.subject(cue)
    return None


def opening_source(found: Situation, cue: Cue) -> Attribution | None:
    """« Selon X, tout semble confirmer la « … » »: who the verb lacks, the sentence has."""
    other = _opening(found, cue)
    mention = found.source(other) if other else None
    return found.attribution(mention, other, whole=False) if mention else None


def _opening(found: Situation, cue: Cue) -> Cue | None:
    """The « selon » with which the sentence of a cue opens."""
    for other in found.cues:
        if other.first > _OPENING or other.first >= cue.first:
            return None
        if other.according and found.source(other):
            return other
    return None


_OPENING = 5
"""Words within which a source opens its sentence."""
