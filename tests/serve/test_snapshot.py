"""The snapshot sees what a build would read, and nothing else."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from previews import archive
from sites import write

from pressarchive.render.theme import default_theme
from pressarchive.serve.snapshot import Root, Snapshot, changed, roots, take, unrest

Edit = Callable[[Path], object]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return archive(tmp_path)


def look(folder: Path) -> Snapshot:
    return take(roots(folder, default_theme()))


def seen(folder: Path, edit: Edit) -> tuple[str, ...]:
    """The paths that `edit` changes."""
    before = look(folder)
    edit(folder)
    return changed(before, look(folder))


def safe_write(folder: Path) -> None:
    """As an editor saves: beside, then renamed; here with the size and time that the file had."""
    path = folder / "content/articles/un.md"
    old = path.stat()
    (folder / "content/articles/.un.md.swp").write_bytes(path.read_bytes().swapcase())
    os.utime(folder / "content/articles/.un.md.swp", ns=(old.st_atime_ns, old.st_mtime_ns))
    (folder / "content/articles/.un.md.swp").replace(path)


def keep_all(folder: Path) -> None:
    """As `rsync --inplace --times` and some editors write: only the time of any change tells."""
    path = folder / "content/articles/un.md"
    old = path.stat()
    time.sleep(0.02)
    with path.open("r+b") as file:
        file.write(path.read_bytes().swapcase())
    os.utime(path, ns=(old.st_atime_ns, old.st_mtime_ns))


EDITS: dict[str, tuple[Edit, tuple[str, ...]]] = {
    "an edit": (lambda f: write(f, {"content/articles/un.md": "autre"}), ("content/articles/un.md",)),
    "an editor's safe write": (safe_write, ("content/articles/un.md",)),
    "a write that keeps size, time and place": (keep_all, ("content/articles/un.md",)),
    "a deletion": (lambda f: (f / "content/articles/un.md").unlink(), ("content/articles/un.md",)),
    "a new folder": (
        lambda f: write(f, {"content/articles/2024/trois.md": "mot"}),
        ("content/articles/2024", "content/articles/2024/trois.md"),
    ),
    "a renaming": (
        lambda f: (f / "content/articles/un.md").rename(f / "content/articles/uno.md"),
        ("content/articles/un.md", "content/articles/uno.md"),
    ),
    "the settings": (lambda f: write(f, {"site.yaml": "title: Autre\n"}), ("site.yaml",)),
    "a template": (
        lambda f: write(f, {"templates/tag.html": ""}),
        ("templates", "templates/tag.html"),
    ),
    "a right to read": (
        lambda f: (f / "content/articles/un.md").chmod(0o200),
        ("content/articles/un.md",),
    ),
    "a link": (
        lambda f: (f / "content/articles/lien.md").symlink_to("nowhere"),
        ("content/articles/lien.md",),
    ),
}


@pytest.mark.parametrize("name", EDITS)
def test_it_sees(folder: Path, name: str) -> None:
    edit, paths = EDITS[name]
    assert seen(folder, edit) == paths


@pytest.mark.parametrize(
    "path",
    [
        "output/index.html",
        ".pressarchive/store.sqlite",
        "content/articles/.un.md.swp",
        "content/articles/un.md~",
        "content/articles/4913",
        "templates.txt",
        "notes/un.md",
    ],
)
def test_it_passes_over_what_no_build_reads(folder: Path, path: str) -> None:
    assert seen(folder, lambda f: write(f, {path: "mot"})) == ()


def test_reading_a_file_changes_nothing(folder: Path) -> None:
    assert seen(folder, lambda f: (f / "content/articles/un.md").read_bytes()) == ()


def test_an_edit_behind_a_link_is_seen_where_a_build_follows_it(folder: Path) -> None:
    elsewhere = folder / "elsewhere.html"
    elsewhere.write_text("un", "utf-8")
    (folder / "templates").mkdir()
    (folder / "templates/tag.html").symlink_to(elsewhere)
    assert seen(folder, lambda _: elsewhere.write_text("deux", "utf-8")) == ("templates/tag.html",)


def test_the_programs_own_theme_is_watched_too(
    folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    theme = tmp_path_factory.mktemp("theme")
    watched = roots(folder, theme)
    before = take(watched)
    (theme / "tag.html").write_text("", "utf-8")
    assert changed(before, take(watched)) == ("theme/tag.html",)


def test_a_theme_that_is_the_sites_own_is_looked_at_once(folder: Path) -> None:
    assert [root.name for root in roots(folder, folder / "templates")] == [
        "site.yaml",
        "content",
        "templates",
    ]


def test_a_circle_of_links_ends(folder: Path) -> None:
    (folder / "templates").mkdir()
    (folder / "templates/again").symlink_to(".")
    assert look(folder)


def test_a_file_just_written_is_not_at_rest_until_its_clock_has_ticked(tmp_path: Path) -> None:
    (tmp_path / "un.md").write_text("mot", "utf-8")
    seen = take((Root("content", tmp_path, follows=False),))
    now = time.time_ns()
    assert 0 < unrest(seen, now) < 0.1
    assert unrest(seen, now + 100_000_000) == 0


@pytest.mark.parametrize(
    ("written", "changed", "seconds"),
    [
        (10_000, 10_000, 0),
        (-1, 10_000, 0.015),
        (10_000, -1, 0.015),
        (-20_000_000, -20_000_000, 0),
        (3600 * 10**9 + 1, -1, 0.015),
        (3600 * 10**9 + 1, 10_000, 0),
        (-(10**9), -(10**9), 1),
        (-2 * 10**9, -2 * 10**9, 0),
    ],
    ids=[
        "in times to come",
        "written now",
        "now written with an old time",
        "written before the last tick",
        "now written with a time to come",
        "in times to come, whichever",
        "a second ago by a clock of whole seconds",
        "two seconds ago by a clock of whole seconds",
    ],
)
def test_how_long_a_write_may_look_the_same(written: int, changed: int, seconds: float) -> None:
    now = 1_700_000_000 * 10**9
    seen = {"content/articles/un.md": (0o100644, (3, now + written, now + changed, 7))}
    assert unrest(seen, now) == pytest.approx(seconds, abs=1e-6)
