"""Tags and outlets: the articles gathered under what they are about and who published them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from pressarchive.article import Notice
from pressarchive.authority.identity import records_by_name
from pressarchive.index.grouping import Group, key_of, other_names, record_of, shown_name, slugs_of
from pressarchive.index.model import Outlet, Tag
from pressarchive.model import OutletRecord, TagRecord
from pressarchive.problems import Problem
from pressarchive.text.collation import collation_key
from pressarchive.text.folding import name_key


def index_tags(
    articles: Sequence[Notice], records: Sequence[TagRecord], problems: list[Problem]
) -> tuple[dict[str, Tag], dict[str, tuple[str, ...]]]:
    """The tags by slug, A to Z, and each article's tag slugs."""
    by_name = records_by_name(records)
    groups: dict[str, Group[Notice]] = defaultdict(Group)
    keys_of: dict[str, dict[str, None]] = {}
    names = {name for article in articles for name, _ in article.tags}
    key_by_name = {name: key_of(name, records, by_name) for name in names}
    for article in articles:
        keys = keys_of[article.slug] = {}
        for name, supplied in article.tags:
            key = key_by_name[name]
            group = groups[key]
            group.spellings[name] += 1
            if key not in keys:
                keys[key] = None
                group.members.append(article)
                group.supplied += supplied
    slugs = slugs_of(groups, records, "tags", "content/tags.yaml", problems)
    tags = [_tag(key, slugs[key], group, record_of(key, records, by_name)) for key, group in groups.items()]
    tags.sort(key=lambda tag: collation_key(tag.name))
    return {t.slug: t for t in tags}, {a: tuple(slugs[key] for key in keys) for a, keys in keys_of.items()}


def _tag(key: str, slug: str, group: Group[Notice], record: TagRecord | None) -> Tag:
    name = shown_name(key, group, record)
    return Tag(slug, name, record, other_names(name, group, record), tuple(group.members), group.supplied)


def index_outlets(
    articles: Sequence[Notice], records: Sequence[OutletRecord], problems: list[Problem]
) -> tuple[dict[str, Outlet], dict[str, str]]:
    """The outlets by slug, A to Z, and the outlet's slug of each article that has one."""
    by_name = records_by_name(records)
    groups: dict[str, Group[Notice]] = defaultdict(Group)
    key_by_article: dict[str, str] = {}
    key_by_name = {name: key_of(name, records, by_name) for name in {a.outlet for a in articles} - {""}}
    for article in articles:
        if article.outlet:
            group = groups[key_by_article.setdefault(article.slug, key_by_name[article.outlet])]
            group.spellings[article.outlet] += 1
            group.members.append(article)
    slugs = slugs_of(groups, records, "outlets", "content/outlets.yaml", problems)
    outlets = [
        _outlet(key, slugs[key], group, record_of(key, records, by_name)) for key, group in groups.items()
    ]
    outlets.sort(key=lambda outlet: collation_key(outlet.name))
    return {o.slug: o for o in outlets}, {article: slugs[key] for article, key in key_by_article.items()}


def _outlet(key: str, slug: str, group: Group[Notice], record: OutletRecord | None) -> Outlet:
    name = shown_name(key, group, record)
    return Outlet(slug, name, record, other_names(name, group, record), tuple(group.members))


def outlets_by_name(outlets: Mapping[str, Outlet]) -> dict[str, str]:
    """Every folded name of an outlet to its slug."""
    return {name_key(name): o.slug for o in outlets.values() for name in (o.name, *o.other_names)}
