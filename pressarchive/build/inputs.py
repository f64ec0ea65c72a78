"""Hop 1 for a whole archive: which files there are, and a digest of each, read if it may have changed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path

from msgspec import Struct

from pressarchive.digest import digest
from pressarchive.problems import Faults, Problem
from pressarchive.read.scan import Entry, scan
from pressarchive.read.sources import Bytes, read_bytes
from pressarchive.store import Stamps, Store, stamp


class Inputs(Struct, frozen=True):
    """What lies in content/."""

    entries: tuple[Entry, ...]
    problems: tuple[Problem, ...]
    """With files that are not read."""
    digests: Mapping[str, str]
    """By content path; a file that cannot be read has none."""

    @property
    def key(self) -> str:
        """A digest of it all; empty where something could not be read."""
        if len(self.digests) < len(self.entries):
            return ""
        files = (part for e in self.entries for part in (e.path, e.role, self.digests[e.path]))
        return digest(*map(str, self.problems), "", *files)

    def of_role(self, role: str) -> list[Entry]:
        """The files that are something of the archive's."""
        return [entry for entry in self.entries if entry.role == role]


def read_inputs(site_folder: Path, store: Store) -> Inputs:
    """What lies in the content/ of `site_folder`."""
    entries, problems = scan(site_folder)
    stamps = Stamps(store, "content")
    digests = {entry.path: found for entry in entries if (found := _digest(entry, stamps))}
    stamps.save()
    return Inputs(tuple(entries), tuple(problems), digests)


def as_gathered(inputs: Inputs, entries: Iterable[Entry]) -> bool:
    """Whether the files of `entries` hold what they did when `inputs` were looked at."""
    try:
        return all(content_digest(read_bytes(e)) == inputs.digests.get(e.path) for e in entries)
    except Faults:
        return False


def content_digest(read: Bytes) -> str:
    """The digest of what an entry's files held."""
    return digest(read.data) if read.sidecar is None else digest(read.data, read.sidecar)


def _digest(entry: Entry, stamps: Stamps) -> str:
    looks = stamp(entry.file, entry.sidecar) if entry.sidecar else stamp(entry.file)
    if known := stamps.known(entry.path, looks):
        return known
    try:
        found = file_digest(entry.file) if entry.role == "media" else content_digest(read_bytes(entry))
    except (Faults, OSError):
        return ""
    stamps.learn(entry.path, looks, found)
    return found


def file_digest(file: str) -> str:
    """SHA-256 of a photograph or scan, which is never wholly in memory."""
    with Path(file).open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()
