"""The order of articles: newest first, and a defined place for every date that is not whole."""

from __future__ import annotations

from pressarchive.article import Notice
from pressarchive.model import PressDate
from pressarchive.text.collation import CollationKey, collation_key

DateKey = tuple[int, int, int, int]


def newest_first(date: PressDate) -> DateKey:
    """Sort key. A month without its day comes after the days of that month, a year after its months,
    and what has no year after all that has one, by month and day where they are known.
    """
    return (date.year is None, -(date.year or 0), -(date.month or 0), -(date.day or 0))


def article_key(article: Notice) -> tuple[DateKey, CollationKey, str]:
    """Sort key of a list of articles: newest first, then by headline, then by slug."""
    return newest_first(article.date), collation_key(article.title), article.slug
