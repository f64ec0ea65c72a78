"""A pair of marks in its sentence, with the cues around it: what every rule of attribution is shown."""

from __future__ import annotations

from functools import cached_property

from msgspec import Struct

from pressarchive.quotations import language as lang
from pressarchive.quotations import subjects
from pressarchive.quotations.article import Sentence
from pressarchive.quotations.cues import Cue
from pressarchive.quotations.marks import Marked
from pressarchive.quotations.mention import Mention
from pressarchive.quotations.speakers import Resolved, Speakers
from pressarchive.quotations.words import Words


class Attribution(Struct, frozen=True):
    """What a rule concludes about words in marks: that they are speech, and whose as far as it knows."""

    resolved: Resolved | None
    mention: tuple[int, int] | None
    """Place of the mention in the text."""
    cue: tuple[int, int] | None
    whole: bool
    """Whether the words are an utterance of their own rather than a fragment of the sentence."""


class Situation:
    """One pair of marks where it stands."""

    def __init__(self, speakers: Speakers, sentence: Sentence, mark: Marked, cues: list[Cue]) -> None:
        self.speakers = speakers
        self.sentence = sentence
        self.mark = mark
        self.cues = cues
        self.lexicon = speakers.article.lexicon

    @property
    def words(self) -> Words:
        """The sentence's words."""
        return self.sentence.words

    @cached_property
    def at(self) -> int:
        """The word of the sentence that the marked words make."""
        return self.words.index(self.mark.outer)

    @property
    def printed(self) -> str:
        """The words between the marks."""
        return self.speakers.article.text[self.mark.start : self.mark.end]

    @cached_property
    def before(self) -> str:
        """The word before the marks, in lower case, or empty."""
        return self.words.low[self.at - 1] if self.at else ""

    @cached_property
    def opens(self) -> bool:
        """Whether the marked words open their sentence."""
        return self.at == 0 or all(
            self.words.text[i] in "—–-()" or "\x00" in self.words.text[i] for i in range(self.at)
        )

    def subject(self, cue: Cue) -> Mention | None:
        """Who says it, for a cue before the marks or inside its own clause."""
        found = subjects.inverted(self.words, cue)
        if found or cue.inverted >= 0:
            return found
        if cue.according:
            return self.source(cue)
        return subjects.before(self.words, cue, self.speakers.mentions(self.sentence))

    def source(self, cue: Cue) -> Mention | None:
        """Whom « selon » names."""
        return source(self.speakers, self.sentence, cue)

    def attribution(self, mention: Mention | None, cue: Cue | None, *, whole: bool) -> Attribution:
        """What follows from a mention and a cue."""
        resolved = self.speakers.resolve(self.sentence, mention) if mention else None
        return Attribution(resolved, self.place(mention), self.cue_place(cue), whole)

    def place(self, mention: Mention | None) -> tuple[int, int] | None:
        """Where a mention stands in the text."""
        return mention_place(self.words, mention)

    def cue_place(self, cue: Cue | None) -> tuple[int, int] | None:
        """Where a cue stands in the text."""
        return (self.words.starts[cue.first], self.words.ends[cue.last - 1]) if cue else None


def mention_place(words: Words, mention: Mention | None) -> tuple[int, int] | None:
    """Where a mention stands in the text; of « a-t-il » the pronoun alone."""
    if mention is None:
        return None
    start, end = words.starts[mention.first], words.ends[mention.last - 1]
    form = words.inverted(mention.first) if mention.last == mention.first + 1 else ""
    return (end - len(form), end) if form else (start, end)


def source(speakers: Speakers, sentence: Sentence, cue: Cue) -> Mention | None:
    """The mention behind « selon », unless it is no source: « selon les critères », « selon que »."""
    words, lexicon = sentence.words, speakers.article.lexicon
    at = cue.last
    if at >= words.size or words.kinds[at] & (lang.THAT | lang.RELATIVE):
        return None
    none = lexicon.sets.get("no_source", frozenset())
    for mention in speakers.mentions(sentence):
        if mention.first > at or mention.last <= at:
            continue
        head = words.low[mention.head] if mention.head >= 0 else ""
        if head in none or words.low[mention.first] in none - {"le", "la"}:
            return None
        return mention
    return None
