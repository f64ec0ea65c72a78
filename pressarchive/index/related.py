"""Related articles, and the reason: the rarest speaker or subject that two articles share."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from heapq import nsmallest
from math import log

from pressarchive.article import Notice
from pressarchive.index.model import Related, Speaker, Tag

HOW_MANY = 3
REACH = 12
"""Articles looked at on either side within each shared list: time is the second measure of nearness,
and it keeps the work linear in the archive."""

_Shared = tuple[float, str, str, list[str]]
"""How much sharing it weighs, whether it is a speaker or a tag, its name, and the articles that share it."""


def related(
    articles: Sequence[Notice], speakers: Mapping[str, Speaker], tags: Mapping[str, Tag]
) -> dict[str, tuple[Related, ...]]:
    """For each article slug its nearest articles: the sum of the rarity of what they share, rarity being
    the logarithm of archive size over list size (inverse document frequency, Spärck Jones 1972).
    """
    scores: dict[str, dict[str, float]] = {article.slug: defaultdict(float) for article in articles}
    shared = _shared_lists(len(articles), speakers, tags)
    lists_of: dict[str, list[int]] = {article.slug: [] for article in articles}
    for number, (weight, _, _, slugs) in enumerate(shared):
        for i, slug in enumerate(slugs):
            lists_of[slug].append(number)
            for other in slugs[i + 1 : i + 1 + REACH]:
                scores[slug][other] += weight
                scores[other][slug] += weight
    return {
        slug: tuple(_reason(other, set(lists_of[slug]), lists_of[other], shared) for other in _nearest(found))
        for slug, found in scores.items()
    }


def _nearest(found: Mapping[str, float]) -> list[str]:
    return nsmallest(HOW_MANY, found, key=lambda other: (-found[other], other))


def _reason(other: str, mine: set[int], theirs: Sequence[int], shared: Sequence[_Shared]) -> Related:
    """The rarest of what two articles share."""
    _, by, name, _ = max((shared[number] for number in theirs if number in mine), key=lambda one: one[0])
    return Related(other, by, name)


def _shared_lists(articles: int, speakers: Mapping[str, Speaker], tags: Mapping[str, Tag]) -> list[_Shared]:
    by_speaker = (
        (2.0, "speaker", s.name, list(dict.fromkeys(q.article.slug for q in s.said)))
        for s in speakers.values()
    )
    by_tag = ((1.0, "tag", t.name, [article.slug for article in t.articles]) for t in tags.values())
    return [
        (times * log(1 + articles / len(slugs)), by, name, slugs)
        for times, by, name, slugs in (*by_speaker, *by_tag)
        if len(slugs) > 1
    ]
