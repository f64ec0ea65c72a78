"""A pair of marks in its sentence, with the cues around it: what every rule of attribution is shown."""

from __future__ import annotations

from msgspec import Struct

from pressarchive.quotations import language as lang
from pressarchive.quotations import subjects
from pressarchive.quotations.article import Article, Sentence
from pressarchive.quotations.cues import Cue
from pressarchive.quotations.marks import SIGNS, Marked
from pressarchive.quotations.mention import BODYKIND, GROUPKIND, PERSON, PRONOUNKIND, THING, Mention
from pressarchive.quotations.mentions import mention_at
from pressarchive.quotations.speakers import Resolved, Speakers
from pressarchive.quotations.words import Words

_OPENING = ("—", "–", "-", "(", ")")
"""What may stand before words that open their sentence."""


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
        self.words: Words = sentence.words
        self.printed = speakers.article.text[mark.start : mark.end]
        """The words between the marks."""
        self.at = self.words.index(mark.outer)
        """The word of the sentence that the marked words make."""
        self.before = self.words.low[self.at - 1] if self.at else ""
        """The word before the marks, in lower case, or empty."""
        self.opens = all(text in _OPENING or text[0] == "\x00" for text in self.words.text[: self.at])
        """Whether the marked words open their sentence."""

    @property
    def apart(self) -> bool:
        """Whether « tandis que » parts the words from those in marks before them."""
        low, openers = self.words.low, self.lexicon.sets["clause_openers"]
        return any(low[at] in openers for at in range(self.at)) and any(
            self.words.text[at][0] == "\x00" for at in range(self.at)
        )

    def mentions(self, before: int | None = None) -> list[Mention]:
        """The mentions of the sentence: all, or at least those that begin before a word."""
        return self.speakers.mentions(self.sentence, before)

    def subject(self, cue: Cue) -> Mention | None:
        """Who says it, for a cue before the marks or inside its own clause."""
        found = subject(self.speakers, self.sentence, cue)
        if found is None or found.kind != PRONOUNKIND or found.head >= 0:
            return found
        return self._reporter(found) or found

    def _reporter(self, pronoun: Mention) -> Mention | None:
        """« X indique qu'il ne voit … » : the pronoun behind a verb of speech and its « que » is X again."""
        that = pronoun.first - 1
        if that < 0 or not self.words.kinds[that] & lang.THAT:
            return None
        for cue in self.cues:
            if cue.last == that and not cue.according:
                reporter = subject(self.speakers, self.sentence, cue)
                if reporter and reporter.kind == PERSON and reporter.plural == pronoun.plural:
                    return reporter
        return None

    def source(self, cue: Cue) -> Mention | None:
        """Whom « selon » names."""
        return source(self.speakers, self.sentence, cue)

    def attribution(self, mention: Mention | None, cue: Cue | None, *, whole: bool) -> Attribution:
        """What follows from a mention and a cue."""
        if mention:
            mention = subjects.voice(self.words, mention)
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


def subject(speakers: Speakers, sentence: Sentence, cue: Cue) -> Mention | None:
    """Who says it, for a cue before the marks or inside its own clause."""
    found = subjects.inverted(sentence.words, cue)
    if found or cue.inverted >= 0:
        return found
    if cue.according:
        return source(speakers, sentence, cue)
    if cue.passive:
        return subjects.agent(sentence.words, cue, speakers.mentions(sentence))
    found = subjects.before(sentence.words, cue, speakers.mentions(sentence, cue.first))
    if found is None and sentence.words.lexicon.words.get("verb_first"):
        return subjects.behind(sentence.words, cue)
    return found


def _covering(speakers: Speakers, sentence: Sentence, at: int) -> list[Mention]:
    """The mention that begins at a word; failing one, the mention that holds the word."""
    holding = [m for m in speakers.mentions(sentence, at + 1) if m.first <= at < m.last]
    if holding and holding[0].first < at:
        own = mention_at(sentence.words, at, sentence.words.size)
        return [own] if own else holding
    return holding


def source(speakers: Speakers, sentence: Sentence, cue: Cue) -> Mention | None:
    """The mention behind « selon », unless it is no source: « selon les critères », « selon que »."""
    words, lexicon = sentence.words, speakers.article.lexicon
    at = cue.last
    if at < words.size and words.kinds[at] & lang.OF and words.low[at] not in lexicon.sets["contracted"]:
        at += 1
    if at < words.size - 1 and words.text[at] == "," and words.text[at + 1][0].isupper():
        at += 1
    if at >= words.size or words.kinds[at] & (lang.THAT | lang.RELATIVE):
        return None
    if at + 1 < words.size and words.low[at] in lexicon.sets["indefinite"]:
        at += words.low[at + 1] in lexicon.sets["plain_articles"]
    at = _behind_participle(words, at)
    if at < words.size and short_name(speakers.article, words, at):
        return Mention(at, at + 1, BODYKIND, (at, at + 1), shut=at + 1)
    none = lexicon.sets.get("no_source", frozenset())
    for mention in _covering(speakers, sentence, at):
        head = words.low[mention.head] if mention.head >= 0 else ""
        own = words.low[mention.first] in lexicon.sets["possessives"] and mention.kind == GROUPKIND
        if own and (not words.kinds[mention.head] & lang.GROUP or head in lexicon.sets["own_sources"]):
            return None
        if head in none or words.low[mention.first] in none - {"le", "la"}:
            return None
        return _behind_thing(words, mention) if mention.kind == THING else mention
    return None


def _name_behind(words: Words, thing: Mention) -> Mention | None:
    """« selon le fournisseur de services Internet Algérie Télécom, … »: a name ends what no list knows."""
    first = last = thing.last
    while first > thing.first and words.text[first - 1][0].isupper():
        first -= 1
    if first == last or last >= words.size or words.text[last] != ",":
        return None
    if words.kinds[first - 1] & (lang.OF | lang.PREP | lang.DET | lang.CONJUNCTION):
        return None
    return Mention(thing.first, last, BODYKIND, (first, last), head=thing.head, shut=last)


def short_name(article: Article, words: Words, at: int) -> bool:
    """« Selon « Quotidien », … »: a name in marks, not words that somebody says."""
    if words.text[at][0] != "\x00":
        return False
    printed = article.text[words.starts[at] : words.ends[at]].strip(SIGNS)
    return printed[:1].isupper() and printed.count(" ") < _NAME and printed[-1:].isalnum()


_NAME = 3
"""Words that a name in marks may have."""


def _behind_participle(words: Words, at: int) -> int:
    """« selon les informations confiées par X »: the word after « par »."""
    by = at + 1
    if (
        by + 1 < words.size
        and words.low[by] in words.lexicon.sets["by"]
        and words.low[at].endswith(("é", "ée", "és", "ées"))
    ):
        return by + 1
    return at


def _behind_thing(words: Words, mention: Mention) -> Mention:
    """« selon les chiffres de X », « selon les renseignements confiés par X »: X."""
    by = words.lexicon.sets["by"]
    for at in range(mention.last, min(words.size - 1, mention.last + 3)):
        if words.low[at] in by:
            return mention_at(words, at + 1, words.size) or mention
    found = subjects.inner(words, mention)
    return (_name_behind(words, mention) or mention) if found is mention else found
