"""Indexing: documents become the files that a browser searches.

Pagefind makes the index of words and facets. Of its own it also makes a file for each document, with the
words it indexed; these are folded, and we show words as they are printed, so we leave those files out and
put the cards into packs of a few, each found by the first digits of Pagefind's name for the document.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from html import escape
from pathlib import Path

import msgspec

from pressarchive.search.canon import ENTRY, canonical, unpacked
from pressarchive.search.documents import Document

A_PACK = 32
"""Cards in a pack, at most on average: as few as make a page of results light, as many as keep files few."""

TABLE = "cards.json"
_KEPT = ("pagefind.js", "pagefind-worker.js", ENTRY)
_URL, _START = b'"url":"/', 40
"""What a document's number stands behind, and among how many bytes."""

_ENCODER = msgspec.json.Encoder()


def written(documents: Iterable[Document], folder: Path, language: str) -> Iterator[bytes]:
    """Write each document as a page for Pagefind into `folder`; its card as JSON, as soon as that
    is done.
    """
    for number, document in enumerate(documents):
        (folder / f"{number}.html").write_text(_page(document, language), encoding="utf-8")
        yield _ENCODER.encode(document.card)


def _page(document: Document, language: str) -> str:
    words = "".join(
        f'<p data-pagefind-weight="{weight}">{words}</p>' for weight, words in document.words if words
    )
    facets = "".join(
        f'<i data-pagefind-filter="{name}[v]" v="{escape(value)}"></i>' for name, value in document.facets
    )
    return (
        f'<html lang="{language}"><body data-pagefind-body>{words}{facets}'
        f'<i data-pagefind-sort="date[v]" v="{document.date}"></i></body></html>'
    )


def files(index: Path, cards: list[bytes]) -> dict[str, bytes]:
    """The files of a search by their names: what Pagefind made in the folder `index` of the documents with
    these `cards`, as JSON. Raises ValueError where it made them otherwise than Pagefind 1.5 does.
    """
    found = {name: (index / name).read_bytes() for name in _KEPT}
    languages = msgspec.json.decode(found[ENTRY])["languages"].values()
    programs = {f"wasm.{language['wasm'] or 'unknown'}.pagefind" for language in languages}
    for pattern in (*programs, "*.pf_meta", "index/*", "filter/*"):
        found |= {path.relative_to(index).as_posix(): path.read_bytes() for path in index.glob(pattern)}
    return dict(sorted({**canonical(found), **packs(_names(index / "fragment"), cards)}.items()))


def _names(fragments: Path) -> dict[str, int]:
    """Pagefind's name for each document, to its number."""
    return {path.stem: _number(unpacked(path.read_bytes(), _START)) for path in fragments.iterdir()}


def _number(fragment: bytes) -> int:
    """The number in the name of the file that a fragment is of, with which it begins."""
    return int(fragment.partition(_URL)[2].partition(b".")[0])


def packs(names: Mapping[str, int], cards: list[bytes]) -> dict[str, bytes]:
    """The cards in packs, and the table that tells where each is."""
    digits = next(n for n in range(1, 8) if len(cards) <= A_PACK * 16**n)
    parted: list[list[bytes]] = [[] for _ in range(16**digits)]
    for name in sorted(names):
        pack = int(name.rpartition("_")[2][:digits], 16)
        parted[pack].append(b'"%s":%s' % (name.encode(), cards[names[name]]))
    found: dict[str, bytes] = {}
    digests: list[str] = []
    for number, some in enumerate(parted):
        data = b"{%s}" % b",\n".join(some)
        digests.append(hashlib.sha256(data).hexdigest()[:8])
        if some:
            found[f"cards/{number:0{digits}x}-{digests[-1]}.json"] = data
    return {TABLE: _ENCODER.encode({"digits": digits, "packs": "".join(digests)}), **found}
