"""What is loaded at start: a command waits for no library that it does not need."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from sites import ROOT

RUN = """
import sys
from pressarchive.cli import main
main(sys.argv[1:], standalone_mode=False)
"""
TOLD = """
import atexit, sys
atexit.register(lambda: print(*sys.modules, file=sys.stderr))
"""

SLOW = {"yaml", "babel", "jinja2", "markdown_it", "ahocorasick_rs", "sqlite3", "filelock", "multiprocessing"}
SERVING = {"starlette", "uvicorn", "watchdog"}


def loaded(*arguments: str) -> set[str]:
    """The modules that the command with these arguments has loaded by its end."""
    command = [sys.executable, "-c", TOLD + RUN, *arguments]
    done = subprocess.run(command, check=True, capture_output=True, encoding="utf-8", cwd=ROOT)
    return set(done.stderr.split())


@pytest.mark.parametrize("wish", ["--help", "--version"])
def test_help_loads_nothing_that_is_slow(wish: str) -> None:
    assert not loaded(wish) & (SLOW | SERVING)


def test_a_build_in_which_nothing_changed_loads_neither_parsers_nor_jinja(tmp_path: Path) -> None:
    (tmp_path / "content" / "articles").mkdir(parents=True)
    (tmp_path / "content" / "articles" / "un.txt").write_text(
        "Un titre\n« Oui », a dit Anne Martin.\n", "utf-8"
    )
    (tmp_path / "site.yaml").write_text("title: Revue\n", "utf-8")
    first = loaded("--site", str(tmp_path), "--quiet")
    again = loaded("--site", str(tmp_path), "--quiet")
    making = {"jinja2", "markdown_it", "ahocorasick_rs", "pressarchive.quotations", "importlib.metadata"}
    assert first & making == making - {"importlib.metadata"}
    assert not again & making
    assert not again & SERVING
