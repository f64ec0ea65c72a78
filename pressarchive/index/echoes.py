"""Echoes: quotations that several articles print, in the same words or nearly."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from pressarchive.article import Notice
from pressarchive.index.copies import sharing
from pressarchive.index.model import Copy, Echo, Said
from pressarchive.index.sketches import KEPT

SIZE = 4 * KEPT
"""Bytes of a quotation's sketch."""


class Echoes(Mapping[str, Mapping[int, tuple[Echo, ...]]]):
    """For each article slug, by a quotation's place in it, the quotations of others that may have its words;
    worked out when somebody asks.
    """

    def __init__(
        self,
        articles: Sequence[Notice],
        said: Mapping[str, Sequence[Said]],
        copies: Mapping[str, Sequence[Copy]],
    ) -> None:
        """`articles` come newest first; `said` are their quotations, `copies` who carries their text."""
        self._articles = articles
        self._said = said
        self._copies = copies

    def __getitem__(self, slug: str) -> Mapping[int, tuple[Echo, ...]]:
        return self.found.get(slug, {})

    def __iter__(self) -> Iterator[str]:
        return iter(article.slug for article in self._articles)

    def __len__(self) -> int:
        return len(self._articles)

    @cached_property
    def found(self) -> dict[str, dict[int, tuple[Echo, ...]]]:
        """Those that have any."""
        every = b"".join(article.sayings for article in self._articles)
        said = [words for article in self._articles for words in self._said[article.slug]]
        copies = {(slug, copy.article.slug) for slug, those in self._copies.items() for copy in those}
        found: dict[int, list[tuple[int, bool]]] = defaultdict(list)
        for one, other in set(sharing(memoryview(every).cast("I").tolist(), KEPT)):
            between = (said[one].article.slug, said[other].article.slug)
            if between[0] == between[1]:
                continue
            speaker = said[one].speaker
            near = bool(speaker and speaker == said[other].speaker) or between in copies
            if near or every[one * SIZE : (one + 1) * SIZE] == every[other * SIZE : (other + 1) * SIZE]:
                found[one].append((other, near))
                found[other].append((one, near))
        of_article: dict[str, dict[int, tuple[Echo, ...]]] = defaultdict(dict)
        for place, those in sorted(found.items()):
            words = said[place]
            echoes = tuple(Echo(said[other], near) for other, near in sorted(those))
            of_article[words.article.slug][words.place] = echoes
        return of_article
