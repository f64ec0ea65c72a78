"""What the words around and between marks say of them: an utterance, a fragment, a title, a charge."""

from __future__ import annotations

import re
from functools import lru_cache

from pressarchive.quotations import language as lang
from pressarchive.quotations.conjugation import PLURAL, SINGULAR
from pressarchive.quotations.cues import Cue
from pressarchive.quotations.situation import Situation, short_name


def names_a_thing(found: Situation, cue: Cue) -> bool:
    """Whether the word before the marks says that they hold a title, a term or a name."""
    if (
        found.at - cue.last <= 0
        or found.before in (":", ",", "(")
        or found.words.kinds[found.at - 1] & lang.THAT
    ):
        return False
    if names_before(found):
        return True
    charged = a_charge(found) and not _calls_so(found, cue)
    return charged or _a_medium(found) or a_name(found) or _an_example(found)


def _calls_so(found: Situation, cue: Cue) -> bool:
    """« qualifie ces frappes d'« agression » »: an offence that somebody sees in a thing."""
    return found.words.low[cue.at].startswith(tuple(found.lexicon.words.get("calling", ("\x00",))))


def names_object(found: Situation, cue: Cue) -> bool:
    """« lance « La Grande Lessive » », « le mot désigne « … » », « dit le « Tigre » »: nobody says it."""
    words, printed = found.words, found.printed
    sets, verb = words.lexicon.sets, words.low[cue.at]
    if not sets["glossing"].isdisjoint(words.low[cue.last : found.at]):
        return True
    if found.before in (":", ",", "(") or found.at - cue.last > 1:
        return False
    at_once = found.at == cue.last
    article = not at_once and words.kinds[found.at - 1] & lang.DET and not words.kinds[found.at - 1] & lang.OF
    if cue.according:
        return bool(article)
    if (at_once or article) and verb in sets["defining"]:
        return True
    if not at_once:
        return bool(article) and bool(words.kinds[cue.at] & lang.NAMING) and cue.first == cue.at
    made = not cue.says or verb.startswith(tuple(words.lexicon.words.get("making", ("\x00",))))
    named = printed[:1].isupper() and printed[-1].isalnum() and printed.count(" ") < _TITLE_WORDS
    return (made and named) or verb.startswith(tuple(words.lexicon.words.get("turning", ("\x00",))))


def far_word(found: Situation, cue: Cue) -> bool:
    """« s'engage auprès de jeunes en difficulté, ses « loulous » »: one word far from its verb."""
    if " " in found.printed or cue.according or found.at - cue.last < _FAR or not found.printed[:1].islower():
        return False
    between = range(cue.last, found.at)
    return not any(found.words.kinds[at] & lang.THAT or found.words.text[at][0] == "\x00" for at in between)


_FAR = 5
"""Words between a verb and a single word in marks that is not said any more."""


def names_before(found: Situation) -> bool:
    """Whether a naming word stands before the marks: « le film », « baptisé », « surnommé le »."""
    at = found.at - 1
    kinds = found.words.kinds
    if at > 0 and kinds[at] & lang.DET and _calls(found, at - 1):
        return True
    if at > 0 and kinds[at] & lang.OF and found.words.low[at - 1] in found.lexicon.sets["labels"]:
        return found.printed.count(" ") < _TITLE_WORDS and not opens_clause(found)
    if at < 0 or not kinds[at] & lang.NAMING or kinds[at] & lang.REPORTS:
        return False
    return _calls(found, at) or not _describes(found)


def _calls(found: Situation, at: int) -> bool:
    """« intitulé », « baptisée », « surnommés »: the name itself follows."""
    endings = tuple(found.lexicon.words.get("participle_endings", ()))
    called = bool(endings) and found.words.low[at].endswith(endings)
    return bool(found.words.kinds[at] & lang.NAMING) and called


def _describes(found: Situation) -> bool:
    """« dénonce un plan « dessiné dans un bureau » », « l'affaire « ne concerne pas X » »: no name."""
    first, _, rest = found.printed.partition(" ")
    if " " not in rest or not first[:1].islower():
        return False
    endings = tuple(found.lexicon.words.get("participle_endings", ()) or ("\x00",))
    return first.endswith(endings) or opens_clause(found)


def _an_example(found: Situation) -> bool:
    """« Slogans such as “…” »: an example."""
    return (
        found.at > 1 and found.words.low[found.at - 2] in found.lexicon.sets["such"] and found.before == "as"
    )


def a_name(found: Situation) -> bool:
    """« la création du « Conseil national » », « l'« affaire Dupont » »: a noun phrase's own name."""
    printed = found.printed
    if not found.words.kinds[found.at - 1] & (lang.DET | lang.OF) or printed.count(" ") >= _TITLE_WORDS:
        return False
    first = printed.partition(" ")[0].lower()
    return (printed[:1].isupper() and printed[-1] not in ".!?…") or bool(
        found.lexicon.kinds.get(first, 0) & lang.NAMING
    )


def _a_medium(found: Situation) -> bool:
    """« a déclaré au « Monde » »: a newspaper or a broadcast."""
    within = found.before in found.lexicon.sets["in_media"]
    return within and found.printed.count(" ") < _TITLE_WORDS and not found.printed[0].islower()


_TITLE_WORDS = 4


def names_who_speaks(found: Situation) -> bool:
    """« Selon « Quotidien », … », « « Quotidien » a affirmé que … »: the marks hold the speaker's name."""
    if not found.cues or not found.printed[:1].isupper():
        return False
    if not short_name(found.speakers.article, found.words, found.at):
        return False
    for cue in found.cues:
        if cue.according and cue.last == found.at:
            return True
        if cue.first == found.at + 1 and cue.says and not cue.according:
            return cue.last < found.words.size and bool(found.words.kinds[cue.last] & lang.THAT)
    return False


def a_charge(found: Situation) -> bool:
    """Whether the words are an offence, as court reports print them: « association de malfaiteurs »."""
    charges = tuple(found.lexicon.words.get("charges", ()))
    if not charges or found.before not in found.lexicon.sets["charge_cues"]:
        return False
    return bool(_charged(charges).match(found.printed.lower())) or _before_court(found)


@lru_cache(maxsize=4)
def _charged(charges: tuple[str, ...]) -> re.Pattern[str]:
    """The offences as whole words, in singular or plural."""
    return re.compile(rf"(?:{'|'.join(map(re.escape, charges))})s?(?!\w)")


def _before_court(found: Situation) -> bool:
    """« une enquête pour « … » », « mis en examen pour « … » »: an offence unless it is a purpose."""
    earlier = found.words.low[max(0, found.at - _COURT) : found.at - 1]
    if found.lexicon.sets["court"].isdisjoint(earlier) or opens_clause(found):
        return False
    return found.before in found.lexicon.sets["for"] and not found.printed.partition(" ")[0].endswith(
        _INFINITIVE
    )


_COURT = 14
"""Words back to which an inquiry may stand."""
_INFINITIVE = ("er", "ir", "re")


def opens_clause(found: Situation) -> bool:
    """Whether the words are a clause of the journalist's sentence: they begin with its verb or subject."""
    if not found.printed[:1].islower():
        return False
    sets, kinds = found.lexicon.sets, found.lexicon.kinds
    first = _split(found.printed)[0]
    kind = kinds.get(first, 0)
    if kind & (lang.AUXILIARY | lang.THAT | lang.RELATIVE):
        return True
    if any(first in sets[name] for name in ("subject_pronouns", "reflexives", "negations", "first_person")):
        return True
    verb = found.lexicon.verbs.get(first)
    if verb is not None and verb.use & _FINITE and not kind & (lang.TITLE | lang.BODY | lang.PREP):
        return True
    return _imperfect(found, first) or holds_verb(found)


def _imperfect(found: Situation, first: str) -> bool:
    """« visait à … »: a verb unknown to the lists, by its ending."""
    endings = tuple(found.lexicon.words.get("finite_endings", ()))
    return bool(endings) and first.endswith(endings) and first not in found.lexicon.sets["no_finite"]


def holds_verb(found: Situation) -> bool:
    """Whether an auxiliary or « ne » stands in the words behind the first."""
    kinds, negations = found.lexicon.kinds, found.lexicon.sets["negations"]
    return any(kinds.get(word, 0) & lang.AUXILIARY or word in negations for word in _split(found.printed)[1:])


def _split(printed: str) -> list[str]:
    return printed.replace("’", "'").replace("'", "' ").lower().split()


_FINITE = SINGULAR | PLURAL


def whole(found: Situation) -> bool:
    """Whether the words stand for themselves: at the head, or behind a colon or comma."""
    if found.opens or found.before == ":":
        return True
    return found.before in (",", "—", "–", "-", ")") and whole_words(found)


def whole_words(found: Situation) -> bool:
    """Whether the words look like a whole utterance: a capital, and more than a few of them."""
    return found.printed[:1].isupper() and found.printed.count(" ") > 3
