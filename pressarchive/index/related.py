"""Related articles, and the reason: the rarest speaker or subject that two articles share."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from math import log

from pressarchive.article import Article
from pressarchive.index.model import Related, Speaker, Tag

HOW_MANY = 3
REACH = 12
"""Articles looked at on either side within each shared list: time is the second measure of nearness,
and it keeps the work linear in the archive."""


def related(
    articles: Sequence[Article], speakers: Mapping[str, Speaker], tags: Mapping[str, Tag]
) -> dict[str, tuple[Related, ...]]:
    """For each article slug its nearest articles: the sum of the rarity of what they share, rarity being
    the logarithm of archive size over list size (inverse document frequency, Spärck Jones 1972).
    """
    scores: dict[str, dict[str, float]] = {article.slug: defaultdict(float) for article in articles}
    reasons: dict[tuple[str, str], tuple[float, Related]] = {}
    for by, name, slugs in _shared_lists(speakers, tags):
        weight = log(1 + len(articles) / len(slugs)) * (2 if by == "speaker" else 1)
        for i, slug in enumerate(slugs):
            for other in (*slugs[max(0, i - REACH) : i], *slugs[i + 1 : i + 1 + REACH]):
                scores[slug][other] += weight
                best = reasons.get((slug, other))
                if best is None or weight > best[0]:
                    reasons[slug, other] = weight, Related(other, by, name)
    return {slug: _nearest(slug, found, reasons) for slug, found in scores.items()}


def _nearest(
    slug: str, found: Mapping[str, float], reasons: Mapping[tuple[str, str], tuple[float, Related]]
) -> tuple[Related, ...]:
    best = sorted(found, key=lambda other: (-found[other], other))[:HOW_MANY]
    return tuple(reasons[slug, other][1] for other in best)


def _shared_lists(
    speakers: Mapping[str, Speaker], tags: Mapping[str, Tag]
) -> list[tuple[str, str, list[str]]]:
    by_speaker = [
        ("speaker", s.name, list(dict.fromkeys(q.article.slug for q in s.said))) for s in speakers.values()
    ]
    by_tag = [("tag", t.name, [article.slug for article in t.articles]) for t in tags.values()]
    return [shared for shared in (*by_speaker, *by_tag) if len(shared[2]) > 1]
