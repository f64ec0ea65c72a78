"""Words in marks that no cue announces, and that are speech all the same by what they are themselves."""

from __future__ import annotations

from pressarchive.quotations import language as lang
from pressarchive.quotations.choosing import reporter
from pressarchive.quotations.conjugation import PARTICIPLE, PLURAL, SINGULAR
from pressarchive.quotations.mention import BODYKIND, GROUPKIND, OFFICE, PERSON, PRONOUNKIND, UNSURE, Mention
from pressarchive.quotations.propers import acronym
from pressarchive.quotations.situation import Attribution, Situation
from pressarchive.quotations.speakers import Resolved, Speaker
from pressarchive.quotations.subjects import acts
from pressarchive.quotations.wording import a_charge, a_name, holds_verb, names_before, opens_clause

_FINITE = SINGULAR | PLURAL
_CLAUSE = 3
"""Words of a fragment from which it is speech if it holds a clause of its own."""
_LONG = 7
"""Words from which a fragment is longer than a term or a name."""
_SENTENCE = 6
"""Words from which a whole sentence is no title."""


def goes_on(found: Situation) -> Attribution | None:
    """X a dénoncé « … » et « … », qui « … »: more of what somebody says in the same sentence."""
    spoke = found.speakers.spoken.get(found.sentence.number)
    if spoke is None or found.apart or _named(found):
        return None
    size = _size(found)
    if _beside(found) or (size >= _CLAUSE and opens_clause(found)) or _long(found):
        return Attribution(Resolved(spoke, "implicit"), None, None, whole=False)
    return None


def document(found: Situation) -> Attribution | None:
    """Ce texte « rappelle que … », le Conseil a « enjoint à … »: the marks hold a body's verb of speech."""
    verb = found.lexicon.verbs.get(found.printed.partition(" ")[0])
    at = found.at - bool(found.at and found.words.low[found.at - 1] in found.lexicon.sets["having_said"])
    if verb is None or not verb.says or not verb.use & (_FINITE if at == found.at else PARTICIPLE):
        return None
    for mention in found.mentions(found.at):
        if at in (mention.last, mention.shut) and not mention.governed and mention.kind == BODYKIND:
            return found.attribution(mention, None, whole=False)
    return None


def by_itself(found: Situation) -> Attribution | None:
    """A clause, a sentence, or more words than a name has: somebody's, although nothing tells whose."""
    if _named(found) or found.before == "(":
        return None
    size = _size(found)
    that = found.at and bool(found.words.kinds[found.at - 1] & lang.THAT)
    speech = that or (size > _CLAUSE and opens_clause(found)) or _sentence(found) or _long(found)
    return Attribution(_speaking(found), None, None, whole=_sentence(found)) if speech else None


def _speaking(found: Situation) -> Resolved | None:
    """Whoever spoke in the same clause; of words that open a sentence, whoever spoke in the one before."""
    spoken, number = found.speakers.spoken, found.sentence.number
    spoke = None if found.apart else spoken.get(number)
    if spoke is None and found.opens and not found.sentence.first:
        spoke = spoken.get(number - 1)
    if spoke:
        return Resolved(spoke, "implicit")
    mention = reporter(found) or _thinking(found) or _teller(found) or _told_behind(found)
    if mention:
        return found.speakers.resolve(found.sentence, mention)
    spoke = None if found.sentence.first else spoken.get(number - 1)
    return Resolved(spoke, "carried over") if spoke and not _another(found, spoke) else None


def _another(found: Situation, spoke: Speaker) -> bool:
    """Whether somebody else acts in the sentence before the words."""
    acting = [m for m in found.mentions(found.at) if not m.governed and m.kind in _NEW and m.last <= found.at]
    resolved = [found.speakers.resolve(found.sentence, mention) for mention in acting]
    return any(one is None or one.speaker.name != spoke.name for one in resolved)


def _told_behind(found: Situation) -> Mention | None:
    """« S'il ne « regrette pas d'avoir accepté », il explique que … »: the main clause has who says it."""
    words = found.words
    if not (words.low[0] in found.lexicon.sets["concessive"] or words.kinds[0] & lang.PREP):
        return None
    for cue in found.cues:
        if cue.first > found.at and cue.says and cue.use & _FINITE and not cue.according:
            mention = found.subject(cue)
            return mention if mention and mention.first > found.at and mention.kind in _TELLING else None
    return None


def _thinking(found: Situation) -> Mention | None:
    """« Trump avoua que la décision « … » »: a verb that no list has, and its « que »."""
    words = found.words
    idle = lang.AUXILIARY | lang.CLITIC | lang.ADVERB
    for mention in found.mentions(found.at):
        at = max(mention.last, mention.shut)
        if mention.governed or mention.kind not in _TELLING:
            continue
        while at < found.at and words.kinds[at] & idle and not words.kinds[at] & lang.THAT:
            at += 1
        at += at < found.at and words.text[at][0].islower() and not words.kinds[at]
        if at < found.at and at > mention.last and words.kinds[at] & lang.THAT:
            return mention
    return None


def _teller(found: Situation) -> Mention | None:
    """« La direction a donné la même explication, « nous ne … » »: whoever acts before a clause in marks."""
    qui = found.lexicon.sets["who"]
    related = found.before in qui or found.printed.partition(" ")[0] in qui
    told = found.before == "," and _size(found) >= _LONG and (opens_clause(found) or holds_verb(found))
    if not (related or told):
        return None
    for mention in found.mentions(found.at):
        if not mention.governed and mention.kind in _ACTING:
            heads = mention.first == 0 or found.words.text[mention.first - 1] == ","
            return mention if heads and acts(found.words, mention) else None
    return None


_ACTING = (PERSON, OFFICE, BODYKIND)
_NEW = (PERSON, OFFICE, BODYKIND, GROUPKIND, UNSURE)
_TELLING = (PERSON, OFFICE, BODYKIND, PRONOUNKIND, UNSURE)


def _size(found: Situation) -> int:
    return found.printed.count(" ") + 1


def _named(found: Situation) -> bool:
    """Whether what stands before says that the marks hold a name, a title or an offence."""
    words, after = found.words, found.at + 1
    if after + 1 < words.size and words.text[after] == "(" and acronym(words.text[after + 1]):
        return True
    meant = found.lexicon.sets["glossing"] | found.lexicon.sets["defining"]
    glossed = meant.intersection(words.low[max(0, found.at - 3) : found.at])
    return bool(glossed) or names_before(found) or a_charge(found) or a_name(found)


def _beside(found: Situation) -> bool:
    """« … » et « … », « … », « … » ou encore « … »: words in marks joined to others just before."""
    words, at = found.words, found.at - 1
    if not found.printed[:1].islower():
        return False
    joined = lang.OF | lang.DET | lang.CONJUNCTION | lang.ADVERB
    while at >= 0 and found.at - at <= _BETWEEN and (words.text[at] == "," or words.kinds[at] & joined):
        at -= 1
    return 0 <= at < found.at - 1 and words.text[at][0] == "\x00"


_BETWEEN = 4


def _sentence(found: Situation) -> bool:
    """A whole sentence: a capital, its full stop or its verb, and more words than a title has."""
    printed = found.printed
    if not printed[:1].isupper() or _size(found) < _SENTENCE:
        return False
    return printed[-1:] in ".!?…" or ((found.opens or found.before == ":") and holds_verb(found))


def _long(found: Situation) -> bool:
    return found.printed[:1].islower() and _size(found) >= _LONG
