"""Who holds an office: « le chef de la diplomatie russe » is the minister the article names elsewhere."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pressarchive.quotations import language as lang
from pressarchive.quotations.article import Sentence
from pressarchive.quotations.mention import Mention
from pressarchive.quotations.people import Person

if TYPE_CHECKING:
    from pressarchive.quotations.speakers import Speakers

_MOST_PEOPLE = 200
_MOST_PLACES = 8
_WORD = re.compile(r"[^\W\d_]{2,}(?:-[^\W\d_]+)*")
_IDLE = frozenset(
    [
        "le",
        "la",
        "les",
        "de",
        "du",
        "des",
        "un",
        "une",
        "et",
        "au",
        "aux",
        "en",
        "chef",
        "son",
        "sa",
        "ses",
        "leur",
    ]
)


def holder(speakers: Speakers, sentence: Sentence, mention: Mention) -> Person | None:
    """The person who holds the office a mention names, where the article says so."""
    words = sentence.words
    if mention.head < 0 or not mention.definite or mention.plural:
        return None
    if words.low[mention.first] in ("son", "sa", "leur"):
        return None
    printed = words.low[mention.head : mention.last]
    plain = words.lexicon.masculine
    content = [plain.get(w, w) for w in printed if w not in _IDLE and w[0].isalpha()]
    phrase = " ".join(plain.get(w, w) for w in words.low[mention.first + 1 : mention.last])
    key = phrase, mention.gender
    if key not in speakers.offices:
        speakers.offices[key] = _by_title(speakers, sentence, mention, content, phrase)
    return speakers.offices[key] or _by_memory(speakers, sentence, mention)


def _by_title(
    speakers: Speakers, sentence: Sentence, mention: Mention, content: list[str], phrase: str
) -> Person | None:
    """The person beside whose name the same office stands."""
    lexicon = speakers.article.lexicon
    wanted = [set(content)]
    for one, other in lexicon.same_office:
        for mine, theirs in ((one, other), (other, one)):
            if phrase.replace("' ", "'").startswith(mine):
                wanted.append(set(theirs.split()) - _IDLE)
    best: tuple[float, Person] | None = None
    for person in speakers.people.all[:_MOST_PEOPLE]:
        score = max(_beside(speakers, person, want, sentence.start) for want in wanted)
        if score >= 0.99 and _gender_fits(speakers, person, mention) and (best is None or score > best[0]):
            best = (score, person)
    return best[1] if best else None


def _gender_fits(speakers: Speakers, person: Person, mention: Mention) -> bool:
    gender = speakers.people.gender(person)
    return not gender or not mention.gender or gender == mention.gender


def _beside(speakers: Speakers, person: Person, want: set[str], before: int) -> float:
    """Share of an office's words that stand beside a person's name, somewhat more for near ones."""
    plain = speakers.article.plain
    masculine = speakers.article.lexicon.masculine
    best = 0.0
    for start, end in person.places[:_MOST_PLACES]:
        left = re.split(r"[.;:!?»«]|, (?!mada|des )", plain[max(0, start - 110) : start].rstrip(" ,"))[-1]
        right = plain[end : end + 110].lstrip()
        right = re.split(r"[.;:!?»«]|, (?!des )| a ", right[1:])[0] if right[:1] == "," else ""
        for piece in (left, right):
            found = {masculine.get(w, w) for w in _WORD.findall(piece.lower())}
            if want and want <= found:
                best = max(best, 1.0 + 0.1 * (start < before) + start / (1 + 10 * len(plain)))
    return best


def _by_memory(speakers: Speakers, sentence: Sentence, mention: Mention) -> Person | None:
    """« Le ministre », « l'élu »: taken up from whoever spoke or was named just before."""
    words = sentence.words
    taken_up = words.kinds[mention.head] & lang.ANAPHOR or words.text[mention.head][0].isupper()
    if not taken_up or mention.last - mention.head > 2:
        return None
    if words.low[mention.first] not in speakers.article.lexicon.sets.get(
        "anaphoric_determiners", ("le", "la", "l'", "cet", "cette", "ce")
    ):
        return None
    last = speakers.last
    recent = any(
        speakers.spoken.get(n) == last for n in range(max(0, sentence.number - 3), sentence.number + 1)
    )
    if last is None or not recent or last.kind != "person":
        return None
    if last.gender and mention.gender and last.gender != mention.gender:
        return None
    return speakers.people.named(last.name, "", sentence.start)
