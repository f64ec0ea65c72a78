"""A citation as a sentence in the archive's language, in plain words that can be copied."""

from __future__ import annotations

from collections.abc import Iterable

from pressarchive.citing.cited import Cited
from pressarchive.text.messages import Translator


def sentence(cited: Cited, words: Translator) -> str:
    """« Jeanne Dupont, « Titre », Le Monde, 1er décembre 2023, Revue de presse, https://… »"""
    authors = (author.straight for author in cited.authors)
    place = (quoted(cited.title, words), cited.outlet, words.date(cited.date), cited.archive, cited.url)
    return _run((*authors, *place))


def page_sentence(title: str, archive: str, url: str, words: Translator) -> str:
    """The sentence that cites a page of the archive itself."""
    return _run((quoted(title, words), archive, url))


def quotation_source(speaker: str, cited: Cited, words: Translator) -> str:
    """What stands after the words of a quotation: who says them and where; `cited` with the address of the
    quotation by itself.
    """
    where = _run((quoted(cited.title, words), cited.outlet, words.date(cited.date)))
    named = f"— {speaker}, {where}." if speaker else f"— {where}."
    return f"{named} {cited.url}".rstrip()


def quoted(title: str, words: Translator) -> str:
    """A headline in the language's marks, its fixed spaces left to the page."""
    marks = words.text("“%(title)s”").replace("\u202f", " ")
    return marks % {"title": title}


def _run(parts: Iterable[str]) -> str:
    return ", ".join(filter(None, parts))
