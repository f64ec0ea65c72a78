"""Whose verb it is: the mention that is the subject of a cue, before it, behind it, or in it."""

from __future__ import annotations

from msgspec.structs import replace

from pressarchive.quotations import language as lang
from pressarchive.quotations.bare import pronoun
from pressarchive.quotations.conjugation import GERUND, PLURAL, SINGULAR
from pressarchive.quotations.cues import Cue
from pressarchive.quotations.mention import BODYKIND, GROUPKIND, OFFICE, PERSON, PRONOUNKIND, THING, Mention
from pressarchive.quotations.mentions import governed, mention_at
from pressarchive.quotations.words import Words

_REACH = 22
"""Words read behind an inserted verb in search of its subject: « a déclaré, lors d'une visite à …, X »."""


def agrees(mention: Mention, cue: Cue) -> bool:
    """Whether a mention can be the subject of a verb in that number."""
    number = cue.use & (SINGULAR | PLURAL)
    if mention.kind == GROUPKIND and not mention.definite:
        return True
    return number in (0, SINGULAR | PLURAL) or mention.plural == (number == PLURAL)


def inverted(words: Words, cue: Cue) -> Mention | None:
    """The pronoun of « a-t-il déclaré »."""
    if cue.inverted < 0:
        return None
    form = words.inverted(cue.inverted)
    if form in words.lexicon.sets.get("impersonal", ()):
        return None
    return pronoun(words, cue.inverted, form)


def behind(words: Words, cue: Cue) -> Mention | None:
    """The subject that follows an inserted verb: « a déclaré mercredi à Minsk le ministre »."""
    at = cue.last
    limit = min(words.size, cue.last + _REACH)
    commas = 0
    while at < limit:
        kind, text = words.kinds[at], words.text[at]
        if kind & lang.PREP and not (words.low[at] == "des" and not governed(words, at)):
            at = _over_phrase(words, at)
            continue
        found = mention_at(words, at, words.size)
        if found and found.kind == PRONOUNKIND and words.kinds[at] & lang.CLITIC:
            found = None
        if found and not governed(words, at):
            if agrees(found, cue):
                return found
            other = mention_at(words, found.last + 1, words.size) if found.last + 1 < words.size else None
            pair = _pair(words, found, other) if other else None
            if pair and agrees(pair, cue):
                return pair
        commas += text == ","
        if text in (":", ";", "—", "–") or text[0] == "\x00" or commas > 2 or _stops(kind, at, cue):
            return None
        at = max(at + 1, found.last if found else 0)
    return None


def speaking(words: Words, cue: Cue) -> Mention | None:
    """The subject behind a verb inserted after words in marks: a noun unknown to the lists speaks as well."""
    found = behind(words, cue)
    if found is None or found.kind != THING or found.first != cue.last:
        return found
    if found.head < 0 or not found.definite:
        return found
    found.kind = GROUPKIND if found.plural else OFFICE
    return found


def _stops(kind: int, at: int, cue: Cue) -> bool:
    return bool(
        kind & (lang.THAT | lang.AUXILIARY) or (kind & (lang.RELATIVE | lang.CONJUNCTION) and at > cue.last)
    )


def _over_phrase(words: Words, at: int) -> int:
    """The word after « à l'AFP », « lors d'une conférence de presse », « dans un entretien au Monde »."""
    after = at + 1
    while after < words.size and words.kinds[after] & (lang.PREP | lang.OF):
        after += 1
    if after >= words.size:
        return after
    found = mention_at(words, after, words.size)
    if found is None:
        return after + 1
    return found.name[0] if found.name and _body_then_name(words, found) else found.last


def _body_then_name(words: Words, found: Mention) -> bool:
    """« à l'AFP Jean Dupont »: an agency and then the speaker, not « au président Jean Dupont »."""
    if found.kind != PERSON or found.name is None or found.name[0] <= found.first:
        return False
    before = found.name[0] - 1
    idle = lang.HONORIFIC | lang.TITLE | lang.FIRST
    return words.text[before][0].isupper() and not words.kinds[before] & idle


def agent(words: Words, cue: Cue, found: list[Mention]) -> Mention | None:
    """« est qualifié de « … » par X »: the mention behind « par »."""
    by = words.lexicon.sets["by"]
    for mention in found:
        if mention.first > cue.last and words.low[mention.first - 1] in by and mention.kind != THING:
            return _without_marks(words, mention)
    return None


def _without_marks(words: Words, mention: Mention) -> Mention:
    """« qualifié par l'entreprise de « … » »: the marks are no part of the name."""
    for at in range(mention.first + 2, mention.last):
        if words.text[at][0] == "\x00":
            mention.last = mention.shut = at - 1
            return mention
    return mention


def before(words: Words, cue: Cue, mentions: list[Mention]) -> Mention | None:
    """The subject among the mentions that stand before a verb."""
    candidates = [m for m in mentions if m.last <= cue.first]
    if not candidates:
        return None
    if cue.use & GERUND and cue.first and words.low[cue.first - 1] in words.lexicon.sets["while"]:
        return _first(words, candidates, cue)
    edge = _edge(words, cue.first)
    found = _shouting(mentions, cue) or _periphrasis(words, edge)
    found = found or _neighbour(words, edge, candidates, cue) or _relative(words, edge, candidates, cue)
    return found or _first(words, candidates, cue) or _misspelt(candidates, cue, edge)


def _shouting(mentions: list[Mention], cue: Cue) -> Mention | None:
    """« accueilli par des manifestants scandant « … » »: a participle belongs to the noun or name it touches,
    even under a preposition; it may have been read as an adjective of theirs.
    """
    if not cue.use & GERUND or cue.first != cue.at:
        return None
    for mention in mentions:
        touches = cue.at in (mention.head + 1, mention.name[1] if mention.name else 0)
        if touches and mention.governed and mention.kind in _HUMAN:
            return replace(mention, last=cue.at, shut=cue.at)
    return None


_HUMAN = (PERSON, GROUPKIND, OFFICE)


def _periphrasis(words: Words, edge: int) -> Mention | None:
    """« Celui qui a dirigé l'usine a affirmé »: at the head of a sentence a pronoun that takes somebody up;
    behind « tandis que » all its words are the only name there is.
    """
    low, sets = words.low, words.lexicon.sets
    for at in range(edge - 3, -1, -1):
        if words.text[at] in (";", ":") or words.kinds[at] & lang.THAT:
            return None
        if low[at] not in sets["periphrastic"] or low[at + 1] not in sets["who"]:
            continue
        gender = "m" if low[at] in sets["masculine_pronouns"] else "f"
        if not _verb_between(words, at + 2, edge):
            return None
        if at == 0:
            return Mention(0, 1, PRONOUNKIND, gender=gender, shut=edge)
        return Mention(at, edge, OFFICE, head=at, gender=gender, shut=edge)
    return None


def _verb_between(words: Words, first: int, last: int) -> bool:
    """Whether a relative clause has its own verb before another."""
    return any(words.kinds[at] & (lang.VERB | lang.AUXILIARY) for at in range(first, last))


def _neighbour(words: Words, edge: int, candidates: list[Mention], cue: Cue) -> Mention | None:
    """The mention that ends where the verb begins, what is set beside it left out."""
    for number in range(len(candidates) - 1, -1, -1):
        mention = candidates[number]
        if max(mention.shut, mention.last) < edge:
            break
        if mention.last <= edge and not mention.governed and not _object(words, mention):
            if agrees(mention, cue):
                return (_first(words, candidates, cue) or mention) if mention.kind == THING else mention
            pair = _pair(words, candidates[number - 1], mention) if number else None
            if pair and not candidates[number - 1].governed:
                return pair
    return None


def _misspelt(candidates: list[Mention], cue: Cue, edge: int) -> Mention | None:
    """« Des météorologues ajoute que »: the neighbour is the subject in spite of its number."""
    last = candidates[-1]
    near = last.last == edge and last.plural and not last.governed and last.kind != THING
    return last if near and cue.use & SINGULAR else None


def _edge(words: Words, first: int) -> int:
    """The word before which the subject must end: adverbs, times and « a jeudi » are stepped over."""
    edge = _over_emphasis(words, first)
    while (
        edge > 0
        and words.kinds[edge - 1] & (lang.ADVERB | lang.TIME)
        and not words.kinds[edge - 1] & lang.PRONOUN
    ):
        edge -= 1
    return edge


def _over_emphasis(words: Words, edge: int) -> int:
    """« X, elle, assure que … », « X, pour sa part, y voit … »: the comma behind X."""
    if edge < _EMPHASIS or words.text[edge - 1] != ",":
        return edge
    idle = words.lexicon.sets["adverbials"] | words.lexicon.sets["topic_openers"]
    for at in range(edge - 2, max(0, edge - _LONGEST), -1):
        if words.text[at] == ",":
            return at if at < edge - 2 else edge
        if words.low[at] not in idle:
            return edge
    return edge


_EMPHASIS = 3
_LONGEST = 7
"""Words of « , pour sa part, » at least and at most."""


def _relative(words: Words, edge: int, candidates: list[Mention], cue: Cue) -> Mention | None:
    """« X, qui a déclaré »: the antecedent."""
    if edge == 0 or words.low[edge - 1] not in words.lexicon.sets.get("who", ()):
        return None
    place = edge - 1
    for number in range(len(candidates) - 1, -1, -1):
        mention = candidates[number]
        if mention.last in (place, place - 1) or mention.shut == place:
            if number and _hangs(words, candidates[number - 1], mention):
                mention = candidates[number - 1]
            if not agrees(mention, cue):
                continue
            return inner(words, mention) if mention.kind == THING else mention
    return None


def _hangs(words: Words, head: Mention, mention: Mention) -> bool:
    """« la porte-parole du collectif pour la paix qui … »: the head speaks, not what hangs on « pour »."""
    tie = mention.first - 1
    opposed = tuple(words.lexicon.words.get("participle_endings", ("\x00",)))
    adjective = head.last == tie - 1 and words.low[head.last].endswith(opposed)
    tied = (head.last == tie or adjective) and words.low[tie] in words.lexicon.sets["tying"]
    return tied and mention.name is None and head.kind != THING


def _object(words: Words, mention: Mention) -> bool:
    """« X, représentant le Japon, a annoncé »: Japan is what X represents."""
    at = mention.first - 1
    return (
        at > 0
        and words.low[at].endswith("ant")
        and words.text[at - 1] == ","
        and not words.text[at][0].isupper()
    )


def inner(words: Words, mention: Mention) -> Mention:
    """« à l'initiative du CHRU de Reims, qui … »: what speaks stands in the complement."""
    for at in range(mention.first + 1, mention.last):
        if words.kinds[at] & lang.OF:
            after = at if words.low[at] in words.lexicon.sets["contracted"] else at + 1
            found = mention_at(words, after, mention.last) if after < mention.last else None
            if found and found.last == mention.last and found.kind != THING:
                return found
    return mention


def _pair(words: Words, one: Mention, other: Mention) -> Mention | None:
    """« Thierry et Véronique Roy »: two names that share a plural verb."""
    if one.last + 1 != other.first or words.low[one.last] not in words.lexicon.sets.get("and", ()):
        return None
    if one.name is None or other.name is None:
        return None
    return Mention(one.first, other.last, GROUPKIND, plural=True, shut=other.shut)


def _first(words: Words, candidates: list[Mention], cue: Cue) -> Mention | None:
    """Failing a neighbour, the sentence's own subject: its first mention under no preposition."""
    start = _clause_start(words, cue.first)
    free = [m for m in candidates if not m.governed and agrees(m, cue) and m.kind != THING]
    free = [m for m in free if m.first >= start]
    if timed(words, cue):
        free = [m for m in free if not words.kinds[m.first] & lang.CLITIC or m.last - m.first > 1]
        acting = [m for m in free if acts(words, m)]
    else:
        acting = [m for m in free if acts(words, m)] if cue.use & GERUND else []
    return acting[-1] if acting else free[0] if free else None


def timed(words: Words, cue: Cue) -> bool:
    """« … que Y a couru avant de crier « … » »: Y cries."""
    at = cue.first
    return (
        at > 1 and bool(words.kinds[at - 1] & lang.OF) and words.low[at - 2] in words.lexicon.sets["timing"]
    )


def _clause_start(words: Words, edge: int) -> int:
    """The word after the last « tandis que », « quand » before a verb."""
    openers = words.lexicon.sets["clause_openers"]
    return next((at + 1 for at in range(edge - 1, 0, -1) if words.low[at] in openers), 0)


def acts(words: Words, mention: Mention) -> bool:
    """Whether a verb follows a mention: « X a fait … en criant »."""
    at = max(mention.last, mention.shut)
    if mention.kind == BODYKIND and mention.name is None:
        return False
    while at < words.size and (words.kinds[at] & (lang.OF | lang.TIME) or words.text[at].isdigit()):
        at += 1
    return at < words.size and bool(words.kinds[at] & (lang.AUXILIARY | lang.CLITIC | lang.VERB))


def subordinate(words: Words, mention: Mention) -> bool:
    """« Si X annonce que … », « Alors que X assure que … »: X's clause leans on another."""
    before = mention.first - 1
    if before < 0:
        return False
    if words.kinds[before] & lang.THAT:
        return before > 0 and words.low[before - 1] in words.lexicon.sets["before_that"]
    return words.low[before] in words.lexicon.sets["concessive"]


def main_clause(words: Words, at: int, found: list[Mention]) -> int:
    """The comma from `at` on behind which a clause with a subject of its own begins; 0 if none."""
    for mention in found:
        if mention.first <= at or words.text[mention.first - 1] != "," or mention.governed:
            continue
        if acts(words, mention) or mention.kind == PRONOUNKIND:
            return mention.first - 1
    return 0


def voice(words: Words, mention: Mention) -> Mention:
    """« Le ministère a réagi par la voix de X »: X speaks."""
    voices = words.lexicon.sets["voices"]
    if voices.isdisjoint(words.low):
        return mention
    for at in range(2, words.size - 2):
        if words.low[at] not in voices or words.low[at - 2] not in words.lexicon.sets["by"]:
            continue
        after = at + 1 + (words.low[at + 1] not in words.lexicon.sets["contracted"])
        found = mention_at(words, after, words.size) if words.kinds[at + 1] & lang.OF else None
        own = words.low[after] in words.lexicon.sets["possessives"]
        if found and (found.kind == PERSON or (found.kind == OFFICE and found.definite and not own)):
            return found
    return mention
