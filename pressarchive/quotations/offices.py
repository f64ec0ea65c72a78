"""Who holds an office: « le chef de la diplomatie russe » is the minister the article names elsewhere."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from pressarchive.quotations import language as lang
from pressarchive.quotations.article import Article, Sentence
from pressarchive.quotations.complements import adjective
from pressarchive.quotations.mention import OFFICE, PERSON, Mention
from pressarchive.quotations.mentions import governed
from pressarchive.quotations.people import Person
from pressarchive.quotations.words import Words
from pressarchive.text.folding import fold

if TYPE_CHECKING:
    from pressarchive.quotations.speakers import Speakers

_LEFT = re.compile(
    r"[.;:!?»«]|, (?!des )| (?:a|ont) (?=l[ae] |l'|\w{2,}[éistu] )| et (?=l[ae] |l')| qu(?:e |'|i )"
)
_RIGHT = re.compile(r"[.;:!?»«]|, (?!des )| a ")
_SET_BESIDE = re.compile(
    r"(?:\([^)]{1,20}\) ?)?"
    r"(?:, ?(?:(?:âgée? de )?\d+ ans ?, )?|\((?=[a-zé])|(?:est|était|devient) (?=l['ea]|une? |[a-z]))"
)
"""« X, maire de … », « X (PS), 52 ans, maire de … », « X est maire de … »."""
_APART = re.compile(
    r"(?:^|\s)(?:de|dans|en|à|au|aux|avec|par|et|contre|chez|pour|que|qui|dont|of|in|at|to|with|by|from|against|for)$",
    re.IGNORECASE,
)
"""« le ministre a reçu à Goz Beida »: what stands before a preposition says nothing of the name."""
_OPENS = re.compile(r"\s*(?:Selon|D'après|Pour|Dans|À|A|Sur|Avec|Depuis|Après|Avant|Contre|Devant|Chez|Par) ")
"""« Selon le baromètre YouGov, X »: a phrase that opens its sentence ends with its comma."""
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
    printed = [word.removeprefix("ex-") for word in words.low[mention.head : mention.last]]
    if printed[0] not in _IDLE:
        printed = [word for word in printed if word[-1] != "'"]
    plain = words.lexicon.masculine
    vague = words.lexicon.sets["vague_complements"]
    content = [
        unaccented(plain.get(w, w)) for w in printed if w not in _IDLE and w[0].isalpha() and w not in vague
    ]
    phrase = " ".join(plain.get(w, w) for w in words.low[mention.first + 1 : mention.last])
    key = phrase, mention.gender
    if key not in speakers.offices:
        speakers.offices[key] = _by_title(speakers, sentence, mention, content, phrase)
    return (
        speakers.offices[key]
        or _by_family(speakers, sentence, mention, content)
        or _by_memory(speakers, sentence, mention)
        or _by_description(speakers, sentence, mention, content)
        or _by_country(speakers, sentence, mention, content)
        or _sole(speakers, sentence, mention)
    )


def _sole(speakers: Speakers, sentence: Sentence, mention: Mention) -> Person | None:
    """« La chanteuse », « le chef de l'État » where the article has named one person alone so far."""
    words = sentence.words
    heads, trade = words.lexicon.sets["heads_of_state"], head_word(sentence, mention)
    if words.low[mention.first] not in words.lexicon.sets["plain_articles"]:
        return None
    sole = trade in words.lexicon.sets["sole_trades"] and mention.last - mention.head <= _ADJECTIVE
    if not sole and " ".join(words.low[mention.head : mention.last]) not in heads:
        return None
    named = [one for one in speakers.people.all if one.places[0][0] < sentence.start]
    if len(named) > 1 and sole:
        named = _just_named(speakers, sentence, named)
    if len(named) != 1 or not gender_fits(speakers, named[0], mention):
        return None
    return None if sole and _has_office(speakers, named[0]) else named[0]


def _just_named(speakers: Speakers, sentence: Sentence, people: list[Person]) -> list[Person]:
    """Of several people, those whom the sentence before names."""
    first = speakers.article.sentences[max(0, sentence.number - 1)].start
    return [one for one in people if any(first <= place < sentence.start for place, _ in one.places)]


_ADJECTIVE = 2
"""Words of a trade and its adjective: « le nageur français »."""


def _by_title(
    speakers: Speakers, sentence: Sentence, mention: Mention, content: list[str], phrase: str
) -> Person | None:
    """The person beside whose name the same office stands."""
    wanted = _wordings(speakers, content, phrase.replace("' ", "'"))
    return _best(speakers, sentence, mention, wanted)


def _by_family(speakers: Speakers, sentence: Sentence, mention: Mention, content: list[str]) -> Person | None:
    """« L'élu » is the deputy the article introduced, « le praticien » its surgeon."""
    sets, behind = sentence.words.lexicon.sets, sentence.words.low[mention.head + 1 : mention.last]
    if len(content) != 1 or mention.head != mention.first + 1:
        return None
    if any(word not in sets["vague_complements"] and word not in sets["of"] for word in behind):
        return None
    lexicon = speakers.article.lexicon
    family = lexicon.families.get(head_word(sentence, mention), frozenset())
    return _best(speakers, sentence, mention, [{unaccented(word)} for word in family]) if family else None


def _by_description(
    speakers: Speakers, sentence: Sentence, mention: Mention, content: list[str]
) -> Person | None:
    """« L'avocate genevoise » is the lawyer who has just spoken or been named, if nothing gainsays it.

    A state's office is not: « le président américain » may be a second president.
    """
    lexicon, head = speakers.article.lexicon, head_word(sentence, mention)
    elided = any(word[-1] == "'" for word in sentence.words.low[mention.head : mention.last])
    qualified = len(content) > 1 and all(adjective(word, lexicon.code) for word in content[1:]) and not elided
    if not qualified or head in lexicon.sets["state_offices"] or mention.head != mention.first + 1:
        return None
    wanted = [{unaccented(word)} for word in lexicon.families.get(head, frozenset()) | {head}]
    for number in range(sentence.number, max(-1, sentence.number - _SPOKEN_BACK - 1), -1):
        spoke = speakers.spoken.get(number)
        person = speakers.people.named(spoke.name, "", sentence.start) if spoke else None
        if person and _beside(speakers, person, wanted, sentence.start):
            return person if gender_fits(speakers, person, mention) else None
    return None


def _by_country(
    speakers: Speakers, sentence: Sentence, mention: Mention, content: list[str]
) -> Person | None:
    """« Le nageur français » is « le Français X », if but one was named so before."""
    lexicon, head = speakers.article.lexicon, head_word(sentence, mention)
    if len(content) != _ADJECTIVE or head in lexicon.sets["state_offices"]:
        return None
    country = content[1]
    if fold(country) not in lexicon.words.get("demonyms", {}):
        return None
    named = [
        person
        for person in speakers.people.all[:_MOST_PEOPLE]
        if gender_fits(speakers, person, mention) and _compatriot(speakers, person, country, sentence.start)
    ]
    return named[0] if len(named) == 1 else None


def _compatriot(speakers: Speakers, person: Person, country: str, before: int) -> bool:
    """« Le Français X »: a country and nothing else beside a name."""
    return any(
        context.start < before and country in context.found and len(context.found) <= _ADJECTIVE
        for context in contexts(speakers, person)
    )


def head_word(sentence: Sentence, mention: Mention) -> str:
    """The head noun of an office, in the masculine."""
    low = sentence.words.low[mention.head].removeprefix("ex-")
    return sentence.words.lexicon.masculine.get(low, low)


def _best(speakers: Speakers, sentence: Sentence, mention: Mention, wanted: list[set[str]]) -> Person | None:
    """Of the people beside whose names one of these wordings stands, the one named nearest before."""
    best: tuple[float, Person] | None = None
    last = speakers.last.name if speakers.last and speakers.last.kind == "person" else ""
    for person in speakers.people.all[:_MOST_PEOPLE]:
        score = _beside(speakers, person, wanted, sentence.start)
        if score and person.name == last:
            score += 1.0
        if score and gender_fits(speakers, person, mention) and (best is None or score > best[0]):
            best = (score, person)
    return best[1] if best else None


def _wordings(speakers: Speakers, content: list[str], phrase: str) -> list[set[str]]:
    """The words of an office, and of the offices that mean the same."""
    wanted = [set(content)]
    phrase = _ETAT.sub("'état", phrase)
    for pair in speakers.article.lexicon.same_office:
        for one, other in (pair, pair[::-1]):
            if f"{phrase} ".startswith(f"{one} "):
                own = _office_words(phrase[len(one) :]).intersection(content)
                wanted.append(_office_words(other) | own)
    countries = speakers.article.lexicon.words.get("demonyms", {})
    abroad = [
        {countries.get(fold(word), word).replace(" ", "-") for word in want}
        for want in wanted
        if any(fold(word) in countries for word in want)
    ]
    return [want for want in (*wanted, *abroad) if want]


_ETAT = re.compile(r"'etat\b")


def _office_words(wording: str) -> set[str]:
    bare = (word.rpartition("'")[2] for word in wording.split() if word not in _IDLE)
    return {unaccented(word) for word in bare if word}


def gender_fits(speakers: Speakers, person: Person, mention: Mention) -> bool:
    """Whether nothing that is known of somebody's gender contradicts a mention."""
    gender = speakers.people.gender(person)
    return not gender or not mention.gender or gender == mention.gender


def _beside(speakers: Speakers, person: Person, wanted: list[set[str]], before: int) -> float:
    """Above 0 where the words of an office stand beside a person's name, the more the nearer before."""
    length = 10 * len(speakers.article.plain) + 1
    best = 0.0
    for start, found, served in contexts(speakers, person):
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
    return {unaccented(masculine.get(word, word)) for word in _WORD.findall(piece.lower())}


def unaccented(word: str) -> str:
    """A word whose first letter stands without its accent: « Etat » is « État »."""
    return _INITIALS.get(word[0], word[0]) + word[1:]


_INITIALS = {"é": "e", "è": "e", "ê": "e", "à": "a", "â": "a", "î": "i", "ô": "o"}


def contexts(speakers: Speakers, person: Person) -> list[Context]:
    """The words beside each of a person's full names, in the masculine."""
    known = speakers.contexts.get(person.keys)
    if known is None:
        masculine = speakers.article.lexicon.masculine
        known = speakers.contexts[person.keys] = [
            Context(start, _content(masculine, piece), _only_served(masculine, piece))
            for start, end in person.places[:_MOST_PLACES]
            for piece in _pieces(speakers.article, start, end)
            if piece
        ]
    return known


def _pieces(article: Article, start: int, end: int) -> tuple[str, str]:
    """What stands before a name in its clause, and what is set beside it behind a comma."""
    plain = article.plain
    before = plain[max(0, start - _NEAR) : start]
    before = "" if before.endswith("\n") else before.rstrip()
    near = _LEFT.split(before.rstrip(" ,"))[-1]
    parted = before.endswith(",") and _OPENS.match(near) and not _titled(article, near)
    left = "" if parted or _APART.search(near) else near
    right = plain[end : end + _NEAR].partition("\n")[0].lstrip()
    beside = _SET_BESIDE.match(right)
    return left, _RIGHT.split(right[beside.end() :])[0] if beside else ""


def _titled(article: Article, near: str) -> bool:
    """« Selon le maire de Lyon, X »: an office behind the preposition, and nobody else's name."""
    words = near.replace("'", "' ").lower().split()[1:4]
    return not _NAME.search(near) and any(article.lexicon.kinds.get(word, 0) & lang.TITLE for word in words)


_NAME = re.compile(r"[A-ZÀ-Þ][\w-]+ [A-ZÀ-Þ]")


def _another_s(words: Words, mention: Mention) -> bool:
    """« The federation's president » is another's; « the actor » is sought as a pronoun is."""
    sets = words.lexicon.sets
    qualified = words.lexicon.stacked and mention.head > mention.first + 1
    if qualified and words.low[mention.first + 1] not in sets["formerly"]:
        return True
    return words.low[mention.head] in sets["trades"]


def _by_memory(speakers: Speakers, sentence: Sentence, mention: Mention) -> Person | None:
    """« Le ministre », « l'élu »: taken up from whoever spoke or was named just before."""
    words = sentence.words
    shown = mention.kind == OFFICE and words.low[mention.first] in words.lexicon.sets["demonstratives"]
    taken_up = words.kinds[mention.head] & lang.ANAPHOR or words.text[mention.head][0].isupper() or shown
    taken_up = taken_up or words.low[mention.head] in words.lexicon.sets["party_nouns"]
    if not taken_up or mention.last - mention.head > (5 if shown else 2) or _another_s(words, mention):
        return None
    if words.low[mention.first] not in speakers.article.lexicon.sets.get(
        "anaphoric_determiners", ("le", "la", "l'", "cet", "cette", "ce")
    ):
        return None
    fuller = unnamed(speakers, sentence, mention)
    nearest = fuller[0].number if fuller else -1
    for number in range(sentence.number, max(nearest, sentence.number - _SPOKEN_BACK - 1, -1), -1):
        spoke = speakers.spoken.get(number)
        if spoke and spoke.kind == "person" and not _differs(spoke.gender, mention.gender):
            return speakers.people.named(spoke.name, "", sentence.start)
        if number >= sentence.number - _NAMED_BACK:
            person = _named_in(speakers, speakers.article.sentences[number], sentence, mention)
            if person:
                return person
    return None


_SPOKEN_BACK = 3
"""Sentences back to which « le ministre » may reach for whoever spoke."""
_NAMED_BACK = 2
"""Sentences back to which « le septuagénaire » may reach for somebody named who has not spoken."""


def _named_in(speakers: Speakers, other: Sentence, sentence: Sentence, mention: Mention) -> Person | None:
    """Who is the subject of a sentence just before, unless the article gives another office."""
    edge = mention.first if other is sentence else other.words.size
    for candidate in speakers.mentions(other, edge):
        if candidate.last > edge or candidate.kind != PERSON or candidate.governed or candidate.plural:
            continue
        found = speakers.resolve(other, candidate)
        person = speakers.people.named(found.speaker.name, "", sentence.start) if found else None
        if person and gender_fits(speakers, person, mention):
            return person if _may_be(speakers, person, sentence, mention) else None
    return None


def _may_be(speakers: Speakers, person: Person, sentence: Sentence, mention: Mention) -> bool:
    """Whether nothing the article sets beside a name gainsays an office: « le ministre » is no mayor."""
    lexicon = speakers.article.lexicon
    if head_word(sentence, mention) not in lexicon.families:
        return True
    if governed(sentence.words, mention.first):
        return False
    return not _has_office(speakers, person)


def _has_office(speakers: Speakers, person: Person) -> bool:
    """Whether some office stands beside a person's name."""
    kinds = speakers.article.lexicon.kinds
    beside = {word for context in contexts(speakers, person) for word in context.found}
    return any(kinds.get(word, 0) & lang.TITLE for word in beside)


_OFFICES_BACK = 4
"""Sentences back to which « l'élu » may reach for « un député du Var »."""


def unnamed(speakers: Speakers, sentence: Sentence, mention: Mention) -> tuple[Sentence, Mention] | None:
    """The fuller wording of an office that « l'élu », « le magistrat » takes up, its bearer never named."""
    words = sentence.words
    if not mention.definite or mention.plural or mention.last - mention.first > 2 or mention.head < 0:
        return None
    plain = words.lexicon.masculine
    head = plain.get(words.low[mention.head], words.low[mention.head])
    family = words.lexicon.families.get(head, frozenset()) | {head}
    for number in range(sentence.number, max(-1, sentence.number - _OFFICES_BACK - 1), -1):
        other = speakers.article.sentences[number]
        edge = mention.first if number == sentence.number else other.words.size
        for candidate in speakers.mentions(other, edge):
            if candidate.kind != OFFICE or candidate.last > edge or candidate.head < 0 or candidate.governed:
                continue
            low = other.words.low[candidate.head]
            fuller = candidate.last - candidate.first > mention.last - mention.first
            bare = candidate.head == candidate.first
            if plain.get(low, low) in family and not bare and (fuller or not candidate.definite):
                return None if _differs(candidate.gender, mention.gender) else (other, candidate)
    return None


def _differs(one: str, other: str) -> bool:
    """Whether two genders are known and not the same."""
    return bool(one and other and one != other)
