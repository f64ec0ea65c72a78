"""After any edits, the preview serves what a build that remembers nothing gives, and grows by nothing.

A short row of edits in every run. PRESSARCHIVE_SOAK="20 1000" is twenty rows of a thousand edits each, with
an idle minute at the end of each, and takes hours; `pytest -n 2` shares the rows out.
"""

from __future__ import annotations

import os
import random
import re
import shutil
import sys
import time
from functools import partial
from pathlib import Path
from urllib.parse import quote

import pytest
from hands import HANDS
from previews import FAULTY, Running, ask, serving, soon
from sites import extract, write
from test_edits import EDITS, site_of, texts

from pressarchive.config import read_settings
from pressarchive.serve.content import content_bytes
from pressarchive.store import MemoryStore

SOAK = [int(number) for number in os.environ.get("PRESSARCHIVE_SOAK", "0 0").split()]
"""Rows, and edits in each; noughts: a short one."""
AT_ONCE = 4
"""Edits made one after another before anybody looks."""
CHECKED_EVERY = 100
MOST_GROWN = 60_000
"""Kilobytes, over all the edits: what an allocator keeps for itself."""
PASSING = 3
"""Threads and files that happen to be open at the moment of looking."""
RESTORED_EVERY = 20
"""Or edits that delete would leave nothing to edit, and those that add a larger archive than at first."""
_SCRIPT = re.compile(rb'<script type="module" src="/__preview__/reload\.js"[^>]*></script>\n')


def test_after_any_edits_it_serves_the_bytes_of_a_clean_build(tmp_path: Path) -> None:
    _edited(tmp_path, seed=0, row=10)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(1, 3))
def test_so_it_does_after_a_longer_row(tmp_path: Path, seed: int) -> None:
    _edited(tmp_path, seed, 60)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(SOAK[0]))
def test_so_it_does_after_a_thousand_and_is_idle_then(tmp_path: Path, seed: int) -> None:
    _edited(tmp_path, 1000 + seed, SOAK[1], idle=60)


def _edited(place: Path, seed: int, row: int, idle: float = 0) -> None:
    folder = place / "site"
    folder.mkdir()
    extract(folder)
    for path in texts(folder)[9:]:  # a few articles are as good, and built faster
        path.unlink()
        path.with_suffix(".yaml").unlink(missing_ok=True)
    written = shutil.copytree(folder / "content", place / "written")
    chance = random.Random(seed)  # noqa: S311 - the same edits in every run
    sizes = []
    number = 0
    with serving(folder) as preview:
        began = time.monotonic()
        while number < row:
            if number % RESTORED_EVERY < AT_ONCE:
                shutil.rmtree(folder / "content")
                shutil.copytree(written, folder / "content")
            before = number
            for _ in range(chance.randrange(1, AT_ONCE + 1)):
                number += 1
                if len(texts(folder)) < 4:
                    shutil.copytree(written, folder / "content", dirs_exist_ok=True)
                chance.choice(EDITS if chance.random() < 0.5 else HANDS)(folder, chance)
            if chance.random() < 0.1:
                _spoil_and_mend(folder, preview)
            _settled(folder, preview, number)
            if number // CHECKED_EVERY > before // CHECKED_EVERY or number >= row:
                _compare(folder, preview)
                sizes.append(_grown(preview))
        spent = time.monotonic() - began
        told = preview.more_lines(0)
        bugs = [line for line in told if "Traceback" in line or "a bug of the program" in line]
        assert not bugs, "\n".join(preview.lines + told)
        if idle:
            preview.more_lines(5)
            assert preview.more_lines(idle) == [], "something was built in an idle minute"
        assert _children(preview) == [], "one process remains"
    _judge(sizes, f"seed {seed}: {number} edits in {spent:.0f} s")


def _judge(sizes: list[tuple[int, int, int]], about: str) -> None:
    """Nothing has grown from the first look to the last."""
    if sizes[1:]:
        sys.stderr.write(f"\n{about}; kilobytes, threads, files: {sizes}\n")
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


def _children(preview: Running) -> list[str]:
    """What the preview has started and not ended, once it had time to."""
    about = Path(f"/proc/{preview.process.pid}/task")
    if not about.exists():
        return []

    def found() -> list[str]:
        return " ".join((task / "children").read_text("utf-8") for task in about.iterdir()).split()

    soon(lambda: not found(), "a process is left")
    return found()


def _grown(preview: Running) -> tuple[int, int, int]:
    """Kilobytes of memory, threads and open files; noughts where the system does not tell."""
    about = Path(f"/proc/{preview.process.pid}")
    if not about.exists():
        pytest.skip("the system tells nothing of its processes")
    status = dict(re.findall(r"(\w+):\s+(\d+)", (about / "status").read_text("utf-8")))
    return int(status["VmRSS"]), int(status["Threads"]), len(list((about / "fd").iterdir()))
