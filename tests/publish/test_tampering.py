"""What happens to an output folder in which somebody else was at work."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from publish_help import clean, files, lay, tree

from pressarchive.model import Content
from pressarchive.problems import Faults
from pressarchive.publish import publish

SITE: dict[str, Content] = {"index.html": b"home", "a/index.html": b"a", "b/index.html": b"b"}
SMALLER: dict[str, Content] = {"index.html": b"home"}


@pytest.fixture
def output(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A published folder, called `output` in messages."""
    monkeypatch.chdir(tmp_path)
    publish(SITE, Path("output"))
    return Path("output")


def refused(site: dict[str, Content], output: Path) -> list[str]:
    """The faults of a publish that must leave the folder as it is."""
    before = tree(output)
    with pytest.raises(Faults) as caught:
        publish(site, output)
    assert tree(output) == before
    return [str(problem) for problem in caught.value.problems]


def warned(site: dict[str, Content], output: Path) -> list[str]:
    """The warnings of a publish, which the next one does not repeat."""
    done = publish(site, output)
    assert all(problem.severity == "warning" for problem in done.warnings)
    assert publish(site, output).warnings == ()
    return [str(problem) for problem in done.warnings]


def test_a_page_edited_by_hand_is_repaired_and_named(output: Path) -> None:
    (output / "a/index.html").write_bytes(b"mine")
    assert warned(SITE, output) == [
        (
            "output/a/index.html: this file was changed or damaged since the last build, and has been "
            "written anew — make changes in the content or the templates: those made in the output folder "
            "do not last"
        )
    ]
    assert tree(output) == clean(SITE)


def test_a_page_cut_short_is_repaired(output: Path) -> None:
    (output / "a/index.html").write_bytes(b"")
    assert len(warned(SITE, output)) == 1
    assert tree(output) == clean(SITE)


def test_a_page_edited_by_hand_to_what_it_becomes_anyway_is_no_news(output: Path) -> None:
    (output / "a/index.html").write_bytes(b"a 2")
    assert warned({**SITE, "a/index.html": b"a 2"}, output) == []


def test_a_missing_page_is_written_without_a_word(output: Path) -> None:
    (output / "a/index.html").unlink()
    (output / "b/index.html").unlink()
    (output / "b").rmdir()
    assert warned(SITE, output) == []
    assert tree(output) == clean(SITE)


def test_a_page_edited_by_hand_that_leaves_the_site_is_kept_and_named(output: Path) -> None:
    (output / "a/index.html").write_bytes(b"mine")
    assert warned(SMALLER, output) == [
        (
            "output/a/index.html: this file is no longer part of the site, but was changed since the program "
            "wrote it, and is kept — delete it if you do not need it: the program will not touch it again"
        )
    ]
    assert tree(output) == {**clean(SMALLER), "a": None, "a/index.html": b"mine"}


def test_a_kept_page_that_comes_back_is_a_stranger(output: Path) -> None:
    (output / "a/index.html").write_bytes(b"mine")
    publish(SMALLER, output)
    assert len(refused(SITE, output)) == 1


def test_a_strangers_file_in_our_place_is_a_fault_before_anything_is_written(output: Path) -> None:
    lay(output, {"c/index.html": b"mine", "d": b"mine too"})
    assert refused({"c/index.html": b"c", "d": b"d", "e": b"e"}, output) == [
        (
            "output/c/index.html: a file that the program did not write stands where the site needs its own "
            "— move or delete it, or choose another output folder with --output"
        ),
        (
            "output/d: a file that the program did not write stands where the site needs its own "
            "— move or delete it, or choose another output folder with --output"
        ),
    ]


def test_a_strangers_file_with_our_bytes_stays_theirs(output: Path) -> None:
    lay(output, {"c/index.html": b"c"})
    done = publish({**SITE, "c/index.html": b"c"}, output)
    assert "c/index.html" in done.unchanged
    publish(SITE, output)
    assert (output / "c/index.html").read_bytes() == b"c"


def test_a_strangers_file_where_a_folder_must_be_is_a_fault(output: Path) -> None:
    lay(output, {"c": b"mine"})
    assert refused({**SITE, "c/x": b"x", "c/y": b"y"}, output) == [
        (
            "output/c: a file stands where the site needs a folder — "
            "move or delete it, or choose another output folder with --output"
        )
    ]


def test_a_page_edited_by_hand_where_a_folder_must_be_is_a_fault(output: Path) -> None:
    (output / "index.html").write_bytes(b"mine")
    assert len(refused({"index.html/x": b"x"}, output)) == 1


def test_a_strangers_file_in_a_folder_where_a_file_must_be_is_a_fault_that_names_it(output: Path) -> None:
    lay(output, {"a/deep/mine.txt": b"mine"})
    (problem,) = refused({"a": b"a"}, output)
    assert problem.startswith("output/a/deep: a folder that the program did not write stands where")


def test_a_strangers_folder_where_a_file_must_be_is_a_fault(output: Path) -> None:
    (output / "c").mkdir()
    (problem,) = refused({**SITE, "c": b"c"}, output)
    assert problem.startswith("output/c: a folder that the program did not write stands where")


def test_a_folder_that_somebody_made_of_our_page_is_a_fault(output: Path) -> None:
    (output / "index.html").unlink()
    lay(output, {"index.html/mine": b"mine"})
    assert len(refused(SITE, output)) == 1


def test_a_folder_that_somebody_made_of_a_page_that_leaves_is_theirs(output: Path) -> None:
    (output / "a/index.html").unlink()
    lay(output, {"a/index.html/mine": b"mine"})
    assert warned(SMALLER, output) == []
    assert (output / "a/index.html/mine").read_bytes() == b"mine"


def test_nothing_is_written_through_a_linked_folder(output: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (output / "c").symlink_to(tmp_path / "elsewhere")
    assert refused({**SITE, "c/x/y": b"y", "c/z": b"z"}, output) == [
        (
            "output/c: a link stands where the site needs a folder — "
            "move or delete it, or choose another output folder with --output"
        )
    ]
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_nothing_is_deleted_through_a_linked_folder(output: Path, tmp_path: Path) -> None:
    (output / "a").rename(tmp_path / "elsewhere")
    (output / "a").symlink_to(tmp_path / "elsewhere")
    assert warned(SMALLER, output) == [
        (
            "output/a: a link stands where the program had written a folder, and what is behind it is kept — "
            "delete the link if you do not need it: the program will not touch it again"
        )
    ]
    assert files(tmp_path / "elsewhere") == {"index.html": b"a"}
    assert (output / "a").is_symlink()


def test_a_link_in_the_place_of_our_page_is_replaced_and_its_target_left(
    output: Path, tmp_path: Path
) -> None:
    (tmp_path / "mine").write_bytes(b"a")
    (output / "a/index.html").unlink()
    (output / "a/index.html").symlink_to(tmp_path / "mine")
    assert len(warned(SITE, output)) == 1
    assert tree(output) == clean(SITE)
    assert (tmp_path / "mine").read_bytes() == b"a"


def test_a_link_in_the_place_of_a_page_that_leaves_is_kept_and_named(output: Path, tmp_path: Path) -> None:
    (tmp_path / "mine").write_bytes(b"a")
    (output / "a/index.html").unlink()
    (output / "a/index.html").symlink_to(tmp_path / "mine")
    assert len(warned(SMALLER, output)) == 1
    assert (output / "a/index.html").is_symlink()


def test_a_strangers_link_in_our_place_is_a_fault_whatever_it_leads_to(output: Path, tmp_path: Path) -> None:
    (tmp_path / "mine").write_bytes(b"c")
    (output / "c").symlink_to(tmp_path / "mine")
    (output / "d").symlink_to("nowhere")
    assert len(refused({**SITE, "c": b"c", "d": b"d"}, output)) == 2


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_in_our_place_does_not_hold_the_build(output: Path) -> None:
    (output / "index.html").unlink()
    os.mkfifo(output / "index.html")
    assert len(warned(SITE, output)) == 1
    assert (output / "index.html").read_bytes() == b"home"


def test_an_output_folder_that_is_a_link_is_a_fault(output: Path) -> None:
    Path("link").symlink_to(output)
    assert refused(SITE, Path("link")) == [
        "link: this is a link, and the site must not be written through one — choose a folder with --output"
    ]


DAMAGED = {
    "empty": b"",
    "cut short": b'{"about": "", "files": {"index.html": "4e',
    "no text": b"\xff\xfe\x00",
    "another shape": b"[]",
    "files a list": b'{"files": ["index.html"]}',
    "no digest": b'{"files": {"index.html": "mine"}}',
    "a number": b'{"files": {"index.html": 1}}',
    "no digests": b'{"files": {"index.html": []}}',
    "merged by git": b"<<<<<<< HEAD\n{}\n=======\n{}\n>>>>>>> main\n",
    "nested": b"[" * 100_000,
    "a path that leads out": json.dumps({"files": {"../precious": "a" * 64}}).encode(),
    "an absolute path": json.dumps({"files": {"/etc/passwd": "a" * 64}}).encode(),
    "git's own": json.dumps({"files": {".git/config": "a" * 64}}).encode(),
}


@pytest.mark.parametrize("kind", DAMAGED)
def test_a_damaged_manifest_is_not_believed(output: Path, kind: str) -> None:
    (output / ".pressarchive.json").write_bytes(DAMAGED[kind])
    assert refused(SMALLER, output) == [
        (
            "output/.pressarchive.json: the list of the files that the program wrote here is damaged, so it "
            "cannot tell its own from yours — move or delete the folder output, then build again"
        )
    ]


def test_a_manifest_that_is_a_link_is_not_believed(output: Path, tmp_path: Path) -> None:
    (output / ".pressarchive.json").rename(tmp_path / "elsewhere.json")
    (output / ".pressarchive.json").symlink_to(tmp_path / "elsewhere.json")
    assert len(refused(SMALLER, output)) == 1


def test_without_its_manifest_every_file_is_a_strangers(output: Path) -> None:
    (output / ".pressarchive.json").unlink()
    publish(SMALLER, output)
    assert (output / "a/index.html").read_bytes() == b"a"
    assert len(refused({"a/index.html": b"new"}, output)) == 1


def test_something_in_the_place_where_files_are_made_is_a_fault(output: Path) -> None:
    (output / ".pressarchive.tmp").mkdir()
    assert refused(SMALLER, output) == [
        (
            "output/.pressarchive.tmp: something that the program did not write stands where it makes its "
            "files — move or delete it, then build again"
        )
    ]
