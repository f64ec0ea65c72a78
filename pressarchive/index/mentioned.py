"""Who is named and not quoted: the articles that speak of somebody whom others quote."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from pressarchive.article import Notice
from pressarchive.index.model import Said, Speaker
from pressarchive.text.folding import name_key


def mentioned(
    articles: Sequence[Notice], speakers: Iterable[Speaker], said: Mapping[str, Sequence[Said]]
) -> dict[str, tuple[Notice, ...]]:
    """By a speaker's slug, the `articles` that name this person in full, in any of the names the archive
    knows, and do not quote them, in the order of `articles`. `said` are each article's quotations.
    """
    by_key = {
        name_key(name): speaker.slug
        for speaker in speakers
        if speaker.kind == "person"
        for name in (speaker.name, *speaker.other_names)
    }
    found: dict[str, list[Notice]] = defaultdict(list)
    for article in articles:
        named = dict.fromkeys(by_key[key] for key in article.people if key in by_key)
        quoted = {words.speaker for words in said[article.slug]} if named else ()
        for slug in named:
            if slug not in quoted:
                found[slug].append(article)
    return {slug: tuple(those) for slug, those in found.items()}
