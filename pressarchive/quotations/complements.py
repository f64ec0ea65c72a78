"""What follows a noun: adjectives, « de … », and the name that it leads to."""

from __future__ import annotations

from functools import lru_cache

from pressarchive.quotations import language as lang
from pressarchive.quotations.propers import acronym, capital, known_body, name_end, name_start
from pressarchive.quotations.words import Words


def complements(words: Words, at: int, end: int) -> tuple[int, tuple[int, int] | None]:
    """Read adjectives and « de … » from `at`; return the word after them, and the name they lead to."""
    j = at
    adjectives = 0
    while j < end and words.close(j):
        kind, text = words.kinds[j], words.text[j]
        if capital(words, j) and (not kind & lang.NEVER or known_body(words, j, end) > 1):
            named = not names_body(words, at - 1) and _behind_body(words, at, j)
            if j > at and named and not kind & lang.FIRST:
                j = max(name_end(words, j, end), j + 1)
                continue
            return _apposed(words, j, end)
        if j > at - 1 and names_body(words, j - 1) and _article_of_name(words, j, end):
            return max(name_end(words, j + 1, end), j + 2), (j, max(name_end(words, j + 1, end), j + 2))
        if kind & (lang.OF | lang.INNER) and j + 1 < end and not kind & lang.VERB:
            after = _complement(words, j, end)
            if after == j:
                break
            j, adjectives = after, 0
        elif adjectives < 3 and not kind & _NO_ADJECTIVE and _qualifies(words, j, end):
            j, adjectives = j + 1, adjectives + 1
        elif text in ("et", ",") and j + 1 < end and _joins(words, at, j, end, adjectives):
            j += 1
        elif (
            text[0] == "\x00" and len(text) < _LONGEST_NAME and words.kinds[j - 1] & (lang.BODY | lang.GROUP)
        ):
            return j + 1, None
        else:
            break
    return _untrailed(words, at, j, end), None


def _behind_body(words: Words, first: int, at: int) -> bool:
    """« de l'organisation burundaise Olucome »: a body's name, its adjectives between."""
    k = at - 1
    while k > first and not names_body(words, k) and adjective(words.low[k], words.lexicon.code):
        k -= 1
    return names_body(words, k) and (k == at - 1 or words.text[k][0].islower())


def _article_of_name(words: Words, at: int, end: int) -> bool:
    """« le journal Le Dauphiné »: the article is part of the name."""
    own = words.text[at][0].isupper() and words.low[at] in words.lexicon.sets["name_articles"]
    return own and at + 1 < end and words.text[at + 1][0].isupper()


def _qualifies(words: Words, at: int, end: int) -> bool:
    """Whether an adjective stands at `at`, not « préférant poursuivre », « accompagnant la demande »."""
    if not adjective(words.low[at], words.lexicon.code):
        return False
    if at + 1 >= end or words.low[at] in words.lexicon.sets["adjectives"]:
        return True
    if words.low[at].endswith("ant"):
        return not words.kinds[at + 1] & lang.DET and not words.low[at + 1].endswith(("er", "ir", "re"))
    return True


def _untrailed(words: Words, at: int, last: int, end: int) -> int:
    """Leave out « rédigé » of « le communiqué rédigé par … »: a participle with a clause of its own."""
    while (
        last > at
        and last < end
        and words.kinds[last] & (lang.PREP | lang.TIME)
        and words.low[last - 1].endswith(_PARTICIPLES)
    ):
        if words.kinds[last] & lang.OF and not words.kinds[last - 1] & lang.VERB:
            break
        last -= 1
    return last


_PARTICIPLES = ("é", "ée", "és", "ées", "ant")


_LONGEST_NAME = 26
"""Signs of a name in marks that may stand in a noun phrase: « le mouvement « En marche » »."""


def _named_in_marks(words: Words, at: int) -> bool:
    return len(words.text[at]) < _LONGEST_NAME and bool(words.kinds[at - 1] & (lang.BODY | lang.GROUP))


_NO_ADJECTIVE = lang.AUXILIARY | lang.PREP | lang.DET | lang.PRONOUN | lang.CONJUNCTION | lang.TIME


def _joins(words: Words, first: int, at: int, end: int, adjectives: int) -> bool:
    """« et des Finances », « économiques et sociales », « , des Transports et de la Mer »."""
    if words.text[at] == ",":
        return at - first > 1 and _goes_on(words, first, at, end)
    if words.kinds[at + 1] & lang.OF:
        return True
    following = words.low[at + 1]
    return (
        bool(adjectives) and not words.kinds[at + 1] & lang.VERB and adjective(following, words.lexicon.code)
    )


def _goes_on(words: Words, at: int, comma: int, end: int) -> bool:
    """« le ministre des Postes, des Télécommunications et des Médias X »: an office of several things, closed
    by « et ».
    """
    lists = words.lexicon.sets["contracted"]
    if not words.kinds[at - 1] & lang.TITLE or words.low[at] not in lists:
        return False
    if not words.kinds[comma + 1] & lang.OF and words.low[comma + 1] not in lists:
        return False
    for j in range(comma + 1, min(end, comma + _ENUMERATED)):
        if words.kinds[j] & (lang.VERB | lang.AUXILIARY) and not words.text[j][0].isupper():
            return False
        if words.low[j] == "et":
            return j + 1 < end and (words.low[j + 1] in lists or bool(words.kinds[j + 1] & lang.OF))
    return False


_ENUMERATED = 12
"""Words after a comma within which « et » closes the things that an office is of."""


def _apposed(words: Words, at: int, end: int) -> tuple[int, tuple[int, int] | None]:
    last = name_end(words, at, end)
    if last == at:
        return at, None
    if words.kinds[at] & (lang.INSTITUTION | lang.PLACE) and not words.kinds[at] & lang.FIRST:
        return complements(words, last, end) if words.kinds[at] & lang.INSTITUTION else (last, None)
    first = name_start(words, at, last)
    if words.kinds[at] & lang.HONORIFIC and words.kinds[last - 1] & lang.TITLE:
        return (last, None) if last - first < _FULL_NAME else (last, (first, last))
    return last, (first, last)


_FULL_NAME = 3
"""Words of a name that may end in a word which is an office as well; « Professeur Associé » is no name."""


def _complement(words: Words, at: int, end: int) -> int:
    """The word after « de la Commission », « en chef », « chargé des transports »; `at` if none."""
    j = at + 1
    while j < end and words.kinds[j] & (lang.DET | lang.OF) and words.close(j):
        j += 1
    if j >= end or not words.close(j) or not words.text[j][0].isalpha():
        return j + 1 if j < end and words.text[j][0] == "\x00" and j > at else at
    if not _leads(words, at, j):
        return at
    if capital(words, j):
        return _proper_complement(words, j, end)
    if words.kinds[j] & lang.ADVERB and not words.kinds[j] & (lang.TITLE | lang.BODY | lang.GROUP):
        return at
    idle = lang.AUXILIARY | lang.PRONOUN | lang.RELATIVE | lang.THAT
    return at if words.kinds[j] & idle or words.low[j] in ("ce", "cela") else j + 1


def _leads(words: Words, at: int, noun: int) -> bool:
    """Whether the preposition at `at` ties a complement to a title: all « de », few « à » and « en »."""
    if words.kinds[at] & lang.OF:
        return True
    fixed = words.lexicon.sets.get("fixed_complements", frozenset())
    if f"{words.low[at]} {words.low[noun]}" in fixed or words.low[at].startswith("chargé"):
        return True
    if words.low[at] in ("à", "au", "aux") and _portfolio(words, at, noun):
        return True
    if words.low[at] in ("pour", "auprès") and words.kinds[at - 1] & (lang.TITLE | lang.SOURCE):
        return True
    named = acronym(words.text[noun]) or words.text[noun] in words.lexicon.named
    return words.text[noun][0].isupper() and not named and words.low[at] in ("à", "aux", "au", "en")


def _portfolio(words: Words, at: int, noun: int) -> bool:
    """« le secrétaire d'état à l'enseignement », « la ministre déléguée aux … », « la candidate à … »."""
    if words.low[noun] not in words.lexicon.sets["portfolios"]:
        return False
    return any(kind & lang.TITLE for kind in words.kinds[max(0, at - _OFFICE) : at])


_OFFICE = 3
"""Words of an office before its « à »."""


def _proper_complement(words: Words, at: int, end: int) -> int:
    """The end of « Défense » in « ministre de la Défense Antoni Macierewicz »."""
    last = name_end(words, at, end, loose=True)
    if last - at > 2 and words.kinds[at] & (lang.INSTITUTION | lang.PLACE):
        rest = words.kinds[at + 1] | words.kinds[at + 2]
        if not rest & (lang.INSTITUTION | lang.PLACE | lang.PARTICLE) and words.text[at + 1][0].isupper():
            return at + 1
    for k in range(at + 1, last - 1):
        if words.kinds[k] & lang.FIRST and words.text[k - 1][0].isupper() and words.text[k + 1][0].isupper():
            return last if words.kinds[at] & lang.FIRST else k
    return max(last, at + 1)


def names_body(words: Words, head: int) -> bool:
    """Whether a body's own name may follow the noun at `head`: « l'agence Interfax »."""
    return words.low[head] in words.lexicon.sets.get("body_namers", ())


@lru_cache(maxsize=20_000)
def adjective(word: str, code: str) -> bool:
    """Whether `word` looks like an adjective of that language."""
    lexicon = lang.language(code)
    if lexicon is None or not word[:1].isalpha():
        return False
    if word in lexicon.sets["adjectives"] or word.startswith(("anti-", "pro-")):
        return True
    if word in lexicon.sets["no_adjectives"]:
        return False
    verb = lexicon.verbs.get(word)
    if verb is not None and verb.use & 3:
        return False
    endings = tuple(lexicon.words.get("adjective_endings", ()))
    return len(word) > 3 and bool(endings) and (word.endswith(endings) or word.rstrip("s").endswith(endings))


_HUMAN_ENDINGS = ("iste", "logue", "ien", "ienne", "euse", "trice", "ois", "oise", "naute", "phile", "crate")


_NO_TRADES = ("soutien", "maintien", "entretien", "lien", "bien", "rien", "quotidien")
"""Things that end like trades."""


@lru_cache(maxsize=20_000)
def humanlike(word: str) -> bool:
    """Whether a noun unknown to the lists looks like a person's trade."""
    return word.endswith(_HUMAN_ENDINGS) and not _a_thing(word)


def _a_thing(word: str) -> bool:
    return word in _NO_TRADES or word.endswith(("dialogue", "catalogue", "monologue", "prologue", "épilogue"))
