"""Nouns stacked before a title in English: « Rockets coach Marcy Delgado », « the defence ministry »."""

from __future__ import annotations

from pressarchive.quotations import language as lang
from pressarchive.quotations.mention import BODYKIND, GROUPKIND, OFFICE, PERSON, Mention
from pressarchive.quotations.propers import acronym, name_end, name_kind
from pressarchive.quotations.words import Words

_LONGEST = 8
_HEADS = lang.TITLE | lang.GROUP | lang.BODY | lang.SOURCE | lang.DOCUMENT
_IDLE = (
    lang.PREP
    | lang.AUXILIARY
    | lang.CONJUNCTION
    | lang.RELATIVE
    | lang.PRONOUN
    | lang.ADVERB
    | lang.TIME
    | lang.THAT
    | lang.NEVER
)
_MOST_PLAIN = 2
"""Nouns that no list knows before the head."""


def stacked(words: Words, at: int, end: int) -> Mention | None:
    """The mention whose nouns begin at `at`, with or without an article, if its head is known."""
    if words.low[at] in words.lexicon.sets["members"] and at + 1 < end and words.kinds[at + 1] & lang.OF:
        return _members(words, at, end)
    articled = bool(words.kinds[at] & lang.DET) and not possessive(words, at)
    first = at + articled
    head = _head(words, first, min(end, first + _LONGEST))
    alone = head == first and words.text[head][0].islower() and not words.kinds[head] & lang.GROUP
    if head < 0 or (not articled and (alone or _an_object(words, at))):
        return None
    det = words.low[at] if articled else ""
    return _mention(words, at, head, det, end)


def _members(words: Words, at: int, end: int) -> Mention | None:
    """« One of the men », « some of the residents »."""
    last = complement_end(words, at + 1, end)
    if last == at + 1:
        last = at + 3
    one = words.low[at] == "one"
    return Mention(at, min(last, end), OFFICE if one else GROUPKIND, None, at, plural=not one, definite=False)


def _an_object(words: Words, at: int) -> bool:
    """« represents workers »: a noun without article behind what may be its verb."""
    if at == 0 or not words.text[at][0].islower():
        return False
    opening = lang.PREP | lang.CONJUNCTION | lang.THAT | lang.TIME | lang.ADVERB | lang.RELATIVE
    return words.text[at - 1][0].isalnum() and not words.kinds[at - 1] & opening


def possessive(words: Words, at: int) -> bool:
    """« Chile's », « the agency's »."""
    low = words.low[at]
    return low.endswith("'s") and words.lexicon.stacked and low not in words.lexicon.named


def _head(words: Words, first: int, end: int) -> int:
    """The last title, group or body of a run of nouns; -1 if there is none."""
    head, plain = -1, 0
    for at in range(first, end):
        kind, text = words.kinds[at], words.text[at]
        if (at > first and not words.close(at)) or not text[0].isalnum():
            break
        known = (kind & _HEADS or _agent(words, at)) and not kind & lang.FIRST
        if head >= 0 and text[0].isupper() and not (known and _title_before_name(words, at, end)):
            break
        if head >= 0 and not known:
            break
        if known and (
            not text[0].isupper() or (at == 0 and kind & lang.GROUP) or _title_before_name(words, at, end)
        ):
            head = at
            continue
        if not _modifies(words, at):
            break
        plain += text[0].islower() and not kind & lang.PREADJ
        if plain > _MOST_PLAIN:
            break
    return head


def _agent(words: Words, at: int) -> bool:
    """« Exporters », « botanist »: a noun unknown to the lists whose ending says that people are meant."""
    text, low = words.text[at], words.low[at]
    if low.endswith("-year-old"):
        return True
    if words.kinds[at] or not text.isalpha() or not text[0].islower():
        return False
    sets = words.lexicon.sets
    return low not in sets["no_people"] and low.endswith(tuple(words.lexicon.words["human_endings"]))


def _title_before_name(words: Words, at: int, end: int) -> bool:
    """« Interior Minister Elif Demirkan »: a title in capitals, and then a name."""
    if not words.kinds[at] & lang.TITLE or at + 1 >= end or not words.close(at + 1):
        return False
    if at and words.kinds[at - 1] & lang.FIRST and words.close(at) and words.text[at - 1][0].isupper():
        return False
    return words.text[at + 1][0].isupper()


def _modifies(words: Words, at: int) -> bool:
    """Whether a word may stand before the head as an adjective or noun."""
    kind, low = words.kinds[at], words.low[at]
    if possessive(words, at) or kind & lang.PREADJ or words.text[at][0].isdigit():
        return True
    if words.text[at][0].isupper():
        return not kind & lang.NEVER and not (kind & lang.FIRST and not kind & lang.PLACE)
    if kind & (_IDLE | lang.DET) or low in words.lexicon.sets["finite"]:
        return False
    return not low.endswith(("ed", "ing")) and not kind & lang.VERB


def _mention(words: Words, first: int, head: int, det: str, end: int) -> Mention | None:
    sets, kind = words.lexicon.sets, words.kinds[head]
    if _agent(words, head):
        kind |= lang.GROUP if words.low[head].endswith("s") else lang.TITLE
    gender = words.lexicon.gender.get(words.low[head], "")
    named = head + 1 < end and words.close(head + 1) and words.text[head + 1][0].isupper()
    if named and kind & lang.BODY and words.low[head] in sets["body_namers"]:
        last = name_end(words, head + 1, end)
        if last > head + 1:
            return Mention(first, last, BODYKIND, (head + 1, last), head, gender)
    if named and kind & (lang.TITLE | lang.SOURCE):
        head += (
            words.kinds[head + 1] & lang.HONORIFIC and head + 2 < end and words.text[head + 2][0].isupper()
        )
        last = name_end(words, head + 1, end)
        if last > head + 1 and _a_person(words, head + 1, last):
            gender = words.lexicon.gender.get("^" + words.low[head + 1], "") or gender
            return Mention(first, last, PERSON, (head + 1, last), head, gender)
    if words.low[head] in sets["crowds"] and det in sets["counting"]:
        kind = lang.GROUP
    plural = bool(kind & lang.GROUP) or det in sets["plural_determiners"]
    last = complement_end(words, head + 1, end)
    if kind & (lang.BODY | lang.DOCUMENT) and not plural:
        return Mention(first, last, BODYKIND, None, head, gender, definite=bool(det))
    definite = det not in sets["indefinite_determiners"]
    if plural:
        return Mention(first, last, GROUPKIND, None, head, gender, plural=True, definite=definite)
    return Mention(first, last, OFFICE, None, head, gender, definite=definite)


def _a_person(words: Words, at: int, last: int) -> bool:
    if last - at == 1:
        name = words.text[at]
        return not (acronym(name) or name in words.lexicon.named or words.kinds[at] & lang.PLACE)
    return name_kind(words, at, last) == PERSON


def complement_end(words: Words, at: int, end: int) -> int:
    """The word after "of the mountain rescue team", "at Bellwether Research", "in Kampala"."""
    while at + 1 < end and words.close(at) and words.kinds[at] & (lang.OF | lang.INNER):
        after = at + 1
        while after < end and words.kinds[after] & lang.DET and words.close(after):
            after += 1
        after = _noun_end(words, after, end)
        if after <= at + 1:
            break
        at = after
    return at


def _noun_end(words: Words, at: int, end: int) -> int:
    """The word after a run of nouns and adjectives."""
    first = at
    while at < end and at - first < _LONGEST and (at == first or words.close(at)):
        if not words.text[at][0].isalnum() or not (_modifies(words, at) or words.kinds[at] & _HEADS):
            break
        at += 1
    return at
