"""Entries become sources: bytes first, then text; a file that changes under us is a problem, never a traceback."""

# ruff: noqa: E501 - messages stand whole

import os
from pathlib import Path

import pytest

from pressarchive.model import Source
from pressarchive.problems import Faults, Problem
from pressarchive.read.scan import Entry, scan
from pressarchive.read.sources import Bytes, decode_source, read_bytes, read_text


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Two articles, one with a sidecar."""
    articles = tmp_path / "content/articles"
    articles.mkdir(parents=True)
    (articles / "minsk.txt").write_bytes("Lavrov à Minsk\r\n\r\nTexte.\r\n".encode())
    (articles / "minsk.yaml").write_bytes("outlet: L'Unità\n".encode())
    (articles / "oslo.md").write_bytes(b"---\ntitle: Oslo\n---\n")
    return tmp_path


def read_sources(entries: list[Entry]) -> tuple[list[Source], list[Problem]]:
    """What the articles among the entries are, read one after another as a build does."""
    sources: list[Source] = []
    problems: list[Problem] = []
    for entry in (e for e in entries if e.role == "article"):
        try:
            source, found = decode_source(entry, read_bytes(entry))
        except Faults as faults:
            source, found = None, list(faults.problems)
        sources += [source] if source else []
        problems += found
    return sources, problems


def problems(entries: list[Entry]) -> list[str]:
    return [str(problem).replace("content/articles/", "…/") for problem in read_sources(entries)[1]]


def test_articles_are_read_with_their_sidecars(site: Path) -> None:
    found, faults = read_sources(scan(site)[0])
    assert found == [
        Source("content/articles/minsk.txt", "Lavrov à Minsk\n\nTexte.\n", "outlet: L'Unità\n"),
        Source("content/articles/oslo.md", "---\ntitle: Oslo\n---\n"),
    ]
    assert faults == []


def test_bytes_are_read_before_they_are_decoded(site: Path) -> None:
    [minsk, oslo] = scan(site)[0]
    assert read_bytes(minsk) == Bytes(
        "Lavrov à Minsk\r\n\r\nTexte.\r\n".encode(), "outlet: L'Unità\n".encode()
    )
    assert decode_source(oslo, Bytes(b"Titre\n")) == (Source(oslo.path, "Titre\n"), [])


def test_what_is_wrong_with_a_sidecar_is_placed_in_it(site: Path) -> None:
    (site / "content/articles/minsk.yaml").write_bytes(b"outlet: \xff\x81\n")
    entries = scan(site)[0]
    assert problems(entries) == [
        "…/minsk.yaml: this is no text in UTF-8 or Windows-1252: a byte is 0x81 — save it again as UTF-8"
    ]
    assert [source.path for source in read_sources(entries)[0]] == ["content/articles/oslo.md"]


def test_a_warning_leaves_the_source(site: Path) -> None:
    (site / "content/articles/oslo.md").write_bytes("été".encode("cp1252"))
    found, faults = read_sources(scan(site)[0])
    assert [source.text for source in found][1] == "été"
    assert [fault.severity for fault in faults] == ["warning"]


def test_an_empty_sidecar_is_no_fault(site: Path) -> None:
    (site / "content/articles/minsk.yaml").write_bytes(b"")
    assert read_sources(scan(site)[0])[0][0].sidecar == ""


@pytest.mark.parametrize("name", ["minsk.txt", "minsk.yaml"])
def test_a_file_that_goes_away_after_the_scan_is_a_problem(site: Path, name: str) -> None:
    entries = scan(site)[0]
    (site / "content/articles" / name).unlink()
    assert problems(entries) == [f"…/{name}: this file went away while it was being read — build again"]


def test_a_file_that_shrinks_after_the_scan_is_read_as_it_is(site: Path) -> None:
    entries = scan(site)[0]
    (site / "content/articles/oslo.md").write_bytes(b"Court\n")
    assert read_sources(entries)[0][1].text == "Court\n"


def test_a_pipe_put_in_a_files_place_is_not_waited_for(site: Path) -> None:
    entries = scan(site)[0]
    (site / "content/articles/oslo.md").unlink()
    os.mkfifo(site / "content/articles/oslo.md")
    assert problems(entries) == ["…/oslo.md: this is no longer a file — put the article back in its place"]


def test_a_link_put_in_a_files_place_is_not_followed(site: Path) -> None:
    entries = scan(site)[0]
    (site / "content/articles/oslo.md").unlink()
    (site / "content/articles/oslo.md").symlink_to("/etc/hostname")
    [problem] = problems(entries)
    assert problem.startswith("…/oslo.md: this file cannot be read: ")


def test_a_folder_put_in_a_files_place_is_a_problem(site: Path) -> None:
    entries = scan(site)[0]
    (site / "content/articles/oslo.md").unlink()
    (site / "content/articles/oslo.md").mkdir()
    [problem] = problems(entries)
    assert problem.startswith("…/oslo.md: this ")


def test_a_file_nobody_may_read_is_a_problem(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(file: str, _flags: int) -> int:
        raise PermissionError(13, "Permission denied", file)

    entries = scan(site)[0]
    monkeypatch.setattr("pressarchive.read.sources.os.open", refuse)
    assert problems(entries) == [
        "…/minsk.yaml: this file cannot be read: Permission denied — see that you may read it",
        "…/oslo.md: this file cannot be read: Permission denied — see that you may read it",
    ]


def test_a_file_far_too_large_is_refused_unread(site: Path) -> None:
    with (site / "content/articles/oslo.md").open("wb") as file:
        file.truncate(60 * 1024**2)
    assert problems(scan(site)[0]) == [
        "…/oslo.md: this file is 60.0 MB long, and at most 50.0 MB are read — part it into several articles"
    ]


def test_all_files_at_fault_are_reported_at_once(site: Path) -> None:
    for number in range(20):
        (site / f"content/articles/{number:02}.txt").write_bytes(b"\xff\xd8\xff")
    assert len(problems(scan(site)[0])) == 20


def test_an_authority_file_may_be_empty_and_a_page_may_not(site: Path) -> None:
    (site / "content/pages").mkdir()
    (site / "content/pages/about.md").touch()
    (site / "content/tags.yaml").touch()
    [page, tags] = [entry for entry in scan(site)[0] if entry.role in {"page", "authority"}]
    assert read_text(tags) == ("", [])
    text, [problem] = read_text(page)
    assert text is None
    assert str(problem) == "content/pages/about.md: this file is empty — write its text, or delete it"


def test_reading_bytes_raises_what_is_wrong(site: Path) -> None:
    entry = Entry("content/articles/x.txt", "article", str(site / "x.txt"))
    with pytest.raises(Faults, match="went away"):
        read_bytes(entry)
    assert read_text(entry)[0] is None
