"""Raw press text becomes a body: every word kept, each line in its place."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from pressarchive.article import Block, Body
from pressarchive.parse.draft import Draft, Line

_FIGURE = (("class", "picture"),)


def body_of(draft: Draft) -> Body:
    """The body of a draft: all its lines but the headline and a picture's debris."""
    lines = [line for line in draft.lines if line.kind not in ("title", "debris")]
    text, placed = _placed(lines)
    blocks: list[Block] = []
    for i, item in enumerate(placed):
        follows = i > 0 and _belongs(placed[i - 1].line, item.line)
        leads = i + 1 < len(placed) and _belongs(item.line, placed[i + 1].line)
        blocks.extend(_blocks(item, opens=not follows, closes=not leads))
    inlines = tuple(
        replace(mark, start=item.start + mark.start, end=item.start + mark.end)
        for item in placed
        for mark in item.line.marks
    )
    return Body(text, tuple(blocks), inlines)


class _Placed(Struct, frozen=True):
    line: Line
    start: int

    @property
    def end(self) -> int:
        return self.start + len(self.line.text)


def _placed(lines: list[Line]) -> tuple[str, list[_Placed]]:
    placed: list[_Placed] = []
    at = 0
    for line in lines:
        placed.append(_Placed(line, at))
        at += len(line.text) + 1
    return "\n".join(line.text for line in lines), placed


def _belongs(line: Line, after: Line) -> bool:
    """Whether a credit stands under its caption: one figure holds both."""
    return line.kind == "caption" and after.kind == "credit"


def _blocks(item: _Placed, *, opens: bool, closes: bool) -> list[Block]:
    kind = item.line.kind
    if kind == "signature":
        return [Block("signature", "p", item.start, item.end, (("class", "signature"),))]
    if kind not in ("caption", "credit"):
        return [Block("text", "p", item.start, item.end)]
    attributes = (("class", "credit"),) if kind == "credit" else ()
    words = Block(kind, "p", item.start, item.end, attributes)
    before = [Block("open", "figure", attributes=_FIGURE), Block("open", "figcaption")] if opens else []
    after = [Block("close", "figcaption"), Block("close", "figure")] if closes else []
    return [*before, words, *after]
