"""Whether a bare capitalised word is a person's name or a body's: what the article itself says of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from pressarchive.model import SpeakerKind
from pressarchive.quotations import language as lang
from pressarchive.quotations.article import Article

_MOST = 12
"""Places at which a name is looked at."""
_NEAR = 24
_BEFORE = re.compile(r"(?:\w+(?:\.|') ?|\w+ |)$")
_BESIDE = re.compile(r" ?, (?:l')?([\w ]+)")
_OFTEN = 3
"""Times that a name which nothing explains stands in an article that is about a body."""
_BODY_NOUNS = lang.BODY | lang.DOCUMENT


def sort(article: Article, name: str) -> SpeakerKind | None:
    """The kind of speaker a name stands for; None where the article does not tell."""
    seen = [_sort_at(article, at, at + len(name)) for at in islice(_places(article, name), _MOST)]
    if "person" in seen:
        return "person"
    told = "body" in seen or len(seen) >= _OFTEN or _like_a_mark(name)
    return "body" if told else None


def _like_a_mark(name: str) -> bool:
    """« ComScore », « EDF », « 3M »: capitals or figures inside, but no McCain."""
    inside = any(letter.isupper() or letter.isdigit() for letter in name[1:])
    return (
        inside and not name.startswith(("Mc", "Mac", "De", "Di", "La", "Le", "O'", "O’")) and "-" not in name
    )


def _places(article: Article, name: str) -> Iterator[int]:
    """Where the name stands as a whole word."""
    text, size = article.opening, len(name)
    at = text.find(name)
    while at >= 0:
        if not (text[at - 1 : at].isalnum() or text[at + size : at + size + 1].isalnum()):
            yield at
        at = text.find(name, at + size)


def _told_beside(article: Article, end: int) -> SpeakerKind | None:
    """« Ofcom, the media regulator, »; « Rosa, a student »: what English sets beside a name."""
    found = _BESIDE_ENGLISH.match(article.opening[end : end + _FAR].lower())
    for word in found[1].split() if found else ():
        kind = article.lexicon.kinds.get(word, 0)
        if kind & (lang.PREP | lang.VERB):
            return None
        if kind & (lang.BODY | lang.TITLE):
            return "body" if kind & lang.BODY else "person"
    return None


_BESIDE_ENGLISH = re.compile(r" ?, (?:\d\d, )?(?:an?|the|its|his|her|their) ([\w' -]+)")
_FAR = 60


def _sort_at(article: Article, start: int, end: int) -> SpeakerKind | None:
    """« M. X », « le leader X », « X, ministre de … »; « le X », « l'X », « le groupe X », « chez X »."""
    lexicon = article.lexicon
    found = _BEFORE.search(article.opening[max(0, start - _NEAR) : start].lower())
    before = found[0].strip() if found else ""
    kind = lexicon.kinds.get(before, 0)
    if kind & lang.HONORIFIC or (kind & lang.TITLE and not kind & _BODY_NOUNS):
        return "person"
    if lexicon.stacked:
        told = _told_beside(article, end)
        if told:
            return told
    apposed = _BESIDE.match(article.opening[end : end + _NEAR].lower())
    beside = [lexicon.kinds.get(word, 0) for word in (apposed[1] if apposed else "").split()[:2]]
    if beside and (beside[0] | (beside[-1] if beside[0] & lang.DET or not beside[0] else 0)) & lang.TITLE:
        return "person"
    held = before in lexicon.sets["naming_determiners"] or before in lexicon.sets["among"]
    return "body" if held or kind & _BODY_NOUNS else None
