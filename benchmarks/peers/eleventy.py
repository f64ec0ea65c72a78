"""Eleventy. It keeps nothing for its next build; its server is asked to be incremental."""

from __future__ import annotations

import shutil
from pathlib import Path

from benchmarks.corpus import Record
from benchmarks.peers.generator import SITES, STYLE, Command, Generator, names, quoted, year_path


def _program(tools: Path) -> Command:
    command = tools / "node" / "node_modules" / "@11ty" / "eleventy" / "cmd.cjs"
    return (shutil.which("node") or "/nowhere/node", str(command))


def _setting(site: Path) -> None:
    shutil.copytree(SITES / "eleventy", site, dirs_exist_ok=True)
    (site / "assets").mkdir()
    shutil.copy(STYLE, site / "assets")


def _article(record: Record) -> dict[str, str]:
    head = (
        f"---\ntitle: {quoted(record.title)}\ndate: {record.date}\noutlet: {quoted(record.outlet)}\n"
        f"subjects: {names(record.tags)}\nspeakers: {names(record.speakers)}\n---\n\n"
    )
    return {f"{year_path(record)}.md": head + record.markdown}


ELEVENTY = Generator(
    name="eleventy",
    program=_program,
    setting=_setting,
    article=_article,
    clean=("--quiet",),
    again=("--quiet",),
    serve=("--quiet", "--serve", "--incremental", "--port", "{port}"),
    output="_site",
    kept=(),
    template="_includes/article.njk",
)
