"""Lines of dialogue: « — Je viens, dit Jean. » holds Jean's words although no marks stand around them."""

from __future__ import annotations

import re

from pressarchive.quotations.conjugation import PLURAL, SINGULAR
from pressarchive.quotations.language import Language
from pressarchive.quotations.marks import Marked

_LINE = re.compile(r"\n[ \t\u00a0]*[—–] ?(?=\S)(?P<words>[^\n«»“”\"—–]+)")
"""A line that a dash opens, with the line end before it: that alone a text is then searched for."""
_CLAUSE = re.compile(
    r"[,!?…] +(?:s'|se )?(?:(?P<has>a|ont|avait|avaient)(?:(?:-t)?-(?:ils?|elles?))? +)?(?P<verb>\w+)"
)
_INVERTED = re.compile(r"-(?:t-)?(?:ils?|elles?)\b")


def dialogue(plain: str, lexicon: Language) -> list[Marked]:
    """The words of every line that a dash opens and a verb of speech closes."""
    if "\u2014" not in plain and "\u2013" not in plain:
        return []
    found = []
    for line in _LINE.finditer("\n" + plain):
        first = line.start("words") - 1
        end = _spoken(line["words"], lexicon)
        if end:
            found.append(Marked(line.start(), first, first + end, first + end, continues=False))
    return found


def _spoken(words: str, lexicon: Language) -> int:
    """How far the words reach before « dit Jean », or 0 where nobody is said to speak."""
    for clause in _CLAUSE.finditer(words):
        verb = lexicon.verbs.get(clause["verb"].lower())
        inverted = _INVERTED.match(words, clause.end()) or _INVERTED.search(clause[0])
        if verb and verb.says and (verb.use & (SINGULAR | PLURAL) or inverted or clause["has"]):
            return len(words[: clause.start() + (words[clause.start()] != ",")].rstrip())
    return 0
