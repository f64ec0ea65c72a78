"""Noun phrases: « le ministre russe des Affaires étrangères Sergueï Lavrov », « l'agence Interfax »."""

from __future__ import annotations

from functools import lru_cache

from pressarchive.quotations import language as lang
from pressarchive.quotations.mention import BODYKIND, GROUPKIND, OFFICE, PERSON, THING, Mention
from pressarchive.quotations.propers import acronym, capital, is_named, name_end, name_kind
from pressarchive.quotations.words import Words


def with_honorific(words: Words, at: int, end: int) -> Mention | None:
    """« M. Lavrov », « le Dr Simon »: the name behind an honorific at `at`."""
    after = at + 1
    while after < end and words.kinds[after] & lang.HONORIFIC and words.text[after][0].isupper():
        after += 1
    if after >= end or not words.text[after][0].isupper() or words.text[after][0] == "\x00":
        return None
    last = name_end(words, after, end, loose=True)
    if last == after:
        return None
    return Mention(
        at, last, PERSON, (after, last), gender=words.lexicon.gender.get(words.low[at], ""),
        plural=words.low[at].rstrip(".") in ("mm", "mmes"),
    )  # fmt: skip


def noun_phrase(words: Words, at: int, end: int, *, bare: bool = False) -> Mention | None:
    """A noun with its article at `at`, its adjectives and complements, and the name that follows."""
    j = at + 1
    if j >= end or not (bare or words.close(j)):
        return None
    one = 0 if bare else _one_of(words, at, end)
    if one:
        return _member(words, at, one, end)
    head = _head(words, at, end)
    if head < 0:
        return None
    det = "" if bare else words.low[at]
    found = with_honorific(words, head, end) if words.kinds[head] & lang.HONORIFIC else None
    if found:
        found.gender = _det_gender(words, det) or found.gender
    elif words.text[head][0].isupper() and not _title(words, head):
        found = _capital_phrase(words, at, head, det, end)
    elif _speaks(words.kinds[head]):
        found = _common_phrase(words, at, head, det, end)
    if found:
        found.first = at + bare if found.first <= at else found.first
    return found


def _speaks(kind: int) -> bool:
    """Whether a noun may head the phrase: no time, no preposition taken for a noun."""
    idle = lang.PREP | lang.DET | lang.PRONOUN | lang.TIME | lang.MASS | lang.AUXILIARY
    return not kind & idle or bool(kind & (lang.TITLE | lang.BODY | lang.GROUP | lang.DOCUMENT))


def _head(words: Words, at: int, end: int) -> int:
    """The noun behind the article at `at` and the adjectives before it, or -1."""
    j = at + 1
    while j + 1 < end and (_before_noun(words, j) or (words.low[j] == "de" and j == at + 1)):
        upper = words.text[j][0].isupper() and words.text[j + 1][0].isupper()
        common = not upper and words.kinds[j + 1] & (lang.BODY | lang.GROUP)
        if (upper or _title(words, j)) and not _title(words, j + 1) and not common:
            break
        j += 1
    return j if words.text[j][0].isalpha() else -1


def _before_noun(words: Words, at: int) -> bool:
    return bool(words.kinds[at] & lang.PREADJ) or words.text[at][0].isdigit()


def _one_of(words: Words, at: int, end: int) -> int:
    """The noun of « l'un des juges », « une de ses tantes »; 0 if it is no such phrase."""
    j = at + (words.low[at] == "l'")
    if j + 2 >= end or words.low[j] not in ("un", "une") or words.low[j + 1] not in ("des", "de", "d'"):
        return 0
    j += 2
    while j < end and words.kinds[j] & (lang.DET | lang.PREADJ):
        j += 1
    return j if j < end and words.text[j][0].islower() else 0


def _member(words: Words, at: int, noun: int, end: int) -> Mention:
    """One of a group: an office without a name, unless a name follows."""
    last, _ = complements(words, noun + 1, end)
    gender = "f" if words.low[noun - 2] == "une" or words.low[at + 1] == "une" else "m"
    return Mention(at, last, OFFICE, None, noun, gender, definite=False)


def _title(words: Words, at: int) -> bool:
    return bool(words.kinds[at] & (lang.TITLE | lang.GROUP)) and not words.kinds[at] & lang.FIRST


def _det_gender(words: Words, det: str) -> str:
    if det in words.lexicon.sets["feminine_determiners"]:
        return "f"
    return "m" if det in words.lexicon.sets["masculine_determiners"] else ""


def _capital_phrase(words: Words, first: int, head: int, det: str, end: int) -> Mention | None:
    """« l'OTAN », « la Commission européenne », « le Français Jean Dupont », « la Maison-Blanche »."""
    last = name_end(words, head, end, loose=words.kinds[head] & lang.NEVER == 0)
    if last == head and words.kinds[head] & lang.NEVER:
        last = head + 1
    if last == head:
        return None
    plural = det in words.lexicon.sets["plural_determiners"]
    if (
        last - head > 1
        and adjective(words.low[head], words.lexicon.code)
        and words.kinds[head + 1] & lang.FIRST
    ):
        return Mention(first, last, PERSON, (head + 1, last), gender=_det_gender(words, det))
    if not words.kinds[head] & lang.INSTITUTION and words.kinds[head] & lang.FIRST and last - head > 1:
        return Mention(first, last, PERSON, (head, last))
    name_first = first if det in ("le", "la", "les", "l'") and words.text[first][0].isupper() else head
    name = None
    if words.kinds[head] & (lang.INSTITUTION | lang.GROUP | lang.BODY | lang.TITLE):
        last, name = complements(words, last, end)
    if name:
        return Mention(first, name[1], PERSON, name, head=head, gender=_det_gender(words, det))
    kind = GROUPKIND if plural and not is_named(words.lexicon.code, words.text[head]) else BODYKIND
    if (
        words.kinds[head] & lang.VERB
        and last == head + 1
        and not words.kinds[head] & (lang.INSTITUTION | lang.BODY)
    ):
        return None
    return Mention(first, last, kind, (name_first, last), gender=_det_gender(words, det), plural=plural)


def _common_phrase(words: Words, first: int, head: int, det: str, end: int) -> Mention | None:
    kind = words.kinds[head]
    last, name = complements(words, head + 1, end)
    plural = det in words.lexicon.sets["plural_determiners"] or (
        not det and bool(kind & lang.GROUP) and not kind & lang.TITLE
    )
    gender = _det_gender(words, det) or words.lexicon.gender.get(words.low[head], "")
    definite = bool(det) and det not in words.lexicon.sets["indefinite_determiners"]
    found = Mention(first, last, THING, None, head, gender, plural, definite=definite)
    if kind & (lang.BODY | lang.DOCUMENT) and not (kind & lang.TITLE and name) and not plural:
        found.kind = BODYKIND
        if name and name_kind(words, *name) == PERSON and not kind & lang.TITLE:
            found.last = name[0]
            if kind & lang.BODY and not kind & lang.DOCUMENT and _names_body(words, head):
                found.last, found.name = name[1], name
        elif name:
            found.last, found.name = name[1], name
        return found
    if name and not plural:
        return Mention(first, name[1], PERSON, name, head, gender, definite=definite)
    if plural or (kind & lang.GROUP and not kind & lang.TITLE):
        human = kind & (lang.GROUP | lang.TITLE | lang.SOURCE) or _several(words.low[head], words)
        found.kind, found.plural = GROUPKIND if human else THING, True
    elif kind & (lang.TITLE | lang.SOURCE) or humanlike(words.low[head]):
        found.kind = OFFICE
    return found


def _several(word: str, words: Words) -> bool:
    """« marins-pompiers », « gardes-côtes », « astrophysiciens »."""
    parts = word.split("-")
    kinds = words.lexicon.kinds
    return any(kinds.get(part, 0) & (lang.GROUP | lang.TITLE) for part in parts) or humanlike(
        word.rstrip("s")
    )


def _names_body(words: Words, head: int) -> bool:
    return words.low[head] in words.lexicon.sets.get("body_namers", ())


def complements(words: Words, at: int, end: int) -> tuple[int, tuple[int, int] | None]:
    """Read adjectives and « de … » from `at`; return the word after them, and the name they lead to."""
    j = at
    adjectives = 0
    while j < end and words.close(j):
        kind, text = words.kinds[j], words.text[j]
        if capital(words, j) and not kind & lang.NEVER:
            if j > at and _names_body(words, j - 1) and not kind & lang.FIRST:
                j = max(name_end(words, j, end), j + 1)
                continue
            return _apposed(words, j, end)
        if kind & (lang.OF | lang.INNER) and j + 1 < end and not kind & lang.VERB:
            after = _complement(words, j, end)
            if after == j:
                break
            j, adjectives = after, 0
        elif adjectives < 3 and not _not_adjective(kind) and adjective(words.low[j], words.lexicon.code):
            j, adjectives = j + 1, adjectives + 1
        elif text == "et" and j + 1 < end and _joins(words, j, adjectives):
            j += 1
        elif (
            text[0] == "\x00" and len(text) < _LONGEST_NAME and words.kinds[j - 1] & (lang.BODY | lang.GROUP)
        ):
            return j + 1, None
        else:
            break
    return _untrailed(words, at, j, end), None


def _named_in_marks(words: Words, at: int) -> bool:
    return len(words.text[at]) < _LONGEST_NAME and bool(words.kinds[at - 1] & (lang.BODY | lang.GROUP))


def _untrailed(words: Words, at: int, last: int, end: int) -> int:
    """Leave out « rédigé » of « le communiqué rédigé par … »: a participle with a clause of its own."""
    while (
        last > at
        and last < end
        and words.kinds[last] & lang.PREP
        and words.low[last - 1].endswith(_PARTICIPLES)
    ):
        if words.kinds[last] & lang.OF and not words.kinds[last - 1] & lang.VERB:
            break
        last -= 1
    return last


_PARTICIPLES = ("é", "ée", "és", "ées", "ant")
_LONGEST_NAME = 32
"""Signs of a name in marks that may stand in a noun phrase: « le mouvement « En marche » »."""


def _not_adjective(kind: int) -> bool:
    return bool(kind & (lang.AUXILIARY | lang.PREP | lang.DET | lang.PRONOUN | lang.CONJUNCTION | lang.TIME))


def _joins(words: Words, at: int, adjectives: int) -> bool:
    """« et des Finances », « économiques et sociales »."""
    if words.kinds[at + 1] & lang.OF:
        return True
    following = words.low[at + 1]
    return (
        bool(adjectives) and not words.kinds[at + 1] & lang.VERB and adjective(following, words.lexicon.code)
    )


def _apposed(words: Words, at: int, end: int) -> tuple[int, tuple[int, int] | None]:
    last = name_end(words, at, end)
    if last == at:
        return at, None
    if words.kinds[at] & (lang.INSTITUTION | lang.PLACE) and not words.kinds[at] & lang.FIRST:
        return complements(words, last, end) if words.kinds[at] & lang.INSTITUTION else (last, None)
    return last, (at, last)


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
    idle = lang.AUXILIARY | lang.PRONOUN | lang.RELATIVE | lang.THAT
    return at if words.kinds[j] & idle or words.low[j] in ("ce", "cela") else j + 1


def _leads(words: Words, at: int, noun: int) -> bool:
    """Whether the preposition at `at` ties a complement to a title: all « de », few « à » and « en »."""
    if words.kinds[at] & lang.OF:
        return True
    fixed = words.lexicon.sets.get("fixed_complements", frozenset())
    if f"{words.low[at]} {words.low[noun]}" in fixed or words.low[at].startswith("chargé"):
        return True
    if words.low[at] in ("pour", "auprès") and words.kinds[at - 1] & (lang.TITLE | lang.SOURCE):
        return True
    named = acronym(words.text[noun]) or is_named(words.lexicon.code, words.text[noun])
    return words.text[noun][0].isupper() and not named and words.low[at] in ("à", "aux", "au", "en")


def _proper_complement(words: Words, at: int, end: int) -> int:
    """The end of « Défense » in « ministre de la Défense Antoni Macierewicz »."""
    last = name_end(words, at, end, loose=True)
    if last - at > 2 and words.kinds[at] & (lang.INSTITUTION | lang.PLACE):
        rest = words.kinds[at + 1] | words.kinds[at + 2]
        if not rest & (lang.INSTITUTION | lang.PLACE | lang.PARTICLE) and words.text[at + 1][0].isupper():
            return at + 1
    return max(last, at + 1)


@lru_cache(maxsize=20_000)
def adjective(word: str, code: str) -> bool:
    """Whether `word` looks like an adjective of that language."""
    lexicon = lang.language(code)
    if lexicon is None or not word[:1].isalpha():
        return False
    if word in lexicon.sets.get("adjectives", ()):
        return True
    verb = lexicon.verbs.get(word)
    if verb is not None and verb.use & 3:
        return False
    endings = tuple(lexicon.words.get("adjective_endings", ()))
    return len(word) > 3 and bool(endings) and word.rstrip("s").endswith(endings)


_HUMAN_ENDINGS = ("iste", "logue", "ien", "ienne", "euse", "trice", "ois", "oise", "naute", "phile", "crate")


@lru_cache(maxsize=20_000)
def humanlike(word: str) -> bool:
    """Whether a noun unknown to the lists looks like a person's trade."""
    return word.endswith(_HUMAN_ENDINGS)
