"""Press form: what a copied picture leaves behind, and the caption and credit under it."""

from __future__ import annotations

import re

import msgspec

from pressarchive.model import Field
from pressarchive.parse.draft import Draft, Line

_IMAGE = re.compile(r"\|?[ \t]*!\[(?P<alt>[^\]]*)\]\([^)]*\)[ \t]*\|?")
_CREDIT_WORD = r"(?:Cr[ée]dits?(?:[ -][Pp]hotos?)?|Photos?(?: credit)?|Ph|Image|Illustration|Foto|Copyright)"
_CREDIT = re.compile(
    rf"(?P<whole>[(\[]?\s{{0,8}}(?:{_CREDIT_WORD}\s{{0,8}}[:©]\s{{0,8}}©?|©|\([cC]\)\s)[ \t]*"
    r"(?P<name>[^.;:|()\[\]]{2,80}?)\s{0,8}[)\]]?\.?)$"
)
_CREDIT_START = re.compile(rf"(?:^|(?<=[\s.,;(\[|—–-]))(?:{_CREDIT_WORD}\s{{0,8}}[:©]|©|\([cC]\)\s)")
_LONGEST_CAPTION = 600
"""Characters. A longer line is a paragraph that happens to name a photograph."""


def picture(draft: Draft) -> Draft:
    """Reads `![]() |` as a picture that is missing, and `Le ministre … Photo : AP |` under it, or any
    line that ends in a photograph's credit, as a caption with its credit. Never an empty image.
    """
    for index, line in reversed(list(draft.paragraphs())):
        after_picture = index > 0 and _IMAGE.fullmatch(draft.lines[index - 1].text) is not None
        if match := _IMAGE.fullmatch(line.text):
            draft = _missing_picture(draft, index, line, match["alt"].strip())
        elif len(line.text) <= _LONGEST_CAPTION:
            draft = _caption(draft, index, line, after_picture=after_picture)
    return draft


def _missing_picture(draft: Draft, index: int, line: Line, alternative: str) -> Draft:
    """The debris is no word of the article; a picture's alternative text is, and stands as a caption."""
    if not alternative:
        return draft.with_line(index, msgspec.structs.replace(line, kind="debris"))
    caption = Field(alternative, "stated", "picture's alternative text", line.number)
    kept = msgspec.structs.replace(line, text=alternative, kind="caption")
    return draft.with_line(index, kept, captions=(caption, *draft.captions))


def _caption(draft: Draft, index: int, line: Line, *, after_picture: bool) -> Draft:
    cell = line.text.endswith("|")
    words = line.text.strip("|").strip()
    credit = _credit(words)
    if not credit and not (after_picture and cell):
        return draft
    caption = (words[: credit.start("whole")] if credit else words).strip()
    parts: list[Line] = []
    fields: dict[str, object] = {}
    if caption:
        parts.append(msgspec.structs.replace(line, text=caption, kind="caption"))
        fields["captions"] = (Field(caption, "stated", "caption line", line.number), *draft.captions)
    if credit:
        parts.append(msgspec.structs.replace(line, text=credit["whole"].strip(), kind="credit"))
        name = Field(credit["name"].strip(), "stated", "photo credit", line.number)
        fields["credits"] = (name, *draft.credits)
    if not parts:
        return draft.with_line(index, msgspec.structs.replace(line, kind="debris"))
    return draft.with_line(index, *parts, **fields)


def _credit(words: str) -> re.Match[str] | None:
    """The credit with which `words` end, sought from each of the few places where one can begin."""
    for start in _CREDIT_START.finditer(words):
        begin = start.start()
        while begin and words[begin - 1] in "([":
            begin -= 1
        if match := _CREDIT.match(words, begin):
            return match
    return None
