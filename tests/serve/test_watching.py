"""The watch finds every change, whoever tells it, and says so once where nobody does."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from previews import archive, soon
from sites import write

from pressarchive.render.theme import default_theme
from pressarchive.serve import ears, watching
from pressarchive.serve.ears import NoEars, SystemEars
from pressarchive.serve.snapshot import Root, roots
from pressarchive.serve.watching import Watch

UN = "content/articles/un.md"


class FakeEars:
    """Ears whose every notice is put in their mouth."""

    pause = 0.0

    def __init__(self) -> None:
        self.notices: list[bool] = []
        self.is_sound = True
        self.closed = False

    def wait(self, seconds: float) -> bool:  # noqa: ARG002 - nobody waits
        return self.notices.pop(0) if self.notices else False

    def sound(self) -> bool:
        return self.is_sound

    def close(self) -> None:
        self.closed = True


class Told:
    """A watch with fake ears, and what it said."""

    def __init__(self, folder: Path) -> None:
        self.said: list[str] = []
        self.ears: list[FakeEars] = []
        self.watch = Watch(roots(folder, default_theme()), self.said.append, self._listen)

    def _listen(self, _roots: tuple[Root, ...]) -> FakeEars:
        self.ears.append(FakeEars())
        return self.ears[-1]


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ears, "POLL", 0.01)
    monkeypatch.setattr(NoEars, "pause", 0.01)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return archive(tmp_path)


def test_a_notice_without_a_change_is_nothing(folder: Path) -> None:
    told = Told(folder)
    told.ears[-1].notices = [True, True, False]
    assert told.watch.glance() == ()


def test_what_was_heard_is_found(folder: Path) -> None:
    told = Told(folder)
    write(folder, {UN: "mot"})
    told.ears[-1].notices = [True]
    assert told.watch.glance() == (UN,)
    assert told.watch.glance() == ()


def test_a_change_without_a_notice_is_found_and_the_ears_are_renewed(folder: Path) -> None:
    told = Told(folder)
    write(folder, {UN: "mot"})
    assert told.watch.glance() == (UN,)
    assert [heard.closed for heard in told.ears] == [True, False]
    assert told.said == []


def test_after_two_changes_without_a_notice_it_looks_for_itself_and_says_so_once(folder: Path) -> None:
    told = Told(folder)
    for word in ("un", "deux", "trois", "quatre"):
        write(folder, {UN: word})
        assert told.watch.glance() == (UN,)
    (said,) = told.said
    assert said.endswith("changes are looked for every half second instead")


def test_a_notice_that_comes_late_is_no_miss(folder: Path) -> None:
    told = Told(folder)
    for word in ("un", "deux", "trois"):
        write(folder, {UN: word})
        told.ears[-1].notices = [False, True]
        assert told.watch.glance() == (UN,)
        assert told.watch.glance() == ()
    assert (len(told.ears), told.said) == (1, [])


def test_ears_that_are_not_sound_are_renewed_before_the_look(folder: Path) -> None:
    told = Told(folder)
    told.ears[-1].is_sound = False
    assert told.watch.glance() == ()
    assert len(told.ears) == 2


def test_a_system_that_refuses_is_told_once_and_done_without(folder: Path) -> None:
    said: list[str] = []

    def refuse(_roots: tuple[Root, ...]) -> SystemEars:
        raise OSError(28, "inotify watch limit reached")

    watch = Watch(roots(folder, default_theme()), said.append, refuse)
    for word in ("un", "deux"):
        write(folder, {UN: word})
        assert watch.wait() == (UN,)
    (sentence,) = said
    assert "inotify watch limit reached" in sentence


# With the system's own notices


class Following:
    """A watch that is waited on in a thread, as the preview does."""

    def __init__(self, folder: Path) -> None:
        self.said: list[str] = []
        self.found: list[tuple[str, ...]] = []
        self.looks = 0
        self.watch = Watch(roots(folder, default_theme()), self.said.append)
        self._over = False
        self._thread = threading.Thread(target=self._follow, daemon=True)
        self._thread.start()

    def _follow(self) -> None:
        while not self._over:
            found = self.watch.glance()
            self.looks += 1
            if found:
                self.found.append(found)

    def end(self) -> None:
        self._over = True
        self._thread.join()
        self.watch.close()

    def finds(self, path: str, edit: Callable[[], object]) -> None:
        before = len(self.found)
        edit()
        soon(lambda: any(path in found for found in self.found[before:]), f"{path} in {self.found}")


@pytest.fixture
def following(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Following]:
    monkeypatch.setattr(SystemEars, "pause", 0.4)
    made = Following(folder)
    yield made
    made.end()


def test_it_hears_every_way_of_editing(folder: Path, following: Following) -> None:
    article, beside = folder / UN, folder / "content/articles/.un.tmp"
    following.finds(UN, lambda: article.write_text("un", "utf-8"))
    beside.write_text("deux", "utf-8")
    following.finds(UN, lambda: beside.replace(article))
    following.finds(UN, article.unlink)
    following.finds("content/articles/x/y/z.md", lambda: write(folder, {"content/articles/x/y/z.md": "mot"}))
    following.finds(
        "content/articles/x/y/z.md", lambda: write(folder, {"content/articles/x/y/z.md": "encore"})
    )
    following.finds("site.yaml", lambda: write(folder, {"site.yaml": "title: Autre\n"}))
    following.finds("templates/tag.html", lambda: write(folder, {"templates/tag.html": "un"}))
    following.finds("templates/tag.html", lambda: write(folder, {"templates/tag.html": "deux"}))
    assert following.said == []


def test_a_folder_that_is_made_anew_is_heard_again(folder: Path, following: Following) -> None:
    kept = folder / "kept"
    shutil.copytree(folder / "content", kept)
    following.finds("content", lambda: shutil.rmtree(folder / "content"))
    following.finds(UN, lambda: shutil.copytree(kept, folder / "content"))
    following.finds(UN, lambda: write(folder, {UN: "mot"}))
    following.finds(UN, lambda: write(folder, {UN: "un autre"}))
    assert following.said == []


def test_a_burst_is_found_whole(folder: Path, following: Following) -> None:
    names = {f"content/articles/{n}.md" for n in range(3000)}
    following.finds("content/articles/2999.md", lambda: write(folder, dict.fromkeys(sorted(names), "mot")))
    soon(lambda: names <= {path for found in following.found for path in found}, "some were lost")


def test_reading_wakes_nobody(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    listening = SystemEars(roots(folder, default_theme()))
    monkeypatch.setattr(watching, "QUIET", 0.0)
    try:
        for path in folder.rglob("*"):
            os.listdir(path) if path.is_dir() else path.read_bytes()  # noqa: PTH208
        write(folder, {"output/index.html": "mot", "content/articles/.un.md.swp": "mot", "notes.txt": "mot"})
        assert not listening.wait(0.3)
        write(folder, {UN: "mot"})
        assert listening.wait(5)
    finally:
        listening.close()
