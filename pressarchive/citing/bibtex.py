"""BibTeX and biblatex: one entry serves both (https://ctan.org/pkg/biblatex)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pressarchive.citing.cited import Author, Cited

MEDIA_TYPE = "application/x-bibtex"

_WRITTEN = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "&%$#_"},
}
"""What TeX would take for its own. A brace that is only escaped would still be counted."""

# str.translate looks up every sign of a text, most of which have none of these.
_SPECIAL = re.compile(r"[\\{}~^&%$#_]")
_NOT_IN_ADDRESSES = re.compile(r"[{}\\ ]")

LANGUAGES = {
    "ar": "arabic",
    "de": "german",
    "el": "greek",
    "en": "english",
    "es": "spanish",
    "fr": "french",
    "it": "italian",
    "nl": "dutch",
    "pl": "polish",
    "pt": "portuguese",
    "ru": "russian",
    "tr": "turkish",
    "uk": "ukrainian",
    "vi": "vietnamese",
}
"""By the names that babel and polyglossia have for them; another is left out."""


def bibtex(every: Iterable[Cited]) -> str:
    """An entry each."""
    return "\n".join(map(_entry, every))


def _entry(cited: Cited) -> str:
    fields = "".join(f"  {name} = {{{value}}},\n" for name, value in _fields(cited) if value)
    return f"@article{{{cited.key},\n{fields}}}\n"


def _fields(cited: Cited) -> Iterator[tuple[str, str]]:
    known = cited.date.year is not None
    yield "author", " and ".join(map(_author, cited.authors))
    yield "title", " ".join(map(_word, _plain(cited.title).split()))
    yield "journal", _plain(cited.outlet)
    yield "entrysubtype", "newspaper"
    yield "date", cited.date.edtf if known else ""
    yield "year", f"{cited.date.year:04}" if known else ""
    yield "langid", LANGUAGES.get(cited.language.partition("-")[0], "")
    yield "url", _NOT_IN_ADDRESSES.sub(lambda found: f"%{ord(found[0]):02X}", cited.url)


def _plain(text: str) -> str:
    return _SPECIAL.sub(lambda found: _WRITTEN[found[0]], " ".join(text.split()))


def _word(word: str) -> str:
    """A word of a headline, its capitals kept from styles that would lower them."""
    return word if word == word.lower() else f"{{{word}}}"


def _author(author: Author) -> str:
    if author.body or not author.given:
        return f"{{{_plain(author.turned)}}}"
    return f"{_plain(author.family)}, {_plain(author.given)}"
