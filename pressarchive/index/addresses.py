"""Addresses that are promised: what was published, held against what would be.

The record is `content/addresses.txt`: a line for each page of an article, a speaker, a tag or an outlet,
and behind an article's the anchors of its quotations.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from pressarchive.article import Notice
from pressarchive.index.model import Index
from pressarchive.problems import Problem
from pressarchive.read.scan import ADDRESSES

HEAD = """\
# The addresses that this archive has published, which others may have cited. A build warns where one of
# them would lead nowhere. `python build.py addresses --record` writes this file; keep it with the articles.
"""

Record = Mapping[str, tuple[str, ...]]
"""Each address, relative to the site's root, with the anchors promised in it."""


def published(index: Index, anchors: Callable[[Notice], Iterable[str]]) -> Record:
    """The addresses that the archive publishes now, those included that lead on."""
    every: dict[str, tuple[str, ...]] = {}
    for article in index.articles:
        every[f"articles/{article.slug}/"] = tuple(anchors(article)) if article.voices else ()
    for section, slugs in (("speakers", index.speakers), ("tags", index.tags), ("outlets", index.outlets)):
        every |= {f"{section}/{slug}/": () for slug in slugs}
    # A former address leads to the same place in the page.
    every |= {f"{m.section}/{m.before}/": every[f"{m.section}/{m.now}/"] for m in index.moved}
    return every


def written(record: Record) -> str:
    """The text of the record."""
    return HEAD + "".join(f"{' '.join((url, *record[url]))}\n" for url in sorted(record))


def read(text: str) -> dict[str, tuple[int, tuple[str, ...]]]:
    """Each address of a record's text, with its line and its anchors."""
    lines = ((number, line.split()) for number, line in enumerate(text.split("\n"), 1))
    return {words[0]: (number, tuple(words[1:])) for number, words in lines if words and words[0] != "#"}


def broken(promised: Mapping[str, tuple[int, tuple[str, ...]]], now: Record) -> Iterator[Problem]:
    """A warning for each address of the record that would lead nowhere, and for each quotation."""
    for url, (line, anchors) in promised.items():
        there = now.get(url)
        if there is None:
            what = f'"{url}" was published, and would lead nowhere now'
            yield Problem(ADDRESSES, line, 1, what, _GONE, "warning")
        elif lost := [anchor for anchor in anchors if anchor not in there]:
            of = "1 quotation" if len(lost) == 1 else f"{len(lost)} quotations"
            what = f'{of} of "{url}" had an address that would lead nowhere now: #{", #".join(lost)}'
            yield Problem(ADDRESSES, line, 1, what, _CHANGED, "warning")


_GONE = "give the page that took its place the last part of it as one of its aliases, or leave this line out"
_CHANGED = "bring back the words as they were, or leave the anchors out of this line"
