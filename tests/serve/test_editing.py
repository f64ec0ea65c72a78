"""Whoever writes the files, and however: the preview shows them."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from previews import ARTICLE, archive, ask, serving, soon
from sites import write

UN = "content/articles/un.md"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return archive(tmp_path / "archive")


@pytest.mark.skipif(not shutil.which("rsync"), reason="rsync is not installed")
@pytest.mark.parametrize(
    "options",
    [(), ("--inplace",), ("--inplace", "--no-whole-file", "--checksum"), ("--delay-updates",)],
    ids=" ".join,
)
def test_rsync_is_followed(folder: Path, tmp_path: Path, options: tuple[str, ...]) -> None:
    """As `-a` copies, with the times of its files: another text of the same size and time, too."""
    other = shutil.copytree(folder / "content", tmp_path / "other")
    write(other, {f"articles/{n}.md": ARTICLE.format(title=f"Titre {n}", day=1) for n in range(40)})
    (other / "articles" / "deux.md").unlink()

    def rsync() -> None:
        command = ["rsync", "-a", "--delete", *options, f"{other}/", f"{folder / 'content'}/"]
        subprocess.run(command, check=True, capture_output=True)

    with serving(folder) as preview:
        rsync()
        soon(lambda: ask(preview.port, "/repo/articles/39/").status == 200, "what came is not seen")
        soon(lambda: ask(preview.port, "/repo/articles/deux/").status == 404, "what went is not seen")
        then = (other / "articles" / "un.md").stat().st_mtime_ns
        write(other, {"articles/un.md": ARTICLE.format(title="Nu", day=1)})
        os.utime(other / "articles" / "un.md", ns=(then, then))
        (folder / UN).touch()  # or rsync itself would not know
        rsync()
        soon(lambda: "Nu" in preview.text("/repo/articles/un/"), "what it changed is not seen")


def _vim(path: Path, text: str) -> None:
    probe, backup = path.with_name("4913"), path.with_name(f"{path.name}~")
    probe.touch()
    probe.unlink()
    path.rename(backup)
    path.write_text(text, "utf-8")
    backup.unlink()


def _emacs(path: Path, text: str) -> None:
    path.with_name(f".#{path.name}").symlink_to("someone@somewhere.1")
    shutil.copy2(path, path.with_name(f"{path.name}~"))
    path.write_text(text, "utf-8")
    path.with_name(f".#{path.name}").unlink()


def _replaced(path: Path, text: str) -> None:
    new = path.with_name(f".{path.name}.tmp")
    new.write_text(text, "utf-8")
    new.replace(path)


def _jetbrains(path: Path, text: str) -> None:
    new, old = path.with_name(f"{path.name}___jb_tmp___"), path.with_name(f"{path.name}___jb_old___")
    new.write_text(text, "utf-8")
    path.rename(old)
    new.rename(path)
    old.unlink()


def _slowly(path: Path, text: str) -> None:
    with path.open("w", encoding="utf-8") as file:
        time.sleep(0.1)
        file.write(text[:30])
        file.flush()
        time.sleep(0.1)
        file.write(text[30:])


def _anew(path: Path, text: str) -> None:
    path.unlink()
    time.sleep(0.1)
    path.write_text(text, "utf-8")


def _restored(path: Path, text: str) -> None:
    old = path.stat()
    path.write_text(text, "utf-8")
    os.utime(path, ns=(old.st_atime_ns, old.st_mtime_ns))


WRITES: dict[str, Callable[[Path, str], object]] = {
    "in place": lambda path, text: path.write_text(text, "utf-8"),
    "Vim's: the old one away, a new one in its place": _vim,
    "Emacs': a backup that is a copy": _emacs,
    "a new file that takes its place": _replaced,
    "JetBrains': by two renames": _jetbrains,
    "empty first and full later": _slowly,
    "deleted and made anew": _anew,
    "with its old size and time": _restored,
}


def test_however_an_editor_writes_it_is_seen(folder: Path) -> None:
    """Each writes a text of the same length, so that no size tells."""
    with serving(folder) as preview:
        for number, (name, edit) in enumerate(WRITES.items()):
            title = f"Essai {number}"
            edit(folder / UN, ARTICLE.format(title=title, day=1))
            soon(lambda title=title: title in preview.text("/repo/articles/un/"), f"{name} is not seen")  # type: ignore[misc]
        preview.more_lines(0.3)
        assert preview.state()["faults"] == []
