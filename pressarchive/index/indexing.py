"""The index is made: articles sorted, names merged, every place filled."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, TypeVar

from msgspec.structs import replace

from pressarchive.article import Article
from pressarchive.authority.identity import best_spelling, records_by_name, speaker_keys
from pressarchive.index.anchors import anchors
from pressarchive.index.model import Index, Outlet, Said, Speaker, Tag
from pressarchive.index.order import article_key
from pressarchive.index.related import related
from pressarchive.model import Authority, OutletRecord, SpeakerRecord, TagRecord
from pressarchive.problems import Problem
from pressarchive.text.collation import collation_key, surname_first
from pressarchive.text.folding import fold
from pressarchive.text.slugs import slugify

R = TypeVar("R", SpeakerRecord, TagRecord, OutletRecord)
E = TypeVar("E", Speaker, Tag, Outlet)


def index(articles: Iterable[Article], authority: Authority) -> tuple[Index, tuple[Problem, ...]]:
    """Every article in all its places, and the names and files that claim the same page."""
    ordered = tuple(sorted(articles, key=article_key))
    problems = list(_slug_clashes(ordered))
    said, speakers = _speakers(ordered, authority.speakers, problems)
    tags, tags_of = _tags(ordered, authority.tags, problems)
    outlets, outlet_of = _outlets(ordered, authority.outlets, problems)
    return Index(
        articles=ordered,
        said=said,
        speakers=speakers,
        tags=tags,
        outlets=outlets,
        tags_of=tags_of,
        outlet_of=outlet_of,
        outlet_by_name=_names_of_outlets(outlets),
        related=related(ordered, speakers, tags),
    ), tuple(problems)


def _slug_clashes(articles: Sequence[Article]) -> Iterable[Problem]:
    first: dict[str, Article] = {}
    for article in sorted(articles, key=lambda a: a.path):
        other = first.setdefault(article.slug, article)
        if other is not article:
            what = f'this article and {other.path} would both be the page "articles/{article.slug}/"'
            yield Problem(article.path, 0, 0, what, "rename one of the files, or give one a slug of its own")


class _Group:
    """One speaker, tag or outlet while it is gathered: its spellings and what belongs to it."""

    def __init__(self) -> None:
        self.spellings: Counter[str] = Counter()
        self.kinds: Counter[str] = Counter()
        self.members: list[Any] = []
        self.supplied = 0


def _speakers(
    articles: Sequence[Article], records: Sequence[SpeakerRecord], problems: list[Problem]
) -> tuple[dict[str, tuple[Said, ...]], dict[str, Speaker]]:
    by_name = records_by_name(records)
    keys = speaker_keys(_names_with_a_page(articles, by_name), records)
    groups: dict[str, _Group] = defaultdict(_Group)
    said: dict[str, tuple[Said, ...]] = {}
    for article in articles:
        of_article = []
        for quotation, anchor in zip(article.quotations, anchors(article), strict=True):
            name = quotation.speaker or ""
            has_page = bool(name) and (quotation.speaker_kind in ("person", "body") or fold(name) in by_name)
            key = keys[name] if has_page else ""
            words = Said(article, quotation, anchor, key)
            of_article.append(words)
            if key:
                group = groups[key]
                group.spellings[name] += 1
                group.kinds[quotation.speaker_kind or "person"] += 1
                group.members.append(words)
        said[article.slug] = tuple(of_article)
    slugs = _slugs(groups, records, "speakers", "content/speakers.yaml", problems)
    said = {slug: tuple(_with_slug(s, slugs) for s in all_said) for slug, all_said in said.items()}
    speakers = [_speaker(key, slugs[key], group, records, by_name, slugs) for key, group in groups.items()]
    order = lambda s: collation_key(surname_first(s.name) if s.kind == "person" else s.name)  # noqa: E731
    return said, {speaker.slug: speaker for speaker in sorted(speakers, key=order)}


def _names_with_a_page(articles: Sequence[Article], by_name: Mapping[str, int]) -> list[str]:
    """Names of persons and bodies, and any other to which the archivist gave a record."""
    return list(
        dict.fromkeys(
            q.speaker
            for article in articles
            for q in article.quotations
            if q.speaker and (q.speaker_kind in ("person", "body") or fold(q.speaker) in by_name)
        )
    )


def _with_slug(said: Said, slugs: Mapping[str, str]) -> Said:
    return replace(said, speaker=slugs[said.speaker]) if said.speaker else said


def _speaker(  # noqa: PLR0913, PLR0917
    key: str,
    slug: str,
    group: _Group,
    records: Sequence[SpeakerRecord],
    by_name: Mapping[str, int],
    slugs: Mapping[str, str],
) -> Speaker:
    record = _record(key, records, by_name)
    name = record.name if record else best_spelling(group.spellings)
    kind = record.kind if record else "body" if group.kinds["body"] > group.kinds["person"] else "person"
    said = tuple(_with_slug(words, slugs) for words in group.members)
    return Speaker(slug, name, kind, record, _others(name, group, record), said)


def _tags(
    articles: Sequence[Article], records: Sequence[TagRecord], problems: list[Problem]
) -> tuple[dict[str, Tag], dict[str, tuple[str, ...]]]:
    by_name = records_by_name(records)
    groups: dict[str, _Group] = defaultdict(_Group)
    keys_of: dict[str, dict[str, None]] = {}
    for article in articles:
        keys_of[article.slug] = {}
        for tag in article.tags:
            key = _key(tag.value, records, by_name)
            groups[key].spellings[tag.value] += 1
            if key not in keys_of[article.slug]:
                keys_of[article.slug][key] = None
                groups[key].members.append(article)
                groups[key].supplied += tag.origin == "supplied"
    slugs = _slugs(groups, records, "tags", "content/tags.yaml", problems)
    tags = _sorted(
        Tag(slugs[key], name, record, _others(name, group, record), tuple(group.members), group.supplied)
        for key, group in groups.items()
        for record in [_record(key, records, by_name)]
        for name in [record.name if record else best_spelling(group.spellings)]
    )
    return tags, {article: tuple(slugs[key] for key in keys) for article, keys in keys_of.items()}


def _outlets(
    articles: Sequence[Article], records: Sequence[OutletRecord], problems: list[Problem]
) -> tuple[dict[str, Outlet], dict[str, str]]:
    by_name = records_by_name(records)
    groups: dict[str, _Group] = defaultdict(_Group)
    key_of: dict[str, str] = {}
    for article in articles:
        if article.outlet:
            key_of[article.slug] = key = _key(article.outlet.value, records, by_name)
            groups[key].spellings[article.outlet.value] += 1
            groups[key].members.append(article)
    slugs = _slugs(groups, records, "outlets", "content/outlets.yaml", problems)
    outlets = _sorted(
        Outlet(slugs[key], name, record, _others(name, group, record), tuple(group.members))
        for key, group in groups.items()
        for record in [_record(key, records, by_name)]
        for name in [record.name if record else best_spelling(group.spellings)]
    )
    return outlets, {article: slugs[key] for article, key in key_of.items()}


def _key(name: str, records: Sequence[R], by_name: Mapping[str, int]) -> str:
    """The key under which one name goes: its record's folded name, or its own. A name without a letter
    or digit is its own key.
    """
    place = by_name.get(fold(name))
    return fold(records[place].name if place is not None else name) or name


def _record(key: str, records: Sequence[R], by_name: Mapping[str, int]) -> R | None:
    place = by_name.get(key)
    return None if place is None else records[place]


def _others(
    name: str, group: _Group, record: SpeakerRecord | TagRecord | OutletRecord | None
) -> tuple[str, ...]:
    """The other names, each once: those seen, the most frequent first, then those the archivist gave."""
    seen = sorted(group.spellings, key=lambda n: (-group.spellings[n], collation_key(n)))
    names = dict.fromkeys([*seen, *(record.other_names if record else ())])
    return tuple(other for other in names if other != name)


def _slugs(
    groups: Mapping[str, _Group], records: Sequence[R], place: str, path: str, problems: list[Problem]
) -> dict[str, str]:
    """A page for each key; two that would share one are a problem that names both."""
    given = {fold(record.name): record.slug for record in records}
    slugs: dict[str, str] = {}
    taken: dict[str, str] = {}
    for key, group in sorted(groups.items()):
        name = best_spelling(group.spellings)
        slug = given.get(key) or slugify(name)
        if slug in taken:
            what = f'"{taken[slug]}" and "{name}" would both be the page "{place}/{slug}/"'
            problems.append(Problem(path, 0, 0, what, "give one of them a record with a slug of its own"))
        slugs[key] = slug
        taken[slug] = name
    return slugs


def _sorted(entries: Iterable[E]) -> dict[str, E]:
    order: Callable[[E], Any] = lambda entry: collation_key(entry.name)  # noqa: E731
    return {entry.slug: entry for entry in sorted(entries, key=order)}


def _names_of_outlets(outlets: Mapping[str, Outlet]) -> dict[str, str]:
    return {
        fold(name): outlet.slug for outlet in outlets.values() for name in (outlet.name, *outlet.other_names)
    }
