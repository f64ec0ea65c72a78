"""The archive as it was read: settings, authority files, articles, standing pages, pictures."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from pressarchive.article import Notice
from pressarchive.authority.records import read_authority
from pressarchive.build.articles import Articles, read_articles
from pressarchive.build.inputs import Inputs, as_gathered
from pressarchive.build.progress import Progress
from pressarchive.build.standing import read_standing
from pressarchive.build.workers import HERE, Workers
from pressarchive.config import Settings
from pressarchive.digest import digest
from pressarchive.index.addresses import broken, published, read
from pressarchive.index.indexing import index
from pressarchive.index.model import Index
from pressarchive.index.notices import inner_links
from pressarchive.index.rights import unstated_rights
from pressarchive.model import MEDIA_FOLDER, Authority
from pressarchive.pages.standing import Standing
from pressarchive.pages.urls import RESERVED, standing_url
from pressarchive.parse.markdown import link_lines
from pressarchive.parse.vocabulary import Knowledge
from pressarchive.problems import Faults, Problem
from pressarchive.read.scan import Entry
from pressarchive.read.sources import read_text
from pressarchive.store import Store


class Archive(Struct, frozen=True):
    """Everything that was read, without an error."""

    authority: Authority
    index: Index
    shelf: Articles
    standing: tuple[Standing, ...]
    media: tuple[Entry, ...]
    """Those that are published."""
    private: int
    """Articles of which nothing is published."""
    problems: tuple[Problem, ...]
    """Warnings."""
    known: str
    """A digest of it all but for the articles' own words: with an equal one all pages are equal but those
    of articles whose words differ."""
    as_gathered: bool
    """Whether every file held what it did when the inputs were looked at."""


def read_archive(
    inputs: Inputs, settings: Settings, store: Store, progress: Progress, workers: Workers = HERE
) -> Archive:
    """The archive that `inputs` are. Raises `Faults` with every problem, warnings included, if one is an
    error.
    """
    entries, problems = inputs.entries, [*settings.warnings, *inputs.problems]
    media = tuple(inputs.of_role("media"))
    records, pages = inputs.of_role("authority"), inputs.of_role("page")
    authority = _authority(records, problems)
    pictures = frozenset(entry.path.removeprefix(MEDIA_FOLDER) for entry in media)
    own = inputs.of_role("article")
    knowledge = _knowledge(authority, settings, pictures)
    articles = read_articles(inputs, knowledge, store, workers, progress("Reading", len(own)))
    made, clashes = index(articles.notices, authority)
    shown = tuple(entry for entry in media if entry.path.removeprefix(MEDIA_FOLDER) not in articles.withheld)
    standing, more = read_standing(pages, pictures)
    shelf = Articles(own, knowledge, store)
    problems += [
        *articles.problems,
        *clashes,
        *more,
        *_standing_clashes(standing),
        *_lost_links(articles.notices, standing, entries),
        *(unstated_rights(made) if settings.require_rights else ()),
        *_broken(inputs.of_role("addresses"), made, shelf),
    ]
    if any(problem.severity == "error" for problem in problems):
        raise Faults(problems)
    copies = [(slug, [copy.article.slug for copy in those]) for slug, those in made.copies.items()]
    others = (authority, standing, [entry.path for entry in shown], copies)
    return Archive(
        authority=authority,
        index=made,
        shelf=shelf,
        standing=standing,
        media=shown,
        private=articles.private,
        problems=tuple(sorted(problems)),
        known=digest(articles.known, msgspec.msgpack.encode(others)),
        as_gathered=articles.as_gathered
        and as_gathered(inputs, [*records, *pages, *inputs.of_role("addresses")]),
    )


def _broken(entries: Sequence[Entry], made: Index, shelf: Articles) -> list[Problem]:
    """What the archive promised and would not keep, where it has a record of that."""
    problems: list[Problem] = []
    for entry in entries:
        text, found = read_text(entry)
        now = published(made, lambda notice: (words.anchor for words in shelf.spoken(notice)))
        problems += [*found, *broken(read(text or ""), now)]
    return problems


def _authority(entries: Sequence[Entry], problems: list[Problem]) -> Authority:
    files: dict[str, str] = {}
    for entry in entries:
        text, found = read_text(entry)
        files[entry.path] = text or ""
        problems += found
    authority, found_too = read_authority(files)
    problems += found_too
    return authority


def _knowledge(authority: Authority, settings: Settings, pictures: frozenset[str]) -> Knowledge:
    """What reading an article rests on, and no more: a note in an authority file reads no article anew."""
    nothing = {"note": "", "slug": "", "wikidata": "", "viaf": "", "isni": "", "bnf": ""}
    return Knowledge(
        language=settings.language,
        authority=Authority(
            tags=tuple(replace(record, **nothing) for record in authority.tags),
            outlets=tuple(replace(record, issn="", **nothing) for record in authority.outlets),
        ),
        recognise_tags=settings.recognise_tags,
        visibility=settings.visibility,
        names=frozenset(name for r in authority.speakers for name in (r.name, *r.other_names)),
        pictures=pictures,
    )


def _standing_clashes(standing: Sequence[Standing]) -> list[Problem]:
    """A standing page may take neither another's place nor one of the archive's own."""
    problems: list[Problem] = []
    first: dict[str, Standing] = {}
    for page in standing:
        other = first.setdefault(page.slug, page)
        if page.slug in RESERVED:
            what = f'"{standing_url(page.slug)}" is a place of the archive\'s own'
            problems.append(Problem(page.path, 0, 0, what, "give the page another slug"))
        elif other is not page:
            what = f'this page and {other.path} would both be "{standing_url(page.slug)}"'
            problems.append(Problem(page.path, 0, 0, what, "give one of them another slug"))
    return problems


def _lost_links(
    articles: Sequence[Notice], standing: Sequence[Standing], entries: Sequence[Entry]
) -> list[Problem]:
    """Links to files of the archive that are not there: their words stay, without a link. On which line each
    stands is looked up in the file again, for hardly any link is lost.
    """
    there = {entry.path: entry for entry in entries if entry.role in ("article", "page", "media")}
    links = [(page.path, page.links) for page in articles]
    links += [(page.path, inner_links(page.body)) for page in standing]
    problems: list[Problem] = []
    for path, addresses in links:
        inner = (address for address in addresses if address.startswith("content:"))
        lost = [address for address in inner if _target(address) not in there]
        lines = link_lines(read_text(there[path])[0] or "", path) if lost else {}
        for address in lost:
            what = f'a link leads to "{_target(address)}", which is not in the archive'
            problems.append(Problem(path, lines.get(address, 0), 0, what, _LOST, "warning"))
    return problems


def _target(address: str) -> str:
    """The content path to which the address of a link within the archive leads."""
    return address.removeprefix("content:").partition("#")[0]


_LOST = "correct its path; the page is built with the words alone"
