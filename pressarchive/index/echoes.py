"""Echoes: quotations that several articles print, in the same words or nearly."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from pressarchive.article import Notice
from pressarchive.index.copies import sharing
from pressarchive.index.model import Copy, Echo, Said
from pressarchive.index.sketches import COMMON, KEPT, NO_SAYING

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
        slugs = [words.article.slug for words in said]
        # Only whether they are equal matters, so the machine's own order of bytes serves.
        numbers, wholes = memoryview(every).cast("I").tolist(), memoryview(every).cast("Q").tolist()
        wholes = wholes[SIZE // 8 - 1 :: SIZE // 8]
        parts = [numbers[at : at + KEPT] for at in range(0, len(numbers), SIZE // 4)]
        pairs = {(*pair, True) for pair in sharing(wholes)}
        for together in self._together(said):
            shared = Counter(sharing([part for place in together for part in parts[place]], KEPT))
            for (first, second), count in shared.items():
                if count >= COMMON:
                    one, other = together[first], together[second]
                    pairs.add((one, other, wholes[one] == wholes[other]))
        found: dict[int, list[tuple[int, bool]]] = defaultdict(list)
        for one, other, same in pairs:
            if slugs[one] != slugs[other]:
                found[one].append((other, same))
                found[other].append((one, same))
        of_article: dict[str, dict[int, tuple[Echo, ...]]] = defaultdict(dict)
        for place, those in sorted(found.items()):
            words = said[place]
            of_article[words.article.slug][words.place] = tuple(
                Echo(said[other], same) for other, same in sorted(those)
            )
        return of_article

    def _together(self, said: Sequence[Said]) -> Iterator[Sequence[int]]:
        """The places in `said`, in order, of those among which one saying may be worded in several ways: of
        each speaker, and of each two articles that carry one text.
        """
        of_speaker: dict[str, list[int]] = defaultdict(list)
        of_article: dict[str, list[int]] = defaultdict(list)
        for place, words in enumerate(said):
            of_speaker[words.speaker].append(place)
            of_article[words.article.slug].append(place)
        yield from (places for speaker, places in of_speaker.items() if speaker)
        for slug, copies in self._copies.items():
            for copy in copies:
                if slug < copy.article.slug:
                    yield sorted(of_article[slug] + of_article[copy.article.slug])
