"""Pelican, with the cache of what it read, which it leaves off unless asked."""

from __future__ import annotations

import shutil
from pathlib import Path

from benchmarks.corpus import Record
from benchmarks.peers.generator import SITES, STYLE, Generator, year_path


def _setting(site: Path) -> None:
    shutil.copytree(SITES / "pelican", site, dirs_exist_ok=True)
    (site / "theme" / "static").mkdir()
    shutil.copy(STYLE, site / "theme" / "static")


def _article(record: Record) -> dict[str, str]:
    head = (
        f"Title: {record.title}\nDate: {record.date}\nSlug: {record.slug}\nCategory: {record.outlet}\n"
        f"Tags: {', '.join(record.tags)}\nAuthors: {'; '.join(dict.fromkeys(record.speakers))}\n\n"
    )
    return {f"content/{year_path(record)}.md": head + record.markdown}


_BUILD = ("--settings", "pelicanconf.py", "--quiet")

PELICAN = Generator(
    name="pelican",
    program=lambda tools: (str(tools / "python" / "bin" / "pelican"),),
    setting=_setting,
    article=_article,
    clean=(*_BUILD, "--ignore-cache"),
    again=_BUILD,
    serve=(*_BUILD, "--autoreload", "--listen", "--port", "{port}"),
    output="output",
    kept=("cache",),
    template="theme/templates/article.html",
    reloads=False,
)
