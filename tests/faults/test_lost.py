"""Whatever is lost of a site or of what the program remembers, the next build restores it to the byte."""

from __future__ import annotations

import os
import random
import re
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from places import archive, good, tree

from pressarchive.search.running import Running
from pressarchive.store import table

FULL = pytest.mark.long


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive that was built, and then built again without a change."""
    folder = archive(tmp_path_factory.mktemp("lost") / "archive")
    good(folder)
    assert "(0 written, 0 deleted)" in good(folder)
    return folder


@pytest.fixture(scope="module")
def whole(built: Path) -> dict[str, str]:
    """Its output."""
    return tree(built / "output")


def kinds(names: list[str]) -> dict[str, list[str]]:
    """Files by what they are: the first folder and the last part of the name, numbers and slugs left out."""
    found: dict[str, list[str]] = {}
    for name in names:
        first, _, rest = name.rpartition("/")
        last = re.sub(r"[0-9a-f]{4,}|a\d|\d+|[a-z]{2}_\w+", "N", rest)
        kind = first.partition("/")[0] + "/" * first.count("/") + last
        found.setdefault(kind, []).append(name)
    return found


def files(whole: dict[str, str]) -> list[str]:
    return [name for name, held in whole.items() if held != "/" and not name.startswith(".")]


def restored(built: Path, whole: dict[str, str], what: object) -> None:
    """The next build puts everything back, and the one after that has nothing to do."""
    told = good(built)
    now = tree(built / "output")
    assert [name for name in {*whole, *now} if now.get(name) != whole.get(name)] == [], what
    assert "warning" not in told.replace("0 warnings", ""), what


@pytest.mark.parametrize("how", ["gone", "cut", "emptied"])
def test_a_file_of_any_kind_that_is_lost_from_the_output_comes_back_as_it_was(
    built: Path, whole: dict[str, str], how: str
) -> None:
    chance = random.Random(how)  # noqa: S311 - the same files in every run
    found = kinds(files(whole))
    assert len(found) > 30, "every kind of page, feed, data, search, asset and picture"
    chosen = sorted(chance.choice(names) for names in found.values())
    for name in chosen if how == "gone" else chance.sample(chosen, 6):
        lose(built / "output" / name, how)
        told = good(built)
        assert tree(built / "output") == whole, name
        assert ("changed or damaged" in told) == (how != "gone"), (name, told)
        assert "(1 written, 0 deleted)" in told, name


def lose(path: Path, how: str) -> None:
    data = path.read_bytes()
    path.unlink()
    if how != "gone":
        path.write_bytes(data[: len(data) // 2] if how == "cut" and len(data) > 1 else b"" if data else b"x")


@FULL
def test_so_does_each_single_file(built: Path, whole: dict[str, str]) -> None:
    for name in files(whole):
        (built / "output" / name).unlink()
        restored(built, whole, name)


@pytest.mark.parametrize("seed", [0, *[pytest.param(seed, marks=FULL) for seed in range(1, 25)]])
def test_so_do_many_at_once_and_all(built: Path, whole: dict[str, str], seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - the same files in every run
    found = files(whole)
    for name in chance.sample(found, chance.choice([len(found), len(found) // 2, 5])):
        (built / "output" / name).unlink()
    restored(built, whole, seed)


def test_so_does_a_folder_and_the_whole_output(built: Path, whole: dict[str, str]) -> None:
    for folder in sorted({name.split("/")[0] for name in whole if "/" in name}):
        shutil.rmtree(built / "output" / folder)
        restored(built, whole, folder)
    shutil.rmtree(built / "output")
    restored(built, whole, "all")


# What the program remembers


@contextmanager
def base(built: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(built / ".pressarchive" / "store.sqlite")) as opened, opened:
        yield opened


def rows(built: Path) -> list[bytes]:
    with base(built) as opened:
        return [key for (key,) in opened.execute("SELECT key FROM kept ORDER BY key")]


@pytest.mark.parametrize("pages", [False, True], ids=["the output whole", "a page and the data lost too"])
@pytest.mark.parametrize("seed", [0, *[pytest.param(seed, marks=FULL) for seed in range(1, 15)]])
def test_values_that_the_store_lost_are_worked_out_again(
    built: Path, whole: dict[str, str], seed: int, *, pages: bool
) -> None:
    chance = random.Random(seed)  # noqa: S311 - the same values in every run
    known = rows(built)
    for count in (1, 3, len(known) // 2):
        with base(built) as opened:
            lost = [(key,) for key in chance.sample(known, count)]
            opened.executemany("DELETE FROM kept WHERE key = ?", lost)
        if pages:
            for name in chance.sample(files(whole), 4):
                (built / "output" / name).unlink()
            shutil.rmtree(built / "output" / "data")
        restored(built, whole, (seed, count))


def garbage(chance: random.Random, value: bytes) -> bytes:
    """Something else in the place of `value`, of the wrong form or of none."""
    place = chance.randrange(len(value) + 1)
    return chance.choice(
        [
            b"",
            b"\xc0",  # msgpack's null
            b"\x80",  # its empty map
            b"\x90",  # its empty list
            b"\x93\x01\x02\x03",
            value[:place],
            value[:place] + bytes([chance.randrange(256)]) + value[place + 1 :],
            value + b"\x00",
            b"\xff" * len(value),
        ]
    )


@pytest.mark.parametrize("how", ["unsealed", "sealed"])
def test_values_that_are_garbage_are_worked_out_again(built: Path, whole: dict[str, str], how: str) -> None:
    """Each value of the store in turn; sealed: as a bug of ours would have written it, so that its form alone
    tells. What is sealed and of the right form is believed: that is not tried.
    """
    chance = random.Random(how)  # noqa: S311 - the same values in every run
    for key in rows(built):
        with base(built) as opened:
            found = opened.execute("SELECT seal, value FROM kept WHERE key = ?", [key]).fetchone()
            if found is None:
                continue
            seal, value = found
            wrong = garbage(chance, value) if how == "unsealed" else b"\xff" + value
            if how == "sealed":
                seal = table._seal(key, wrong)  # noqa: SLF001 - as the store would
            opened.execute("UPDATE kept SET seal = ?, value = ? WHERE key = ?", [seal, wrong, key])
        restored(built, whole, key)


def test_a_search_that_the_store_and_the_output_lost_is_indexed_once_for_all_its_files(
    built: Path, whole: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    good(built, "--clean")  # all is in the store again
    search = built / "output" / "search"
    held = [path.read_bytes() for path in search.rglob("*") if path.is_file()]
    with base(built) as opened:
        count = opened.execute("SELECT count(*) FROM kept").fetchone()[0]
        opened.executemany("DELETE FROM kept WHERE value = ?", [(value,) for value in held])
        lost = count - opened.execute("SELECT count(*) FROM kept").fetchone()[0]
    assert lost > 10
    shutil.rmtree(search)
    started: list[Running] = []
    start = Running.start

    def counted(running: Running) -> None:
        started.append(running)
        start(running)

    monkeypatch.setattr(Running, "start", counted)
    restored(built, whole, "search")
    assert len(started) == 1


@pytest.mark.parametrize("how", ["gone", "cut", "emptied", "all", "folder"])
def test_data_that_wait_beside_the_store_may_be_lost_or_damaged(
    built: Path, whole: dict[str, str], how: str
) -> None:
    for with_output in (False, True):
        (place,) = (built / ".pressarchive" / "data").iterdir()
        found = sorted(place.iterdir())
        match how:
            case "all":
                shutil.rmtree(place)
            case "folder":
                shutil.rmtree(place.parent)
            case _:
                lose(random.Random(how).choice(found), how)  # noqa: S311 - the same in every run
        if with_output:
            shutil.rmtree(built / "output" / "data")
        restored(built, whole, how)
        (place,) = (built / ".pressarchive" / "data").iterdir()


def a_folder(path: Path) -> None:
    path.unlink()
    (path / "x").mkdir(parents=True)


def a_file_in_its_folders_place(path: Path) -> None:
    shutil.rmtree(path.parent)
    path.parent.write_text("x", "utf-8")


def a_pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


DAMAGE: dict[str, Callable[[Path], object]] = {
    "junk": lambda path: path.write_bytes(b"junk" * 1000),
    "empty": lambda path: path.write_bytes(b""),
    "cut": lambda path: path.write_bytes(path.read_bytes()[: path.stat().st_size // 2]),
    "zeros": lambda path: path.write_bytes(bytes(path.stat().st_size)),
    "gone": Path.unlink,
    "a folder": a_folder,
    "a file in its folder's place": a_file_in_its_folders_place,
    "a pipe": a_pipe,
}


@pytest.mark.parametrize("kind", DAMAGE)
def test_a_store_that_is_ruined_is_a_clean_build(
    tmp_path: Path, built: Path, whole: dict[str, str], kind: str
) -> None:
    folder = shutil.copytree(built, tmp_path / "archive")
    DAMAGE[kind](folder / ".pressarchive" / "store.sqlite")
    restored(folder, whole, kind)
    assert "(0 written, 0 deleted)" in good(folder)
    assert tree(folder / "output") == whole
