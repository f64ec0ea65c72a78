"""Prose: most paragraphs of press are plain words, which no Markdown reader has to look at."""

from __future__ import annotations

import re
from collections.abc import Iterator

SIGN = re.compile(r"[\n!&*<[\\\]_`~]")
"""Where a rule of Markdown within a paragraph can begin."""

_PARTED = "\n\n"
_PLAIN = re.compile(r"""(?:[^\W\d_]|["'(«“‘’–—…])(?:[^\n!&*<[\\\]_`~]*[^\s!&*<[\\\]_`~])?""")
"""A line that begins as nothing but a paragraph can, with no sign in it and no space at its end."""
_FAR = re.compile(r"```|~~~|\]:|[\0\r]")
"""What reaches over empty lines: fenced code and the addresses of links; or is not taken as it stands."""


def runs(markdown: str) -> Iterator[tuple[int, str, bool]]:
    """`markdown` in order, in paragraphs of plain words and the runs of all else between them: the line
    on which each begins, from 0, its text, and whether it is plain.
    """
    if _FAR.search(markdown):
        yield 0, markdown, False
        return
    text = markdown.lstrip("\n")
    line = len(markdown) - len(text)
    began, waiting = line, list[str]()
    for part in text.rstrip("\n").split(_PARTED):
        if _PLAIN.fullmatch(part):
            if waiting:
                yield began, _PARTED.join(waiting), False
                waiting = []
            yield line, part, True
        else:
            if not waiting:
                began = line
            waiting.append(part)
        line += part.count("\n") + len(_PARTED)
    if waiting:
        yield began, _PARTED.join(waiting), False
