"""Offices without a name that take somebody up: « le sénateur », « le candidat de … », « le pape »."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pressarchive.quotations import language as lang
from pressarchive.quotations.article import Article, Sentence
from pressarchive.quotations.mention import OFFICE, PERSON, Mention
from pressarchive.quotations.offices import contexts, gender_fits, head_word, unaccented
from pressarchive.quotations.people import Person

if TYPE_CHECKING:
    from pressarchive.quotations.speakers import Speakers

_BACK = 2
"""Sentences of the paragraph back to which such an office may reach."""
_LONE = 2
"""Words of an article and its noun."""


def heard(speakers: Speakers, sentence: Sentence, mention: Mention) -> Person | None:
    """Who was heard or named just before in the paragraph, where the office may be theirs."""
    words = sentence.words
    if mention.kind != OFFICE or not mention.definite or mention.plural or mention.head < 0:
        return None
    if words.low[mention.first] not in words.lexicon.sets["anaphoric_determiners"]:
        return None
    head = head_word(sentence, mention)
    runs = head in words.lexicon.sets["runners"]
    if not runs and (mention.last - mention.first > _LONE or head not in _kin(speakers, head)):
        return None
    person = _nearest(speakers, sentence, mention)
    if person is None:
        return None
    fits = _runs_for(speakers, sentence, mention, person) if runs else _related(speakers, head, person)
    return person if fits else None


def called(speakers: Speakers, sentence: Sentence, mention: Mention) -> str:
    """The name that « le pape » bears in an article that has « le pape François »; empty where none is."""
    words = sentence.words
    if mention.kind != OFFICE or mention.last - mention.first > _LONE or mention.head < 0:
        return ""
    if words.low[mention.first] not in words.lexicon.sets["naming_determiners"]:
        return ""
    return name_behind(speakers.article, words.low[mention.head])


def name_behind(article: Article, noun: str, most: int = 1) -> str:
    """The one name, of so many words at most, that stands behind a noun in an article: « le pape François »,
    « le site Wikitribune ». Empty where there is none, or more than one.
    """
    low, names, size = article.low, set(), len(noun)
    at = low.find(noun + " ")
    while 0 <= at < len(article.opening):
        found = _NAME_BEHIND.match(article.flat, at + size)
        name = found[1] if found and not low[at - 1 : at].isalnum() else ""
        if name and name.count(" ") < most and not article.lexicon.roles[name.split()[0]][1] & _NO_NAMES:
            names.add(name)
        at = low.find(noun + " ", at + size)
    return names.pop() if len(names) == 1 else ""


_NAME_BEHIND = re.compile(
    r" ([A-ZÀ-Þ][\w-]*[a-zà-ÿ]\w*(?: [A-ZÀ-Þ][\w-]+)*|[A-ZÀ-Þ]{2,}(?: [A-ZÀ-Þ]\w+)+)"
    r"(?![\w'-]| (?:d[eu]|des) )"
)
"""Capitalised words, no letters alone, and nothing behind them that would make them the office's own."""
_NO_NAMES = lang.PLACE | lang.BODY | lang.NEVER | lang.INSTITUTION | lang.TITLE | lang.REGION | lang.GROUP


def _nearest(speakers: Speakers, sentence: Sentence, mention: Mention) -> Person | None:
    """Who spoke last in the paragraph, or is the subject of a sentence just before."""
    for number in range(sentence.number, max(-1, sentence.number - _BACK - 1), -1):
        other = speakers.article.sentences[number]
        edge = mention.first if number == sentence.number else other.words.size
        spoke = speakers.spoken.get(number)
        name = spoke.name if spoke and spoke.kind == "person" else _subject(speakers, other, edge)
        person = speakers.people.named(name, "", sentence.start) if name else None
        if person:
            return person if gender_fits(speakers, person, mention) else None
        if spoke or other.first:
            return None
    return None


def _subject(speakers: Speakers, other: Sentence, edge: int) -> str:
    """The name of the person who is the subject of a sentence, or empty."""
    for candidate in speakers.mentions(other, edge):
        if candidate.last <= edge and candidate.kind == PERSON and not candidate.governed:
            found = speakers.resolve(other, candidate)
            return found.speaker.name if found else ""
    return ""


def _beside(speakers: Speakers, person: Person) -> set[str]:
    """All words beside a person's name, in the masculine."""
    return {word for context in contexts(speakers, person) for word in context.found}


def _kin(speakers: Speakers, head: str) -> frozenset[str]:
    """The offices with which one may go together: a « sénateur » may be a « président » of something."""
    lexicon = speakers.article.lexicon
    if head in lexicon.sets["state_offices"] | lexicon.sets["local_offices"]:
        return frozenset()
    return frozenset().union(*(family for family in lexicon.families.values() if head in family))


def _related(speakers: Speakers, head: str, person: Person) -> bool:
    """Whether an office of the same family stands beside a name: « X, président de la commission »."""
    family = {unaccented(word) for word in _kin(speakers, head)}
    return not family.isdisjoint(_beside(speakers, person))


def _runs_for(speakers: Speakers, sentence: Sentence, mention: Mention, person: Person) -> bool:
    """« Le candidat de Debout la France »: unless X's name stands beside another candidature."""
    words = sentence.words
    beside = _beside(speakers, person)
    if words.lexicon.sets["runners"].isdisjoint(beside):
        return True
    idle = lang.OF | lang.DET | lang.PREP
    at = range(mention.head + 1, mention.last)
    wanted = {unaccented(words.low[i]) for i in at if not words.kinds[i] & idle}
    return wanted <= beside
