"""An article's body becomes safe HTML: its words escaped, its annotations around them, nothing lost."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from msgspec import Struct

from pressarchive.article import Block, Body
from pressarchive.index.notices import marks_around
from pressarchive.model import Quotation
from pressarchive.text.escaping import escaped
from pressarchive.text.typography import typography

T = TypeVar("T")

Attributes = tuple[tuple[str, str], ...]

_VOID = frozenset({"br", "img"})


class Voice(Struct, frozen=True):
    """How a speaker is shown in one article."""

    name: str
    url: str
    """Empty where they have no page."""
    colour: int
    """0: unattributed."""
    note: str = ""
    """How the speaker is known, where the words around the quotation do not name them."""


class _Mark(Struct, frozen=True):
    """An annotation to be written: like an inline, and which one it is outside of."""

    start: int
    end: int
    depth: int
    tag: str
    attributes: Attributes = ()
    again: Attributes = ()
    """Attributes where the mark goes on after another was closed, or in a later block: without its id."""


class Marking(Struct, frozen=True):
    """A quotation to be marked, with the id of its place."""

    quotation: Quotation
    anchor: str


class Prose(Struct, frozen=True):
    """The words of a page; where a template shows them they become safe HTML."""

    body: Body
    language: str
    root: str
    """What leads from the page to the site's root."""
    addresses: dict[str, str]
    """Each address inside the archive (`content:…`, `media:…`) to which the words lead, and its url: empty
    where nothing is published there."""
    said: tuple[Marking, ...] = ()
    voices: tuple[Voice, ...] = ()
    """Of each of `said`."""

    def __html__(self) -> str:
        marks = [
            *_inline_marks(self.body, self.root, self.addresses),
            *_quotation_marks(self.body, self.said, self.voices),
        ]
        return _html(self.body, self.language, marks, self.said, self.voices, self.root)


def _html(  # noqa: PLR0913, PLR0917
    body: Body, language: str, marks: list[_Mark], said: Sequence[Marking], voices: Sequence[Voice], root: str
) -> str:
    text = _printed(body, language)
    marks.sort(key=lambda m: (m.start, -m.end, m.depth))
    within = _in_each(body.blocks, marks, lambda mark: (mark.start, mark.end))
    spoken = list(zip(said, voices, strict=True))
    heard = _in_each(body.blocks, spoken, lambda pair: (pair[0].quotation.start, pair[0].quotation.end))
    blocks = [
        _block(block, text, its_marks, its_said, root)
        for block, its_marks, its_said in zip(body.blocks, within, heard, strict=True)
    ]
    return "".join(blocks)


def _printed(body: Body, language: str) -> str:
    """The body's text with its language's typography, which has no say in computer code."""
    text = typography(body.text, language)
    code = [(b.start, b.end) for b in body.blocks if b.kind == "code"]
    code += [(i.start, i.end) for i in body.inlines if i.tag == "code"]
    for start, end in code:
        text = text[:start] + body.text[start:end] + text[end:]
    return text


def _block(
    block: Block, text: str, marks: Sequence[_Mark], heard: Sequence[tuple[Marking, Voice]], root: str
) -> str:
    match block.kind:
        case "open":
            return _tag(block.tag, block.attributes)
        case "close":
            return f"</{block.tag}>\n"
        case "void":
            return f"<{block.tag}>\n"
        case "code":
            return f"<pre><code>{escaped(text[block.start : block.end])}</code></pre>\n"
    words = _words(text, block.start, block.end, _clipped(marks, block))
    closed = f"{_tag(block.tag, block.attributes)}{words}</{block.tag}>" if block.tag else words
    if heard and block.kind == "text" and block.tag == "p":
        voices = _heard_list(_once([voice for _, voice in heard]), root)
        return f'<div class="passage">\n{closed}\n{voices}</div>\n'
    return closed + "\n"


def _heard_list(heard: Sequence[Voice], root: str) -> str:
    items = "".join([f'<li class="voice-{voice.colour}">{_voice(voice, root)}</li>' for voice in heard])
    return f'<ul class="passage-voices">{items}</ul>\n'


def _voice(voice: Voice, root: str) -> str:
    name = escaped(voice.name)
    shown = f'<a href="{escaped(root + voice.url)}">{name}</a>' if voice.url else name
    return f"{shown} <small>{escaped(voice.note)}</small>" if voice.note else shown


def _once(voices: Iterable[Voice]) -> list[Voice]:
    """Each voice once, in order; its note only where none of its quotations names the speaker."""
    notes: dict[tuple[str, str, int], list[str]] = {}
    for voice in voices:
        notes.setdefault((voice.name, voice.url, voice.colour), []).append(voice.note)
    return [Voice(*voice, note=given[0] if all(given) else "") for voice, given in notes.items()]


def _in_each(
    blocks: Sequence[Block], items: Sequence[T], place: Callable[[T], tuple[int, int]]
) -> Iterator[Sequence[T]]:
    """For each block, those of `items`, sorted by start, that lie in it, in one sweep over both."""
    waiting = [(*place(item), item) for item in reversed(items)]
    active: list[tuple[int, int, T]] = []
    for block in blocks:
        start, end = block.start, block.end
        if active:
            active = [placed for placed in active if placed[1] > start]
        while waiting and waiting[-1][0] < end:
            placed = waiting.pop()
            if placed[1] > start:
                active.append(placed)
        yield [item for _, _, item in active] if active else ()


def _clipped(marks: Sequence[_Mark], block: Block) -> list[_Mark]:
    """The marks of a block's words, clipped to them."""
    start, end = block.start, block.end
    return [
        m
        if m.start >= start and m.end <= end
        else _Mark(
            max(m.start, start),
            min(m.end, end),
            m.depth,
            m.tag,
            m.attributes if m.start >= start else m.again,
            m.again,
        )
        for m in marks
    ]


def _inline_marks(body: Body, root: str, addresses: Mapping[str, str]) -> Iterable[_Mark]:
    for inline in body.inlines:
        attributes = tuple(
            (k, v) for name, value in inline.attributes for k, v in _resolved(name, value, root, addresses)
        )
        if inline.tag == "a" and not any(name == "href" for name, _ in attributes):
            continue
        yield _Mark(inline.start, inline.end, 2, inline.tag, attributes, attributes)


def _resolved(name: str, value: str, root: str, addresses: Mapping[str, str]) -> Attributes:
    if not value.startswith(("content:", "media:")):
        return ((name, value), ("rel", "noopener")) if name == "href" and ":" in value else ((name, value),)
    url = addresses[value]
    return ((name, root + url),) if url else ()


def _quotation_marks(body: Body, said: Sequence[Marking], voices: Sequence[Voice]) -> Iterable[_Mark]:
    for words, voice in zip(said, voices, strict=True):
        quotation = words.quotation
        style = (("class", f"quotation {quotation.kind} voice-{voice.colour}"),)
        start, end = marks_around(body.text, quotation)
        yield _Mark(start, end, 0, "span", (*style, ("id", words.anchor)), style)
        if (start, end) != (quotation.start, quotation.end):
            yield _Mark(quotation.start, quotation.end, 1, "q")


def _words(text: str, start: int, end: int, marks: Sequence[_Mark]) -> str:
    """`text[start:end]` escaped, within its marks. Marks that cross are closed and opened again, so that
    the elements nest.
    """
    if not marks:
        return escaped(text[start:end])
    parts: list[str] = []
    opened: list[_Mark] = []
    at = start
    for mark in marks:
        if opened:
            at = _close_until(mark.start, at, text, opened, parts)
        # A mark that begins within a picture's words begins after the picture, which stands for them.
        parts.append(escaped(text[at : mark.start]))
        at = max(at, mark.start)
        if mark.tag in _VOID:
            parts.append(_void(mark, text))
            at = mark.end
        else:
            parts.append(_tag(mark.tag, mark.attributes))
            opened.append(mark)
    at = _close_until(end, at, text, opened, parts)
    parts.append(escaped(text[at:end]))
    return "".join(parts)


def _close_until(limit: int, at: int, text: str, opened: list[_Mark], parts: list[str]) -> int:
    """Closes every open mark that ends at or before `limit`, writing the words before each end."""
    while opened:
        ends = [mark.end for mark in opened]
        nearest = min(ends)
        if nearest > limit:
            break
        parts.append(escaped(text[at:nearest]))
        at = max(at, nearest)
        outermost = ends.index(nearest)
        closed = opened[outermost:]
        crossing = [mark for mark in closed if mark.end > nearest]
        opened[outermost:] = crossing
        parts += [f"</{mark.tag}>" for mark in reversed(closed)]
        parts += [_tag(mark.tag, mark.again) for mark in crossing]
    return at


def _void(mark: _Mark, text: str) -> str:
    """A line break, which stands for its space, or a picture, for which its words stand."""
    if mark.tag == "br":
        return "<br>"
    return _tag("img", (*mark.attributes, ("alt", text[mark.start : mark.end].strip()), ("loading", "lazy")))


def _tag(tag: str, attributes: Attributes) -> str:
    if not attributes:
        return f"<{tag}>"
    written = "".join([f' {name}="{escaped(value)}"' for name, value in attributes])
    return f"<{tag}{written}>"
