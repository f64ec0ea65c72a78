"""A session builds again and again: the last good site stays, faults are shown with their lines."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from previews import FAULTY, archive
from sites import write

from pressarchive.build import build
from pressarchive.cli.progress import silent
from pressarchive.cli.rebuild_lines import told
from pressarchive.config import read_settings
from pressarchive.digest import digest
from pressarchive.model import Content
from pressarchive.problems import Faults, Problem
from pressarchive.publish import publish
from pressarchive.render.theme import default_theme
from pressarchive.serve import session as session_module
from pressarchive.serve.editions import Edition
from pressarchive.serve.excerpts import shown
from pressarchive.serve.session import Broke, Failed, Rebuilt, Session, Sources
from pressarchive.store import DiskStore, MemoryStore, stamps

UN = "content/articles/un.md"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return archive(tmp_path)


def session(folder: Path) -> Session:
    return Session(Sources(folder, MemoryStore(), lambda _what, _steps: lambda: None))


def test_a_good_build_is_statesand_counted(folder: Path) -> None:
    made = session(folder)
    first = made.rebuild()
    assert isinstance(first, Rebuilt)
    assert made.state.edition
    assert made.state.edition.base_path == "/repo/"
    assert first.difference.pages == first.built.pages
    write(folder, {UN: "---\ntitle: Un\ndate: 2018-12-01\ntags: [Mer]\n---\n\nAutre mot.\n"})
    second = made.rebuild((UN,))
    assert isinstance(second, Rebuilt)
    assert 0 < second.difference.pages < first.difference.pages
    (line,) = told(second)
    assert f"{UN}: {second.difference.pages} pages, {second.difference.files} other files in " in line.text


def test_a_build_that_changes_nothing_says_so(folder: Path) -> None:
    made = session(folder)
    made.rebuild()
    again = made.rebuild((UN,))
    assert isinstance(again, Rebuilt)
    assert (again.difference.pages, again.difference.files) == (0, 0)


def test_a_fault_leaves_the_last_good_site_and_is_stateswith_its_line(folder: Path) -> None:
    made = session(folder)
    made.rebuild()
    good = made.state.edition
    write(folder, {"content/articles/trois.md": FAULTY})
    failed = made.rebuild(("content/articles/trois.md",))
    assert isinstance(failed, Failed)
    assert made.state.edition is good
    (fault,) = made.state.faults
    assert (fault.place, fault.source, fault.caret) == ("content/articles/trois.md:2:1", "titre: Oups", 1)
    assert [line.text for line in told(failed)][-1].endswith("1 fault; the last good site stays")
    (folder / "content/articles/trois.md").unlink()
    assert isinstance(made.rebuild(), Rebuilt)
    assert made.state.faults == ()


def test_faults_of_the_first_build_leave_nothing_to_show(folder: Path) -> None:
    write(folder, {"site.yaml": "titre: Oups\n"})
    made = session(folder)
    assert isinstance(made.rebuild(), Failed)
    assert made.state.edition is None
    assert made.state.faults


def test_a_bug_is_told_as_one_and_the_next_edit_builds_again(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = session(folder)
    made.rebuild()
    good = made.state.edition
    with monkeypatch.context() as planted:
        planted.setattr(session_module, "assemble", lambda *_: 1 // 0)
        broke = made.rebuild((UN,))
    assert isinstance(broke, Broke)
    assert broke.trace.startswith("Traceback")
    assert made.state.edition is good
    (fault,) = made.state.faults
    assert "ZeroDivisionError" in fault.what
    assert isinstance(made.rebuild(), Rebuilt)


def test_a_warning_is_told_when_it_is_new(folder: Path) -> None:
    made = session(folder)
    made.rebuild()
    write(folder, {"content/articles/notes.docx": "x"})
    first, second = made.rebuild(), made.rebuild()
    assert isinstance(first, Rebuilt)
    assert isinstance(second, Rebuilt)
    assert [problem.path for problem in first.warnings] == ["content/articles/notes.docx"]
    assert second.warnings == ()


def test_what_publishing_refuses_is_a_fault(folder: Path) -> None:
    def refuse(_site: Mapping[str, Content]) -> tuple[Problem, ...]:
        raise Faults([Problem("output", 0, 0, "full", "make room")])

    made = Session(Sources(folder, MemoryStore(), lambda _what, _steps: lambda: None), publish=refuse)
    assert isinstance(made.rebuild(), Failed)
    assert made.state.edition is None


def test_the_store_is_written_after_a_good_build(folder: Path) -> None:
    with DiskStore(folder / ".pressarchive") as store:
        made = Session(Sources(folder, store, lambda _what, _steps: lambda: None))
        made.rebuild()
        made.rest()
        assert (folder / ".pressarchive/store.sqlite").stat().st_size > 0
        assert isinstance(made.rebuild(), Rebuilt)


def test_what_the_command_remembers_outlives_a_preview(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A build after a preview in which nothing changed, or all was put back, has nothing to do."""
    monkeypatch.setattr(stamps, "FRESH", -(10**12))  # what was written a moment ago is remembered, too
    settings = read_settings(folder)
    with DiskStore(folder / ".pressarchive") as store:
        built = build(folder, settings, store, silent)
        publish(built.site, folder / "output", store=store, fetch=built.site.fetch)
    text = (folder / UN).read_text("utf-8")
    with DiskStore(folder / ".pressarchive") as store:
        made = Session(Sources(folder, store, silent))
        for words in (text, text + "Un mot.\n", text + "Deux mots.\n", text):
            write(folder, {UN: words})
            assert isinstance(made.rebuild(), Rebuilt)
            made.rest()
    with DiskStore(folder / ".pressarchive") as store:
        assert build(folder, settings, store, silent).known
        assert store.get(digest("stamps", f"the files of {folder.resolve() / 'output'}"))


@pytest.mark.parametrize(
    ("text", "place", "excerpt"),
    [
        ("un\ndeux\n", (2, 3), ("deux", 3)),
        ("un\r\ndeux", (2, 0), ("deux", 0)),
        ("e\u0301te\u0301", (1, 3), ("été", 3)),
        ("x" * 500 + "!" + "y" * 500, (1, 501), ("x" * 59 + "!" + "y" * 60, 60)),
        ("un", (7, 1), ("", 0)),
        ("\x1b[31mrouge", (1, 2), ("\\u001b[31mrouge", 7)),
    ],
)
def test_an_excerpt_is_the_line_meant(
    tmp_path: Path, text: str, place: tuple[int, int], excerpt: tuple[str, int]
) -> None:
    (tmp_path / "a.md").write_bytes(text.encode())
    fault = shown(Problem("a.md", *place, "what", "hint"), tmp_path, default_theme())
    assert (fault.source, fault.caret) == excerpt


def test_a_line_of_the_programs_theme_is_statesand_no_file_outside_is(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("secret", "utf-8")
    site = tmp_path / "site"
    site.mkdir()
    assert shown(Problem("templates/base.html", 2, 0, "", ""), site, default_theme()).source
    for path in ("../secret.txt", str(tmp_path / "secret.txt"), "missing.md"):
        assert shown(Problem(path, 1, 0, "", ""), site, default_theme()).source == ""


@pytest.mark.parametrize("looked_at", [["tags/mer/index.html"], []], ids=["looked at", "not looked at"])
def test_a_page_that_its_template_cannot_make_leaves_the_last_good_site(
    folder: Path, looked_at: list[str]
) -> None:
    """Where a browser shows the page, nothing newer is shown meanwhile."""
    states: list[Edition | None] = []
    sources = Sources(folder, MemoryStore(), lambda _what, _steps: lambda: None)
    made = Session(sources, lambda: states.append(made.state.edition))
    made.rebuild()
    good = made.state.edition
    for path in looked_at:
        made.looked_at(path)
    write(folder, {"templates/tag.html": "{{ page.nothing }}"})
    assert isinstance(made.rebuild(), Failed)
    assert made.state.edition is good
    assert made.state.faults[0].place == "templates/tag.html:1"
    assert made.state.faults[0].source == "{{ page.nothing }}"
    assert [one is good for one in states] == ([True, True] if looked_at else [True, False, True])
    (folder / "templates/tag.html").unlink()
    assert isinstance(made.rebuild(), Rebuilt)
