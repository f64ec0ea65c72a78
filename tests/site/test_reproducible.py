"""Building twice anywhere gives the same bytes, and a rebuild writes what changed and nothing else."""

from __future__ import annotations

import os
import random
import re
import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest
from sites import ROOT, Site, build_py, built, extract, files_of, seeds, write


def contents(output: Path) -> dict[str, bytes]:
    """Every file of a built site with its bytes."""
    return {file: (output / file).read_bytes() for file in files_of(output)}


def assert_same(one: Mapping[str, bytes], other: Mapping[str, bytes]) -> None:
    """The same files with the same bytes; else their names are told, and not their megabytes."""
    assert sorted(one) == sorted(other)
    assert [file for file in one if one[file] != other[file]] == []


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The extract, written here and not yet built."""
    made = tmp_path_factory.mktemp("extract")
    extract(made)
    return made


def test_another_folder_time_zone_language_and_hash_seed_change_nothing(folder: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "another place, with spaces é" / "archive"
    shutil.copytree(folder / "content", elsewhere / "content")
    shutil.copy(folder / "site.yaml", elsewhere)
    seen = []
    for place, settings in (
        (folder, {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONHASHSEED": "1"}),
        (elsewhere, {"TZ": "America/Adak", "LC_ALL": "tr_TR.UTF-8", "LANG": "ar", "PYTHONHASHSEED": "4242"}),
    ):
        output = tmp_path / settings["PYTHONHASHSEED"]
        result = build_py(
            "--site", str(place), "--clean", "--output", str(output), env={**os.environ, **settings}
        )
        assert result.returncode == 0, result.stderr
        seen.append(contents(output))
    assert_same(*seen)


def test_the_order_in_which_files_were_made_changes_nothing(folder: Path, tmp_path: Path) -> None:
    """What a folder lists first depends on the disk and on what was made first."""
    files = sorted(path for path in (folder / "content").rglob("*") if path.is_file())
    seen = []
    for seed in (1, 2):
        random.Random(seed).shuffle(files)  # noqa: S311 - the same orders in every run
        site = tmp_path / str(seed)
        for file in files:
            copy = site / file.relative_to(folder)
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, copy)
            os.utime(copy, (seed * 10**8, seed * 10**8))
        shutil.copyfile(folder / "site.yaml", site / "site.yaml")
        built(site)
        seen.append(contents(site / "output"))
    assert_same(*seen)


LISTING = """
import os, random
real = os.scandir
class Shuffled:
    def __init__(self, place):
        with real(place) as entries:
            self.entries = list(entries)
        random.Random(int(os.environ["SHUFFLED"])).shuffle(self.entries)
    def __iter__(self): return iter(self.entries)
    def __next__(self):
        if self.entries: return self.entries.pop()
        raise StopIteration
    def __enter__(self): return self
    def __exit__(self, *_): self.close()
    def close(self): pass
os.scandir = lambda place=".": Shuffled(place)
listed = os.listdir
def listdir(place="."):
    names = listed(place)
    random.Random(int(os.environ["SHUFFLED"])).shuffle(names)
    return names
os.listdir = listdir
"""
"""For sitecustomize: folders are listed in an order of chance."""


@pytest.mark.skipif(os.name != "posix", reason="no umask")
def test_the_order_of_listings_the_number_of_workers_and_the_umask_change_nothing(
    folder: Path, tmp_path: Path
) -> None:
    write(tmp_path, {"shuffling/sitecustomize.py": LISTING})
    seen = []
    for number, (workers, mask) in enumerate((("1", 0o022), ("2", 0o077), ("2", 0o002))):
        found = os.pathsep.join([str(tmp_path / "shuffling"), os.environ.get("PYTHONPATH", "")])
        output = tmp_path / str(number)
        before = os.umask(mask)
        try:
            result = build_py(
                *("--site", str(folder), "--clean", "--output", str(output), "--workers", workers),
                env={**os.environ, "PYTHONPATH": found, "SHUFFLED": str(number)},
            )
        finally:
            os.umask(before)
        assert result.returncode == 0, result.stderr
        seen.append(contents(output))
    assert_same(seen[0], seen[1])
    assert_same(seen[0], seen[2])


def test_a_second_build_writes_nothing_and_a_clean_one_gives_the_same(tmp_path: Path) -> None:
    seeds(tmp_path)
    built(tmp_path)
    first = contents(tmp_path / "output")
    times = {file: (tmp_path / "output" / file).stat().st_mtime_ns for file in first}
    for options in ((), ("--clean",)):
        assert "(0 written, 0 deleted)" in built(tmp_path, *options)
        assert_same(first, contents(tmp_path / "output"))
        assert times == {file: (tmp_path / "output" / file).stat().st_mtime_ns for file in first}


def test_pages_hold_no_path_of_the_machine_and_no_moment(site: Site) -> None:
    for file in site.files:
        data = (site.output / file).read_bytes()
        assert str(site.folder).encode() not in data, file
        assert str(ROOT).encode() not in data, file
        assert not re.search(rb"\b\d\d:\d\d:\d\d\b", data), file


def test_content_with_the_line_ends_of_another_system_gives_the_same_pages(tmp_path: Path) -> None:
    """A checkout on Windows may have turned them."""
    seen = []
    for ends in ("\n", "\r\n"):
        place = tmp_path / str(len(ends))
        seeds(place)
        for path in (place / "content").rglob("*.*"):
            path.write_bytes(path.read_bytes().replace(b"\r\n", b"\n").replace(b"\n", ends.encode()))
        built(place)
        seen.append(contents(place / "output"))
    assert_same(*seen)


def test_a_fault_leaves_the_last_good_site_as_it_is(tmp_path: Path) -> None:
    seeds(tmp_path)
    built(tmp_path)
    before = contents(tmp_path / "output")
    write(tmp_path, {"content/articles/wrong.md": "---\ntitel: Oups\n---\n\nTexte.\n"})
    assert build_py("--site", str(tmp_path)).returncode == 1
    assert_same(before, contents(tmp_path / "output"))
