"""Sketches: a few numbers of a text, by which texts that share their words are found without comparing all.

An article's is a MinHash signature by one-permutation hashing (Li, Owen, Zhang 2012): every sequence of
four words is hashed, the hashes are parted in bins, and the least of each bin is kept. Of two texts the
share of bins that are equal estimates the share of sequences that both have among those that either has
(their Jaccard similarity). A quotation has few words, and keeps the least of all its hashes (Broder 1997)
beside a digest of all of its words.

CRC-32 is the same on every machine and in every version, and a tenth of the time of a library's hash
function called from here.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from hashlib import blake2b
from operator import eq
from struct import Struct
from zlib import crc32

from pressarchive.text.folding import folded_words

SEQUENCE = 4
"""Words in a sequence of an article."""

FEWEST = 50
"""Words of a text from which it has a sketch: a shorter one is a headline, a caption, a list."""

BINS = 32
"""Numbers in a sketch."""

SAID_SEQUENCE = 3
"""Words in a sequence of a quotation."""

SAID_FEWEST = 5
"""Words of a quotation from which it is compared with others: fewer are said by everybody."""

KEPT = 8
"""Numbers in the sketch of a quotation."""

COMMON = 2
"""Of these numbers, how many two quotations have in common to be compared. Two that share three sequences in
ten share at least two; one is an expression (« à la fin »). At three in ten, 74 in 100 are found, at half 96,
at seven in ten 99.9; all, of quotations of at most ten words.
"""

ALL_WORDS = 8
"""Bytes of the digest of a quotation's words. Two of a million quotations share one by chance in one of 30
million archives.
"""

NO_SAYING = bytes(4 * KEPT + ALL_WORDS)
"""The sketch of a quotation of too few words."""

_SKETCH = Struct(f"<{BINS}I")
_SAYING = Struct(f"<{KEPT}I")
_BEYOND = 1 << 32


def sketch(text: str) -> bytes:
    """The sketch of an article's words; empty where they are few. Four bytes a bin, 0: it is empty."""
    words = folded_words(text)
    if len(words) < FEWEST:
        return b""
    least = [_BEYOND] * BINS
    for number in map(crc32, map(b" ".join, _in_turn(words, SEQUENCE))):
        bin_ = number >> 27
        if number < least[bin_]:  # noqa: PLR1730 - to call min() takes as long as all the rest
            least[bin_] = number
    return _SKETCH.pack(*[0 if number == _BEYOND else number for number in least])


def likeness(one: Sequence[int], other: Sequence[int]) -> float:
    """The share of sequences of words that two texts have in common, estimated from the bins of both."""
    empty = sum(a == b == 0 for a, b in zip(one, other, strict=True)) if 0 in one and 0 in other else 0
    equal = sum(map(eq, one, other)) - empty
    return equal / (BINS - empty) if equal else 0.0


def saying(words: str) -> bytes:
    """The sketch of a quotation: its numbers, then what stands for all of its words."""
    folded = folded_words(words)
    if len(folded) < SAID_FEWEST:
        return NO_SAYING
    numbers = map(crc32, map(b" ".join, _in_turn(folded, SAID_SEQUENCE)))
    hashes = sorted({number or 1 for number in numbers})[:KEPT]
    whole = blake2b(b" ".join(folded), digest_size=ALL_WORDS).digest()
    return _SAYING.pack(*hashes, *[0] * (KEPT - len(hashes))) + whole


def sequences(words: Sequence[bytes]) -> frozenset[tuple[bytes, ...]]:
    """The sequences of words of a quotation; none where it has too few."""
    return frozenset(_in_turn(words, SAID_SEQUENCE) if len(words) >= SAID_FEWEST else ())


def _in_turn(words: Sequence[bytes], count: int) -> Iterable[tuple[bytes, ...]]:
    """The sequences of so many words, one from each word on."""
    return zip(*(words[start:] for start in range(count)), strict=False)
