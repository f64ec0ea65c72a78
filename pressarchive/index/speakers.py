"""Speakers: the quotations of all articles, gathered under who said them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from pressarchive.article import Notice, Voiced
from pressarchive.authority.identity import records_by_name, speaker_keys
from pressarchive.index.grouping import Group, other_names, record_of, shown_name, slugs_of
from pressarchive.index.model import Said, Speaker
from pressarchive.model import SpeakerRecord
from pressarchive.problems import Problem
from pressarchive.text.collation import collation_key, name_for_index, without_article
from pressarchive.text.folding import name_key


def index_speakers(
    articles: Sequence[Notice], records: Sequence[SpeakerRecord], problems: list[Problem]
) -> tuple[dict[str, tuple[Said, ...]], dict[str, Speaker]]:
    """The quotations of each article by its slug, and the speakers by theirs, in the order of an index.

    `articles` come newest first, and so do a speaker's quotations.
    """
    by_name = records_by_name(records)
    voices: dict[Voiced, list[tuple[int, int]]] = defaultdict(list)
    for number, article in enumerate(articles):
        for place, voice in enumerate(article.voices):
            voices[voice].append((number, place))
    keys = _keys(voices, records, by_name)
    groups: dict[str, Group[tuple[int, int]]] = defaultdict(Group)
    for voice, places in voices.items():
        if key := keys[voice]:
            group = groups[key]
            group.spellings[voice.name] += len(places)
            group.kinds[voice.kind or "person"] += len(places)
            group.members += places
    slugs = slugs_of(groups, records, "speakers", "content/speakers.yaml", problems)
    slug_of = {voice: slugs[key] if key else "" for voice, key in keys.items()}
    said = [
        tuple(Said(article, place, slug_of[voice]) for place, voice in enumerate(article.voices))
        for article in articles
    ]
    speakers = []
    for key, group in groups.items():
        own = tuple(said[number][place] for number, place in sorted(group.members))
        speakers.append(_speaker(key, slugs[key], group, record_of(key, records, by_name), own))
    speakers.sort(key=lambda s: collation_key(name_for_index(s.name, person=s.kind == "person")))
    of_article = {article.slug: words for article, words in zip(articles, said, strict=True)}
    return of_article, {s.slug: s for s in speakers}


def _keys(
    voices: Collection[Voiced], records: Sequence[SpeakerRecord], by_name: Mapping[str, int]
) -> dict[Voiced, str]:
    """The key of the speaker's page for each of `voices`; empty for those who have none."""
    paged = [voice for voice in voices if has_page(voice, by_name)]
    keys = speaker_keys({voice.name: voice.kind == "person" for voice in paged}, records)
    return dict.fromkeys(voices, "") | {voice: keys[voice.name] for voice in paged}


def has_page(voice: Voiced, by_name: Mapping[str, int]) -> bool:
    """Whether who speaks has a page: a person, a body with a name of its own, and anybody to whom the
    archivist gave a record. « La police » of one article is not that of another.
    """
    if not voice.name:
        return False
    if voice.kind == "person" or name_key(voice.name) in by_name:
        return True
    return voice.kind == "body" and any(word[0].isupper() for word in _own_words(voice.name))


def _own_words(name: str) -> list[str]:
    return without_article(name).replace("’", " ").replace("'", " ").split()


def _speaker(
    key: str, slug: str, group: Group[tuple[int, int]], record: SpeakerRecord | None, said: tuple[Said, ...]
) -> Speaker:
    name = shown_name(key, group, record)
    kind = record.kind if record else "body" if group.kinds["body"] > group.kinds["person"] else "person"
    return Speaker(slug, name, kind, record, other_names(name, group, record), said)
