"""Speakers: the quotations of all articles, gathered under who said them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from pressarchive.article import Article
from pressarchive.authority.identity import records_by_name, speaker_keys
from pressarchive.index.anchors import anchors
from pressarchive.index.grouping import Group, other_names, record_of, shown_name, slugs_of
from pressarchive.index.model import Said, Speaker
from pressarchive.model import Quotation, SpeakerRecord
from pressarchive.problems import Problem
from pressarchive.text.collation import collation_key, name_for_index, without_article
from pressarchive.text.folding import name_key


def index_speakers(
    articles: Sequence[Article], records: Sequence[SpeakerRecord], problems: list[Problem]
) -> tuple[dict[str, tuple[Said, ...]], dict[str, Speaker]]:
    """The quotations of each article by its slug, and the speakers by theirs, in the order of an index.

    `articles` come newest first, and so do a speaker's quotations.
    """
    by_name = records_by_name(records)
    every = (q for article in articles for q in article.quotations)
    names = {q.speaker: q.speaker_kind == "person" for q in every if q.speaker and has_page(q, by_name)}
    keys = speaker_keys(names, records)
    groups: dict[str, Group[tuple[str, int]]] = defaultdict(Group)
    said: dict[str, list[Said]] = {}
    for article in articles:
        said[article.slug] = []
        for place, (quotation, anchor) in enumerate(zip(article.quotations, anchors(article), strict=True)):
            said[article.slug].append(Said(article, quotation, anchor, ""))
            if quotation.speaker and has_page(quotation, by_name):
                group = groups[keys[quotation.speaker]]
                group.spellings[quotation.speaker] += 1
                group.kinds[quotation.speaker_kind or "person"] += 1
                group.members.append((article.slug, place))
    slugs = slugs_of(groups, records, "speakers", "content/speakers.yaml", problems)
    speakers = []
    for key, group in groups.items():
        for article_slug, place in group.members:
            said[article_slug][place] = replace(said[article_slug][place], speaker=slugs[key])
        own = tuple(said[article_slug][place] for article_slug, place in group.members)
        speakers.append(_speaker(key, slugs[key], group, record_of(key, records, by_name), own))
    speakers.sort(key=lambda s: collation_key(name_for_index(s.name, person=s.kind == "person")))
    return {slug: tuple(words) for slug, words in said.items()}, {s.slug: s for s in speakers}


def has_page(quotation: Quotation, by_name: Mapping[str, int]) -> bool:
    """Whether who says `quotation` has a page: a person, a body with a name of its own, and anybody to
    whom the archivist gave a record. « La police » of one article is not that of another.
    """
    name = quotation.speaker or ""
    if quotation.speaker_kind == "person" or name_key(name) in by_name:
        return True
    return quotation.speaker_kind == "body" and any(word[0].isupper() for word in _own_words(name))


def _own_words(name: str) -> list[str]:
    return without_article(name).replace("’", " ").replace("'", " ").split()


def _speaker(
    key: str, slug: str, group: Group[tuple[str, int]], record: SpeakerRecord | None, said: tuple[Said, ...]
) -> Speaker:
    name = shown_name(key, group, record)
    kind = record.kind if record else "body" if group.kinds["body"] > group.kinds["person"] else "person"
    return Speaker(slug, name, kind, record, other_names(name, group, record), said)
