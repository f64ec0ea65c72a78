"""An inserted clause between the marks themselves: « C'est une erreur, a estimé X, et nous le dirons »."""

from __future__ import annotations

from pressarchive.quotations import language as lang
from pressarchive.quotations import subjects
from pressarchive.quotations.article import Sentence
from pressarchive.quotations.conjugation import PLURAL, SINGULAR
from pressarchive.quotations.cues import Cue, cue_at, hits_in
from pressarchive.quotations.mention import BODYKIND, GROUPKIND, OFFICE, PERSON, UNSURE, Mention
from pressarchive.quotations.situation import Attribution, Situation, mention_place

_WINDOW = 160
_SPEAKING = (PERSON, OFFICE, BODYKIND, GROUPKIND, UNSURE)


def attributed(found: Situation) -> Attribution | None:
    """What an inserted clause inside the marks says of their speaker."""
    plain = found.speakers.article.plain
    article = found.speakers.article
    for start, end, phrase in hits_in(article, article.whole_low, found.mark.start, found.mark.end):
        comma = max(plain.rfind(sign, max(found.mark.start, start - 30), start) for sign in ",–—")
        if comma < 0:
            continue
        clause = Sentence(
            found.speakers.article, found.sentence.number, comma + 1, min(found.mark.end, end + _WINDOW)
        )
        clause.read(plain)
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
    if mention is None or (mention.head < 0 and mention.kind not in (*_SPEAKING, "pronoun")):
        return None
    return mention if _shut(clause, cue, mention) else None


def _shut(clause: Sentence, cue: Cue, mention: Mention) -> bool:
    """Whether a comma, dash or full stop ends the clause behind its subject."""
    words = clause.words
    last = max(mention.last, cue.last)
    if last >= words.size:
        return True
    gap = clause.article.plain[words.ends[last - 1] : words.starts[last]]
    return (
        words.text[last] in ",–—-("
        or any(sign in gap for sign in ".!?")
        or bool(words.kinds[last] & lang.PREP)
    )


def _attribution(found: Situation, clause: Sentence, cue: Cue, mention: Mention) -> Attribution:
    words = clause.words
    host = clause if mention.kind != "pronoun" else found.sentence
    resolved = (
        found.speakers.resolve_fresh(clause, mention)
        if host is clause
        else found.speakers.resolve(host, mention)
    )
    return Attribution(
        resolved,
        mention_place(words, mention),
        (words.starts[cue.first], words.ends[cue.last - 1]),
        whole=True,
    )
