"""The files of a search: the same wherever they are made, kept while nothing changes, left out if asked."""

from __future__ import annotations

import time
from collections.abc import Mapping
from pathlib import Path

import pytest
from previews import archive
from sites import held

from pressarchive.build import Built, build, found
from pressarchive.build import assembling as assembling_room
from pressarchive.cli.progress import silent
from pressarchive.config import read_settings
from pressarchive.search import running
from pressarchive.search.cbor import decode, encode
from pressarchive.search.program import program
from pressarchive.serve.session import Session, Sources
from pressarchive.store import MemoryStore, Store

pytestmark = pytest.mark.skipif(program() is None, reason="Pagefind has no program for this machine")


def made(folder: Path, store: Store) -> Built:
    return build(folder, read_settings(folder), store, silent)


def search_of(site: Mapping[str, object]) -> set[str]:
    return {path for path in site if path.startswith("search/")}


def test_a_search_is_the_same_in_two_folders_and_at_two_times(tmp_path: Path) -> None:
    sites = []
    for name in ("a", "b/c"):
        (tmp_path / name).mkdir(parents=True)
        sites.append(made(archive(tmp_path / name), MemoryStore()).site)
    one, other = ({path: held(site[path]) for path in search_of(site)} for site in sites)
    assert one == other
    assert {path.partition("/")[2].partition("/")[2].partition("/")[0] for path in one} >= {
        "pagefind.js",
        "cards",
        "index",
        "filter",
    }
    assert not [path for path in one if "ui" in path.rpartition("/")[2] or "fragment" in path]


def test_nothing_is_run_where_no_article_changed_and_what_is_damaged_is_made_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, store = archive(tmp_path), MemoryStore()
    first = made(folder, store)
    before = {path: held(first.site[path]) for path in search_of(first.site)}
    runs: list[None] = []
    start = running.Running.start

    def counted(self: running.Running) -> None:
        runs.append(None)
        start(self)

    monkeypatch.setattr(running.Running, "start", counted)
    (folder / "templates" / "assets").mkdir(parents=True, exist_ok=True)
    (folder / "templates" / "assets" / "style.css").write_text("body { margin: 1px }", "utf-8")
    assert search_of(made(folder, store).site) == set(before)
    assert not runs
    for key in [key for key, value in store._values.items() if value in before.values()]:  # noqa: SLF001
        del store._values[key]  # noqa: SLF001
    known = made(folder, store)
    assert known.known
    path = next(path for path in sorted(before) if "/cards/" in path)
    assert held(known.site[path]) == before[path]
    assert runs


def test_search_off_leaves_out_its_page_its_links_its_files_and_its_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never() -> None:
        pytest.fail("the program was looked for")

    for room in (found, assembling_room):
        monkeypatch.setattr(room, "program", never)
    folder = archive(tmp_path)
    (folder / "site.yaml").write_text("title: Revue\nsearch: off\n", "utf-8")
    site = made(folder, MemoryStore()).site
    assert not search_of(site)
    assert not [path for path in site if path.endswith(".html") and b"search/" in held(site[path])]


def test_without_a_program_all_else_is_built_and_a_sentence_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for room in (found, assembling_room):
        monkeypatch.setattr(room, "program", lambda: None)
    result = made(archive(tmp_path), MemoryStore())
    assert not search_of(result.site)
    assert "index.html" in result.site
    (warning,) = [problem for problem in result.problems if "search" in problem.what]
    assert warning.severity == "warning"


def test_a_program_that_fails_is_a_warning_and_is_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, store = archive(tmp_path), MemoryStore()

    def fails(_self: running.Running) -> Path:
        raise running.SearchError("it has no room")

    with monkeypatch.context() as patched:
        patched.setattr(running.Running, "finish", fails)
        result = made(folder, store)
    assert search_of(result.site) == {"search/index.html"}
    assert "it has no room" in str(result.problems[-1])
    assert len(search_of(made(folder, store).site)) > 1


def test_in_a_preview_the_search_follows_an_edit_and_the_last_whole_one_is_shown_meanwhile(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = archive(tmp_path)
    monkeypatch.setattr("pressarchive.serve.behind.QUIET", 0.05)
    session = Session(Sources(folder, MemoryStore(), silent))

    def shown() -> dict[str, bytes]:
        assert session.state.edition
        site = session.state.edition.site
        return {path: held(site[path]) for path in search_of(site) if not path.endswith("index.html")}

    def wait(before: dict[str, bytes]) -> dict[str, bytes]:
        end = time.monotonic() + 60
        while shown() == before:
            assert time.monotonic() < end
            time.sleep(0.05)
        return shown()

    try:
        session.rebuild()
        first = wait({})
        article = next((folder / "content" / "articles").rglob("*.*"))
        article.write_text(article.read_text("utf-8") + "\nUn mot extraordinaire.\n", "utf-8")
        monkeypatch.setattr("pressarchive.serve.behind.QUIET", 1.0)
        session.rebuild((article.name,))
        assert shown() == first
        assert wait(first).keys() != first.keys()
        clean = made(folder, MemoryStore()).site
        assert shown() == {p: held(clean[p]) for p in search_of(clean) if not p.endswith("index.html")}
    finally:
        session.close()


@pytest.mark.parametrize("value", [0, 23, 24, 255, 256, 70_000, 2**40, "", "é" * 30, [], [1, ["a"], []]])
def test_cbor_is_read_back_as_it_was_written(value: object) -> None:
    assert decode(encode(value)) == value  # type: ignore[arg-type]


@pytest.mark.parametrize("data", [b"", b"\x1a\x00", b"\x9f\x01\xff", b"\xa0", b"\x01\x01"])
def test_what_is_no_such_cbor_is_told(data: bytes) -> None:
    with pytest.raises(ValueError, match=r"value"):
        decode(data)
