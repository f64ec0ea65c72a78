"""Downloads: the data of an archive, found again as files beside its store.

They may be larger than memory, so they are never in it: the site has a reference to each. A file that was
changed, damaged or taken away is noticed by its looks, then by its digest, and all are made again.
"""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path
from tempfile import mkdtemp
from weakref import WeakKeyDictionary, finalize

import msgspec

from pressarchive.build.wholes import Found
from pressarchive.model import FileRef
from pressarchive.pages.document import Written
from pressarchive.pages.urls import DATA
from pressarchive.problems import Faults, Problem
from pressarchive.store import Stamps, Store, stamp, writable

FOLDER = "data"
"""Beside the store: a folder for each state of the archive."""

_KEPT = msgspec.msgpack.Decoder(tuple[Written, ...])
_ELSEWHERE: WeakKeyDictionary[Store, Path] = WeakKeyDictionary()


def recalled(store: Store, key: str) -> Found | None:
    """The data kept under `key`, if each of their files is as it was made."""
    written = kept(store, key)
    return found_of(store, key, written) if written else None


def kept(store: Store, key: str) -> tuple[Written, ...]:
    """The files of the data kept under `key`; none if one of them is not as it was made."""
    value = store.get(key)
    try:
        written = _KEPT.decode(value) if value is not None else ()
    except (msgspec.DecodeError, msgspec.ValidationError):
        return ()
    return written if written and are_whole(store, key, written) else ()


def are_whole(store: Store, key: str, written: tuple[Written, ...]) -> bool:
    """Whether each of the files of the data made under `key` is as it was `written`."""
    place, stamps = place_of(store, key), Stamps(store, "data")
    whole = all(_is_whole(place, file, stamps) for file in written)
    stamps.save()
    return whole


def found_of(store: Store, key: str, written: tuple[Written, ...]) -> Found:
    """The data that are `written` in their place."""
    place = place_of(store, key)
    files = {DATA + one.name: FileRef(str(place / one.name), one.digest, one.size) for one in written}
    return Found("data", key, files, (key,))


def _is_whole(place: Path, file: Written, stamps: Stamps) -> bool:
    path, name = place / file.name, f"{place.name}/{file.name}"
    looks = stamp(str(path))
    found = stamps.known(name, looks)
    if found is None:
        try:
            with path.open("rb") as opened:
                found = hashlib.file_digest(opened, "sha256").hexdigest()
        except OSError:
            return False
        stamps.learn(name, looks, found)
    return found == file.digest


def home(store: Store) -> Path:
    """Where what an archive keeps lies: in its store's folder, or where the system has its passing files for
    a store that lies nowhere or where nothing can be written; these go with it. Raises Faults where there is
    no such place either.
    """
    if store.folder is not None and writable(store.folder) and writable(store.folder / FOLDER):
        return store.folder
    if store not in _ELSEWHERE:
        try:
            _ELSEWHERE[store] = made = Path(mkdtemp(prefix="pressarchive-"))
        except OSError as error:
            raise Faults([refused(store.folder or Path(), error)]) from error
        finalize(store, shutil.rmtree, made, ignore_errors=True)
    return _ELSEWHERE[store]


def refused(folder: Path, error: Exception) -> Problem:
    """The fault of data that cannot be written in `folder`."""
    reason = getattr(error, "strerror", None) or str(error)
    what = f"the data of the archive cannot be written here: {reason}"
    hint = (
        "free some room on its disk, or see that this folder can be written; or write data: off in site.yaml"
    )
    return Problem(folder.as_posix(), 0, 0, what, hint)


def folder(store: Store) -> Path:
    """Where the data of an archive lie."""
    return home(store) / FOLDER


def place_of(store: Store, key: str) -> Path:
    """The folder of the data made under `key`."""
    return folder(store) / key[:16]


def keep(store: Store, key: str, written: tuple[Written, ...]) -> None:
    """Take note of the data `written`, which stand in their place."""
    place, stamps = place_of(store, key), Stamps(store, "data")
    for file in written:
        stamps.wrote(f"{place.name}/{file.name}", stamp(str(place / file.name)), file.digest)
    stamps.save()
    store.put(key, msgspec.msgpack.encode(written))
