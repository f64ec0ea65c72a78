"""Whether a bare capitalised word is a person's name or a body's: what the article itself says of it."""

from __future__ import annotations

import re

from pressarchive.model import SpeakerKind
from pressarchive.quotations import language as lang
from pressarchive.quotations.article import Article

_MOST = 12
"""Places at which a name is looked at."""
_OFTEN = 3
"""Times that a name which nothing explains stands in an article that is about a body."""
_BODY_NOUNS = lang.BODY | lang.DOCUMENT


def sort(article: Article, name: str) -> SpeakerKind | None:
    """The kind of speaker a name stands for; None where the article does not tell."""
    if any(letter.isupper() or letter.isdigit() for letter in name[1:]):
        return "body"
    seen = [_sort_at(article, match) for match in _places(article, name)]
    if "person" in seen:
        return "person"
    return "body" if "body" in seen or len(seen) >= _OFTEN else None


def _places(article: Article, name: str) -> list[re.Match[str]]:
    found = re.finditer(
        rf"(?:(\w+\.?)? |(\w'))?(?<!\w){re.escape(name)}(?!\w)(?: ?, ([\w' ]+))?", article.opening
    )
    return [match for match, _ in zip(found, range(_MOST), strict=False)]


def _sort_at(article: Article, match: re.Match[str]) -> SpeakerKind | None:
    """« M. X », « le leader X », « X, ministre de … »; « le X », « l'X », « le groupe X », « chez X »."""
    lexicon = article.lexicon
    before = (match[1] or match[2] or "").lower()
    kind = lexicon.kinds.get(before, 0)
    if kind & lang.HONORIFIC or (kind & lang.TITLE and not kind & _BODY_NOUNS):
        return "person"
    beside = [lexicon.kinds.get(word, 0) for word in (match[3] or "").replace("l'", "").lower().split()[:2]]
    if beside and (beside[0] | (beside[-1] if beside[0] & lang.DET or not beside[0] else 0)) & lang.TITLE:
        return "person"
    held = before in lexicon.sets["naming_determiners"] or before in lexicon.sets["among"]
    return "body" if held or kind & _BODY_NOUNS else None
