"""Text fragments: an address that leads a browser to words in a page, as WICG's draft has them
(https://wicg.github.io/scroll-to-text-fragment/).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from urllib.parse import quote

from pressarchive.article import Article
from pressarchive.index.notices import joined_start, marks_around
from pressarchive.index.published import CUT
from pressarchive.model import Quotation
from pressarchive.text.folding import same_length_fold

WHOLE = 10
"""Words up to which all are named; of more, the first and the last."""

END = 5
"""Words named at each end: enough to be found once, and few enough that a changed comma between them
does not lose the place.
"""

BESIDE = 4
"""Words named before those that stand in the page earlier too; or behind them, where none stand before."""

_WORD = re.compile(r"\S+")
_SIGN = re.compile(r"\s([;:!?%»›])")
"""What print joins to the word before it by a fixed space, so that it does not end there, and is left out."""
_GAP = re.compile(r"[ \t\n]+|\s")
"""What a page shows as one space: HTML runs the plain ones together, and no others."""


def at_quotation(address: str, article: Article, quotation: Quotation) -> str:
    """`address`, of a page that prints `article`, so that a browser goes to the quotation and marks it, and
    nothing before that begins in the same words; `address` itself where it has no word.

    Words are named with the marks they stand in. Without, Chromium would want them to begin a word, and after
    « and a narrow no-break space they do not: by Unicode's rules for words (UAX 29) U+202F joins what it
    stands between, and a prefix does not help. Every space is written as a plain one, which finds any other.
    """
    text = article.body.text
    start, end = marks_around(text, quotation)
    cut = article.visibility == "excerpt" and text.endswith(CUT, start, quotation.end)
    if cut:
        end = quotation.end - len(CUT)
    words = [match.span() for match in _WORD.finditer(text, start, end)]
    if not words:
        return address
    if _SIGN.match(text, end) and len(words) > 1:
        words.pop()
        end = words[-1][1]
    low, title = _plain(text), _plain(article.title.value)

    def twice(count: int) -> bool:
        """Whether the first `count` words are read earlier in the page, too."""
        begun = low[start : words[count - 1][1]]
        return begun in title or low.find(begun) < start

    first = min(END, len(words))
    while first < len(words) and (_joined(text, words[first - 1], words[first]) or twice(first)):
        first += 1
    last = _last(text, low, words, first, end)
    if len(words) <= WHOLE or last <= first:
        first = last = len(words)
    named = [_encoded(text, start, words[first - 1][1])]
    if not cut and first < len(words):
        named.append(_encoded(text, words[last][0], end))
    again = twice(first)
    if before := _before(text, start, BESIDE if again else 0):
        named.insert(0, f"{before}-")
    elif again and not cut and (behind := _behind(text, end)):
        named.append(f"-{behind}")
    page, _, fragment = address.partition("#")
    return f"{page}#{fragment}:~:text={','.join(named)}"


@lru_cache(maxsize=4)  # a text and its headline are asked about for each quotation
def _plain(text: str) -> str:
    """`text` as Chromium compares it: without accents, in small letters, an apostrophe in either shape. A
    sign that has more small letters than one moves a place, at worst.
    """
    return same_length_fold(text).lower()


def _last(text: str, low: str, words: Sequence[tuple[int, int]], first: int, end: int) -> int:
    """From which of `words` on they are named at their end: print joins nothing to it, and after the `first`
    of them it stands nowhere before.
    """
    last = len(words) - END
    while last > first and (
        _joined(text, words[last - 1], words[last])
        or low.find(low[words[last][0] : end], words[first - 1][1]) < words[last][0]
    ):
        last -= 1
    return last


def _joined(text: str, one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether print may join two words by a narrow space, so that none of them ends there: a sign and what it
    stands at (« fait ? »), the parts of a number.
    """
    left, right = text[slice(*one)], text[slice(*other)]
    if left.isdigit() and right.isdigit():
        return True
    return not any(map(str.isalnum, left)) or not any(map(str.isalnum, right))


def _before(text: str, start: int, most: int) -> str:
    """What is named before the words that begin at `start`: what print joins to them, or a word would have to
    begin there; and up to `most` words of the same line. A browser marks none of it.
    """
    first, last = joined_start(text, start), start
    if most:
        line = text.rfind("\n", 0, start) + 1
        every = [match.span() for match in _WORD.finditer(text, line, start)][-most:]
        first, last = (every[0][0], every[-1][1]) if every else (start, start)
    return _encoded(text, first, last)


def _behind(text: str, end: int) -> str:
    """The words of the same line behind those that end at `end`. A browser marks none of them."""
    line = text.find("\n", end)
    every = [match.span() for match in _WORD.finditer(text, end, len(text) if line < 0 else line)][:BESIDE]
    return _encoded(text, every[0][0], every[-1][1]) if every else ""


def _encoded(text: str, start: int, end: int) -> str:
    # A hyphen and a comma part a text fragment; `quote` leaves the hyphen as it is.
    return quote(_GAP.sub(" ", text[start:end]), safe="").replace("-", "%2D")
