"""Whom « il », « elle », « ce dernier » take up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pressarchive.quotations import language as lang
from pressarchive.quotations.article import Sentence
from pressarchive.quotations.mention import BODYKIND, OFFICE, PERSON, PRONOUNKIND, THING, UNSURE, Mention

if TYPE_CHECKING:
    from pressarchive.quotations.speakers import Speaker, Speakers


def antecedent(speakers: Speakers, sentence: Sentence, mention: Mention) -> Speaker | None:
    """Whom a pronoun takes up: somebody of its gender and number, named or heard shortly before."""
    if mention.head >= 0:
        return _latter(speakers, sentence, mention)
    own = _in(speakers, sentence, mention, mention.first, free=True)
    if own:
        return own
    for number in range(sentence.number - 1, max(-1, sentence.number - 5), -1):
        spoke = speakers.spoken.get(number)
        if spoke and _compatible(spoke, mention) and (spoke.kind != "body" or spoke.gender):
            return spoke
        other = speakers.article.sentences[number]
        for free in (True, False):
            found = _in(speakers, other, mention, other.words.size, free=free)
            if found:
                return found
    return speakers.last if speakers.last and _compatible(speakers.last, mention) else None


def _latter(speakers: Speakers, sentence: Sentence, mention: Mention) -> Speaker | None:
    """« Ce dernier » is whoever was mentioned last."""
    for number in (sentence.number, sentence.number - 1, sentence.number - 2):
        if number < 0:
            break
        other = speakers.article.sentences[number]
        edge = mention.first if number == sentence.number else other.words.size
        for candidate in reversed(speakers.mentions(other)):
            if candidate.last <= edge and candidate.kind in (PERSON, UNSURE, OFFICE):
                found = speakers.resolve(other, candidate)
                if (
                    found
                    and found.speaker.kind in ("person", "office")
                    and _compatible(found.speaker, mention)
                ):
                    return found.speaker
    return None


def _in(speakers: Speakers, sentence: Sentence, mention: Mention, edge: int, *, free: bool) -> Speaker | None:
    """The first mention of a sentence that a pronoun can take up."""
    for candidate in speakers.mentions(sentence):
        if candidate.last > edge or candidate.kind in (PRONOUNKIND, THING) or (free and candidate.governed):
            continue
        if not free and candidate.kind != PERSON:
            continue
        if mention.plural != candidate.plural or _other_gender(candidate, mention):
            continue
        found = speakers.resolve(sentence, candidate)
        if (
            found
            and _compatible(found.speaker, mention)
            and _takes_pronoun(sentence, candidate, found.speaker)
        ):
            return found.speaker
    return None


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
