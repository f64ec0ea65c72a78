"""Proper names: how far they run, and whether they are a person's or a body's."""

from __future__ import annotations

from functools import lru_cache

from pressarchive.quotations import language as lang
from pressarchive.quotations.mention import BODYKIND, PERSON, THING, UNSURE
from pressarchive.quotations.words import Words


def name_end(words: Words, at: int, end: int, *, loose: bool = False) -> int:
    """The word after the proper name that begins at `at`; `at` itself if none does."""
    j = at + known_body(words, at, end)
    if j > at:
        return j
    while j < end and j - at < 7 and (j == at or words.close(j)):
        if capital(words, j) and (
            j > at or loose or not words.kinds[j] & lang.NEVER or _month_as_name(words, j, end)
        ):
            if j > at and (_parts(words, at, j) or known_body(words, j, end) > 1):
                break
            j += 1
        elif j > at and (_particle(words, at, j, end) or _link(words, at, j, end)):
            j += 1
        else:
            break
    return j


def _month_as_name(words: Words, at: int, end: int) -> bool:
    """« Mai Fatty » inside a sentence is a name: French writes its months small."""
    return bool(
        words.kinds[at] & lang.TIME and at and at + 1 < end and words.text[at + 1][0].isupper()
    ) and words.close(at + 1)


def known_body(words: Words, at: int, end: int) -> int:
    """How many words of a body known by its name stand at `at`: two for « France Info »."""
    if words.text[at] not in _openers(words.lexicon.code):
        return 0
    for count in (4, 3, 2):
        if at + count <= end and joined(words, at, at + count) in words.lexicon.named:
            return count
    alone = at + 2 < end and words.text[at + 1][0].isupper() and words.kinds[at + 1] & lang.FIRST
    return 1 if alone and words.text[at] in words.lexicon.named else 0


@lru_cache(maxsize=16)
def _openers(code: str) -> frozenset[str]:
    """The words with which the bodies known by name begin."""
    lexicon = lang.language(code)
    named = lexicon.named if lexicon else ()
    return frozenset(Words(name, 0, len(name), lexicon).text[0] for name in named if lexicon)


def joined(words: Words, first: int, last: int) -> str:
    """A name as written, from its words."""
    return " ".join(words.text[first:last]).replace("' ", "'")


def capital(words: Words, at: int) -> bool:
    """Whether a word of a name stands at `at`: « Lavrov », « al-Assad »."""
    text = words.text[at]
    return text[0].isupper() or (
        text[2:3] == "-" and text[:2].lower() in ("al", "el") and text[3:4].isupper()
    )


def name_start(words: Words, at: int, last: int) -> int:
    """Where the person's name begins in a run of capitals: « Bermudienne | Flora Duffy »."""
    if words.kinds[at] & (lang.FIRST | lang.PARTICLE):
        return at
    for k in range(last - 2, at - 1, -1):
        if words.kinds[k] & (lang.TITLE | lang.HONORIFIC) and not words.kinds[k] & lang.FIRST:
            return k + 1
    if last - at < 3:
        return at
    if words.low[at].endswith(_DEMONYMS) and not words.kinds[at] & (lang.INSTITUTION | lang.PLACE):
        return at + 1
    if not words.kinds[at + 1] & lang.FIRST or words.low[at] in words.lexicon.sets.get("name_openers", ()):
        return at
    return at if words.text[at].endswith(".") or len(words.text[at]) == 1 else at + 1


_DEMONYMS = ("ais", "aise", "ois", "oise", "ien", "ienne", "éen", "éenne", "cain", "caine")


def _parts(words: Words, first: int, at: int) -> bool:
    """Whether a new name begins at `at`: after a place, an acronym or a common noun comes a given name."""
    kind, before = words.kinds[at], words.kinds[at - 1]
    if at - first > 1 and kind & lang.FIRST and not before & (lang.FIRST | lang.PARTICLE):
        return (
            at + 1 < words.size and words.text[at + 1][0].isupper() and bool(words.kinds[first] & lang.FIRST)
        )
    if kind & lang.FIRST and (
        before & (lang.PLACE | lang.INSTITUTION) or (acronym(words.text[at - 1]) and at - 1 == first)
    ):
        return not before & lang.FIRST
    if before & lang.PLACE and acronym(words.text[at]):
        return True
    if kind & lang.NEVER and not kind & lang.FIRST and words.low[at] not in ("le", "la", "les", "des", "du"):
        return bool(words.low[at] not in ("de", "en")) and not before & lang.FIRST
    return bool(kind & lang.HONORIFIC) and words.low[at] in ("m.", "mme", "m", "mr")


def acronym(text: str) -> bool:
    """OTAN, CGT, TF1; not LAVROV."""
    return 2 <= len(text) <= 6 and text.isupper() and text.replace("-", "").isalnum()


def _particle(words: Words, first: int, at: int, end: int) -> bool:
    if not words.kinds[at] & lang.PARTICLE or at + 1 >= end:
        return False
    following = words.text[at + 1]
    if following[0].islower() and words.low[at] in ("de", "van", "von", "bin"):
        return bool(words.kinds[at + 1] & lang.PARTICLE) and _particle(words, first, at + 1, end)
    if not following[0].isupper() or not words.close(at + 1):
        return False
    if words.low[at] in words.lexicon.sets["surname_particles"]:
        return True
    if (words.kinds[at - 1] | words.kinds[at + 1]) & lang.SURNAME and at - first > 1:
        return False
    return bool(words.kinds[first] & lang.FIRST) and not words.kinds[at + 1] & (lang.PLACE | lang.INSTITUTION)


def _link(words: Words, first: int, at: int, end: int) -> bool:
    """« Bank of England », « Parks and Recreation »: the small words of an English body's name."""
    links = words.lexicon.sets["foreign_links"]
    if words.low[at] not in links or words.kinds[first] & lang.FIRST:
        return False
    if words.lexicon.stacked and not words.kinds[at - 1] & lang.INSTITUTION:
        return False
    return at + 1 < end and (words.text[at + 1][0].isupper() or words.low[at + 1] in links)


def name_kind(words: Words, at: int, last: int) -> str:
    """Whether a proper name is a person's, a body's, or one cannot say."""
    name = joined(words, at, last)
    kind = words.kinds[at]
    if name in words.lexicon.named:
        return BODYKIND
    if kind & lang.REGION and last - at == 1 and not kind & lang.FIRST:
        return THING
    if kind & lang.FIRST and last - at > 1:
        return PERSON
    if kind & (lang.INSTITUTION | lang.PLACE) or acronym(words.text[at]):
        return BODYKIND
    return UNSURE if last - at == 1 else _foreign_kind(words, at, last)


def _foreign_kind(words: Words, at: int, last: int) -> str:
    """Two capitalised words or more of which the lists know none: mostly a person's name."""
    if words.lexicon.words.get("capital_nouns"):
        return THING
    if words.kinds[last - 1] & lang.PLACE:
        return BODYKIND
    if any(words.low[i] in words.lexicon.sets["foreign_links"] for i in range(at, last)):
        return BODYKIND
    common = any(words.kinds[i] & lang.INSTITUTION or acronym(words.text[i]) for i in range(at + 1, last))
    return BODYKIND if common else PERSON
