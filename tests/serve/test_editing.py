"""Whoever writes the files, and however: the preview shows them."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from hands import WRITES
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


def test_however_an_editor_writes_it_is_seen(folder: Path) -> None:
    """Each writes a text of the same length, so that no size tells."""
    with serving(folder) as preview:
        for number, (name, edit) in enumerate(WRITES.items()):
            title = f"Essai {number}"
            edit(folder / UN, ARTICLE.format(title=title, day=1))
            soon(lambda title=title: title in preview.text("/repo/articles/un/"), f"{name} is not seen")  # type: ignore[misc]
        preview.more_lines(0.3)
        assert preview.state()["faults"] == []
