"""Related articles, and the reason: the rarest speaker or subject that two articles share."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property, partial
from math import log

from msgspec import Struct

from pressarchive.article import Notice
from pressarchive.index.model import Copy, Related, Speaker, Tag

HOW_MANY = 3
REACH = 8
"""Articles looked at on either side within each shared list: time is the second measure of nearness,
and it keeps the work linear in the archive."""
RAREST = 6
"""Lists of an article that are looked at, the rarest: what many share says little of any."""


class _Shared(Struct, frozen=True, eq=False):
    """A list of articles that share a speaker or a tag."""

    weight: float
    by: str
    """`speaker` or `tag`."""
    name: str
    slugs: list[str]
    """Of the articles, newest first."""


class RelatedArticles(Mapping[str, tuple[Related, ...]]):
    """For each article slug its nearest articles, worked out when somebody asks: the sum of the rarity of
    what they share, rarity being the logarithm of archive size over list size (inverse document frequency,
    Spärck Jones 1972).
    """

    def __init__(
        self,
        articles: Sequence[Notice],
        speakers: Mapping[str, Speaker],
        tags: Mapping[str, Tag],
        copies: Mapping[str, Sequence[Copy]],
    ) -> None:
        """`copies` are who carries an article's own text: they are nearer than related."""
        self._copies = copies
        self._slugs = [article.slug for article in articles]
        self._lists = partial(_shared_lists, len(articles), speakers, tags)
        self._known: dict[str, tuple[Related, ...]] = {}

    def __getitem__(self, slug: str) -> tuple[Related, ...]:
        if slug not in self._known:
            self._known[slug] = _nearest(self._same(slug), self._places[slug][:RAREST])
        return self._known[slug]

    def __iter__(self) -> Iterator[str]:
        return iter(self._slugs)

    def __len__(self) -> int:
        return len(self._slugs)

    def _same(self, slug: str) -> tuple[str, ...]:
        return (slug, *(copy.article.slug for copy in self._copies.get(slug, ())))

    @cached_property
    def _places(self) -> Mapping[str, list[tuple[_Shared, int]]]:
        """Where each article stands in its lists, the rarest list first."""
        places: dict[str, list[tuple[_Shared, int]]] = {slug: [] for slug in self._slugs}
        for shared in sorted(self._lists(), key=lambda one: -one.weight):
            for place, slug in enumerate(shared.slugs):
                places[slug].append((shared, place))
        return places


def _nearest(same: Sequence[str], places: Sequence[tuple[_Shared, int]]) -> tuple[Related, ...]:
    """The nearest of those around an article at its `places` in lists, the rarest list first, but for
    `same`.
    """
    scores: dict[str, float] = {}
    reasons: dict[str, _Shared] = {}
    for shared, place in places:
        weight = shared.weight
        for other in shared.slugs[max(place - REACH, 0) : place + REACH + 1]:
            if other in scores:
                scores[other] += weight
            else:
                scores[other] = weight
                reasons[other] = shared
    for slug in same:
        scores.pop(slug, None)
    best = sorted(scores.values())[-HOW_MANY:]
    chosen = [other for other, score in scores.items() if score >= best[0]]
    chosen.sort(key=lambda other: (-scores[other], other))
    return tuple(Related(other, reasons[other].by, reasons[other].name) for other in chosen[:HOW_MANY])


def _shared_lists(articles: int, speakers: Mapping[str, Speaker], tags: Mapping[str, Tag]) -> list[_Shared]:
    by_speaker = (
        (2.0, "speaker", s.name, list(dict.fromkeys(q.article.slug for q in s.said)))
        for s in speakers.values()
    )
    by_tag = ((1.0, "tag", t.name, [article.slug for article in t.articles]) for t in tags.values())
    return [
        _Shared(times * log(1 + articles / len(slugs)), by, name, slugs)
        for times, by, name, slugs in (*by_speaker, *by_tag)
        if len(slugs) > 1
    ]
