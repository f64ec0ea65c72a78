"""BibTeX and biblatex: one entry serves both (https://ctan.org/pkg/biblatex)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pressarchive.citing.cited import Author, Cited

MEDIA_TYPE = "application/x-bibtex"

_SPECIAL = {
    ord(sign): written
    for sign, written in {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{sign: f"\\{sign}" for sign in "&%$#_"},
    }.items()
}
"""What TeX would take for its own. A brace that is only escaped would still be counted."""

_IN_ADDRESSES = {ord(sign): f"%{ord(sign):02X}" for sign in "{}\\ "}

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
    yield "title", " ".join(map(_word, cited.title.split()))
    yield "journal", _plain(cited.outlet)
    yield "entrysubtype", "newspaper"
    yield "date", cited.date.edtf if known else ""
    yield "year", f"{cited.date.year:04}" if known else ""
    yield "langid", LANGUAGES.get(cited.language.partition("-")[0], "")
    yield "url", cited.url.translate(_IN_ADDRESSES)


def _plain(text: str) -> str:
    return " ".join(text.split()).translate(_SPECIAL)


def _word(word: str) -> str:
    """A word of a headline, its capitals kept from styles that would lower them."""
    written = word.translate(_SPECIAL)
    return written if word == word.lower() else f"{{{written}}}"


def _author(author: Author) -> str:
    if author.body or not author.given:
        return f"{{{_plain(author.turned)}}}"
    return f"{_plain(author.family)}, {_plain(author.given)}"
