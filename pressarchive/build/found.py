"""What was found of a search: its files, kept from one build to the next.

They rest on the articles alone. What is kept is found under a digest of all of these; each file under that
of its own bytes, so that two states of an archive share what they have in common.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from functools import partial

import msgspec

from pressarchive.build.wholes import Found
from pressarchive.config import FILE_NAME, Settings
from pressarchive.digest import digest
from pressarchive.model import Made
from pressarchive.pages.urls import search_place
from pressarchive.problems import Problem
from pressarchive.search.program import LAYOUT, program
from pressarchive.store import Store

Kept = dict[str, tuple[str, int]]
"""SHA-256 and size of each file, by name."""

Anew = Callable[[str], bytes]
"""Makes one file again, which the store has lost."""

_KEPT = msgspec.msgpack.Decoder(Kept)


def language_of(settings: Settings) -> str:
    """All is one index, whose words are cut to their stems as the site's language has it."""
    return settings.language.partition("-")[0].lower()


def place_of(settings: Settings) -> str:
    """The url of the folder that holds the files of the search, named by what makes them; empty where there
    is no search.
    """
    made_by = program() if settings.search else None
    return search_place(digest(made_by.version, LAYOUT, language_of(settings))[:8]) if made_by else ""


def missing(settings: Settings) -> tuple[Problem, ...]:
    """The warning of an archive that wants a search and cannot have one."""
    if not settings.search or program():
        return ()
    what = "search is left out: its program, Pagefind, is not installed or has no version for this machine"
    hint = "install it (pip install 'pagefind[bin]'), or write search: off"
    return (Problem(FILE_NAME, 0, 0, what, hint, "warning"),)


def recalled(store: Store, key: str, place: str, anew: Anew) -> Found | None:
    """The search kept under `key`, its files in the folder `place`."""
    kept = store.get(key)
    try:
        return None if kept is None else _found(store, key, place, _KEPT.decode(kept), anew)
    except (msgspec.DecodeError, msgspec.ValidationError):
        return None


def keep(store: Store, key: str, place: str, made: Mapping[str, bytes], anew: Anew) -> Found:
    """Put the files `made`, by name, into the store under `key`."""
    kept: Kept = {}
    for name, data in made.items():
        sha = hashlib.sha256(data).hexdigest()
        store.put(_file_key(sha), data)
        kept[name] = (sha, len(data))
    store.put(key, msgspec.msgpack.encode(kept))
    return _found(store, key, place, kept, anew)


def _found(store: Store, key: str, place: str, kept: Kept, anew: Anew) -> Found:
    keys = (key, *(_file_key(sha) for sha, _ in kept.values()))
    store.keep(*keys)
    found = {
        f"{place}{name}": Made(sha, size, partial(_read, store, name, sha, anew))
        for name, (sha, size) in kept.items()
    }
    return Found("search", key, found, keys)


def _read(store: Store, name: str, sha: str, anew: Anew) -> bytes:
    data = store.get(_file_key(sha))
    return anew(name) if data is None else data


def _file_key(sha: str) -> str:
    return digest("search file", sha)
