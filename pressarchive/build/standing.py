"""Standing pages, read from `content/pages/`."""

from __future__ import annotations

import posixpath
from collections.abc import Sequence

from msgspec.structs import replace

from pressarchive.fields.kinds import slug, word
from pressarchive.fields.records import Reading, Table, read_record
from pressarchive.fields.yaml import read_yaml
from pressarchive.pages.standing import Standing
from pressarchive.parse.article import unterminated
from pressarchive.parse.markdown import front_matter, read_markdown
from pressarchive.problems import Faults, Problem
from pressarchive.read.scan import Entry
from pressarchive.read.sources import read_text
from pressarchive.text.slugs import slugify

TABLE = Table({"title": word, "slug": slug})
"""Every key of a standing page's front matter."""


def read_standing(
    entries: Sequence[Entry], pictures: frozenset[str]
) -> tuple[tuple[Standing, ...], list[Problem]]:
    """The standing pages, in the order of their files, and what is wrong with them."""
    pages: list[Standing] = []
    problems: list[Problem] = []
    for entry in entries:
        text, found = read_text(entry)
        page, more = _page(entry.path, text, pictures) if text is not None else (None, [])
        problems += [*found, *more]
        pages += [page] if page else []
    return tuple(pages), problems


def _page(path: str, text: str, pictures: frozenset[str]) -> tuple[Standing | None, list[Problem]]:
    parts = front_matter(text)
    if parts.unterminated:
        return None, [unterminated(path)]
    reading = _reading(parts.yaml, path)
    title = reading.values.get("title")
    read = read_markdown(parts.markdown, path, pictures, parts.first_line, take_headline=title is None)
    name = posixpath.splitext(posixpath.basename(path))[0]
    page = Standing(
        path, reading.values.get("slug") or slugify(name), title or read.headline or name, read.body
    )
    return page, [*reading.problems, *read.problems]


def _reading(yaml: str | None, path: str) -> Reading:
    warnings: list[Problem] = []
    try:
        node = None if yaml is None else read_yaml(yaml, path, 2, warnings=warnings)
    except Faults as faults:
        return Reading({}, {}, faults.problems)
    if node is None:
        return Reading({}, {}, ())
    reading = read_record(node, TABLE, path, 2)
    return replace(reading, problems=(*warnings, *reading.problems))
