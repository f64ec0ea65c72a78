"""A site is the same for every thread that reads it, whichever makes its pages."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from previews import archive
from sites import held

from pressarchive.build.building import assemble, build
from pressarchive.cli.progress import silent
from pressarchive.config import read_settings
from pressarchive.model import Content, Made
from pressarchive.store import MemoryStore


def test_a_page_is_there_though_another_thread_makes_it_meanwhile(tmp_path: Path) -> None:
    """As a preview does, which shows a site before all of it is made."""
    folder = archive(tmp_path)
    site = assemble(folder, read_settings(folder), MemoryStore(), silent).site

    class Meanwhile(dict[str, Content]):
        def get(self, path: str, default: Any = None) -> Any:  # noqa: ANN401 - as a dictionary has it
            found = super().get(path, default)
            if found is None:
                site._contents = dict(self)  # noqa: SLF001
                site.make()
            return found

    site._contents = Meanwhile(site._contents)  # noqa: SLF001 - between its two questions
    assert isinstance(site["index.html"], Made)


def test_every_page_of_a_remembered_site_can_be_read_and_is_what_it_was(tmp_path: Path) -> None:
    """As somebody does who lost a file of the output: what other files the page lists is known to it too."""
    folder, store = archive(tmp_path), MemoryStore()

    def read() -> dict[str, bytes]:
        site = build(folder, read_settings(folder), store, silent).site
        return {path: held(site[path]) for path in site}

    first = read()
    assert read() == first
    assert b"archive.sqlite" in first["data/index.html"]
