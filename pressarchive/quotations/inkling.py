"""Whether a verb of speech may report anything, told from the text before a word of it is cut."""

from __future__ import annotations

import re
from functools import lru_cache

from pressarchive.quotations import language as lang
from pressarchive.quotations.article import Article, Sentence
from pressarchive.quotations.conjugation import PLURAL, SINGULAR

_LED = lang.AUXILIARY | lang.ADVERB | lang.CLITIC | lang.TIME
"""Roles of the words that may stand between a comma and its verb of speech."""
_PARENTHESIS = 2
"""Commas that « , avait, dans un communiqué, déclaré » has besides the last."""


def may_report(article: Article, sentence: Sentence, hit: tuple[int, int, str]) -> bool:
    """Whether indirect speech is worth looking for around a hit of the lexicon of cues.

    No only where `indirect.reported` would find nothing by it: neither « que » nor a comma leads to it.
    """
    start, end, phrase = hit
    lexicon = article.lexicon
    verb = lexicon.verbs.get(phrase)
    if verb is None or lexicon.sets["thatless"]:
        return True
    if not verb.says:
        return False
    if _leads_to_that(article, end, sentence.end):
        return True
    finite = bool(verb.use & _FINITE) or article.low[end : end + 1] == "-"
    return _inserted(article, sentence, start, finite=finite)


_FINITE = SINGULAR | PLURAL


def _inserted(article: Article, sentence: Sentence, start: int, *, finite: bool) -> bool:
    """« …, a-t-il ensuite déclaré »: whether only an auxiliary and adverbs part a verb from a comma.

    A form that is not `finite` needs its auxiliary there, or before what two more commas enclose.
    """
    low, kinds = article.low, article.lexicon.kinds
    adverbials, reflexives = article.lexicon.sets["adverbials"], article.lexicon.sets["reflexives"]
    comma = low.rfind(",", sentence.start, start)
    if comma < 0:
        return False
    for word in low[comma + 1 : start].split():
        kind = kinds.get(word, 0)
        finite = finite or bool(kind & lang.AUXILIARY)
        if not word.isalpha():
            finite = True
        elif not (kind & _LED or word in adverbials or word in reflexives or word.endswith("ment")):
            return False
    return finite or low.count(",", sentence.start, comma) >= _PARENTHESIS


def _leads_to_that(article: Article, start: int, end: int) -> bool:
    """« a déclaré mardi à la presse que »: « que » behind a verb, and nothing between that parts them."""
    that = _that(article.lexicon.sets["that"]).search(article.low, start, end)
    between = article.low[start : that.start() if that else start]
    if that is None or not _PARTING.isdisjoint(between):
        return False
    kinds, printed = article.lexicon.kinds, between.split()
    if any(kinds.get(word, 0) & (lang.RELATIVE | lang.AUXILIARY) for word in printed if word.isalpha()):
        return False
    return sum(map(str.isalpha, printed)) < _REACH


_PARTING = frozenset(":;(\x00")
_REACH = 14
"""Words behind a verb among which its « que » is looked for."""


@lru_cache(maxsize=16)
def _that(that: frozenset[str]) -> re.Pattern[str]:
    """« que » in any of its forms, as a whole word."""
    forms = "|".join(map(re.escape, sorted(that))) or "$^"
    return re.compile(rf"(?<!\w)(?:{forms})(?:(?<=')|(?!\w))")
