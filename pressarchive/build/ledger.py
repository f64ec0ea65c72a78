"""The ledger: what every page of a site became, kept as one value.

Its key is a digest of all that pages are made from, but for the articles' own words; these stand in the rows.
So where a text was edited and nothing that other pages show of it, one page is looked at, and not ten
thousand.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import msgspec
from msgspec import Struct

from pressarchive.store import Store


class Row(Struct, frozen=True, array_like=True):
    """A page."""

    key: str
    """Under which the store knows it by itself."""
    words: str
    """Digest of the article that it shows whole, with those it compares, or of what else it rests on; empty:
    of none."""
    became: bytes
    """What the store keeps of it."""


_ROWS = msgspec.msgpack.Decoder(dict[str, Row])


class Ledger:
    """The rows of an earlier build's pages by their output paths, held against the articles as they are."""

    def __init__(
        self,
        store: Store,
        key: str,
        words: Mapping[str, str],
        others: Mapping[str, Callable[[], str]],
    ) -> None:
        """`words` is the digest of the article that a page shows whole, with those it compares, by the page's
        output path; `others` tells that of what else a page rests on and may become known only later.
        """
        self._words = words
        self._others = others
        self._store = store
        self._key = key
        self.rows = _decoded(store.get(key))
        """Empty where no such site was built."""

    def row(self, path: str) -> Row | None:
        """The row of the page at `path`, if it is the same page."""
        row = self.rows.get(path)
        return row if row and row.words == self.words(path) else None

    def words(self, path: str) -> str:
        """The digest of what the page at `path` shows and the ledger's key does not hold."""
        other = self._others.get(path)
        return other() if other else self._words.get(path, "")

    def record(self, rows: dict[str, Row]) -> None:
        """Keep `rows`, one for each page of the site."""
        if rows != self.rows:
            self.rows = rows
            self._store.put(self._key, msgspec.msgpack.encode(rows))


def _decoded(kept: bytes | None) -> dict[str, Row]:
    try:
        return _ROWS.decode(kept) if kept is not None else {}
    except (msgspec.DecodeError, msgspec.ValidationError):
        return {}
