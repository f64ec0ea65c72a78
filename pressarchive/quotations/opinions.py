"""« Pour X, … »: a clause that opens with somebody's opinion."""

from __future__ import annotations

from pressarchive.quotations import language as lang
from pressarchive.quotations.article import Article, Sentence
from pressarchive.quotations.cues import Cue
from pressarchive.quotations.mention import (
    BODYKIND,
    GROUPKIND,
    OFFICE,
    PERSON,
    PRONOUNKIND,
    UNSURE,
    Mention,
)
from pressarchive.quotations.propers import joined
from pressarchive.quotations.speakers import Speakers
from pressarchive.quotations.words import Words


def _opines(words: Words, mention: Mention) -> bool:
    """Whether a mention behind « pour » can hold an opinion."""
    if mention.kind == GROUPKIND:
        head = mention.head if mention.head >= 0 else mention.last - 1
        return any(words.kinds[i] & lang.GROUP for i in range(mention.first, head + 1))
    return mention.kind in (PERSON, PRONOUNKIND, OFFICE)


def openings(article: Article) -> dict[int, int]:
    """Where « pour » opens a clause, by the number of the sentence; the first place of each."""
    low, sets = article.low, article.lexicon.sets
    found: dict[int, int] = {}
    for opener in sets["for"]:
        number, at = 0, low.find(opener + " ")
        while at >= 0:
            before = low[max(0, at - _WORD) : at]
            word = before.rstrip().rpartition(" ")[2] if before.endswith(" ") else ""
            if not word or word[-1] in ",.!?" or word in sets["joining"] or word in sets["that"]:
                number = article.number_at(at, number)
                found.setdefault(number, at)
            at = low.find(opener + " ", at + 1)
    return found


_WORD = 12
"""Signs of the word before."""


def opinion(speakers: Speakers, sentence: Sentence, opened: int) -> Cue | None:
    """« Pour X, … », « Mais, pour X, … »: the cue of an opinion that opens with the word at `opened`."""
    words = sentence.words
    at = words.index(opened)
    if not _opens_clause(words, at):
        return None
    for mention in speakers.mentions(sentence, at + 2):
        if mention.first != at + 1:
            continue
        if _opines(words, mention) or _may_opine(speakers, sentence, mention):
            after = _complement_end(words, max(mention.shut, mention.last))
            if words.text[min(after, words.size - 1)] == "," or words.text[after - 1] == ",":
                return Cue(at, at + 1, at, 0, according=True)
    return None


def _may_opine(speakers: Speakers, sentence: Sentence, mention: Mention) -> bool:
    """« Pour Juncker, … »; of bodies, « Pour l'opposition, … » only where words in marks follow."""
    words = sentence.words
    if mention.kind == UNSURE:
        found = speakers.resolve(sentence, mention)
        return found is not None and found.speaker.kind == "person"
    if mention.kind != BODYKIND or words.kinds[mention.last - 1] & lang.PLACE:
        return False
    if mention.name and joined(words, *mention.name) in words.lexicon.named:
        return True
    if words.low[mention.first] in words.lexicon.sets["demonstratives"]:
        return True
    return any(text[0] == "\x00" for text in words.text[mention.last :])


def _complement_end(words: Words, at: int) -> int:
    """The word after « du syndicat étudiant FAGE » behind a name."""
    if at < words.size and words.kinds[at] & lang.OF:
        for after in range(at + 1, min(words.size, at + 8)):
            if words.text[after] == ",":
                return after
            if words.kinds[after] & (lang.AUXILIARY | lang.PRONOUN) or words.text[after][0] == "\x00":
                break
    return at


def _opens_clause(words: Words, at: int) -> bool:
    """Whether only « mais », « en effet », « tandis que » and a comma stand before a word in its clause."""
    if at == 0:
        return True
    before = at - 1 - (words.text[at - 1] == ",")
    if before < 0:
        return False
    if words.low[before] in words.lexicon.sets["joining"] or words.kinds[before] & lang.THAT:
        return True
    return at <= _OPENING and words.text[at - 1] == ","


_OPENING = 5
"""Words within which « À l'inverse, » ends."""
