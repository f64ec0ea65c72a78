"""The order of articles: newest first, and a defined place for every date that is not whole."""

from __future__ import annotations

from pressarchive.article import Article
from pressarchive.model import PressDate
from pressarchive.text.collation import CollationKey, collation_key

DateKey = tuple[int, int, int, int]

UNKNOWN = PressDate()


def date_of(article: Article) -> PressDate:
    """The article's date, as much as is known of it."""
    return article.date.value if article.date else UNKNOWN


def newest_first(date: PressDate) -> DateKey:
    """Sort key. A month without its day comes after the days of that month, a year after its months,
    and what has no year after all that has one, by month and day where they are known.
    """
    return (date.year is None, -(date.year or 0), -(date.month or 0), -(date.day or 0))


def article_key(article: Article) -> tuple[DateKey, CollationKey, str]:
    """Sort key of a list of articles: newest first, then by headline, then by slug."""
    return newest_first(date_of(article)), collation_key(article.title.value), article.slug
