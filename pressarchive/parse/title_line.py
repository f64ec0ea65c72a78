"""Press form: the first line is the headline."""

from __future__ import annotations

import re

import msgspec

from pressarchive.model import Field
from pressarchive.parse.draft import Draft

_HEADING = re.compile(r"\A#{1,6}\s+")
"""Of Markdown; « #MeToo » is a word, and so is « C# »."""


def title_line(draft: Draft) -> Draft:
    """Reads `Lavrov met en garde contre l’OTAN` on the first line; the `#` of a copied Markdown
    heading is no word of it.
    """
    if not draft.lines:
        return draft
    line = draft.lines[0]
    words = _HEADING.sub("", line.text) or line.text
    title = Field(words, "stated", "title line", line.number)
    return draft.with_line(0, msgspec.structs.replace(line, text=words, kind="title"), title=title)
