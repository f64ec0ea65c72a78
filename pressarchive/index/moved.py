"""Addresses that pages had before: where they lead now.

A page keeps its former addresses where the archivist says so (`aliases`), and where a record gives it a
slug of its own or takes in other names, each of which had a page before it did.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from pressarchive.article import Notice
from pressarchive.index.model import Moved, Outlet, Section, Speaker, Tag
from pressarchive.problems import Problem
from pressarchive.text.slugs import slugify

_FILES: dict[Section, str] = {
    "speakers": "content/speakers.yaml",
    "tags": "content/tags.yaml",
    "outlets": "content/outlets.yaml",
}


class _Former(Struct, frozen=True):
    """A slug that a page had."""

    before: str
    now: str
    asked: bool
    """Whether the archivist says so: then nobody else may have it."""
    path: str


def moved(
    articles: Iterable[Notice],
    speakers: Mapping[str, Speaker],
    tags: Mapping[str, Tag],
    outlets: Mapping[str, Outlet],
    problems: list[Problem],
) -> tuple[Moved, ...]:
    """Every page that stood elsewhere; a former address that is another page's is among `problems`."""
    notices = list(articles)
    found = list(_section("articles", {a.slug for a in notices}, _of_articles(notices), problems))
    named: tuple[tuple[Section, Mapping[str, Speaker | Tag | Outlet]], ...]
    named = (("speakers", speakers), ("tags", tags), ("outlets", outlets))
    for section, entries in named:
        of = _of_entries(entries.values(), _FILES[section])
        found += _section(section, set(entries), of, problems)
    return tuple(sorted(found))


def _of_articles(articles: Iterable[Notice]) -> Iterator[_Former]:
    for article in articles:
        for slug in article.aliases:
            yield _Former(slug, article.slug, asked=True, path=article.path)


def _of_entries(entries: Iterable[Speaker | Tag | Outlet], path: str) -> Iterator[_Former]:
    for entry in entries:
        if record := entry.record:
            for slug in record.aliases:
                yield _Former(slug, entry.slug, asked=True, path=path)
            for name in (record.name, *record.other_names):
                yield _Former(slugify(name), entry.slug, asked=False, path=path)


def _section(
    section: Section, there: set[str], every: Iterable[_Former], problems: list[Problem]
) -> Iterator[Moved]:
    taken: dict[str, _Former] = {}
    for former in sorted(every, key=lambda f: not f.asked):
        other = taken.get(former.before)
        if former.before == former.now or (other and other.now == former.now):
            continue
        if former.before in there or other:
            if former.asked:
                problems.append(_taken(section, former, other.now if other else former.before))
            continue
        taken[former.before] = former
        yield Moved(section, former.before, former.now)


def _taken(section: Section, former: _Former, other: str) -> Problem:
    what = (
        f'"{section}/{former.before}/" is to lead to "{section}/{former.now}/", '
        f'and belongs to "{section}/{other}/"'
    )
    return Problem(former.path, 0, 0, what, "leave it out of the aliases of one of them")
