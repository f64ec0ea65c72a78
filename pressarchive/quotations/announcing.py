"""X a déclaré : « … »; X a affirmé que « … »; selon X, … « … »: the cue stands before the marks."""

from __future__ import annotations

from pressarchive.quotations import language as lang
from pressarchive.quotations import subjects
from pressarchive.quotations.choosing import cue_before, opening_source
from pressarchive.quotations.conjugation import GERUND, INFINITIVE, PARTICIPLE, PLURAL, SINGULAR
from pressarchive.quotations.cues import Cue
from pressarchive.quotations.mention import BODYKIND, OFFICE, PERSON, PRONOUNKIND, THING, UNSURE, Mention
from pressarchive.quotations.situation import Attribution, Situation
from pressarchive.quotations.speakers import Resolved
from pressarchive.quotations.wording import far_word, names_a_thing, names_object, whole_words
from pressarchive.quotations.words import Words


def announced(found: Situation) -> Attribution | None:
    """X a déclaré : « … »; X a affirmé que « … »; selon X, … « … »."""
    cue = cue_before(found)
    if cue is None or names_a_thing(found, cue) or names_object(found, cue) or far_word(found, cue):
        return None
    mention = _subject(found, cue)
    itself = (cue.passive or (mention is not None and mention.kind == THING)) and _names_itself(found, cue)
    if itself or (mention is None and _a_word(found, cue)):
        return None
    at_once = found.at - cue.last <= 1 or found.before in (":", "que", "qu'")
    at_once = at_once or (cue.passive and _depicts(found, cue))
    if mention is None and not ((cue.says or cue.passive) and at_once):
        return opening_source(found, cue) or _nobody(found, cue)
    if mention is not None and mention.kind == THING and not at_once:
        resolved = found.speakers.resolve(found.sentence, mention)
        if resolved is None:
            return opening_source(found, cue)
    whole = found.before == ":" or (at_once and found.before not in ("que", "qu'") and whole_words(found))
    if mention is None and _opens_with(found, cue):
        return Attribution(_spoke_before(found), None, found.cue_place(cue), whole)
    return found.attribution(mention, cue, whole=whole)


def _a_word(found: Situation, cue: Cue) -> bool:
    """« Le frère, qualifié de « héros » », « l'audit ayant recommandé une « transaction » »: a word."""
    if " " in found.printed or found.before in (":", "que", "qu'") or _by_anybody(found, cue):
        return False
    return bool(cue.use & PARTICIPLE) if cue.passive else not cue.according


def _nobody(found: Situation, cue: Cue) -> Attribution | None:
    """« On y dénonce une « … » »: said, but by nobody in particular."""
    said = _by_anybody(found, cue)
    return Attribution(None, None, found.cue_place(cue), whole=False) if said else None


def _by_anybody(found: Situation, cue: Cue) -> bool:
    low = found.words.low[max(0, cue.first - 2) : cue.first + 1]
    return not found.lexicon.sets["anybody"].isdisjoint(low)


def _opens_with(found: Situation, cue: Cue) -> bool:
    """« Avant d'ajouter : « … » », « Et d'ajouter », « Ajoutant que « … » »: a sentence without a subject."""
    if cue.use & GERUND:
        return cue.first == 0
    kinds = found.words.kinds
    joined = bool(kinds[0] & lang.CONJUNCTION) and cue.first == _ADDED and bool(kinds[1] & lang.OF)
    return bool(cue.use & INFINITIVE) and (joined or (cue.first <= _OPENING and bool(kinds[0] & lang.PREP)))


_ADDED = 2
"""Words of « Et d'ajouter »."""


def _spoke_before(found: Situation) -> Resolved | None:
    """Whoever spoke in the sentence before."""
    spoke = found.speakers.spoken.get(found.sentence.number - 1)
    return Resolved(spoke, "implicit") if spoke else None


def _depicts(found: Situation, cue: Cue) -> bool:
    """« décrit comme « … » », « considéré par les enquêteurs comme une « … » »."""
    sets, low = found.lexicon.sets, found.words.low
    near = found.at - cue.last <= _NEAR or low[cue.last] in sets["by"]
    return near and not sets["depicting"].isdisjoint(low[max(cue.last, found.at - _NEAR) : found.at])


_NEAR = 2
"""Words within which « comme une » leads to the marks."""


def _subject(found: Situation, cue: Cue) -> Mention | None:
    """Who says it: the cue's own subject, that of the verb before, or what follows."""
    if _what_was_said(found.words, cue):
        mention = subjects.behind(found.words, cue)
        if mention:
            return mention
    mention = (_main_subject(found, cue) if cue.use & GERUND else None) or found.subject(cue)
    if mention and cue.use & GERUND:
        mention = _writer(found, mention) or mention
    if cue.passive:
        return mention
    if mention is None and cue.first > 0 and not cue.according and not _by_anybody(found, cue):
        mention = _subject_of_previous(found, cue)
    if mention is None and cue.use & (GERUND | INFINITIVE):
        mention = _subject_after(found, cue)
    if mention is None and cue.first > 0 and _follows_marks(found, cue):
        mention = subjects.behind(found.words, cue)
    return mention


def _main_subject(found: Situation, cue: Cue) -> Mention | None:
    """« X estime que Y a raison, ajoutant que … »: X goes on, who has said something already."""
    for other in found.cues:
        if other.first >= cue.first or found.words.text[cue.first - 1] != ",":
            return None
        if other.says and other.use & (SINGULAR | PLURAL) and not other.according:
            apart = found.lexicon.sets["clause_openers"].isdisjoint(found.words.low[other.last : cue.first])
            if not apart:
                return None
            said = _what_was_said(found.words, other)
            return subjects.behind(found.words, other) if said else found.subject(other)
    return None


def _writer(found: Situation, paper: Mention) -> Mention | None:
    """« X a publié un communiqué réclamant « … » »: X asks for it, who wrote the paper."""
    words = found.words
    if paper.definite or paper.head < 0 or not words.kinds[paper.head] & lang.DOCUMENT:
        return None
    if words.low[paper.first] not in found.lexicon.sets["indefinite"]:
        return None
    for mention in found.mentions(paper.first):
        if mention.last <= paper.first and not mention.governed and mention.kind in _WRITING:
            return mention if subjects.acts(words, mention) else None
    return None


_WRITING = (PERSON, UNSURE, OFFICE, BODYKIND, PRONOUNKIND)


def _what_was_said(words: Words, cue: Cue) -> bool:
    """« selon ce qu'a confié X », « comme l'indique X »: the subject stands behind its verb."""
    before = words.low[cue.first - 1] if cue.first else ""
    if before in words.lexicon.sets["like"]:
        return words.low[cue.first] in words.lexicon.sets["clitics"]
    return cue.first > 1 and bool(words.kinds[cue.first - 1] & lang.THAT) and words.low[cue.first - 2] == "ce"


def _subject_of_previous(found: Situation, cue: Cue) -> Mention | None:
    """« X a critiqué … et déclaré … », « …, ajoutant que … »: the subject of the verb before."""
    apart = found.lexicon.sets["clause_openers"]
    for other in reversed(found.cues):
        if other.first < cue.first and not other.according:
            if not apart.isdisjoint(found.words.low[other.last : cue.first]):
                return None
            mention = found.subject(other) or (subjects.behind(found.words, other))
            if mention:
                return mention
    if cue.use & GERUND or found.words.low[cue.first - 1] in ("et", "puis", ","):
        free = [
            m for m in found.mentions(cue.first) if not m.governed and m.kind != THING and m.last <= cue.first
        ]
        acting = [m for m in free if subjects.acts(found.words, m)]
        return acting[-1] if acting else free[0] if free else None
    return None


def _follows_marks(found: Situation, cue: Cue) -> bool:
    """« … », a dit X, « … »: the cue between two pairs of marks."""
    text = found.words.text
    at = cue.first - 1 - (text[cue.first - 1] == ",")
    return at >= 0 and text[at][0] == "\x00"


def _names_itself(found: Situation, cue: Cue) -> bool:
    """« le traitement dit « de fond » »: no verb at all."""
    return (cue.passive or cue.last == found.at) and bool(found.words.kinds[cue.at] & lang.NAMING)


def _subject_after(found: Situation, cue: Cue) -> Mention | None:
    """« Se disant « confiant », le conseil … », « Après avoir dénoncé « … », X … »: who comes after."""
    if cue.use & INFINITIVE and (cue.first > _OPENING or not found.words.kinds[0] & lang.PREP):
        return None
    after = [m for m in found.mentions() if m.first > found.at and not m.governed]
    parted = [m for m in after if found.words.text[m.first - 1] == "," and subjects.acts(found.words, m)]
    after = parted or after
    return after[0] if after and after[0].kind != THING else None


_OPENING = 3
"""Words within which « Après avoir … » begins."""
