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
_CREDIT_SIGNS = (":", "©", "(c)", "(C)")
"""A credit holds one of these, and few lines do: they are sought in no time."""
_LONGEST_CAPTION = 600
"""Characters. A longer line is a paragraph that happens to name a photograph."""


def picture(draft: Draft) -> Draft:
    """Reads `![]() |` as a picture that is missing, and `Le ministre … Photo : AP |` under it, or any
    line that ends in a photograph's credit, as a caption with its credit. Never an empty image.
    """
    found = _Found()
    before = ""
    for line in draft.lines:
        if line.kind != "paragraph":
            found.lines.append(line)
        elif match := _IMAGE.fullmatch(line.text):
            found.missing_picture(line, match["alt"].strip())
        elif len(line.text) > _LONGEST_CAPTION or not found.caption(line, before):
            found.lines.append(line)
        before = line.text
    return msgspec.structs.replace(
        draft,
        lines=tuple(found.lines),
        captions=(*draft.captions, *found.captions),
        credits=(*draft.credits, *found.credits),
    )


class _Found:
    """The lines as they are now, and the captions and credits read in them."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.captions: list[Field[str]] = []
        self.credits: list[Field[str]] = []

    def missing_picture(self, line: Line, alternative: str) -> None:
        """The debris is no word of the article; a picture's alternative text is, and stands as a caption."""
        if alternative:
            self.captions.append(Field(alternative, "stated", "picture's alternative text", line.number))
            self.lines.append(msgspec.structs.replace(line, text=alternative, kind="caption"))
        else:
            self.lines.append(msgspec.structs.replace(line, kind="debris"))

    def caption(self, line: Line, before: str) -> bool:
        """Whether the line is a caption, a credit or both, or nothing but the signs of a table."""
        words = line.text.strip("|").strip()
        credit = _credit(words)
        under_picture = line.text.endswith("|") and _IMAGE.fullmatch(before) is not None
        if not credit and not under_picture:
            return False
        caption = (words[: credit.start("whole")] if credit else words).strip()
        if caption:
            self.captions.append(Field(caption, "stated", "caption line", line.number))
            self.lines.append(msgspec.structs.replace(line, text=caption, kind="caption"))
        if credit:
            self.credits.append(Field(credit["name"].strip(), "stated", "photo credit", line.number))
            self.lines.append(msgspec.structs.replace(line, text=credit["whole"].strip(), kind="credit"))
        if not caption and not credit:
            self.lines.append(msgspec.structs.replace(line, kind="debris"))
        return True


def _credit(words: str) -> re.Match[str] | None:
    """The credit with which `words` end, sought from each of the few places where one can begin."""
    if not any(sign in words for sign in _CREDIT_SIGNS):
        return None
    for start in _CREDIT_START.finditer(words):
        begin = start.start()
        while begin and words[begin - 1] in "([":
            begin -= 1
        if match := _CREDIT.match(words, begin):
            return match
    return None
