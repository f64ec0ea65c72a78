"""Whose words they are that nothing in their own sentence announces."""

from __future__ import annotations

from collections.abc import Callable

from pressarchive.quotations.article import Article, Sentence
from pressarchive.quotations.cues import Cue
from pressarchive.quotations.marks import Marked
from pressarchive.quotations.mention import BODYKIND, OFFICE, PERSON, PRONOUNKIND, THING, UNSURE
from pressarchive.quotations.mentions import mention_at
from pressarchive.quotations.situation import Situation, subject
from pressarchive.quotations.speakers import Resolved, Speakers

Cues = Callable[[Sentence], list[Cue]]

_PEOPLE = (PERSON, UNSURE)
_SIGNING = (PERSON, UNSURE, BODYKIND, OFFICE)


class Carrying:
    """Speakers taken over from the sentences around."""

    def __init__(self, article: Article, speakers: Speakers) -> None:
        self.article = article
        self.speakers = speakers

    def led_to(self, sentence: Sentence) -> bool:
        """Whether the sentence before ends with a colon."""
        before = self.article.sentences[sentence.number - 1 : sentence.number]
        return bool(before) and self.article.flat[before[0].start : before[0].end].rstrip().endswith(":")

    @staticmethod
    def alone(situation: Situation) -> bool:
        """Whether a sentence is wholly in marks."""
        words = situation.words
        return all("\x00" in words.text[i] or not words.text[i][0].isalnum() for i in range(words.size))

    def carried(self, sentence: Sentence, mark: Marked, cues: Cues) -> tuple[Resolved | None, str]:
        """Who goes on speaking: announced by the sentence before, signed below, or the last speaker.

        `cues` gives those of a sentence.
        """
        signed = self._signed(sentence)
        if signed:
            return signed, "signature below"
        if sentence.number == 0:
            return self._named_after(sentence), "named after"
        before = self.article.sentences[sentence.number - 1]
        if self.led_to(sentence):
            return self._announcer(before, cues), "announced before"
        return self._continued(sentence, before, mark)

    def _continued(self, sentence: Sentence, before: Sentence, mark: Marked) -> tuple[Resolved | None, str]:
        if mark.continues and self.speakers.last:
            return Resolved(self.speakers.last, "carried over"), "reopened"
        spoke = self.speakers.spoken.get(before.number)
        if spoke and sentence.first:
            return Resolved(spoke, "carried over"), "continued"
        if spoke:
            return Resolved(spoke, "implicit"), "follows"
        if sentence.first:
            return self._named_after(sentence), "named after"
        return self._subject_of(before) or self._pronoun_of(before, mark), "named before"

    def _named_after(self, sentence: Sentence) -> Resolved | None:
        """An utterance that opens a paragraph: the subject of the sentence after it."""
        following = self.article.sentences[sentence.number + 1 : sentence.number + 2]
        if not following or following[0].first:
            return None
        if "\x00" in self.article.flat[following[0].start : following[0].end]:
            return None
        return self._subject_of(following[0])

    def _subject_of(self, sentence: Sentence) -> Resolved | None:
        """The one person who is the subject of the sentence before an utterance."""
        free = [m for m in self.speakers.mentions(sentence) if not m.governed and m.kind in _PEOPLE]
        resolved = self.speakers.resolve(sentence, free[0]) if free else None
        person = resolved is not None and resolved.speaker.kind == "person"
        return Resolved(resolved.speaker, "implicit") if resolved and person else None

    def _pronoun_of(self, sentence: Sentence, mark: Marked) -> Resolved | None:
        """« Il doit quitter la radio. « Je n'ai pas été surpris. » »: he who says « je »."""
        own = self.article.lexicon.sets["first_person"]
        printed = self.article.plain[mark.start : mark.end].lower().replace("'", "' ").split()
        free = [m for m in self.speakers.mentions(sentence) if not m.governed and m.kind != THING]
        if own.isdisjoint(printed) or not free or free[0].kind != PRONOUNKIND or free[0].plural:
            return None
        resolved = self.speakers.resolve(sentence, free[0])
        person = resolved is not None and resolved.speaker.kind == "person"
        return Resolved(resolved.speaker, "implicit") if resolved and person else None

    def _announcer(self, sentence: Sentence, cues: Cues) -> Resolved | None:
        """Whose words a sentence that ends with a colon announces."""
        spoke = self.speakers.spoken.get(sentence.number)
        if spoke:
            return Resolved(spoke, "implicit")
        for cue in reversed(cues(sentence)):
            mention = subject(self.speakers, sentence, cue)
            resolved = self.speakers.resolve(sentence, mention) if mention else None
            if resolved:
                return resolved
        return self._subject_of(sentence)

    def _signed(self, sentence: Sentence) -> Resolved | None:
        """« — Mai Fatty, conseiller » on the line below."""
        following = self.article.sentences[sentence.number + 1 : sentence.number + 2]
        if not following or not following[0].first:
            return None
        words = following[0].words
        if words.size < 2 or words.text[0] not in ("—", "–", "-"):
            return None
        mention = mention_at(words, 1, words.size)
        if mention is None or mention.kind not in _SIGNING:
            return None
        return self.speakers.resolve(following[0], mention)
