"""Anchors: a quotation's permanent place in its article, made from its words and never its position."""

from __future__ import annotations

from collections import Counter

from pressarchive.article import Article
from pressarchive.digest import digest
from pressarchive.text.folding import fold


def anchors(article: Article) -> tuple[str, ...]:
    """An id for each of the article's quotations, in order. The same words a second time in one article
    are numbered, since nothing else tells them apart.
    """
    if article.anchors:
        return article.anchors
    seen: Counter[str] = Counter()
    made = []
    for quotation in article.quotations:
        words = article.body.text[quotation.start : quotation.end]
        anchor = "q-" + digest(fold(words) or words)[:8]
        seen[anchor] += 1
        made.append(anchor if seen[anchor] == 1 else f"{anchor}-{seen[anchor]}")
    return tuple(made)


def alone(anchor: str) -> str:
    """The id of the place where the quotation of `anchor` stands alone on its article's page."""
    return f"alone-{anchor.removeprefix('q-')}"
