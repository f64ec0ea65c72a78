"""Noun phrases: « le ministre russe des Affaires étrangères Sergueï Lavrov », « l'agence Interfax »."""

from __future__ import annotations

from pressarchive.quotations import language as lang
from pressarchive.quotations.complements import adjective, complements, humanlike, names_body
from pressarchive.quotations.conjugation import PARTICIPLE, PLURAL, SINGULAR
from pressarchive.quotations.mention import BODYKIND, GROUPKIND, OFFICE, PERSON, THING, UNSURE, Mention
from pressarchive.quotations.propers import acronym, capital, known_body, name_end, name_kind
from pressarchive.quotations.words import Words


def with_honorific(words: Words, at: int, end: int) -> Mention | None:
    """« M. Lavrov », « le Dr Simon »: the name behind an honorific at `at`."""
    after = at + 1
    while after < end and words.kinds[after] & lang.HONORIFIC and words.text[after][0].isupper():
        after += 1
    if after >= end or not words.text[after][0].isupper() or words.text[after][0] == "\x00":
        return None
    last = name_end(words, after, end, loose=True)
    if words.kinds[after] & lang.PLACE and last == after + 1 and not words.kinds[after] & lang.FIRST:
        return Mention(at, last, OFFICE, None, at, words.lexicon.gender.get(words.low[at], ""))
    if last == after or (words.kinds[last - 1] & lang.TITLE and not words.kinds[last - 1] & lang.FIRST):
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
    elif words.text[head][0].isupper() and (not _title(words, head) or known_body(words, head, end) > 1):
        found = _capital_phrase(words, at, head, det, end)
    elif _speaks(words.kinds[head]) and not (det in _NAMED_WITH and _verbal(words, head)):
        found = _common_phrase(words, at, head, det, end)
    if found:
        found.first = at + bare
    return found


_NOUNS = lang.TITLE | lang.BODY | lang.GROUP | lang.DOCUMENT | lang.REPORTS
_NO_HEADS = lang.PREP | lang.DET | lang.PRONOUN | lang.TIME | lang.MASS | lang.AUXILIARY


def _speaks(kind: int) -> bool:
    """Whether a noun may head the phrase: no time, no preposition taken for a noun."""
    return not kind & _NO_HEADS or bool(kind & _NOUNS)


def _verbal(words: Words, at: int) -> bool:
    """« comme le rapporte X »: a verb behind its object, no noun."""
    verb = words.lexicon.verbs.get(words.low[at])
    if verb is None or words.kinds[at] & _NOUNS or words.low[at] in words.lexicon.sets["noun_forms"]:
        return False
    return bool(verb.use & (SINGULAR | PLURAL)) and not verb.use & PARTICIPLE


def _head(words: Words, at: int, end: int) -> int:
    """The noun behind the article at `at` and the adjectives before it, or -1."""
    j = at + 1
    while j + 1 < end and (_before_noun(words, j) or (j - at <= _PARTITIVE and _partitive(words, at, j))):
        upper = words.text[j][0].isupper() and words.text[j + 1][0].isupper()
        common = not upper and words.kinds[j + 1] & (lang.BODY | lang.GROUP)
        if (upper or _title(words, j)) and not _title(words, j + 1) and not common:
            break
        j += 1
    return j if words.text[j][0].isalpha() else -1


def _partitive(words: Words, at: int, j: int) -> bool:
    """« certains de ses anciens camarades », « beaucoup de manifestants »."""
    if j == at + 1:
        return words.low[j] == "de"
    return (
        j == at + _PARTITIVE and words.low[j - 1] == "de" and words.low[j] in words.lexicon.sets["partitive"]
    )


_PARTITIVE = 2


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
    return j if j < end and words.text[j][0].isalpha() else 0


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
    never = words.kinds[head] & lang.NEVER
    last = max(name_end(words, head, end, loose=not never), head + bool(never))
    if last == head:
        return None
    gender = _det_gender(words, det)
    person = _person_behind(words, head, last)
    if person >= 0:
        return Mention(first, last, PERSON, (person, last), gender=gender)
    if last == head + 1 and never and last < end and words.close(last) and capital(words, last):
        name = name_end(words, last, end)
        if name > last and name_kind(words, last, name) in (PERSON, UNSURE):
            return Mention(first, name, PERSON, (last, name), gender=gender)
    if last > head + 1 or det in words.lexicon.sets["plural_determiners"] or not _demonym(words, head):
        return _body_phrase(words, first, (head, last), det, end)
    definite = det not in words.lexicon.sets["indefinite_determiners"]
    return Mention(first, last, OFFICE, None, head, gender, definite=definite)


def _person_behind(words: Words, head: int, last: int) -> int:
    """Where a person's name begins in « (le) Français Jean Dupont »; -1 where it is a body's name."""
    if last - head < 2:
        return -1
    kind = words.kinds[head]
    demonym = adjective(words.low[head], words.lexicon.code)
    behind = words.kinds[head + 1] & lang.FIRST or (last - head > 2 and not kind & lang.NEVER)
    if demonym and behind and not kind & (lang.FIRST | lang.INSTITUTION | lang.PLACE):
        return head + 1
    return head if kind & lang.FIRST and not kind & lang.INSTITUTION else -1


def _body_phrase(words: Words, first: int, name: tuple[int, int], det: str, end: int) -> Mention | None:
    head, last = name
    plural = det in words.lexicon.sets["plural_determiners"]
    gender = _det_gender(words, det)
    common = lang.INSTITUTION | lang.GROUP | lang.BODY | lang.TITLE | lang.PLACE
    while (
        last < end and words.kinds[last] & lang.BODY and words.close(last) and words.text[last][0].islower()
    ):
        last += 1
    if words.kinds[head] & common or last == head + 1 or words.text[last - 1][0].islower():
        last, person = complements(words, last, end)
        if person:
            return Mention(first, person[1], PERSON, person, head=head, gender=gender)
    if (
        last == head + 1
        and words.kinds[head] & lang.VERB
        and not words.kinds[head] & (lang.INSTITUTION | lang.BODY)
    ):
        return None
    together = f"{det.capitalize()} {words.text[head]}"
    if words.kinds[head] & lang.REGION and last == head + 1 and together not in words.lexicon.named:
        return Mention(first, last, THING, None, head, gender, plural)
    known = words.text[head] in words.lexicon.named or known_body(words, head, last) > 1
    kind = GROUPKIND if plural and not known else BODYKIND
    own = first if det in _NAMED_WITH and words.text[first][0].isupper() else head
    return Mention(first, last, kind, (own, last), gender=gender, plural=plural)


_NAMED_WITH = ("le", "la", "les", "l'")


_DEMONYMS = ("ais", "aise", "ois", "oise", "ain", "aine", "en", "enne", "ène", "and", "ande", "ol", "ole")


def _demonym(words: Words, at: int) -> bool:
    """« le Français », « la Slovène »: somebody already named."""
    kinds = lang.INSTITUTION | lang.PLACE | lang.BODY | lang.FIRST
    alone, together = words.text[at], f"{words.text[at - 1].capitalize()} {words.text[at]}"
    named = acronym(alone) or any(name in words.lexicon.named for name in (alone, together))
    people = words.low[at].endswith(_DEMONYMS) or words.low[at] in words.lexicon.sets["adjectives"]
    return not named and not words.kinds[at] & kinds and people


def _common_phrase(words: Words, first: int, head: int, det: str, end: int) -> Mention | None:
    kind = words.kinds[head]
    last, name = complements(words, head + 1, end)
    if _crowd(words, head, det):
        return Mention(first, last, GROUPKIND, None, head, _det_gender(words, det), definite=False)
    plural = det in words.lexicon.sets["plural_determiners"] or (
        not det and bool(kind & lang.GROUP) and not kind & lang.TITLE
    )
    gender = _det_gender(words, det) or words.lexicon.gender.get(words.low[head], "")
    definite = bool(det) and det not in words.lexicon.sets["indefinite_determiners"]
    found = Mention(first, last, THING, None, head, gender, plural, definite=definite)
    if kind & (lang.BODY | lang.DOCUMENT) and not (kind & lang.TITLE and name) and not plural:
        found.kind = BODYKIND
        if name:
            _name_body(words, found, name)
        return found
    if name and not plural:
        if _bears(words, head, name):
            return Mention(first, name[1], PERSON, name, head, gender, definite=definite)
        found.last = name[1]
        name = None
    if plural or (kind & lang.GROUP and not kind & lang.TITLE):
        human = kind & (lang.GROUP | lang.TITLE | lang.SOURCE) or _several(words.low[head], words)
        found.kind, found.plural = GROUPKIND if human else THING, True
    elif kind & (lang.TITLE | lang.SOURCE) or humanlike(words.low[head]):
        found.kind = OFFICE
    return found


def _crowd(words: Words, head: int, det: str) -> bool:
    """« une dizaine d'élus », « un groupe de Gilets jaunes »: people counted, no body with a name."""
    if words.low[head] not in words.lexicon.sets["crowds"] or det not in words.lexicon.sets["counting"]:
        return False
    return head + 1 < words.size and bool(words.kinds[head + 1] & lang.OF)


def _name_body(words: Words, found: Mention, name: tuple[int, int]) -> None:
    """« l'agence Interfax » is called by its name, « le comité Nobel » and « la loi Dupont » by the whole."""
    if any(kind & lang.OF for kind in words.kinds[found.head + 1 : name[0]]):
        found.last = name[1]
        return
    person = name_kind(words, *name) == PERSON and words.kinds[name[0]] & lang.FIRST
    if person and not names_body(words, found.head):
        found.last = name[0]
        return
    found.last = name[1]
    if names_body(words, found.head) or words.text[name[0]] in words.lexicon.named:
        found.name = name


def _bears(words: Words, head: int, name: tuple[int, int]) -> bool:
    """Whether a name is that of whom the noun means: « le tatoueur Jean Roche », not « la sonde Cassini »."""
    human = words.kinds[head] & (lang.TITLE | lang.SOURCE | lang.HONORIFIC) or humanlike(words.low[head])
    if not human and any(words.kinds[i] & lang.TITLE for i in range(head + 1, name[0])):
        return False
    if name[1] - name[0] > 1:
        return name_kind(words, *name) == PERSON
    if acronym(words.text[name[0]]) or words.text[name[0]] in words.lexicon.named:
        return False
    if words.kinds[name[0]] & lang.PLACE:
        return False
    return bool(human)


def _several(word: str, words: Words) -> bool:
    """« marins-pompiers », « gardes-côtes », « astrophysiciens »."""
    parts = word.split("-")
    kinds = words.lexicon.kinds
    return any(kinds.get(part, 0) & (lang.GROUP | lang.TITLE) for part in parts) or humanlike(
        word.rstrip("s")
    )
