"""Prose: most of press is paragraphs and headings, in which no Markdown reader has to look for structure."""

from __future__ import annotations

import re
from collections.abc import Iterator

SIGNS = "\n!&*<[\\]_`~"
"""With which a rule of Markdown within a paragraph can begin."""

_PARTED = "\n\n"
_BEGINS = re.compile(r"""[^\W\d_]|["'(«“‘’–—…]|[0-9]++(?![.)])""")
"""What a line begins with that can be nothing but a paragraph's; `3.` and `3)` begin a list."""
_HEADING = re.compile(r"(#{1,6}) (?=[^\s#])")
_FAR = ("```", "~~~", "]:")
"""What reaches over empty lines: fenced code and the addresses of links."""


def signed(words: str) -> bool:
    """Whether a rule of Markdown within a paragraph can begin in `words`."""
    return any(map(words.__contains__, SIGNS))


def runs(markdown: str) -> Iterator[tuple[int, str, str]]:
    """`markdown` in order, in paragraphs, headings and the runs of all else between them: the line on which
    each begins, from 0, its tag, none of a run, and its text, a heading's without its sign.
    """
    if any(map(markdown.__contains__, _FAR)):
        yield 0, "", markdown
        return
    text = markdown.lstrip("\n")
    line = len(markdown) - len(text)
    began = line
    waiting: list[str] = []
    for part in text.rstrip("\n").split(_PARTED):
        tag, words = _told(part)
        if tag:
            if waiting:
                yield began, "", _PARTED.join(waiting)
                waiting = []
            yield line, tag, words
        else:
            if not waiting:
                began = line
            waiting.append(part)
        line += part.count("\n") + len(_PARTED)
    if waiting:
        yield began, "", _PARTED.join(waiting)


def _told(part: str) -> tuple[str, str]:
    """The tag and the words of what is nothing but a paragraph or a heading; no tag of anything else."""
    if part[-1:].isspace():
        return "", part
    if all(map(_BEGINS.match, part.split("\n"))):
        return "p", part
    heading = _HEADING.match(part)
    if heading and part[-1] != "#" and "\n" not in part:
        return f"h{len(heading[1])}", part[heading.end() :]
    return "", part
