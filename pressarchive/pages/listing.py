"""Lists cut in pages, and alphabetical lists cut in letters."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from typing import TypeVar

from pressarchive.pages.urls import numbered
from pressarchive.pages.views import LinkView, Pagination
from pressarchive.text.collation import initial

T = TypeVar("T")


def cut(items: Sequence[T], url: str, size: int) -> Iterator[tuple[str, Sequence[T], Pagination | None]]:
    """`items` in pages of `size`: each page's url, its items and its place among the others. An empty
    list is one page.
    """
    starts = range(0, max(len(items), 1), size)
    urls = tuple(numbered(url, number) for number in range(1, len(starts) + 1))
    for number, start in enumerate(starts, 1):
        pagination = Pagination(number, len(urls), urls) if len(urls) > 1 else None
        yield urls[number - 1], items[start : start + size], pagination


def letters(items: Iterable[T], name: Callable[[T], str], url: str, size: int) -> tuple[LinkView, ...]:
    """Every letter that `items`, in order, begin with, with the address of its place in the list."""
    of_items = [initial(name(item)) for item in items]
    counts = Counter(of_items)
    return tuple(
        LinkView(letter, f"{numbered(url, of_items.index(letter) // size + 1)}#{anchor(letter)}", count)
        for letter, count in counts.items()
    )


def anchor(letter: str) -> str:
    """Id of a letter's place."""
    return f"letter-{letter.lower() if letter.isalpha() else 'other'}"


def by_letter(items: Sequence[T], name: Callable[[T], str]) -> Iterator[tuple[str, tuple[T, ...]]]:
    """`items`, in order, parted by letter."""
    for letter, group in groupby(items, key=lambda item: initial(name(item))):
        yield letter, tuple(group)
