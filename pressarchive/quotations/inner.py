"""An inserted clause between the marks themselves: « C'est une erreur, a estimé X, et nous le dirons »."""

from __future__ import annotations

from pressarchive.quotations import language as lang
from pressarchive.quotations import subjects
from pressarchive.quotations.article import Sentence
from pressarchive.quotations.conjugation import PLURAL, SINGULAR
from pressarchive.quotations.cues import Cue, cue_at, hits_in
from pressarchive.quotations.mention import BODYKIND, GROUPKIND, OFFICE, PERSON, PRONOUNKIND, UNSURE, Mention
from pressarchive.quotations.situation import Attribution, Situation, mention_place

_WINDOW = 160
_BEFORE = 30
_SPEAKING = (PERSON, OFFICE, BODYKIND, GROUPKIND, UNSURE)


def attributed(found: Situation) -> Attribution | None:
    """What an inserted clause inside the marks says of their speaker."""
    plain = found.speakers.article.plain
    article = found.speakers.article
    for start, end, phrase in hits_in(article, article.whole_low, found.mark.start, found.mark.end):
        reach = max(found.mark.start, start - _BEFORE)
        comma = max(plain.rfind(sign, reach, start) for sign in ",–—")
        if comma < 0:
            continue
        until = min(found.mark.end, end + _WINDOW)
        clause = Sentence(plain, article.lexicon, found.sentence.number, comma + 1, until)
        cue = cue_at(clause, start, end, phrase)
        mention = _speaker(clause, cue) if cue else None
        if cue and mention:
            return _attribution(found, clause, cue, mention)
    return None


def _speaker(clause: Sentence, cue: Cue) -> Mention | None:
    """The subject of a clause that begins with its verb and ends soon."""
    if cue.first > 0 or cue.according or not cue.use & (SINGULAR | PLURAL):
        return None
    mention = subjects.inverted(clause.words, cue)
    if mention is None and cue.inverted < 0:
        mention = subjects.behind(clause.words, cue)
    if mention is None or (mention.head < 0 and mention.kind not in (*_SPEAKING, PRONOUNKIND)):
        return None
    return mention if _shut(clause, cue, mention) else None


def _shut(clause: Sentence, cue: Cue, mention: Mention) -> bool:
    """Whether a comma, dash or full stop ends the clause behind its subject."""
    words = clause.words
    last = max(mention.last, cue.last)
    if last >= words.size:
        return True
    gap = clause.text[words.ends[last - 1] : words.starts[last]]
    if words.text[last] in ",–—-(" or any(sign in gap for sign in ".!?"):
        return True
    return bool(words.kinds[last] & lang.PREP)


def _attribution(found: Situation, clause: Sentence, cue: Cue, mention: Mention) -> Attribution:
    words, speakers = clause.words, found.speakers
    if mention.kind == PRONOUNKIND:
        resolved = speakers.resolve(found.sentence, mention)
    else:
        resolved = speakers.resolve_fresh(clause, mention)
    cue_place = words.starts[cue.first], words.ends[cue.last - 1]
    return Attribution(resolved, mention_place(words, mention), cue_place, whole=True)
