"""Echoes: quotations that several articles print, in the same words or nearly."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from pressarchive.article import Notice
from pressarchive.index.copies import sharing
from pressarchive.index.model import Copy, Echo, Said
from pressarchive.index.sketches import KEPT, NO_SAYING

SIZE = len(NO_SAYING)
"""Bytes of a quotation's sketch."""


class Echoes(Mapping[str, Mapping[int, tuple[Echo, ...]]]):
    """For each article slug, by a quotation's place in it, the quotations of others that have its words or
    may have nearly the same; worked out when somebody asks.
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
        # Plain numbers and words: of a series that says the same in each part there are millions of pairs.
        slugs = [words.article.slug for words in said]
        speakers = [words.speaker for words in said]
        # Only whether they are equal matters, so the machine's own order of bytes serves.
        numbers, wholes = memoryview(every).cast("I").tolist(), memoryview(every).cast("Q").tolist()
        wholes = wholes[SIZE // 8 - 1 :: SIZE // 8]
        parts = [part for at in range(0, len(numbers), SIZE // 4) for part in numbers[at : at + KEPT]]
        copies = {slug: {copy.article.slug for copy in those} for slug, those in self._copies.items()}
        same = {(one, other) for one, other in sharing(wholes) if slugs[one] != slugs[other]}
        near: set[tuple[int, int]] = set()
        for one, other in sharing(parts, KEPT):
            if wholes[one] == wholes[other] or slugs[one] == slugs[other]:
                continue
            speaker = speakers[one]
            if (speaker and speaker == speakers[other]) or slugs[other] in copies.get(slugs[one], ()):
                near.add((one, other))
        found: dict[int, list[tuple[int, bool]]] = defaultdict(list)
        for one, other in same | near:
            found[one].append((other, (one, other) in same))
            found[other].append((one, (one, other) in same))
        of_article: dict[str, dict[int, tuple[Echo, ...]]] = defaultdict(dict)
        for place, those in sorted(found.items()):
            words = said[place]
            echoes = tuple(Echo(said[other], is_same) for other, is_same in sorted(those))
            of_article[words.article.slug][words.place] = echoes
        return of_article
