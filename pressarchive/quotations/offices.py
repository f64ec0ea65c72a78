"""Who holds an office: « le chef de la diplomatie russe » is the minister the article names elsewhere."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from pressarchive.quotations import language as lang
from pressarchive.quotations.article import Sentence
from pressarchive.quotations.mention import Mention
from pressarchive.quotations.people import Person
from pressarchive.quotations.words import Words

if TYPE_CHECKING:
    from pressarchive.quotations.speakers import Speakers

_LEFT = re.compile(r"[.;:!?»«]|, (?!des )")
_RIGHT = re.compile(r"[.;:!?»«]|, (?!des )| a ")
_APART = re.compile(
    r"(?:^|\s)(?:de|dans|en|à|au|aux|avec|par|et|contre|chez|pour|of|in|at|to|with|by|from|against|for)$",
    re.IGNORECASE,
)
"""« le ministre a reçu à Goz Beida »: what stands before a preposition says nothing of the name."""
_NEAR = 110
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
    wanted = _wordings(speakers, content, phrase.replace("' ", "'"))
    best: tuple[float, Person] | None = None
    for person in speakers.people.all[:_MOST_PEOPLE]:
        score = _beside(speakers, person, wanted, sentence.start)
        if score and _gender_fits(speakers, person, mention) and (best is None or score > best[0]):
            best = (score, person)
    return best[1] if best else None


def _wordings(speakers: Speakers, content: list[str], phrase: str) -> list[set[str]]:
    """The words of an office, and of the offices that mean the same."""
    wanted = [set(content)]
    for one, other in speakers.article.lexicon.same_office:
        if phrase.startswith(one):
            wanted.append(set(other.split()) - _IDLE)
        if phrase.startswith(other):
            wanted.append(set(one.split()) - _IDLE)
    return [want for want in wanted if want]


def _gender_fits(speakers: Speakers, person: Person, mention: Mention) -> bool:
    gender = speakers.people.gender(person)
    return not gender or not mention.gender or gender == mention.gender


def _beside(speakers: Speakers, person: Person, wanted: list[set[str]], before: int) -> float:
    """Above 0 where the words of an office stand beside a person's name, the more the nearer before."""
    length = 10 * len(speakers.article.plain) + 1
    best = 0.0
    for start, found, served in _contexts(speakers, person):
        if any(want <= found and not want <= served for want in wanted):
            best = max(best, 1.0 + 0.1 * (start < before) + start / length)
    return best


class Context(NamedTuple):
    """What stands beside a name: at which place, its words, and those of an office merely served."""

    start: int
    found: set[str]
    served: set[str]


_SERVES = re.compile(
    r"\b(?:auprès|adjointe?|porte-parole|conseill(?:er|ère)|cabinet|avocate?|fils|fille|épouse|femme|frère|ami)"
    r" (?:spéciale? )?(?:du |de la |de l'|de |des |d'|au |à la |aux )"
)


def _only_served(masculine: dict[str, str], piece: str) -> set[str]:
    """« secrétaire d'État auprès du Premier ministre »: of the words beside a name, another's office."""
    found = _SERVES.search(piece)
    if found is None:
        return set()
    own = _content(masculine, piece[: found.end()])
    return _content(masculine, piece[found.end() :]) - own


def _content(masculine: dict[str, str], piece: str) -> set[str]:
    return {masculine.get(word, word) for word in _WORD.findall(piece.lower())}


def _contexts(speakers: Speakers, person: Person) -> list[Context]:
    """The words beside each of a person's full names, in the masculine."""
    known = speakers.contexts.get(person.keys)
    if known is None:
        masculine = speakers.article.lexicon.masculine
        known = speakers.contexts[person.keys] = [
            Context(start, _content(masculine, piece), _only_served(masculine, piece))
            for start, end in person.places[:_MOST_PLACES]
            for piece in _pieces(speakers.article.plain, start, end)
        ]
    return known


def _pieces(plain: str, start: int, end: int) -> tuple[str, str]:
    """What stands before a name in its clause, and what is set beside it behind a comma."""
    near = _LEFT.split(plain[max(0, start - _NEAR) : start].rstrip(" ,"))[-1]
    left = "" if _APART.search(near) else near
    right = plain[end : end + _NEAR].lstrip()
    return left, _RIGHT.split(right[1:])[0] if right[:1] == "," else ""


def _another_s(words: Words, mention: Mention) -> bool:
    """« The federation's president » is another's; « the actor » is sought as a pronoun is."""
    sets = words.lexicon.sets
    qualified = words.lexicon.words.get("stacked_nouns") and mention.head > mention.first + 1
    if qualified and words.low[mention.first + 1] not in sets["formerly"]:
        return True
    return words.low[mention.head] in sets["trades"]


def _by_memory(speakers: Speakers, sentence: Sentence, mention: Mention) -> Person | None:
    """« Le ministre », « l'élu »: taken up from whoever spoke or was named just before."""
    words = sentence.words
    taken_up = words.kinds[mention.head] & lang.ANAPHOR or words.text[mention.head][0].isupper()
    if not taken_up or mention.last - mention.head > 2 or _another_s(words, mention):
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
