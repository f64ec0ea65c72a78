"""One form for what Pagefind writes: of the same documents, the same bytes.

Pagefind 1.5 writes the values of a facet, and the list of facets, in an order that differs from run to run.
They are put in order here, and named anew by what they hold.
"""

from __future__ import annotations

import hashlib
import json
import zlib

from pressarchive.search.cbor import Value, decode, encode

SIGNATURE = b"pagefind_dcd"
"""What its files begin with, once they are unpacked; the browser takes them unpacked, too. They are left so,
since a packed file is not the same bytes with every version of the packer."""

ENTRY = "pagefind-entry.json"
FILTERS, SORTS = 3, 4
"""Places in the list that Pagefind's overview of an index is."""


def canonical(files: dict[str, bytes]) -> dict[str, bytes]:
    """Pagefind's `files`, in their one form. Raises ValueError where they are not as 1.5 writes them."""
    entry = json.loads(files[ENTRY])
    found = {name: data for name, data in files.items() if not name.endswith((".pf_filter", ".pf_meta"))}
    for language in entry["languages"].values():
        meta = _value(files[f"pagefind.{language['hash']}.pf_meta"])
        filters = _list(_list(meta)[FILTERS])
        _list(meta)[FILTERS] = []
        prefix = language["hash"].partition("_")[0]
        named: list[Value] = []
        for one in sorted(map(_texts, filters)):
            name, values = _list(_value(files[f"filter/{one[1]}.pf_filter"]))
            data = SIGNATURE + encode([name, sorted(_list(values), key=lambda value: str(_list(value)[0]))])
            new = f"{prefix}_{_short(data, 10)}"
            found[f"filter/{new}.pf_filter"] = data
            named.append([one[0], new])
        _list(meta)[FILTERS] = named
        _list(meta)[SORTS] = sorted(_list(_list(meta)[SORTS]), key=lambda sort: str(_list(sort)[0]))
        overview = SIGNATURE + encode(meta)
        language["hash"] = f"{prefix}_{_short(overview, 10)}"
        found[f"pagefind.{language['hash']}.pf_meta"] = overview
    found[ENTRY] = json.dumps(entry, sort_keys=True, ensure_ascii=False).encode()
    return found


def unpacked(data: bytes, most: int = 0) -> bytes:
    """What a file of Pagefind's holds; no more than the first `most` bytes, unless 0. Raises ValueError where
    it is another kind of file.
    """
    try:
        plain = zlib.decompressobj(31).decompress(data, most + len(SIGNATURE) if most else 0)
    except zlib.error as error:
        raise ValueError(f"it is not packed as Pagefind packs: {error}") from error
    if not plain.startswith(SIGNATURE):
        raise ValueError("it has not the signature of Pagefind’s files")
    return plain.removeprefix(SIGNATURE)


def _value(data: bytes) -> Value:
    return decode(unpacked(data))


def _list(value: Value) -> list[Value]:
    if not isinstance(value, list):
        raise ValueError("something else stands where Pagefind 1.5 has a list")  # noqa: TRY004 - in a file
    return value


def _texts(value: Value) -> tuple[str, str]:
    name, digest = _list(value)
    return str(name), str(digest)


def _short(data: bytes, digits: int) -> str:
    return hashlib.sha256(data).hexdigest()[:digits]
