"""Where words stand between marks: one pass over the marks of a text, never over its words."""

from __future__ import annotations

from typing import NamedTuple

_SIGNS = '«»“”„‟‹›"'
_MIRRORED = {"»": "«", "›": "‹", "”": "”"}
_CLOSES = {"«": "»", "“": "”‟", "„": "“”‟", "‹": "›", "‟": "”", '"': '"', "»": "«", "›": "‹", "”": "”"}
SIGNS = ' \u00a0\u202f\u2009«»“”„"‹›'
"""What may stand around a name in marks."""
_INVISIBLE = "\u200b\ufeff\u2060"
_DEEPEST = 4
_MIRROR_REACH = 5_000
LONGEST_UNCLOSED = 20_000
"""An opening mark without its closing one runs to the end of its paragraph, but no further than this."""


class Marked(NamedTuple):
    """Words between marks: `start:end` inside them, trimmed; `outer:close` with them."""

    outer: int
    start: int
    end: int
    close: int
    continues: bool
    """Opened with the mark that a paragraph repeats inside a quotation not yet closed."""


def marked(text: str) -> list[Marked]:
    """The outermost stretches of `text` between marks, in reading order; a stretch never crosses a
    paragraph: one left open is closed at its paragraph's end.
    """
    if not any(map(text.__contains__, _SIGNS)):
        return []
    scan = _Scan(text)
    for at in places(text, _SIGNS + "\n"):
        sign = text[at]
        if scan.open or scan.carried or sign != "\n":
            scan.mark(at, sign)
    scan.paragraph_ends(len(text))
    return scan.found


def places(text: str, signs: str) -> list[int]:
    """Where one of a few signs stands in `text`, in order: quicker than a pattern, for they are rare."""
    found = []
    for sign in signs:
        at = text.find(sign)
        while at >= 0:
            found.append(at)
            at = text.find(sign, at + 1)
    found.sort()
    return found


class _Scan:
    """The state of one pass: what is open, and whether the next paragraph may carry a quotation on."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.found: list[Marked] = []
        self.open: list[tuple[str, int]] = []
        self.carried = False

    def mark(self, at: int, sign: str) -> None:
        if sign == "\n":
            self.paragraph_ends(at)
        elif self.open and sign in _CLOSES[self.open[-1][0]]:
            self._close(at)
        elif self._opens(at, sign):
            self.open.append((sign, at))
        elif sign in "»”" and any(sign in _CLOSES[other] for other, _ in self.open):
            while sign not in _CLOSES[self.open[-1][0]]:
                self.open.pop()
            self._close(at)

    def _close(self, at: int) -> None:
        opened = self.open.pop()[1]
        if not self.open:
            self._add(opened, at, at + 1)
            self.carried = False

    def _opens(self, at: int, sign: str) -> bool:
        """Whether a sign opens; a straight one opens unless it stands for inches or seconds."""
        if sign == '"':
            return not self.open and not self._after_digit(at)
        if sign in "»”›":
            return not self.open and self._mirrored(at, sign)
        return len(self.open) < _DEEPEST

    def _after_digit(self, at: int) -> bool:
        behind = self.text[at + 1 : at + 2]
        return at > 0 and self.text[at - 1].isdigit() and (behind.isdigit() or not behind.isalnum())

    def _mirrored(self, at: int, sign: str) -> bool:
        """Whether » opens, as in German and Danish print: a word follows it at once, none stands before."""
        text = self.text
        before, after = text[at - 1 : at], text[at + 1 : at + 2]
        if not after.isalnum() or before.isalnum() or before in (".", "!", "?", "…"):
            return False
        closing = text.find(_MIRRORED[sign], at + 1, at + _MIRROR_REACH)
        return closing > at + 1 and not text[closing - 1].isspace() and "\n" not in text[at:closing]

    def paragraph_ends(self, at: int) -> None:
        if not self.open:
            self.carried = self.carried and self.text[at - 1 : at] == "\n"
            return
        sign, opened = self.open[0]
        self.open.clear()
        if sign != '"':
            end = min(at, opened + LONGEST_UNCLOSED)
            self._add(opened, end, end)
        self.carried = sign in "«“„"

    def _add(self, opened: int, closed: int, close: int) -> None:
        text, start, end = self.text, opened + 1, closed
        while start < end and (text[start].isspace() or text[start] in _INVISIBLE):
            start += 1
        while end > start and (text[end - 1].isspace() or text[end - 1] in _INVISIBLE):
            end -= 1
        if start < end:
            self.found.append(Marked(opened, start, end, close, self.carried and self._first(opened)))

    def _first(self, at: int) -> bool:
        """Whether only space stands before `at` in its line."""
        return not self.text[self.text.rfind("\n", max(0, at - 8), at) + 1 : at].strip()
