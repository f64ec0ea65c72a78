"""After any edits, the preview serves what a build that remembers nothing gives, and grows by nothing.

A short row of edits in every run; PRESSARCHIVE_SOAK=1000 makes it as long as that, and idle for a minute
at its end.
"""

from __future__ import annotations

import os
import random
import re
import shutil
import sys
from functools import partial
from pathlib import Path
from urllib.parse import quote

import pytest
from previews import FAULTY, Running, ask, serving, soon
from sites import extract, write
from test_edits import EDITS, site_of

from pressarchive.config import read_settings
from pressarchive.serve.content import content_bytes
from pressarchive.store import MemoryStore

SOAK = int(os.environ.get("PRESSARCHIVE_SOAK", "0"))
ROW = SOAK or 8
CHECKED_EVERY = 100
MOST_GROWN = 60_000
"""Kilobytes, over all the edits: what an allocator keeps for itself."""
PASSING = 3
"""Threads and files that happen to be open at the moment of looking."""
RESTORED_EVERY = 20
"""Or edits that delete would leave nothing to edit, and those that add a larger archive than at first."""
_SCRIPT = re.compile(rb'<script type="module" src="/__preview__/reload\.js"[^>]*></script>\n')


def test_after_any_edits_it_serves_the_bytes_of_a_clean_build(tmp_path: Path) -> None:
    folder = tmp_path / "site"
    folder.mkdir()
    extract(folder)
    written = shutil.copytree(folder / "content", tmp_path / "written")
    chance = random.Random(SOAK)  # noqa: S311 - the same edits in every run
    sizes = []
    with serving(folder) as preview:
        for number in range(1, ROW + 1):
            if number % RESTORED_EVERY == 0:
                shutil.rmtree(folder / "content")
                shutil.copytree(written, folder / "content")
            chance.choice(EDITS)(folder, chance)
            if number % 10 == 0:
                _spoil_and_mend(folder, preview)
            _settled(folder, preview, number)
            if number % CHECKED_EVERY == 0 or number == ROW:
                _compare(folder, preview)
                sizes.append(_grown(preview))
        if SOAK:
            preview.more_lines(5)
            assert preview.more_lines(60) == [], "something was built in an idle minute"
    if SOAK:
        sys.stderr.write("".join(f"\n{size}" for size in sizes))
        memory, threads, files = (max(later) - first for first, *later in zip(*sizes, strict=True))
        assert memory < MOST_GROWN
        assert max(threads, files) <= PASSING


def _spoil_and_mend(folder: Path, preview: Running) -> None:
    write(folder, {"content/articles/faute.md": FAULTY})
    soon(lambda: preview.state(_home(folder))["faults"] != [], "the fault is not told")
    (folder / "content/articles/faute.md").unlink()


def _settled(folder: Path, preview: Running, number: int) -> None:
    """Wait until the preview shows a page that was written after the last edit."""
    write(folder, {"content/pages/repere.md": f"# Repère {number}.\n"})
    url = f"{_home(folder)}repere/"
    soon(lambda: f"Repère {number}." in preview.text(url), f"edit {number} is not shown")


def _home(folder: Path) -> str:
    return read_settings(folder).base_path


def _compare(folder: Path, preview: Running) -> None:
    clean = site_of(folder, MemoryStore())
    home = _home(folder)

    def same(path: str) -> bool:
        served = ask(preview.port, home + quote(path)).body
        return _SCRIPT.sub(b"", served) == content_bytes(clean[path])

    wrong = [path for path in clean if not same(path)]
    # What rests on all articles comes after the edits, and brings the page that tells its size.
    late = [path for path in wrong if path.startswith(("search/", "data/"))]
    assert [path for path in wrong if path not in late] == []
    for path in late:
        soon(partial(same, path), f"{path} is not that of a clean build")


def _grown(preview: Running) -> tuple[int, int, int]:
    """Kilobytes of memory, threads and open files; noughts where the system does not tell."""
    about = Path(f"/proc/{preview.process.pid}")
    if not about.exists():
        pytest.skip("the system tells nothing of its processes")
    status = dict(re.findall(r"(\w+):\s+(\d+)", (about / "status").read_text("utf-8")))
    return int(status["VmRSS"]), int(status["Threads"]), len(list((about / "fd").iterdir()))
