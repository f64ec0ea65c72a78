"""What a publish leaves in the output folder."""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path

import pytest
from publish_help import STRANGERS, clean, files, lay, scan, tree

from pressarchive.model import Content
from pressarchive.publish import publish

SITE: dict[str, Content] = {
    "index.html": b"home",
    "assets/style.css": b"p {}",
    "media/photo.jpg": b"\xff\xd8",
    "articles/minsk/index.html": b"minsk",
    "articles/paris/index.html": b"paris",
    "tags/otan/index.html": b"otan",
}
MARKS = {".nojekyll", ".pressarchive.json"}


@pytest.fixture
def output(tmp_path: Path) -> Path:
    return tmp_path / "output"


def test_every_file_of_the_site_stands_in_the_folder_with_its_bytes(output: Path) -> None:
    done = publish(SITE, output)
    assert {name: data for name, data in files(output).items() if name not in MARKS} == SITE
    assert (output / ".nojekyll").read_bytes() == b""
    assert set(done.written) == {*SITE, ".nojekyll"}
    assert (done.files, done.size) == (7, 24)
    assert (done.unchanged, done.deleted, done.warnings) == ((), (), ())


def test_a_folder_deep_in_missing_ones_is_made(output: Path) -> None:
    publish(SITE, output / "deep" / "er")
    assert tree(output / "deep" / "er") == clean(SITE)


def test_a_relative_output_folder_is_taken_from_the_working_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    publish(SITE, Path("output"))
    assert tree(tmp_path / "output") == clean(SITE)


def test_publishing_again_touches_nothing(output: Path) -> None:
    publish(SITE, output)
    before = {path: (path.stat().st_mtime_ns, path.stat().st_ino) for path in output.rglob("*")}
    done = publish(SITE, output)
    assert {path: (path.stat().st_mtime_ns, path.stat().st_ino) for path in output.rglob("*")} == before
    assert (done.written, done.deleted, done.warnings) == ((), (), ())
    assert set(done.unchanged) == {*SITE, ".nojekyll"}
    assert (done.files, done.size) == (7, 24)


def test_only_what_changed_is_written(output: Path) -> None:
    publish(SITE, output)
    done = publish({**SITE, "tags/otan/index.html": b"otan 2"}, output)
    assert done.written == ("tags/otan/index.html",)
    assert len(done.unchanged) == 6


def test_files_take_their_places_assets_first_then_articles_then_lists_with_the_manifest_around(
    output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    placed: list[str] = []
    replace = os.replace

    def watched(source: Path, target: Path) -> None:
        placed.append(Path(target).relative_to(output).as_posix())
        replace(source, target)

    monkeypatch.setattr(os, "replace", watched)
    publish(SITE, output)
    assert placed == [
        ".pressarchive.json",
        "assets/style.css",
        "media/photo.jpg",
        "articles/minsk/index.html",
        "articles/paris/index.html",
        ".nojekyll",
        "index.html",
        "tags/otan/index.html",
    ]
    placed.clear()
    publish({**SITE, "index.html": b"new"}, output)
    assert placed == [".pressarchive.json", "index.html", ".pressarchive.json"]


def test_the_list_of_our_files_reaches_the_disk_before_the_first_of_them_is_written(
    output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    deeds: list[str] = []
    replace, fsync = os.replace, os.fsync

    def placed(source: Path, target: Path) -> None:
        deeds.append(Path(target).name)
        replace(source, target)

    def synced(number: int) -> None:
        deeds.append("folder synced" if stat.S_ISDIR(os.fstat(number).st_mode) else "file synced")
        fsync(number)

    monkeypatch.setattr(os, "replace", placed)
    monkeypatch.setattr(os, "fsync", synced)
    publish({"index.html": b"home"}, output)
    marked = ["file synced", ".pressarchive.json", *(["folder synced"] if os.name != "nt" else [])]
    assert deeds == [*marked, ".nojekyll", "index.html"]


def test_the_caller_may_give_another_order(output: Path) -> None:
    done = publish(SITE, output, order=lambda name: -len(name))
    assert [len(name) for name in done.written] == sorted(map(len, [*SITE, ".nojekyll"]), reverse=True)


def test_a_page_is_deleted_after_the_lists_that_linked_to_it_are_written(
    output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(SITE, output)
    listed: list[tuple[str, bytes]] = []
    unlink = os.unlink

    def watched(path: Path) -> None:
        listed.append((Path(path).name, (output / "index.html").read_bytes()))
        unlink(path)

    monkeypatch.setattr(os, "unlink", watched)
    publish({"index.html": b"new home"}, output)
    assert {held for name, held in listed if name == "photo.jpg"} == {b"new home"}


def test_a_page_no_longer_in_the_site_is_deleted_with_the_folders_it_leaves_empty(output: Path) -> None:
    publish(SITE, output)
    smaller: dict[str, Content] = {"index.html": b"home", "articles/paris/index.html": b"paris"}
    done = publish(smaller, output)
    assert tree(output) == clean(smaller)
    assert "tags/otan/index.html" in done.deleted
    assert len(done.deleted) == 4


def test_a_folder_left_by_a_file_that_somebody_deleted_goes_too(output: Path) -> None:
    publish(SITE, output)
    (output / "tags/otan/index.html").unlink()
    smaller = {name: data for name, data in SITE.items() if not name.startswith("tags/")}
    publish(smaller, output)
    assert tree(output) == clean(smaller)


def test_strangers_survive_and_so_do_the_folders_that_hold_them(output: Path) -> None:
    lay(output, STRANGERS)
    publish(SITE, output)
    lay(output, {"tags/otan/mine.txt": b"mine"})
    (output / "empty").mkdir()
    publish({"index.html": b"new"}, output)
    kept = {name: data for name, data in files(output).items() if name not in {*MARKS, "index.html"}}
    assert kept == {**STRANGERS, "tags/otan/mine.txt": b"mine"}
    assert (output / "empty").is_dir()


def test_a_file_becomes_a_folder_and_a_folder_a_file(output: Path) -> None:
    one: dict[str, Content] = {"a": b"file", "b/c/d": b"deep", "b/e": b"e"}
    two: dict[str, Content] = {"a/x/y": b"deep", "b": b"file"}
    publish(one, output)
    done = publish(two, output)
    assert tree(output) == clean(two)
    assert done.deleted == ("a", "b/c/d", "b/e")
    publish(one, output)
    assert tree(output) == clean(one)


def test_a_name_that_only_changes_its_case_is_one_deleted_and_one_written(output: Path) -> None:
    publish({"media/Photo.JPG": b"1"}, output)
    publish({"media/photo.jpg": b"1"}, output)
    assert tree(output) == clean({"media/photo.jpg": b"1"})


@pytest.mark.parametrize("held", [b"1", b"2"])
def test_where_case_does_not_count_the_file_renamed_is_known_for_our_own(output: Path, held: bytes) -> None:
    publish({"Photo.JPG": b"1"}, output)
    # A hard link stands for the disk that finds one file under both names.
    if not (output / "photo.jpg").exists():
        (output / "photo.jpg").hardlink_to(output / "Photo.JPG")
    done = publish({"photo.jpg": held}, output)
    assert done.deleted == ("Photo.JPG",)
    assert tree(output) == clean({"photo.jpg": held})


def test_the_manifest_lists_every_file_sorted_with_its_digest_and_nothing_of_the_machine(
    output: Path, tmp_path: Path
) -> None:
    site: dict[str, Content] = {**SITE, "media/été\udcff.jpg": b"1"}
    publish(site, output)
    text = (output / ".pressarchive.json").read_text("ascii")
    listed = json.loads(text)["files"]
    assert list(listed) == sorted([*site, ".nojekyll"])
    assert listed["index.html"] == "4ea140588150773ce3aace786aeef7f4049ce100fa649c94fbbddb960f1da942"
    assert str(tmp_path) not in text
    publish(dict(reversed(site.items())), tmp_path / "other")
    assert (tmp_path / "other" / ".pressarchive.json").read_text("ascii") == text


def test_a_scan_is_copied_whole_and_is_no_link(output: Path, tmp_path: Path) -> None:
    data = os.urandom(3 * 1024 * 1024 + 1)
    done = publish({"media/scan.tiff": scan(tmp_path / "scan.tiff", data)}, output)
    copy = output / "media/scan.tiff"
    assert copy.read_bytes() == data
    assert not copy.is_symlink()
    assert copy.stat().st_nlink == 1
    assert done.size == len(data)


def test_a_scan_is_not_read_again_when_its_copy_stands(output: Path, tmp_path: Path) -> None:
    site = {"media/scan.tiff": scan(tmp_path / "scan.tiff", b"scan")}
    publish(site, output)
    (tmp_path / "scan.tiff").unlink()
    assert "media/scan.tiff" in publish(site, output).unchanged


def test_files_are_made_with_the_rights_the_system_gives_to_new_files(output: Path, tmp_path: Path) -> None:
    publish(SITE, output)
    (tmp_path / "new").write_bytes(b"")
    modes = {path.stat().st_mode for path in output.rglob("*") if path.is_file()}
    assert modes == {(tmp_path / "new").stat().st_mode}


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("", "has an empty part"),
        ("/etc/passwd", "is absolute"),
        ("C:x", "is absolute"),
        ("C:/x", "is absolute"),
        ("../x", "made of dots"),
        ("a/../x", "made of dots"),
        ("a/.. /x", "made of dots"),
        ("a/./x", "made of dots"),
        ("a//x", "has an empty part"),
        ("a/", "has an empty part"),
        ("a\\x", "holds a backslash"),
        ("a\0", "holds a backslash or a NUL"),
        (".git/hooks/x", "kept for the program or for git"),
        (".GIT/config", "kept for the program or for git"),
        (".pressarchive.json", "kept for the program or for git"),
        (".pressarchive.tmp", "kept for the program or for git"),
    ],
)
def test_a_name_that_leads_elsewhere_is_a_bug_of_ours(output: Path, name: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        publish({"index.html": b"", name: b"x"}, output)
    assert not output.exists()


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ("tags/Otan", "tags/otan", "one file where case does not count"),
        ("caf\u00e9", "cafe\u0301", "one file where case does not count"),
        ("Straße", "STRASSE", "one file where case does not count"),
        ("a", "a/b", "is a file and, for 'a/b', a folder"),
        ("A", "a/b/c", "is a file and, for 'a/b/c', a folder"),
    ],
)
def test_names_that_cannot_stand_together_are_a_bug_of_ours(
    output: Path, one: str, other: str, reason: str
) -> None:
    with pytest.raises(ValueError, match=reason):
        publish({one: b"1", other: b"2"}, output)
    assert not output.exists()
