"""Which of a sentence's cues announces words in marks."""

from __future__ import annotations

from pressarchive.quotations import language as lang
from pressarchive.quotations.conjugation import INFINITIVE, PARTICIPLE
from pressarchive.quotations.cues import Cue
from pressarchive.quotations.situation import Attribution, Situation

_INFINITIVE = ("er", "ir", "re")


def cue_before(found: Situation) -> Cue | None:
    """The nearest cue before the marks whose clause they stand in."""
    nearest = None
    for cue in found.cues:
        if cue.last <= found.at and (nearest is None or cue.first > nearest.first):
            if cue.negated and found.at - cue.last > 6:
                continue
            nearest = cue
    if nearest and nearest.passive and nearest.use & PARTICIPLE and found.subject(nearest) is None:
        other = [cue for cue in found.cues if cue.last <= nearest.first and not cue.passive]
        nearest = other[-1] if other else nearest
    if nearest is None or nearest.according:
        return nearest
    wishing = tuple(found.lexicon.words.get("wishing", ()))
    low = found.words.low[nearest.at]
    if nearest.use & INFINITIVE or low.endswith(_INFINITIVE) or (wishing and low.startswith(wishing)):
        nearest = _reporting(found, nearest) or nearest
    if not (nearest.says or nearest.passive):
        nearest = _opening(found, nearest) or nearest
    between = found.words.low[nearest.last : found.at]
    openers = found.lexicon.sets["clause_openers"]
    apart = ";" in between or (nearest.use & INFINITIVE and not openers.isdisjoint(between))
    return None if apart else nearest


def _reporting(found: Situation, cue: Cue) -> Cue | None:
    """« X estime que Y a bien fait de dire « … » »: X says so, and the infinitive is what he says."""
    for other in reversed(found.cues):
        if other.last < cue.first and other.says and not other.negated and other.last < found.words.size:
            return other if found.words.kinds[other.last] & lang.THAT else None
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
