"""Words in marks that no cue announces, and that are speech all the same by what they are themselves."""

from __future__ import annotations

from pressarchive.quotations import language as lang
from pressarchive.quotations.conjugation import PLURAL, SINGULAR
from pressarchive.quotations.mention import BODYKIND
from pressarchive.quotations.propers import acronym
from pressarchive.quotations.situation import Attribution, Situation
from pressarchive.quotations.speakers import Resolved
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
    if spoke is None or _named(found):
        return None
    size = _size(found)
    if _beside(found) or (size >= _CLAUSE and opens_clause(found)) or _long(found):
        return Attribution(Resolved(spoke, "implicit"), None, None, whole=False)
    return None


def document(found: Situation) -> Attribution | None:
    """Ce texte « rappelle que … »: the marks hold the verb with which a document speaks."""
    verb = found.lexicon.verbs.get(found.printed.partition(" ")[0])
    if verb is None or not verb.says or not verb.use & _FINITE:
        return None
    for mention in found.mentions(found.at):
        if found.at in (mention.last, mention.shut) and not mention.governed and mention.kind == BODYKIND:
            return found.attribution(mention, None, whole=False)
    return None


def by_itself(found: Situation) -> Attribution | None:
    """A clause, a sentence, or more words than a name has: somebody's, although nothing tells whose."""
    if _named(found) or found.before == "(":
        return None
    size = _size(found)
    that = found.at and bool(found.words.kinds[found.at - 1] & lang.THAT)
    speech = that or (size > _CLAUSE and opens_clause(found)) or _sentence(found) or _long(found)
    return Attribution(None, None, None, whole=_sentence(found)) if speech else None


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
