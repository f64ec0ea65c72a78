"""The rules that say which marked words are speech and whose, in the order in which they are tried."""

from __future__ import annotations

from collections.abc import Callable

from pressarchive.quotations import fragments, inner, subjects
from pressarchive.quotations import language as lang
from pressarchive.quotations.announcing import announced
from pressarchive.quotations.conjugation import INFINITIVE, PLURAL, SINGULAR
from pressarchive.quotations.cues import Cue
from pressarchive.quotations.mention import BODYKIND, OFFICE, PERSON, PRONOUNKIND, THING, UNSURE, Mention
from pressarchive.quotations.mentions import mention_at
from pressarchive.quotations.situation import Attribution, Situation
from pressarchive.quotations.wording import a_charge, names_before, opens_clause, whole, whole_words

Rule = Callable[[Situation], Attribution | None]

_FINITE = SINGULAR | PLURAL


def inserted_clause(found: Situation) -> Attribution | None:
    """« … », a déclaré X; « … », a-t-il dit."""
    cue = _cue_behind(found)
    if cue is None or (names_before(found) and not found.opens):
        return None
    comma = found.words.text[found.at + 1] == ","
    behind = subjects.speaking if comma or found.opens else subjects.behind
    mention = subjects.inverted(found.words, cue) or behind(found.words, cue)
    if not (comma or found.opens) and (mention is None or mention.kind == BODYKIND):
        return None
    if mention and (mention.kind != THING or comma):
        return found.attribution(mention, cue, whole=whole(found))
    if not (found.opens or comma):
        return None
    if mention is None and not found.opens:
        said_before = any(found.at - 1 <= one.last <= found.at for one in found.cues)
        noun = found.words.kinds[found.at - 1] & (lang.OF | lang.DET | lang.NAMING | lang.BODY)
        if noun or cue.negated or said_before:
            return None
        mention = found.subject(cue)
    return found.attribution(mention, cue, whole=whole(found)) if cue.says else None


def _cue_behind(found: Situation) -> Cue | None:
    """The finite verb that follows the marks at once."""
    at = found.at + 1
    words = found.words
    while at < words.size and words.text[at] in (",", "-", "—", "–", "(", ")", "…", "..."):
        at += 1
    while at < words.size and words.kinds[at] & lang.ADVERB and not words.kinds[at] & lang.CLITIC:
        at += 1
    for cue in found.cues:
        if cue.first == at and not cue.according and cue.use & _FINITE:
            return cue
    return None


def subject_behind(found: Situation) -> Attribution | None:
    """« … », X a déclaré."""
    words = found.words
    at = found.at + 1
    if not found.opens or at >= words.size or not any(cue.use & _FINITE for cue in found.cues):
        return None
    at += words.text[at] in (",", "—", "–", "-")
    for mention in found.mentions(at + 1):
        if mention.first == at and not mention.governed:
            for cue in found.cues:
                if cue.first in (mention.last, mention.shut) and cue.use & _FINITE and not cue.according:
                    return found.attribution(mention, cue, whole=True)
    return None


def according_behind(found: Situation) -> Attribution | None:
    """« … », selon X."""
    at = found.at + 1
    words = found.words
    while at < words.size and words.text[at] in (",", "-", "—", "("):
        at += 1
    for cue in found.cues:
        if cue.according and cue.first == at:
            mention = _what_was_said(found, cue) or found.source(cue)
            return found.attribution(mention, cue, whole=whole(found)) if mention else None
    return None


def _what_was_said(found: Situation, according: Cue) -> Mention | None:
    """« … », selon ce qu'a confié X."""
    words = found.words
    for cue in found.cues:
        if cue.first == according.last + 2 and words.kinds[cue.first - 1] & lang.THAT and cue.says:
            return subjects.behind(words, cue)
    return None


def read_in(found: Situation) -> Attribution | None:
    """« … », peut-on lire dans un communiqué de X."""
    words, at = found.words, found.at + 1
    at += at < words.size and words.text[at] == ","
    for cue in found.cues:
        if at < cue.at <= at + _READ and cue.use & INFINITIVE and _by_anybody(found, at, cue.at):
            mention = _whose_paper(found, cue)
            if mention:
                return found.attribution(mention, cue, whole=True)
            long_enough = found.printed.count(" ") > _BANNER
            return Attribution(None, None, found.cue_place(cue), whole=True) if long_enough else None
    return None


def _by_anybody(found: Situation, first: int, last: int) -> bool:
    """« peut-on », « on peut »."""
    anybody = found.lexicon.sets["anybody"]
    return any(
        found.words.low[at] in anybody or found.words.inverted(at) in anybody for at in range(first, last)
    )


def _whose_paper(found: Situation, cue: Cue) -> Mention | None:
    """« dans un communiqué de X »: the paper if it is somebody's, « sur la page de X »: X."""
    for mention in found.mentions():
        if cue.last < mention.first <= cue.last + _READ:
            whose = subjects.inner(found.words, mention)
            if whose is mention:
                return None
            return mention if mention.kind == BODYKIND and whose.kind == BODYKIND else whose
    return None


_BANNER = 5
"""Words up to which what can be read somewhere may be a banner's or a title."""
_READ = 2
"""Words between the marks and « lire », and between that and where it was read."""


def with_colon(found: Situation) -> Attribution | None:
    """X : « … »; l'avis de X : « … »; une formule de X, « … »."""
    if found.before != ":" or found.at < 2:
        return None
    candidates = [_who(found, m) for m in found.mentions(found.at) if m.last < found.at]
    people = [
        m
        for m in candidates
        if m.kind in (PERSON, PRONOUNKIND, OFFICE) or (m.kind in (UNSURE, BODYKIND) and m.name)
    ]
    free = [m for m in people if not m.governed] or [m for m in people if m.kind == PERSON and _of(found, m)]
    if not free:
        free = [m for m in candidates if not m.governed and m.kind not in (THING, PRONOUNKIND)]
    return found.attribution(_first(free), None, whole=True) if free else None


def _first(free: list[Mention]) -> Mention:
    """The first mention; « un analyste au Monde, X, … : » leads to the name that follows."""
    named = [m for m in free if m.kind == PERSON]
    return named[0] if named and free[0].kind == OFFICE and not free[0].definite else free[0]


def _who(found: Situation, mention: Mention) -> Mention:
    """« l'avis de X »: the words are X's."""
    document = mention.head >= 0 and found.words.kinds[mention.head] & lang.DOCUMENT
    return subjects.inner(found.words, mention) if document or mention.kind == THING else mention


def _of(found: Situation, mention: Mention) -> bool:
    before = mention.first - 1
    if before < 0:
        return False
    return bool(found.words.kinds[before] & lang.OF) or found.words.low[before] in (
        found.lexicon.sets["among"] | found.lexicon.sets["for"]
    )


def clause_behind(found: Situation) -> Attribution | None:
    """… « … » …, selon X; … « … » …, a déclaré X."""
    words = found.words
    if found.at and _names_a_thing_here(found):
        return None
    for cue in found.cues:
        if cue.first <= found.at:
            continue
        if cue.according:
            mention = found.source(cue)
        elif cue.use & _FINITE and words.text[cue.first - 1] == "," and not _closes_beside(found, cue):
            mention = subjects.inverted(words, cue) or subjects.behind(words, cue)
        else:
            mention = _inserted_before(found, cue)
        if mention is None:
            continue
        if mention.kind != THING and not _a_title(found, cue):
            return found.attribution(mention, cue, whole=whole(found) and whole_words(found))
    return None


def _a_title(found: Situation, cue: Cue) -> bool:
    """« X présente « Cœur de ville », un plan « ambitieux » selon lui »: the name is not said."""
    printed, text = found.printed, found.words.text
    named = printed[:1].isupper() and printed[-1].isalnum() and printed.count(" ") <= _NAME
    return named and any(text[at][0] == "\x00" for at in range(found.at + 1, cue.first))


def _inserted_before(found: Situation, cue: Cue) -> Mention | None:
    """« Investors were “very patient”, Johnson said »: English sets the subject before its verb."""
    if not (found.lexicon.stacked and cue.says and cue.use & _FINITE):
        return None
    for mention in found.mentions(cue.first):
        if (
            mention.last == cue.first
            and mention.first == found.at + 2
            and found.words.text[found.at + 1] == ","
        ):
            return mention
    return None


def closing_clause(found: Situation) -> Attribution | None:
    """« La Russie réagira « … » à …, a prévenu jeudi X. »: the clause that ends the sentence speaks."""
    words = found.words
    if found.before in (":", "que", "qu'") or not found.cues or found.cues[-1].first <= found.at + 1:
        return None
    cue = found.cues[-1]
    if cue.according or not cue.says or not cue.use & _FINITE or words.text[cue.first - 1] != ",":
        return None
    if _closes_beside(found, cue):
        return None
    mention = subjects.inverted(words, cue) or subjects.behind(words, cue)
    if mention is None or mention.kind == THING or words.size - max(mention.last, mention.shut) > _TAIL:
        return None
    return found.attribution(mention, cue, whole=whole(found) and whole_words(found))


_TAIL = 1
"""Words that may follow the subject of a clause that ends its sentence."""


def _names_a_thing_here(found: Situation) -> bool:
    kinds = found.words.kinds[found.at - 1]
    return bool(kinds & (lang.NAMING | lang.BODY | lang.TITLE)) or a_charge(found)


def _closes_beside(found: Situation, cue: Cue) -> bool:
    return any(m.shut == cue.first and m.shut > m.last for m in found.mentions(cue.first))


def agent_behind(found: Situation) -> Attribution | None:
    """Ce « … » est déploré par X; la réplique « … » lancée par X."""
    for cue in found.cues:
        if cue.passive and _by_at_once(found, cue) and not (names_before(found) or _a_noun(found)):
            mention = found.subject(cue)
            if mention and mention.kind != THING:
                return found.attribution(mention, cue, whole=whole_words(found))
    return None


def _a_noun(found: Situation) -> bool:
    """« Les « contrôles » critiqués par X »: behind a plain article the marks hold a thing's name."""
    articles = found.lexicon.sets["plain_articles"]
    return found.before in articles and found.printed.count(" ") < _NAME and not opens_clause(found)


_NAME = 4
"""Words from which marks hold more than a noun."""


def _by_at_once(found: Situation, cue: Cue) -> bool:
    """Whether a participle follows the marks at once and « par » the participle."""
    by = found.words.low[cue.last : cue.last + 1]
    return cue.first == found.at + 1 and not found.lexicon.sets["by"].isdisjoint(by)


def signature(found: Situation) -> Attribution | None:
    """« … » — X; « … » (X)."""
    words = found.words
    at = found.at + 1
    if not found.opens or at + 1 >= words.size or words.text[at] not in ("—", "–", "(", "-"):
        return None
    mention = mention_at(words, at + 1, words.size)
    if mention is None or mention.kind not in (PERSON, UNSURE) or mention.last < words.size - 12:
        return None
    return found.attribution(mention, None, whole=True)


def inside(found: Situation) -> Attribution | None:
    """« …, a estimé X, … »: the inserted clause stands between the same marks as the words."""
    return inner.attributed(found) if found.opens or found.before == ":" else None


def bracketed(found: Situation) -> Attribution | None:
    """X (« … ») reste ferme."""
    if found.before != "(":
        return None
    for mention in found.mentions(found.at):
        if mention.last == found.at - 1 and mention.kind == PERSON and found.printed.count(" ") > 1:
            return found.attribution(mention, None, whole=True)
    return None


def verb_in_marks(found: Situation) -> Attribution | None:
    """X « coopère pleinement » avec …: the marks hold the verb itself."""
    if not found.printed[:1].islower() or " " not in found.printed:
        return None
    for mention in found.mentions(found.at):
        if found.at not in (mention.last, mention.shut) or mention.governed:
            continue
        if mention.kind == PERSON or (mention.kind in (UNSURE, BODYKIND) and mention.name):
            return found.attribution(mention, None, whole=False)
    return None


def felt(found: Situation) -> Attribution | None:
    """X est « agréablement surpris » de …: a feeling in marks is told by whoever has it."""
    words, at = found.words, found.at - 1
    while at > 0 and words.kinds[at] & lang.ADVERB:
        at -= 1
    feelings = found.lexicon.sets["feelings"]
    if at < 1 or not words.kinds[at] & lang.AUXILIARY or feelings.isdisjoint(found.printed.lower().split()):
        return None
    for mention in found.mentions(at):
        if at in (mention.last, mention.shut) and not mention.governed and mention.kind in _FEELING:
            return found.attribution(mention, None, whole=False)
    return None


_FEELING = (PERSON, PRONOUNKIND, OFFICE)


RULES: tuple[tuple[str, Rule], ...] = (
    ("inserted clause", inserted_clause),
    ("subject behind", subject_behind),
    ("according behind", according_behind),
    ("clause behind", closing_clause),
    ("announced", announced),
    ("with colon", with_colon),
    ("clause behind", clause_behind),
    ("read in", read_in),
    ("agent behind", agent_behind),
    ("signature", signature),
    ("inside", inside),
    ("bracketed", bracketed),
    ("verb in marks", verb_in_marks),
    ("felt", felt),
    ("document", fragments.document),
    ("goes on", fragments.goes_on),
)
"""In reading order: what touches the marks first, what stands further away after."""
