"""The index is made: articles sorted, names merged, every place filled."""

from __future__ import annotations

from collections.abc import Iterable

from pressarchive.article import Notice
from pressarchive.index.copies import copies
from pressarchive.index.echoes import Echoes
from pressarchive.index.mentioned import mentioned
from pressarchive.index.model import Index
from pressarchive.index.most_quoted import MostQuoted, Partners
from pressarchive.index.moved import moved
from pressarchive.index.order import article_key
from pressarchive.index.related import RelatedArticles
from pressarchive.index.speakers import index_speakers
from pressarchive.index.subjects import index_outlets, index_tags, outlets_by_name
from pressarchive.model import Authority
from pressarchive.problems import Problem


def index(articles: Iterable[Notice], authority: Authority) -> tuple[Index, tuple[Problem, ...]]:
    """Every article in all its places, and the names and files that claim the same page."""
    problems: list[Problem] = []
    ordered = tuple(sorted(_one_a_page(articles, problems), key=article_key))
    said, speakers = index_speakers(ordered, authority.speakers, problems)
    tags, tags_of = index_tags(ordered, authority.tags, problems)
    outlets, outlet_of = index_outlets(ordered, authority.outlets, problems)
    most_quoted = MostQuoted(tags, said)
    same = copies(ordered)
    return Index(
        articles=ordered,
        said=said,
        speakers=speakers,
        tags=tags,
        outlets=outlets,
        tags_of=tags_of,
        outlet_of=outlet_of,
        outlet_by_name=outlets_by_name(outlets),
        moved=moved(ordered, speakers, tags, outlets, problems),
        mentioned=mentioned(ordered, speakers.values(), said),
        most_quoted=most_quoted,
        partners=Partners(speakers, most_quoted),
        related=RelatedArticles(ordered, speakers, tags, same),
        copies=same,
        echoes=Echoes(ordered, said, same),
    ), tuple(problems)


def _one_a_page(articles: Iterable[Notice], problems: list[Problem]) -> list[Notice]:
    """The articles, of those that would be one page only the first; the others are problems."""
    first: dict[str, Notice] = {}
    for article in sorted(articles, key=lambda a: a.path):
        other = first.setdefault(article.slug, article)
        if other is not article:
            what = f'this article and {other.path} would both be the page "articles/{article.slug}/"'
            hint = "rename one of the files, or give one a slug of its own"
            problems.append(Problem(article.path, 0, 0, what, hint))
    return list(first.values())
