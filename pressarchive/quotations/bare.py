"""A mention by itself, without what is set beside it between commas."""

from __future__ import annotations

from pressarchive.quotations import language as lang
from pressarchive.quotations.complements import complements
from pressarchive.quotations.mention import BODYKIND, GROUPKIND, PERSON, PRONOUNKIND, Mention
from pressarchive.quotations.nouns import noun_phrase, with_honorific
from pressarchive.quotations.propers import name_end, name_kind, name_start
from pressarchive.quotations.stacks import possessive, stacked
from pressarchive.quotations.words import Words


def bare_mention(words: Words, at: int, end: int) -> Mention | None:
    """The mention that begins at word `at`, if one does."""
    kind = words.kinds[at]
    text = words.text[at]
    if words.lexicon.stacked and not kind & (lang.HONORIFIC | lang.PRONOUN | lang.FIRST):
        found = stacked(words, at, end)
        if found:
            return found
    if text in ("d'", "D'") and others(words, at):
        return noun_phrase(words, at, end)
    if kind & lang.DET:
        alone = words.low[at] in words.lexicon.sets["bare_groups"] and _some(words, at)
        found = alone or _latter(words, at, end) or noun_phrase(words, at, end)
        if found:
            return found
    if kind & lang.HONORIFIC:
        found = with_honorific(words, at, end)
        if found:
            return found
    if kind & lang.PRONOUN and "-" not in text[:-3]:
        return None if _impersonal(words, at) else _pronoun(words, at)
    return _proper(words, at, end) if text[0].isupper() else _unmarked(words, at, end)


def others(words: Words, at: int) -> bool:
    """« d'autres policiers »."""
    if words.low[at] != "d'" or at + 1 >= words.size or words.low[at + 1] not in words.lexicon.sets["others"]:
        return False
    return at == 0 or not words.text[at - 1][0].islower() or bool(words.kinds[at - 1])


def _some(words: Words, at: int) -> Mention | None:
    """« certains se demandent », « plusieurs d'entre eux jugent »: people without a noun."""
    last = at + 1
    if words.low[last : last + 2] == ["d'", "entre"] and last + 2 < words.size:
        found = pronoun(words, last + 2, words.low[last + 2])
        found.first = at
        return found if found.gender else None
    kind = words.kinds[last] if last < words.size else 0
    noun = lang.DET | lang.TITLE | lang.GROUP | lang.BODY | lang.DOCUMENT
    if not kind & (lang.VERB | lang.AUXILIARY | lang.CLITIC) or kind & noun:
        return None
    return Mention(at, last, GROUPKIND, plural=True)


def _unmarked(words: Words, at: int, end: int) -> Mention | None:
    """A noun without article: « chef du parti », « selon des témoins », « premier vice-président »."""
    if words.lexicon.words.get("caseless"):
        return _caseless(words, at, end)
    kind = words.kinds[at]
    if kind & lang.PREADJ and at + 1 < end and words.close(at + 1):
        kind = words.kinds[at + 1]
    idle = lang.DET | lang.ADVERB | lang.PREP | lang.VERB
    if at and words.low[at - 1] in words.lexicon.sets["passive"]:
        return None
    bare = lang.TITLE if at and words.low[at - 1] != "selon" else lang.TITLE | lang.GROUP
    return noun_phrase(words, at - 1, end, bare=True) if kind & bare and not kind & idle else None


def _caseless(words: Words, at: int, end: int) -> Mention | None:
    """In a script without capitals: up to three words behind one title or more."""
    first = at
    while first < end and words.kinds[first] & lang.TITLE:
        first += 1
    if first == at:
        return None
    last = first
    edge = min(end, first + _CASELESS_NAME)
    while last < edge and not words.kinds[last] and words.text[last].isalpha():
        last += 1
    return Mention(at, last, PERSON, (first, last), head=at) if last > first else None


_CASELESS_NAME = 3


def _impersonal(words: Words, at: int) -> bool:
    """« il s'agit de », « il y a », « il faut »: nobody's « il »."""
    sets = words.lexicon.sets
    if words.low[at] not in sets["impersonal_subjects"]:
        return False
    after = at + 1
    while after < words.size and words.low[after] in sets["negations"]:
        after += 1
    if after + 1 >= words.size:
        return False
    verb = words.low[after]
    if verb in sets["impersonal_verbs"] or f"{verb} {words.low[after + 1]}" in sets["impersonal_phrases"]:
        return True
    if not words.kinds[after] & lang.AUXILIARY or words.low[after + 1] not in sets["impersonal_words"]:
        return False
    return after + 2 < words.size and bool(words.kinds[after + 2] & (lang.OF | lang.THAT))


def _pronoun(words: Words, at: int) -> Mention:
    return pronoun(words, at, words.low[at])


def pronoun(words: Words, at: int, form: str) -> Mention:
    """The mention made by the pronoun `form` at word `at`."""
    feminine = form in words.lexicon.sets["pronouns_f"] or form in words.lexicon.sets["pronouns_fp"]
    masculine = form in words.lexicon.sets["pronouns_m"] or form in words.lexicon.sets["pronouns_mp"]
    plural = form in words.lexicon.sets["pronouns_mp"] or form in words.lexicon.sets["pronouns_fp"]
    gender = (
        "f" if feminine else "m" if masculine else "n" if form in words.lexicon.sets["pronouns_n"] else ""
    )
    return Mention(at, at + 1, PRONOUNKIND, gender=gender, plural=plural, shut=at + 1)


def _latter(words: Words, at: int, end: int) -> Mention | None:
    """« ce dernier », « cette dernière », « ces derniers »."""
    if at + 1 >= end or words.low[at] not in ("ce", "cette", "ces"):
        return None
    for name in ("latter_m", "latter_f", "latter_mp", "latter_fp"):
        if words.low[at + 1] in words.lexicon.sets[name]:
            plural = name.endswith("p")
            return Mention(at, at + 2, PRONOUNKIND, gender=name[7], head=at + 1, plural=plural)
    return None


def _proper(words: Words, at: int, end: int) -> Mention | None:
    last = name_end(words, at, end)
    if last == at:
        if words.kinds[at] & (lang.TITLE | lang.GROUP) and words.kinds[at] & lang.NEVER == 0:
            return noun_phrase(words, at - 1, end, bare=True)
        return None
    kind = words.kinds[at]
    low_kind = kind & (lang.TITLE | lang.GROUP | lang.SOURCE)
    if low_kind and not kind & lang.FIRST and not (last - at > 1 and kind & lang.INSTITUTION):
        phrase = noun_phrase(words, at - 1, end, bare=True)
        if phrase and (phrase.last > last or phrase.name or last - at == 1):
            return phrase
    if possessive(words, last - 1) and last < end:
        owned = stacked(words, last - 1, end)
        if owned:
            owned.first = at
            return owned
    start = name_start(words, at, last)
    if start > at:
        return Mention(
            at, last, PERSON, (start, last), gender=words.lexicon.gender.get("^" + words.low[start], "")
        )
    found = name_kind(words, at, last)
    if found == BODYKIND and kind & lang.INSTITUTION:
        last = complements(words, last, end)[0]
    return Mention(at, last, found, (at, last), gender=words.lexicon.gender.get("^" + words.low[at], ""))
