"""Echoes: quotations that several articles print, in the same words or nearly."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache

from pressarchive.article import Notice
from pressarchive.index.copies import sharing
from pressarchive.index.model import Copy, Echo, Said
from pressarchive.index.sketches import COMMON, KEPT, NO_SAYING

SIZE = len(NO_SAYING)
"""Bytes of a quotation's sketch."""

FEW = 4
"""Articles that are worked out one by one, as after an edit; where more are asked for, all are."""


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
        self._one_by_one: dict[str, Mapping[int, tuple[Echo, ...]]] = {}

    def __getitem__(self, slug: str) -> Mapping[int, tuple[Echo, ...]]:
        known = self._one_by_one.get(slug)
        if known is None and len(self._one_by_one) < FEW and "found" not in vars(self):
            known = self._one_by_one[slug] = self._of_one(slug)
        return self.found.get(slug, {}) if known is None else known

    def __iter__(self) -> Iterator[str]:
        return iter(article.slug for article in self._articles)

    def __len__(self) -> int:
        return len(self._articles)

    @cached_property
    def found(self) -> dict[str, dict[int, tuple[Echo, ...]]]:
        """Those that have any."""
        said, sayings = self._every
        copies = ((slug, copy.article.slug) for slug, those in self._copies.items() for copy in those)
        return _placed(said, _every_pair(*_told(said, sayings), tuple(copies)))

    @cached_property
    def _every(self) -> tuple[list[Said], bytes]:
        """Every quotation, and their sketches."""
        said = [words for article in self._articles for words in self._said[article.slug]]
        return said, b"".join(article.sayings for article in self._articles)

    def _of_one(self, slug: str) -> Mapping[int, tuple[Echo, ...]]:
        """Those of one article, as they are found among all: by the quotations alone that are held against
        its own, which are what has the same words, of its speakers, and of the copies of its text.
        """
        mine = self._said[slug]
        if not mine:
            return {}
        said, sayings = self._every
        own = set(_wholes(mine[0].article.sayings)) - {0}
        speakers = {words.speaker for words in mine} - {""}
        copies = [copy.article.slug for copy in self._copies.get(slug, ())]
        near = {slug, *copies}
        places = [
            place
            for place, (whole, words) in enumerate(zip(_wholes(sayings), said, strict=True))
            if words.speaker in speakers or whole in own or words.article.slug in near
        ]
        some = [said[place] for place in places]
        of_some = b"".join([sayings[place * SIZE : (place + 1) * SIZE] for place in places])
        both_ways = tuple(pair for copy in copies for pair in ((slug, copy), (copy, slug)))
        return _placed(some, _pairs(*_told(some, of_some), both_ways)).get(slug, {})


def _told(said: Sequence[Said], sayings: bytes) -> tuple[bytes, tuple[str, ...], tuple[str, ...]]:
    """What pairs of `said` are found by, but for the copies."""
    return sayings, tuple(words.article.slug for words in said), tuple(words.speaker for words in said)


def _placed(
    said: Sequence[Said], pairs: Iterable[tuple[int, int, bool]]
) -> dict[str, dict[int, tuple[Echo, ...]]]:
    """The echoes that `pairs` of the places of `said` are, by article and place in it."""
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


def _wholes(sayings: bytes) -> list[int]:
    """Of each quotation the number that stands for all of its words."""
    # Only whether they are equal matters, so the machine's own order of bytes serves.
    return memoryview(sayings).cast("Q")[SIZE // 8 - 1 :: SIZE // 8].tolist()


def _pairs(
    sayings: bytes, slugs: Sequence[str], speakers: Sequence[str], copies: Sequence[tuple[str, str]]
) -> frozenset[tuple[int, int, bool]]:
    """The places of each two quotations of several articles that may be one saying, and whether they have
    the same words. By place: the sketches, whose article it is, and who speaks; `copies` are articles that
    carry one text, each both ways.
    """
    numbers, wholes = memoryview(sayings).cast("I").tolist(), _wholes(sayings)
    parts = [numbers[at : at + KEPT] for at in range(0, len(numbers), SIZE // 4)]
    pairs = {(*pair, True) for pair in sharing(wholes)}
    for together in _together(slugs, speakers, copies):
        shared = Counter(sharing([part for place in together for part in parts[place]], KEPT))
        for (first, second), count in shared.items():
            if count >= COMMON:
                one, other = together[first], together[second]
                pairs.add((one, other, wholes[one] == wholes[other]))
    return frozenset(pair for pair in pairs if slugs[pair[0]] != slugs[pair[1]])


_every_pair = lru_cache(maxsize=1)(_pairs)
"""Of all quotations: most edits of a preview leave them all as they are."""


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
