"""Who speaks most on each tag, and which two can be heard side by side."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import combinations

from pressarchive.article import Notice
from pressarchive.index.model import Heard, Partner, Said, Tag

COMPARED = 8
"""Speakers of a tag who can be compared, the most quoted."""

TWICE = 2
"""Quotations from which two people have something to compare."""


class MostQuoted(Mapping[str, tuple[Heard, ...]]):
    """For each tag slug everybody who is quoted in its articles, the most quoted first; worked out when
    somebody asks.
    """

    def __init__(self, tags: Mapping[str, Tag], said: Mapping[str, Sequence[Said]]) -> None:
        self._tags = tags
        self._said = said
        self._known: dict[str, tuple[Heard, ...]] = {}

    def __getitem__(self, slug: str) -> tuple[Heard, ...]:
        if slug not in self._known:
            self._known[slug] = heard(self._tags[slug].articles, self._said)
        return self._known[slug]

    def __iter__(self) -> Iterator[str]:
        return iter(self._tags)

    def __len__(self) -> int:
        return len(self._tags)


class Partners(Mapping[str, tuple[Partner, ...]]):
    """For each speaker slug those with whom they can be compared; worked out when somebody asks."""

    def __init__(self, speakers: Collection[str], most_quoted: Mapping[str, Sequence[Heard]]) -> None:
        self._speakers = speakers
        self._most_quoted = most_quoted

    def __getitem__(self, slug: str) -> tuple[Partner, ...]:
        if slug not in self._speakers:
            raise KeyError(slug)
        return self._known.get(slug, ())

    def __iter__(self) -> Iterator[str]:
        return iter(self._speakers)

    def __len__(self) -> int:
        return len(self._speakers)

    @cached_property
    def _known(self) -> Mapping[str, tuple[Partner, ...]]:
        best: dict[str, dict[str, Partner]] = defaultdict(dict)
        for tag, voices in self._most_quoted.items():
            often = [voice for voice in voices[:COMPARED] if len(voice.said) >= TWICE]
            for one, other in combinations(often, 2):
                # They come most quoted first.
                count = len(other.said)
                known = best[one.speaker].get(other.speaker)
                if known is None or known.quotations < count:
                    best[one.speaker][other.speaker] = Partner(other.speaker, tag, count)
                    best[other.speaker][one.speaker] = Partner(one.speaker, tag, count)
        return {
            slug: tuple(sorted(others.values(), key=lambda p: (-p.quotations, p.speaker)))
            for slug, others in best.items()
        }


def heard(articles: Iterable[Notice], said: Mapping[str, Sequence[Said]]) -> tuple[Heard, ...]:
    """Who speaks in `articles`, newest first, the most quoted first. `said` are each article's quotations."""
    by_speaker: dict[str, list[Said]] = {}
    for article in articles:
        for words in said[article.slug]:
            if words.speaker:
                by_speaker.setdefault(words.speaker, []).append(words)
    return tuple(
        Heard(slug, tuple(those))
        for slug, those in sorted(by_speaker.items(), key=lambda pair: -len(pair[1]))
    )
