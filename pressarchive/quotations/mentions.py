"""Who is mentioned: names, titles, pronouns, bodies and groups, with what is set beside them."""

from __future__ import annotations

from pressarchive.quotations import language as lang
from pressarchive.quotations.bare import bare_mention, others
from pressarchive.quotations.complements import adjective
from pressarchive.quotations.mention import OFFICE, PERSON, PRONOUNKIND, THING, UNSURE, Mention
from pressarchive.quotations.stacks import possessive
from pressarchive.quotations.words import Words

_BEGINNINGS = lang.DET | lang.HONORIFIC | lang.PRONOUN | lang.TITLE | lang.GROUP | lang.PREADJ
"""Roles of a word with which a mention may begin, besides a capital."""


class Mentions:
    """The mentions of a sentence, in order, read no further than somebody asks."""

    __slots__ = ("_at", "_found", "_words")

    def __init__(self, words: Words) -> None:
        self._words = words
        self._found: list[Mention] = []
        self._at = 0
        """The word from which on nothing has been read."""

    def before(self, edge: int | None) -> list[Mention]:
        """Those that begin before the word `edge`, and what was read behind it already; all without one."""
        words, at = self._words, self._at
        text, kinds, stacked = words.text, words.kinds, words.lexicon.stacked
        edge = words.size if edge is None else min(edge, words.size)
        while at < edge:
            if not (
                kinds[at] & _BEGINNINGS
                or text[at][0].isupper()
                or (stacked and _begins_stack(words, at))
                or (text[at] == "d'" and others(words, at))
            ):
                at += 1
                continue
            mention = mention_at(words, at, words.size)
            at += 1
            if mention and not (mention.kind == UNSURE and mention.first == 0 and _opens_sentence(words)):
                mention.governed = self._governed(mention)
                self._found.append(mention)
                at = max(mention.last, mention.shut, at)
        self._at = at
        return self._found

    def _governed(self, mention: Mention) -> bool:
        words = self._words
        if governed(words, mention.first) or _bracketed(words, mention):
            return True
        return words.lexicon.stacked and (possessive(words, mention.last - 1) or _dateline(words, mention))


def _dateline(words: Words, mention: Mention) -> bool:
    """« LONDON (Reuters) - »: where and for whom the article was written."""
    if mention.first > 0 or not words.text[0].isupper():
        return False
    return any(words.text[i] in ("-", "–", "—") for i in range(mention.last, min(words.size, _DATELINE)))


_DATELINE = 10
"""Words in which a dateline ends with its dash."""


def _begins_stack(words: Words, at: int) -> bool:
    """« … », regional governor X said: in English a noun without a role may begin a mention."""
    return at == 0 or words.text[at - 1][0] in ",\x00"


def _bracketed(words: Words, mention: Mention) -> bool:
    """« à Châteauroux (Indre) »: a name in brackets; « (il déclarait …) » is a clause of its own."""
    return mention.first > 0 and words.text[mention.first - 1] == "(" and mention.kind != PRONOUNKIND


def _opens_sentence(words: Words) -> bool:
    """Whether the first word owes its capital to its place: « Amputée », « Révolté », « Né »."""
    low = words.low[0]
    if words.lexicon.stacked:
        return low.endswith("ly")
    acts = words.size > 1 and words.kinds[1] & (lang.VERB | lang.AUXILIARY) and words.close(1)
    return not (words.kinds[0] & (lang.FIRST | lang.SURNAME) or acts) and (
        adjective(low, words.lexicon.code) or low.endswith(("ant", "ment", "er", "ir"))
    )


def governed(words: Words, at: int) -> bool:
    """Whether the words from `at` stand under a preposition."""
    if _topic(words, at):
        return False
    if words.low[at] in words.lexicon.sets["contracted"]:
        return words.low[at] != "des" or _after_noun(words, at)
    if at > 1 and words.kinds[at - 1] & lang.THAT and words.low[at - 2] in words.lexicon.sets["comparing"]:
        return at == _COMPARED or words.low[at - _COMPARED - 1] not in words.lexicon.sets["of"]
    return at > 0 and bool(words.kinds[at - 1] & (lang.PREP | lang.OF)) and words.close(at)


_COMPARED = 2
"""Words of « plus que »; but « d'autant que X dit … » is no comparison."""


def _topic(words: Words, at: int) -> bool:
    """« Quant à X, il … », « Pour X, il … »: a preposition that leaves X the subject."""
    if at == 1 and words.low[0] in words.lexicon.sets["for"] and words.text[1][0].isupper():
        return True
    openers = words.lexicon.sets["topic_openers"]
    return at > 0 and (words.low[at - 1] in openers or (at > 1 and words.low[at - 2] in openers))


def _after_noun(words: Words, at: int) -> bool:
    """Whether « des » at `at` is « de les »: a noun or an adjective stands before it."""
    if at == 0 or not words.close(at) or not words.text[at - 1][0].isalpha():
        return False
    idle = lang.VERB | lang.AUXILIARY | lang.ADVERB | lang.CONJUNCTION | lang.THAT | lang.TIME
    return not words.kinds[at - 1] & idle or bool(words.kinds[at - 1] & (lang.TITLE | lang.BODY))


def mention_at(words: Words, at: int, end: int) -> Mention | None:
    """The mention that begins at word `at`, with what is set beside it."""
    mention = bare_mention(words, at, end)
    if mention is None:
        return None
    mention.shut = mention.last
    if mention.kind != PRONOUNKIND:
        _beside(words, mention, end)
    return mention


def _beside(words: Words, mention: Mention, end: int) -> None:
    """Read « (PS) » and « , maire de Lyon, » after a mention; a name there becomes the mention's own."""
    j = _after_parenthesis(words, mention.last, end)
    if mention.kind == OFFICE and _questioned(words, j, end):
        j = next((i for i in range(j, min(end, j + 7)) if words.text[i] == ","), j)
    if j > mention.last and _behind_bracket(words, mention, j, end):
        return
    if j >= end or words.text[j] != ",":
        mention.shut = _uncommaed(words, mention, j, end)
        return
    inner = bare_mention(words, j + 1, end) if j + 1 < end else None
    if inner is None:
        return
    if _takes_name(words, mention, inner):
        mention.name, mention.last, mention.kind = inner.name, inner.last, PERSON
        mention.gender = mention.gender or inner.gender
        mention.shut = _after_parenthesis(words, inner.last, end)
        if mention.shut < end and words.text[mention.shut] == ",":
            mention.shut = _shut_beside(words, mention.shut, end)
    elif mention.name and inner.head >= 0 and _unarticled(words, inner) and mention.kind == PERSON:
        mention.head, mention.shut = inner.head, max(inner.last, j + 1)
        mention.gender = mention.gender or words.lexicon.gender.get(words.low[inner.head], "")
        if mention.shut < end and words.text[mention.shut] == ",":
            mention.shut += 1
    elif mention.name and inner.head >= 0 and inner.name is None and not _a_place(words, mention):
        _qualify(words, mention, inner, end)


def _behind_bracket(words: Words, mention: Mention, at: int, end: int) -> bool:
    """« le dirigeant de l'Autorité des technologies (BTK) X »: the name behind the letters in brackets."""
    if mention.kind != OFFICE or mention.plural or at >= end or not words.text[at][0].isupper():
        return False
    inner = bare_mention(words, at, end)
    if inner is None or inner.kind != PERSON or inner.name is None or inner.name[0] != at:
        return False
    mention.name, mention.last, mention.kind = inner.name, inner.last, PERSON
    mention.gender = mention.gender or inner.gender
    mention.shut = inner.last
    return True


def _uncommaed(words: Words, mention: Mention, at: int, end: int) -> int:
    """« le politologue X spécialiste de l'Afrique considère »: an office beside a name without a comma."""
    if mention.kind != PERSON or at != mention.last or at >= end or not words.kinds[at] & lang.TITLE:
        return at
    if words.text[at][0].isupper() or words.kinds[at] & lang.VERB:
        return at
    inner = bare_mention(words, at, end)
    return inner.last if inner and inner.kind == OFFICE and _unarticled(words, inner) else at


def _a_place(words: Words, mention: Mention) -> bool:
    """« In Algiers, the president hailed »: nothing is set beside the place."""
    stacked = words.lexicon.stacked
    return bool(stacked and mention.first and words.kinds[mention.first - 1] & lang.PREP)


def _shut_beside(words: Words, comma: int, end: int) -> int:
    inner = bare_mention(words, comma + 1, end) if comma + 1 < end else None
    if (
        inner
        and inner.head >= 0
        and inner.name is None
        and inner.last < end
        and words.text[inner.last] == ","
    ):
        return inner.last + 1
    return comma + 1


def _after_parenthesis(words: Words, at: int, end: int) -> int:
    if at < end and words.text[at] == "(":
        for j in range(at + 1, min(end, at + 8)):
            if words.text[j] == ")":
                return j + 1
    return at


def _plainly_named(words: Words, mention: Mention, inner: Mention) -> bool:
    """Whether a name, with an honorific or « le conservateur » at most, is all that stands there."""
    if inner.name is None:
        return False
    before = inner.name[0] - inner.first
    if before <= 1 and (before == 0 or words.kinds[inner.first] & lang.HONORIFIC):
        return True
    articles = words.lexicon.sets["naming_determiners"]
    described = words.low[inner.first] in articles and words.low[mention.first] in articles
    shut = inner.last >= words.size or words.text[inner.last] == ","
    return described and shut and before == _ARTICLE_AND_NOUN


_ARTICLE_AND_NOUN = 2


def _unarticled(words: Words, inner: Mention) -> bool:
    return not words.kinds[inner.first] & lang.DET


def _questioned(words: Words, at: int, end: int) -> bool:
    """« un médecin cité par l'AFP, X »: a participle stands between the office and the name."""
    suspects = words.lexicon.sets.get("suspects", ())
    return words.low[at - 1] in suspects or (at < end and words.low[at] in suspects)


def _takes_name(words: Words, mention: Mention, inner: Mention) -> bool:
    if mention.name or mention.plural or inner.name is None or not _plainly_named(words, mention, inner):
        return False
    if mention.kind not in (OFFICE, THING):
        return False
    surname = (
        inner.kind == UNSURE
        and mention.kind == OFFICE
        and mention.definite
        and inner.first == inner.last - 1
        and not words.kinds[inner.first] & lang.FIRST
    )
    if not (inner.kind == PERSON or surname) or (mention.kind == THING and _opens_clause(words, mention)):
        return False
    last = inner.last
    if (
        mention.kind == THING
        and last < words.size
        and words.kinds[last] & _ACTING
        and governed(words, mention.first)
    ):
        return False
    return last >= end_of(words) or words.text[last] in (",", "(") or not words.text[last][0].isupper()


_ACTING = lang.AUXILIARY | lang.CLITIC | lang.VERB
"""« À l'issue d'une réunion à Genève, X a dit »: what may follow a name that is a subject of its own."""


def _opens_clause(words: Words, mention: Mention) -> bool:
    """« Sur le chemin du Rapide, X a refusé … »: where it was, not who X is."""
    if mention.first > 1:
        return words.low[mention.first - 1] in words.lexicon.sets["standing"]
    return mention.first == 1 and bool(words.kinds[0] & (lang.PREP | lang.INNER))


def end_of(words: Words) -> int:
    """Number of words in the sentence."""
    return words.size


def _qualify(words: Words, mention: Mention, inner: Mention, end: int) -> None:
    """« Éric Houde, le directeur …, »: the office beside a name gives gender, and closes with its comma."""
    if inner.kind not in (OFFICE, THING):
        return
    last = inner.last
    for j in range(last, min(end, last + 14)):
        if words.text[j] in ",:":
            mention.shut = j + (words.text[j] == ",")
            mention.head = inner.head
            mention.gender = mention.gender or words.lexicon.gender.get(words.low[inner.head], "")
            return
        if words.kinds[j] & lang.AUXILIARY:
            break
    if last >= end or inner.kind == OFFICE:
        mention.head = inner.head
        mention.gender = mention.gender or words.lexicon.gender.get(words.low[inner.head], "")
