"""Echoes: quotations that several articles print, in the same words or nearly."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property, lru_cache

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
        said = [words for article in self._articles for words in self._said[article.slug]]
        pairs = _pairs(
            b"".join(article.sayings for article in self._articles),
            tuple(words.article.slug for words in said),
            tuple(words.speaker for words in said),
            tuple((slug, copy.article.slug) for slug, those in self._copies.items() for copy in those),
        )
        echoes: dict[int, list[tuple[int, bool]]] = defaultdict(list)
        for one, other, same in pairs:
            echoes[one].append((other, same))
            echoes[other].append((one, same))
        found: dict[str, dict[int, tuple[Echo, ...]]] = defaultdict(dict)
        for place, those in sorted(echoes.items()):
            words = said[place]
            found[words.article.slug][words.place] = tuple(
                Echo(said[other], same) for other, same in sorted(those)
            )
        return found


@lru_cache(maxsize=1)  # most edits of a preview leave all quotations as they are
def _pairs(
    sayings: bytes, slugs: Sequence[str], speakers: Sequence[str], copies: Sequence[tuple[str, str]]
) -> frozenset[tuple[int, int, bool]]:
    """The places of each two quotations of several articles that may be one saying, and whether they have
    the same words. By place: the sketches, whose article it is, and who speaks; `copies` are articles that
    carry one text, each both ways.
    """
    # Only whether they are equal matters, so the machine's own order of bytes serves.
    numbers, wholes = memoryview(sayings).cast("I").tolist(), memoryview(sayings).cast("Q").tolist()
    wholes = wholes[SIZE // 8 - 1 :: SIZE // 8]
    parts = [numbers[at : at + KEPT] for at in range(0, len(numbers), SIZE // 4)]
    pairs = {(*pair, True) for pair in sharing(wholes)}
    for together in _together(slugs, speakers, copies):
        shared = Counter(sharing([part for place in together for part in parts[place]], KEPT))
        for (first, second), count in shared.items():
            if count >= COMMON:
                one, other = together[first], together[second]
                pairs.add((one, other, wholes[one] == wholes[other]))
    return frozenset(pair for pair in pairs if slugs[pair[0]] != slugs[pair[1]])


def _together(
    slugs: Sequence[str], speakers: Sequence[str], copies: Sequence[tuple[str, str]]
) -> Iterator[Sequence[int]]:
    """The places, in order, of those among which one saying may be worded in several ways: of each speaker,
    and of each two articles that carry one text.
    """
    of_speaker: dict[str, list[int]] = defaultdict(list)
    of_article: dict[str, list[int]] = defaultdict(list)
    for place, (slug, speaker) in enumerate(zip(slugs, speakers, strict=True)):
        of_speaker[speaker].append(place)
        of_article[slug].append(place)
    yield from (places for speaker, places in of_speaker.items() if speaker)
    for one, other in copies:
        if one < other:
            yield sorted(of_article[one] + of_article[other])
