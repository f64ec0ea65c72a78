"""Whom « il », « elle », « ce dernier », « le groupe » take up."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from pressarchive.quotations import language as lang
from pressarchive.quotations.article import Sentence
from pressarchive.quotations.complements import adjective
from pressarchive.quotations.heard import name_behind
from pressarchive.quotations.mention import (
    BODYKIND,
    GROUPKIND,
    OFFICE,
    PERSON,
    PRONOUNKIND,
    THING,
    UNSURE,
    Mention,
)
from pressarchive.quotations.mentions import mention_at
from pressarchive.quotations.pairs import two
from pressarchive.quotations.propers import acronym
from pressarchive.quotations.subjects import acts, inner, subordinate
from pressarchive.quotations.words import Words

if TYPE_CHECKING:
    from pressarchive.quotations.speakers import Speaker, Speakers


def antecedent(speakers: Speakers, sentence: Sentence, mention: Mention) -> Speaker | None:
    """Whom a pronoun takes up: somebody of its gender and number, named or heard shortly before."""
    if mention.head >= 0:
        return _latter(speakers, sentence, mention)
    if mention.gender == "n":
        return _body_before(speakers, sentence, mention)
    found = _antecedent(speakers, sentence, mention)
    apart = found and found.kind == "body" and mention.gender and speakers.article.lexicon.sets["pronouns_n"]
    return None if apart else found


def _antecedent(speakers: Speakers, sentence: Sentence, mention: Mention) -> Speaker | None:
    about = _asked_about(speakers, sentence, mention)
    pair = two(speakers, sentence, mention) if mention.plural else None
    if pair:
        return pair
    people, bodies = _Sought(mention, about), _Sought(mention, about, bodies=True)
    spoke = speakers.spoken.get(sentence.number)
    if spoke and spoke.gender and (people.takes(spoke) or bodies.takes(spoke)):
        return spoke
    return (
        _in(speakers, sentence, people, mention.first)
        or _in(speakers, sentence, bodies, mention.first)
        or _acting(speakers, sentence, bodies)
        or _near(speakers, sentence, people)
        or _near(speakers, sentence, bodies)
        or _near(speakers, sentence, _Sought(mention, about, free=False))
        or _last(speakers, people)
        or _topic(speakers, sentence, people)
    )


def _asked_about(speakers: Speakers, sentence: Sentence, mention: Mention) -> frozenset[str]:
    """« Interrogé sur X, il … »: the pronoun is whoever was asked, nobody named in the question."""
    words = sentence.words
    if words.low[0] not in words.lexicon.sets["asked"]:
        return frozenset()
    resolved = [speakers.resolve(sentence, one) for one in _within(words, mention.first)]
    return frozenset(found.speaker.name for found in resolved if found)


def _within(words: Words, edge: int) -> list[Mention]:
    """The names before a word, those in complements too."""
    named = [mention_at(words, at, edge) for at in range(1, edge) if words.text[at][0].isupper()]
    return [one for one in named if one and one.kind in (PERSON, UNSURE)]


_ARTICLE_AND_NOUN = 2


def same_person(speakers: Speakers, sentence: Sentence, mention: Mention) -> Speaker | None:
    """« The actor », « the striker »: a trade by itself takes somebody up as a pronoun would."""
    words = sentence.words
    trade = words.low[mention.head]
    if mention.last - mention.first != _ARTICLE_AND_NOUN:
        return None
    if words.low[mention.first] not in words.lexicon.sets["anaphoric_determiners"]:
        return None
    last = speakers.last
    if last and last.kind == "office" and words.lexicon.stacked and trade in last.name.split():
        return last
    if not (trade in words.lexicon.sets["trades"] or trade.endswith("-year-old")):
        return None
    found = antecedent(
        speakers, sentence, Mention(mention.first, mention.last, PRONOUNKIND, gender=mention.gender)
    )
    return found if found and found.kind == "person" else None


def _body_before(speakers: Speakers, sentence: Sentence, mention: Mention) -> Speaker | None:
    """« It »: the body named earlier in the sentence, or that spoke in or opened one of those before."""
    for number in range(sentence.number, max(-1, sentence.number - _BACK - 1), -1):
        spoke = speakers.spoken.get(number)
        if spoke and spoke.kind == "body":
            return spoke
        other = speakers.article.sentences[number]
        edge = mention.first if number == sentence.number else other.words.size
        for one in speakers.mentions(other, edge):
            if one.last > edge or one.governed or one.kind not in (BODYKIND, UNSURE):
                continue
            resolved = speakers.resolve(other, one)
            if resolved and resolved.speaker.kind == "body":
                return resolved.speaker
    return None


class _Sought(NamedTuple):
    """What a pronoun is sought among."""

    mention: Mention
    about: frozenset[str] = frozenset()
    """Names of those whom a question was about."""
    bodies: bool = False
    """Bodies rather than people and groups."""
    free: bool = True
    """Mentions under no preposition."""

    def takes(self, speaker: Speaker) -> bool:
        if speaker.name in self.about or (speaker.kind == "body") != self.bodies:
            return False
        return _compatible(speaker, self.mention)


_REACH = 4
"""Sentences back to which a pronoun may reach."""


def _near(speakers: Speakers, sentence: Sentence, sought: _Sought) -> Speaker | None:
    """Who was named or heard in the few sentences before."""
    for number in range(sentence.number - 1, max(-1, sentence.number - _REACH - 1), -1):
        spoke = speakers.spoken.get(number) if sought.free else None
        if spoke and sought.takes(spoke) and (_named(spoke) or number == sentence.number - 1):
            return spoke
        other = speakers.article.sentences[number]
        found = _in(speakers, other, sought, other.words.size)
        if found:
            return found
    return None


def _acting(speakers: Speakers, sentence: Sentence, sought: _Sought) -> Speaker | None:
    """« Le ministère a proposé … Il indique … »: the body that is the subject of the sentence before, in the
    same paragraph, comes before people named further back; a newspaper, which has but its name, does not.
    """
    if sentence.first or sought.mention.plural:
        return None
    other = speakers.article.sentences[sentence.number - 1]
    spoke = speakers.spoken.get(other.number)
    if spoke and spoke.kind != "body":
        return None
    opening = next((one for one in speakers.mentions(other) if not one.governed), None)
    if opening is None or not _acts_by_itself(other.words, opening) or _other_gender(opening, sought.mention):
        return None
    found = speakers.resolve(other, opening)
    return found.speaker if found and sought.takes(found.speaker) else None


def _acts_by_itself(words: Words, body: Mention) -> bool:
    """« Le ministère », « la CGT », « l'entreprise »: no paper, and nothing that has but a name."""
    if body.kind != BODYKIND or body.plural:
        return False
    noun = (
        not words.kinds[body.head] & lang.DOCUMENT if body.head >= 0 else acronym(words.text[body.last - 1])
    )
    return noun and bool(body.gender or words.low[body.first].endswith("'"))


def _named(speaker: Speaker) -> bool:
    """Whether a pronoun may take up somebody: of bodies only what has a name of its own."""
    return speaker.kind != "body" or (speaker.name[:1].isupper() and bool(speaker.gender))


def _last(speakers: Speakers, sought: _Sought) -> Speaker | None:
    """Whoever spoke last, wherever it was."""
    last = speakers.last
    if last is None or last.name in sought.about:
        return None
    return last if _compatible(last, sought.mention) and _named(last) else None


def _topic(speakers: Speakers, sentence: Sentence, sought: _Sought) -> Speaker | None:
    """Whom the article is about: who is named first in it, where nobody else is near."""
    for person in speakers.people.all[:1]:
        if person.places[0][0] < sentence.start and not sought.mention.plural:
            found = speakers.of(person)
            return found if sought.takes(found) and found.gender else None
    return None


def _latter(speakers: Speakers, sentence: Sentence, mention: Mention) -> Speaker | None:
    """« Ce dernier » is whoever was mentioned last, « ces derniers » a group."""
    sought = (GROUPKIND, OFFICE) if mention.plural else (PERSON, UNSURE, OFFICE)
    kinds = ("group", "office") if mention.plural else ("person", "office")
    for number in (sentence.number, sentence.number - 1, sentence.number - 2):
        if number < 0:
            break
        other = speakers.article.sentences[number]
        edge = mention.first if number == sentence.number else other.words.size
        for one in reversed(speakers.mentions(other, edge)):
            candidate = inner(other.words, one) if one.kind == BODYKIND else one
            if candidate.last <= edge and candidate.kind in sought:
                found = speakers.resolve(other, candidate)
                if found and found.speaker.kind in kinds and _compatible(found.speaker, mention):
                    return found.speaker
    return None


def _in(speakers: Speakers, sentence: Sentence, sought: _Sought, edge: int) -> Speaker | None:
    """The first mention of a sentence that a pronoun can take up; an agent where nobody else is named."""
    mention = sought.mention
    agent: Speaker | None = None
    for candidate in _leading(speakers, sentence, edge) if sought.free else speakers.mentions(sentence, edge):
        if candidate.last <= edge and sought.free and _same(candidate, mention):
            return None
        latter = candidate.head >= 0 and edge == mention.first and candidate.gender == mention.gender
        if candidate.last > edge or (candidate.kind == PRONOUNKIND and not latter):
            continue
        if _no_person(sentence, candidate):
            continue
        if candidate.kind != PERSON and not (sought.free or latter):
            continue
        if sought.free and candidate.governed and not _agent(sentence, candidate):
            continue
        if mention.plural != candidate.plural or _other_gender(candidate, mention):
            continue
        found = speakers.resolve(sentence, candidate)
        if found and sought.takes(found.speaker) and _takes_pronoun(sentence, candidate, found.speaker):
            if not (sought.free and candidate.governed):
                return found.speaker
            agent = agent or found.speaker
    return agent


def _leading(speakers: Speakers, sentence: Sentence, edge: int) -> list[Mention]:
    """« Alors que X demandait un délai, Y a refusé. Il … »: the mentions from Y on, who is the subject of the
    main clause; all where the sentence does not open with a clause that leans on another.
    """
    words, found = sentence.words, speakers.mentions(sentence, edge)
    free = [one for one in found if not one.governed and one.last <= edge]
    if not free or free[0].first > _BEGINNING or not subordinate(words, free[0]):
        return found
    for one in free[1:]:
        if one.kind == PERSON and one.name and words.text[one.name[0] - 1] == "," and acts(words, one):
            return found[found.index(one) :]
    return found


def _no_person(sentence: Sentence, candidate: Mention) -> bool:
    """A thing takes no pronoun, but « La municipale » may be somebody: one noun that opens a sentence."""
    if candidate.kind != THING:
        return False
    lone = candidate.first == 0 and candidate.last == _LONE and candidate.definite and not candidate.plural
    return not lone or not sentence.words.kinds[0] & lang.DET


_LONE = 2


def _same(candidate: Mention, mention: Mention) -> bool:
    """Whether a sentence begins with the pronoun itself: whom it means stands further back."""
    if candidate.kind != PRONOUNKIND or candidate.head >= 0 or candidate.governed:
        return False
    return candidate.first < _BEGINNING and (candidate.gender, candidate.plural) == (
        mention.gender,
        mention.plural,
    )


_BEGINNING = 3


def _agent(sentence: Sentence, candidate: Mention) -> bool:
    """« elle est saluée par X : … », a-t-il écrit: X acts although « par » governs the name."""
    words = sentence.words
    by = words.lexicon.sets["by"]
    return (
        candidate.kind in (PERSON, GROUPKIND) and candidate.first > 0 and words.low[candidate.first - 1] in by
    )


def _takes_pronoun(sentence: Sentence, candidate: Mention, speaker: Speaker) -> bool:
    """People and groups do; a body only where a given name or article shows its gender."""
    if candidate.first and sentence.words.text[candidate.first - 1] == "(":
        return False
    if speaker.kind == "office":
        return bool(sentence.words.kinds[candidate.first] & lang.DET)
    if speaker.kind != "body":
        return True
    place = candidate.name is not None and sentence.words.kinds[candidate.name[0]] & lang.PLACE
    if candidate.first == 0 and candidate.name and not place and candidate.head < 0:
        return True
    return candidate.head < 0 and not place and candidate.kind == BODYKIND and bool(candidate.gender)


def _other_gender(candidate: Mention, mention: Mention) -> bool:
    """Whether a body's article contradicts a pronoun."""
    return candidate.kind == BODYKIND and bool(candidate.gender) and candidate.gender != mention.gender


def _compatible(speaker: Speaker, mention: Mention) -> bool:
    if speaker.plural != mention.plural:
        return False
    return not speaker.gender or not mention.gender or speaker.gender == mention.gender


_BACK = 3
"""Sentences back to which « le groupe » may reach."""


def taken_up(speakers: Speakers, sentence: Sentence, mention: Mention) -> Speaker | None:
    """« le groupe », « le quotidien »: the body that spoke in, or opened, one of the sentences before, or
    bears this noun before its name.
    """
    if not _general(sentence.words, mention):
        return None
    for number in range(sentence.number - 1, max(-1, sentence.number - _BACK - 1), -1):
        spoke = speakers.spoken.get(number)
        if spoke and spoke.kind == "body" and spoke.name[0].isupper():
            return spoke
        near = number == sentence.number - 1
        called = name_behind(speakers.article, sentence.words.low[mention.head], _WORDS) if near else ""
        if called:
            return speakers.body(called, mention.gender)
        other = speakers.article.sentences[number]
        opening = next((m for m in speakers.mentions(other, 2) if _opens(other.words, m)), None)
        if opening:
            resolved = speakers.resolve(other, opening)
            return resolved.speaker if resolved and resolved.speaker.kind == "body" else None
        held = _held(speakers, sentence, mention) if near else None
        if held:
            return held
    return None


_WORDS = 3
"""Words that a body's name may have behind its noun: « le studio THQ Nordic »."""


def _held(speakers: Speakers, sentence: Sentence, mention: Mention) -> Speaker | None:
    """« … après celle de Mediapart. Le site … »: the one body with a name of its own that stands before it in
    the sentence, or in any complement of the sentence before. In English that was wrong as often as right.
    """
    if sentence.words.lexicon.words.get("stacked_nouns"):
        return None
    for number in range(sentence.number, max(-1, sentence.number - 2), -1):
        other = speakers.article.sentences[number]
        edge = mention.first if number == sentence.number else other.words.size
        found = _bodies(speakers, other, edge)
        if found:
            return next(iter(found.values())) if len(found) == 1 else None
    return None


def _bodies(speakers: Speakers, sentence: Sentence, edge: int) -> dict[str, Speaker]:
    """The bodies that a sentence names before a word, whatever governs them."""
    words = sentence.words
    found: dict[str, Speaker] = {}
    for at in range(edge):
        if not words.text[at][0].isupper() or words.kinds[at] & (lang.PLACE | lang.REGION | lang.FIRST):
            continue
        if at and words.text[at - 1] == "(":
            continue
        one = mention_at(words, at, edge)
        resolved = speakers.resolve(sentence, one) if one and one.kind in (BODYKIND, UNSURE) else None
        if resolved and resolved.speaker.kind == "body" and resolved.speaker.name[0].isupper():
            found[resolved.speaker.name] = resolved.speaker
    return found


def _general(words: Words, mention: Mention) -> bool:
    """Whether a mention is an article and a general noun, and nothing that says more follows it."""
    sets = words.lexicon.sets
    qualified = mention.last - mention.head == _QUALIFIED and adjective(
        words.low[mention.last - 1], words.lexicon.code
    )
    marks = mention.last < words.size and words.text[mention.last][0] == "\x00"
    if marks and words.low[mention.head] in sets["body_namers"]:
        return False
    if mention.last - mention.first > 2 + qualified or mention.head < 0 or not mention.definite:
        return False
    last = mention.last
    if last < words.size and not words.kinds[last] and words.text[last][0].isalpha():
        return False
    return (
        words.low[mention.head] in sets["body_anaphors"]
        and words.low[mention.first] in sets["naming_determiners"]
    )


_QUALIFIED = 2
"""Words of a noun and its adjective: « l'hebdomadaire satirique »."""


def _opens(words: Words, mention: Mention) -> bool:
    """Whether a body's own name opens a sentence."""
    if mention.first > 1 or mention.governed or mention.name is None:
        return False
    return mention.kind in (BODYKIND, UNSURE) and not words.kinds[mention.name[0]] & lang.PLACE
