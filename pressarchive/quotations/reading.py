"""Reading an article for its quotations: sentence by sentence, rule by rule, remembering who spoke."""

from __future__ import annotations

import re
from functools import lru_cache

from msgspec.structs import replace

from pressarchive.model import Quotation, Span
from pressarchive.quotations.article import Article, Sentence
from pressarchive.quotations.bodies import together
from pressarchive.quotations.carrying import Carrying
from pressarchive.quotations.confidence import LEVEL, confidence
from pressarchive.quotations.cues import Cue, cue_at, hits
from pressarchive.quotations.fragments import by_itself
from pressarchive.quotations.indirect import Reported, reported
from pressarchive.quotations.inkling import may_report
from pressarchive.quotations.marks import Marked
from pressarchive.quotations.mention import PRONOUNKIND, Mention
from pressarchive.quotations.opinions import openings, opinion
from pressarchive.quotations.rules import RULES
from pressarchive.quotations.situation import Attribution, Situation, mention_place
from pressarchive.quotations.speakers import Resolved, Speakers
from pressarchive.quotations.subjects import voice
from pressarchive.quotations.wording import names_who_speaks

_UTTERANCE = 7
"""Words from which a sentence that is all in marks is taken for speech although nobody is said to speak."""


_OPENING = 40
"""Signs within which « pour » may open what a sentence tells."""
_A_TERM = 2
"""Times that the same few words stand in marks and may still be speech."""
_COUNTED = 60
"""Pairs of marks of an article among which they are counted."""


class Reader:
    """One reading of one article."""

    def __init__(self, article: Article, level: float = LEVEL) -> None:
        self.article = article
        self.level = level
        """Share of right speakers below which nobody is named."""
        self.speakers = Speakers(article)
        self.carrying = Carrying(article, self.speakers)
        self.printed = [article.text[mark.start : mark.end].lower() for mark in article.marks[:_COUNTED]]
        """What stands in the first marks, in lower case."""
        self.that = _that_follows(article.lexicon.sets["that"])
        self.found: list[Quotation] = []
        self.hits: dict[int, list[tuple[int, int, str]]] = {}
        """Hits of the lexicon of cues, by sentence."""
        self.openings = openings(article)
        """Where « pour » may open an opinion, by sentence."""
        self.used: set[int] = set()
        """Where the cues of words in marks stand."""
        self.waiting: list[int] = []
        """Quotations just found whose speaker the next sentence may name."""

    def read(self) -> tuple[Quotation, ...]:
        """All quotations, in order."""
        marks = self._by_sentence()
        near = self._hits(marks)
        sentences = self.article.sentences
        early = {n for n, at in self.openings.items() if at - sentences[n].start < _OPENING}
        for number in sorted(marks.keys() | near.keys() | early):
            sentence = sentences[number]
            self._sentence(sentence, marks.get(number, []), self._cues(sentence))
        self.found.sort(key=lambda one: (one.start, one.end))
        self._bodies_together()
        return tuple(self.found)

    def _bodies_together(self) -> None:
        """Call every body by the fullest of its names."""
        names = list(dict.fromkeys(one.speaker for one in self.found if one.speaker_kind == "body"))
        fuller = together([name for name in names if name], self.article)
        for place, one in enumerate(self.found if fuller else ()):
            if one.speaker in fuller and one.speaker_kind == "body":
                self.found[place] = replace(one, speaker=fuller[one.speaker])

    def _cues(self, sentence: Sentence) -> list[Cue]:
        here = self.hits.get(sentence.number, ())
        cues = _lone([cue for hit in here if (cue := cue_at(sentence, *hit))])
        opened = self.openings.get(sentence.number)
        held = opinion(self.speakers, sentence, opened) if opened is not None else None
        return sorted([held, *cues], key=lambda cue: cue.first) if held else cues

    def _by_sentence(self) -> dict[int, list[Marked]]:
        found: dict[int, list[Marked]] = {}
        for mark in self.article.marks:
            found.setdefault(self.article.sentence_at(mark.outer).number, []).append(mark)
        return found

    def _hits(self, marks: dict[int, list[Marked]]) -> dict[int, list[tuple[int, int, str]]]:
        """Hits of the cue lexicon by sentence, where there are marks or the hit can introduce speech."""
        found: dict[int, list[tuple[int, int, str]]] = {}
        number = 0
        for hit in hits(self.article):
            number = self.article.number_at(hit[0], number)
            found.setdefault(number, []).append(hit)
        self.hits = found
        return {n: hs for n, hs in found.items() if n in marks or self._worth_reading(n, hs)}

    def _worth_reading(self, number: int, here: list[tuple[int, int, str]]) -> bool:
        """Whether a sentence without marks may report speech, as far as its text tells."""
        if not any(map(self._introduces, here)):
            return False
        sentence = self.article.sentences[number]
        return number in self.openings or any(may_report(self.article, sentence, hit) for hit in here)

    def _introduces(self, hit: tuple[int, int, str]) -> bool:
        """Whether « que », a comma before, or « selon » lets a hit report speech without marks."""
        start, end, phrase = hit
        verb = self.article.lexicon.verbs.get(phrase)
        if verb is None or not verb.says:
            return verb is None
        if phrase in self.article.lexicon.sets["thatless"]:
            return True
        low = self.article.low
        if "," in low[max(0, start - 20) : start]:
            return True
        return self.that.match(low, end) is not None

    def _sentence(self, sentence: Sentence, marks: list[Marked], cues: list[Cue]) -> None:
        spoken = False
        for mark in marks:
            spoken = self._marked(sentence, mark, cues) or spoken
        self._indirect(sentence, cues, spoken=spoken)

    def _marked(self, sentence: Sentence, mark: Marked, cues: list[Cue]) -> bool:
        situation = Situation(self.speakers, sentence, mark, cues)
        if self._a_term(situation) or names_who_speaks(situation):
            return False
        for name, rule in RULES:
            attribution = rule(situation)
            if attribution:
                self._add(situation, self._kept_on(situation, attribution), name)
                return True
        return self._unannounced(situation) or self._by_itself(situation)

    def _kept_on(self, situation: Situation, found: Attribution) -> Attribution:
        """Words whose cue has no subject of its own are said by whoever spoke in the same clause."""
        sentence = situation.sentence
        spoke = self.speakers.spoken.get(sentence.number)
        if found.mention or spoke is None or situation.apart:
            return found
        return Attribution(Resolved(spoke, "implicit"), None, found.cue, whole=found.whole)

    def _a_term(self, situation: Situation) -> bool:
        """A few words that stand in marks again and again are a name: « gilets jaunes »."""
        printed = situation.printed
        if printed.count(" ") > 2 or situation.opens or situation.before == ":":
            return False
        return self.printed.count(printed.lower()) > _A_TERM

    def _unannounced(self, situation: Situation) -> bool:
        """Speech that nothing in its own sentence announces: a sentence wholly in marks."""
        sentence, mark = situation.sentence, situation.mark
        if not situation.opens or not (self.carrying.alone(situation) or self.carrying.led_to(sentence)):
            return False
        resolved, name = self.carrying.carried(sentence, mark, self._cues)
        if resolved is None and situation.printed.count(" ") < _UTTERANCE:
            return False
        self._add(situation, Attribution(resolved, None, None, whole=True), name)
        return True

    def _by_itself(self, situation: Situation) -> bool:
        """Words that are speech by what they are, although nothing tells whose."""
        attribution = by_itself(situation)
        if attribution:
            self._add(situation, attribution, "by itself")
        return attribution is not None

    def _add(self, situation: Situation, attribution: Attribution, rule: str) -> None:
        resolved = attribution.resolved
        how = resolved.how if resolved else None
        sure = confidence(rule, how)
        shown = resolved.speaker if resolved and sure >= self.level else None
        if resolved:
            self.speakers.spoke(situation.sentence, resolved.speaker)
            self._fill_waiting(situation, resolved)
        else:
            self.waiting.append(len(self.found))
        if attribution.cue:
            self.used.add(attribution.cue[0])
        self.found.append(
            Quotation(
                situation.mark.start,
                situation.mark.end,
                "direct" if attribution.whole else "mixed",
                shown.name if shown else None,
                shown.kind if shown else None,
                Span(*attribution.mention) if attribution.mention else None,
                Span(*attribution.cue) if attribution.cue else None,
                how if shown else None,
                sure if shown else confidence(rule, None),
                rule,
            )
        )

    def _fill_waiting(self, situation: Situation, resolved: Resolved) -> None:
        """« A. » « B », a dit X: the first words are X's too."""
        number = situation.sentence.number
        for place in self.waiting if situation.opens and not situation.sentence.first else ():
            waiting = self.found[place]
            if self.article.sentence_at(waiting.start).number == number - 1 and waiting.rule.startswith(
                "named"
            ):
                self.found[place] = replace(
                    waiting,
                    speaker=resolved.speaker.name,
                    speaker_kind=resolved.speaker.kind,
                    how="implicit",
                    confidence=confidence("named after", "implicit"),
                    rule="named after",
                )
        self.waiting = []

    def _indirect(self, sentence: Sentence, cues: list[Cue], *, spoken: bool) -> None:
        found = reported(self.speakers, sentence, cues, self.used)
        for report in found:
            if not (
                spoken and any("\x00" in word for word in sentence.words.text[report.first : report.last])
            ):
                self._report(sentence, report)

    def _report(self, sentence: Sentence, report: Reported) -> None:
        seen = voice(sentence.words, self._seen_from(report))
        resolved = self.speakers.resolve(sentence, seen)
        if resolved is None:
            return
        self.speakers.spoke(sentence, resolved.speaker)
        words = sentence.words
        place = mention_place(words, report.mention)
        start, end = self._trimmed(words.starts[report.first], self._end(sentence, report.last))
        rule = f"indirect {report.rule}"
        sure = confidence(rule, resolved.how)
        if end <= start or sure < self.level:
            return
        self.found.append(
            Quotation(
                start,
                end,
                "indirect",
                resolved.speaker.name,
                resolved.speaker.kind,
                Span(*place) if place else None,
                Span(words.starts[report.cue.first], words.ends[report.cue.last - 1]),
                resolved.how,
                sure,
                rule,
            )
        )

    def _seen_from(self, report: Reported) -> Mention:
        """« His coach shouted, he recalled »: the pronoun does not look into what it reports."""
        one = report.mention
        inside = report.rule == "inserted" and report.last <= one.first and one.kind == PRONOUNKIND
        return replace(one, first=0) if inside and report.first == 0 else one

    def _end(self, sentence: Sentence, last: int) -> int:
        end = sentence.words.ends[last - 1]
        unit = _UNIT.match(self.article.flat, end)
        return unit.end() if unit else end

    def _trimmed(self, start: int, end: int) -> tuple[int, int]:
        plain = self.article.plain
        while end > start and plain[end - 1] in " ,;:.\n":
            end -= 1
        while start < end and plain[start] in " ,;:\n–—":  # the dash is the dateline's
            start += 1
        return start, end


_UNIT = re.compile(r" ?[%‰€$£°]C?")
"""What belongs to the number before it: « 23 % »."""


def _lone(cues: list[Cue]) -> list[Cue]:
    """Cues whose words no other cue holds."""
    kept: list[Cue] = []
    for cue in cues:
        if kept and cue.first < kept[-1].last:
            if cue.at > kept[-1].at and not cue.according:
                kept[-1] = cue
            continue
        kept.append(cue)
    return kept


@lru_cache(maxsize=16)
def _that_follows(that: frozenset[str]) -> re.Pattern[str]:
    """« que » in the rest of a clause, in any of its forms."""
    forms = "|".join(map(re.escape, sorted(that))) or "$^"
    return re.compile(rf"[^.;:!?(\n\x00]{{0,90}}? (?:{forms})(?:(?<=')|(?!\w))")
