"""A sentence as words with their roles, read only where marks or cues stand."""

from __future__ import annotations

import re

from pressarchive.quotations.language import Language

_WORD = re.compile(
    r"\x00+"
    r"|(?:[ldnsjcmtLDNSJCMT]|[qQ]u|[jJ]usqu|[lL]orsqu|[pP]uisqu|[qQ]uoiqu)' ?(?=[^\W_])(?!hui)"
    r"|[A-ZÀ-Þ](?:h|[a-z])?\.(?:-?[A-ZÀ-Þ]\.)*(?=[ -]?[A-ZÀ-Þ])"
    r"|MM?\.|Mme\.|Dr\.|Mr\.|Mrs\.|Ms\."
    r"|[^\W_]+(?:['’‑-][^\W_]+)*\+?"
    r"|[,:;()—–\[\]]|\.\.\.|…"
    r"|-(?= )"
)
_INVERTED = re.compile(r"-(?:t-)?(?:ils?|elles?|on|je|nous|vous|tu)$")


def _uninverted(low: str) -> str:
    """`affirme-t-il` is looked up as `affirme`; other hyphens stay."""
    found = _INVERTED.search(low)
    return low[: found.start()] if found and found.start() else low


class Words:
    """The words of one sentence in parallel lists: as printed, lower case, place, roles."""

    __slots__ = ("ends", "kinds", "lexicon", "low", "size", "starts", "text")

    def __init__(self, flat: str, start: int, end: int, lexicon: Language) -> None:
        self.lexicon = lexicon
        self.text: list[str] = []
        self.low: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.kinds: list[int] = []
        kinds = lexicon.kinds
        for match in _WORD.finditer(flat, start, end):
            word = match.group()
            low = word.lower()
            at = match.start()
            if "-" in word:
                low = _uninverted(low)
            elif word[-1] == " ":
                low = low.rstrip()
            self.text.append(word)
            self.low.append(low)
            self.starts.append(at)
            self.ends.append(at + len(word))
            kind = kinds.get(low, 0)
            self.kinds.append(kind | kinds.get("^" + low, 0) if word[0].isupper() else kind)
        self.size = len(self.text)

    def index(self, offset: int) -> int:
        """The first word that ends after `offset`."""
        low, high = 0, self.size
        while low < high:
            middle = (low + high) // 2
            if self.ends[middle] <= offset:
                low = middle + 1
            else:
                high = middle
        return low

    def inverted(self, at: int) -> str:
        """The pronoun behind the verb at `at`: il of « affirme-t-il », or empty."""
        word = self.text[at]
        return word.rpartition("-")[2].lower() if "-" in word and _INVERTED.search(word.lower()) else ""

    def close(self, at: int) -> bool:
        """Whether only one space at most parts the word from the one before."""
        return at > 0 and self.starts[at] - self.ends[at - 1] <= 1
