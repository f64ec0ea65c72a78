"""What holds whatever sites are published and whatever is done to the folder in between."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st
from publish_help import STRANGERS, clean, files, lay, tree

from pressarchive.model import Content
from pressarchive.problems import Faults
from pressarchive.publish import publish
from pressarchive.publish.names import ancestors

# A publish waits for the disk, which is sometimes slow.
quickly = settings(deadline=None, max_examples=int(os.environ.get("PUBLISH_EXAMPLES", "40")))

names = st.lists(st.sampled_from(["a", "b", "c"]), min_size=1, max_size=3).map("/".join)
held = st.sampled_from([b"", b"1", b"2"])


def without_clashes(drawn: Mapping[str, bytes]) -> dict[str, bytes]:
    """A site may not have one name for a file and a folder."""
    return {name: data for name, data in drawn.items() if not drawn.keys() & set(ancestors(name))}


sites = st.dictionaries(names, held, max_size=6).map(without_clashes)


def contents(site: dict[str, bytes]) -> dict[str, Content]:
    return {**site}


@quickly
@given(st.lists(sites, min_size=1, max_size=5))
def test_sites_published_one_after_another_leave_the_last_and_the_strangers(
    published: list[dict[str, bytes]],
) -> None:
    with TemporaryDirectory() as folder:
        output = Path(folder)
        lay(output, STRANGERS)
        for site in published:
            assert publish(contents(site), output).warnings == ()
        strangers = {name for name in tree(output) if name.startswith(("notes", ".git", "CNAME"))}
        assert {name: data for name, data in tree(output).items() if name not in strangers} == clean(
            contents(site)
        )
        assert {name: data for name, data in files(output).items() if name in strangers} == STRANGERS


tamperings = st.lists(
    st.tuples(st.sampled_from(["write", "delete"]), names, st.sampled_from([b"1", b"mine"]))
)


def tamper(output: Path, tampering: tuple[str, str, bytes]) -> None:
    """Do as a person could, who does not turn files into folders in one stroke."""
    deed, name, data = tampering
    path = output / name
    if deed == "delete" and path.is_file():
        path.unlink()
    elif deed == "write" and not path.is_dir() and not any(above.is_file() for above in path.parents):
        lay(output, {name: data})


@quickly
@given(st.lists(st.tuples(sites, tamperings), min_size=1, max_size=5))
def test_whatever_is_done_by_hand_only_our_own_unchanged_files_are_deleted(
    steps: list[tuple[dict[str, bytes], list[tuple[str, str, bytes]]]],
) -> None:
    with TemporaryDirectory() as folder:
        output = Path(folder)
        ours: dict[str, bytes] = {}
        for site, done_by_hand in steps:
            for tampering in done_by_hand:
                tamper(output, tampering)
            before = tree(output)
            strangers = {name: data for name, data in before.items() if data is not None and name not in ours}
            edited = {name: data for name, data in before.items() if data not in {None, ours.get(name)}}
            try:
                publish(contents(site), output)
            except Faults:
                assert tree(output) == before
                continue
            after = files(output)
            whole = {**site, ".nojekyll": b""}
            assert {name: after[name] for name in whole} == whole
            kept = {name: data for name, data in {**strangers, **edited}.items() if name not in whole}
            marked = {name: data for name, data in after.items() if name not in whole}
            assert {**kept, ".pressarchive.json": b""} == {**marked, ".pressarchive.json": b""}
            ours = {name: data for name, data in whole.items() if name not in strangers}
