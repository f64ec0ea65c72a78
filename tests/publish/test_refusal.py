"""Which folders may become the output folder, and what is said of the others."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from publish_help import lay, tree

import pressarchive
from pressarchive.problems import SettingsFaults
from pressarchive.publish import publish, refuse

CHOOSE = "choose another folder with --output: one that is empty, does not exist yet, or was built before"


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An archive in a home folder, and the working folder."""
    archive = tmp_path / "home" / "archive"
    lay(
        archive,
        {
            "site.yaml": b"title: x",
            "content/articles/a.txt": b"a",
            "templates/base.html": b"b",
            "tests/test_a.py": b"",
            ".git/HEAD": b"",
            "papers/scan.tiff": b"scan",
        },
    )
    monkeypatch.chdir(archive)
    monkeypatch.setattr(Path, "home", lambda: tmp_path / "home")
    return archive


def told(output: str | Path, site: Path, *inputs: Path) -> str:
    """The one sentence of a refusal that must touch nothing."""
    before = tree(site.parent.parent)
    with pytest.raises(SettingsFaults) as caught:
        refuse(Path(output), site, *inputs)
    assert tree(site.parent.parent) == before
    (problem,) = caught.value.problems
    assert problem.path == Path(output).as_posix()
    assert problem.hint == CHOOSE
    return problem.what


@pytest.mark.parametrize("output", ["output", "deep/er", "../elsewhere", "docs", "public"])
def test_a_missing_folder_is_fine_and_is_not_made_yet(site: Path, output: str) -> None:
    refuse(Path(output), site)
    assert not Path(output).exists()


def test_an_empty_folder_is_fine(site: Path) -> None:
    (site / "output").mkdir()
    refuse(site / "output", site)


def test_a_folder_we_published_is_fine_whatever_else_it_holds(site: Path) -> None:
    publish({"index.html": b""}, site / "output")
    lay(site / "output", {"CNAME": b"x", "mine": b"mine"})
    refuse(site / "output", site)


@pytest.mark.parametrize(
    "name", [".git", "CNAME", ".nojekyll", ".DS_Store", "Thumbs.db", ".pressarchive.tmp"]
)
def test_a_folder_that_only_holds_what_is_no_work_of_anybody_is_fine(site: Path, name: str) -> None:
    lay(site / "output", {name: b""})
    refuse(site / "output", site)


def test_a_folder_with_somebodys_files_is_refused(site: Path) -> None:
    expected = "this folder was not made by the program and is not empty: it holds scan.tiff"
    assert told("papers", site) == expected


def test_the_root_of_the_file_system_is_refused(site: Path) -> None:
    assert told(site.anchor, site) == "this is the root of the file system"


def test_the_home_folder_and_what_holds_it_are_refused(site: Path) -> None:
    assert told(site.parent, site) == "this is your home folder, or holds it"
    assert told(site.parent.parent, site) == "this is your home folder, or holds it"
    assert told("..", site) == "this is your home folder, or holds it"


def test_a_system_that_knows_no_home_folder_has_none_to_refuse(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unknown() -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.setattr(Path, "home", unknown)
    refuse(site / "output", site)
    assert told(site.parent, site) == "this is the folder of the archive itself, or holds it"


def test_the_archive_and_what_holds_it_are_refused(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "home", lambda: site.parent.parent / "somebody")
    for output in (".", site, "output/..", ".."):
        assert told(output, site) == "this is the folder of the archive itself, or holds it"


def test_the_archive_under_another_name_is_still_refused(site: Path) -> None:
    (site.parent / "alias").symlink_to(site)
    assert (
        told("../alias/content", site)
        == "this is in the archive's folder content, which is not for the finished site"
    )


@pytest.mark.parametrize("name", ["content", "templates", "tests", ".git", ".github", ".venv", "Content"])
@pytest.mark.parametrize("below", ["", "/output"])
def test_the_archives_own_folders_are_refused(site: Path, name: str, below: str) -> None:
    expected = f"this is in the archive's folder {name}, which is not for the finished site"
    assert told(name + below, site) == expected


def test_a_folder_of_git_is_refused_wherever_it_is(site: Path) -> None:
    assert told("../other/.git/output", site) == "this is inside a folder that belongs to git"


def test_a_folder_the_build_reads_is_refused_and_so_is_what_holds_it(site: Path) -> None:
    theme = site.parent / "themes" / "plain"
    theme.mkdir(parents=True)
    expected = f"this holds, or is inside, the folder {theme.as_posix()}, which the program reads"
    for output in (theme, theme / "output", theme.parent):
        assert told(output, site, theme) == expected


def test_the_program_itself_is_refused(site: Path) -> None:
    package = Path(pressarchive.__file__).parent
    assert told(package / "output", site).startswith("this holds, or is inside, the folder ")
    assert told(package, site).startswith("this holds, or is inside, the folder ")


def test_a_file_is_refused(site: Path) -> None:
    assert told("site.yaml", site) == "this is a file, and the site needs a folder"


def test_a_link_is_refused_wherever_it_leads(site: Path) -> None:
    (site / "link").symlink_to(site.parent / "elsewhere")
    (site / "loop").symlink_to("loop")
    expected = "this is a link, and the site must not be written through one"
    assert told("link", site) == expected
    assert told("loop", site) == expected


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_refused(site: Path) -> None:
    os.mkfifo(site.parent / "pipe")
    with pytest.raises(SettingsFaults, match="this is no folder"):
        refuse(site.parent / "pipe", site)


def test_a_folder_below_a_file_is_refused(site: Path) -> None:
    expected = f"this cannot be made, for {site.as_posix()}/papers/scan.tiff is no folder"
    assert told("papers/scan.tiff/output", site) == expected


def test_a_damaged_list_of_our_files_is_refused(site: Path) -> None:
    publish({"index.html": b""}, site / "output")
    (site / "output/.pressarchive.json").write_bytes(b"{")
    with pytest.raises(SettingsFaults) as caught:
        refuse(Path("output"), site)
    assert str(caught.value) == (
        "output/.pressarchive.json: the list of the files that the program wrote here is damaged, so it "
        "cannot tell its own from yours — move or delete the folder output, then build again"
    )


def denied(*_: object, **__: object) -> bool:
    return False


def unreadable(*_: object) -> None:
    raise PermissionError(errno.EACCES, "Permission denied")


@pytest.mark.parametrize(
    ("owner", "name", "stand_in", "expected"),
    [
        (os, "access", denied, "this folder may not be written"),
        (Path, "iterdir", unreadable, "the system says: Permission denied"),
    ],
)
def test_a_folder_the_system_keeps_from_us_is_refused(
    *,
    site: Path,
    monkeypatch: pytest.MonkeyPatch,
    owner: object,
    name: str,
    stand_in: Callable[..., object],
    expected: str,
) -> None:
    (site / "output").mkdir()
    with monkeypatch.context() as patch:
        patch.setattr(owner, name, stand_in)
        with pytest.raises(SettingsFaults) as caught:
            refuse(site / "output", site)
    assert caught.value.problems[0].what == expected


def test_a_folder_that_cannot_be_made_is_refused(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", denied)
    expected = f"this cannot be made, for the folder {site.as_posix()} may not be written"
    assert told("deep/er", site) == expected
