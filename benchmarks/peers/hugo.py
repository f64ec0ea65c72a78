"""Hugo. Its server keeps the site in memory."""

from __future__ import annotations

import shutil
from pathlib import Path

from benchmarks.corpus import Record
from benchmarks.peers.generator import SITES, STYLE, Command, Generator, names, quoted, year_path


def _program(tools: Path) -> Command:
    # The program itself: the package's own command is a Python program that starts it.
    found = (tools / "python").glob("lib/python*/site-packages/hugo/binaries/hugo*")
    return (str(next(found, tools / "hugo")),)


def _setting(site: Path) -> None:
    shutil.copytree(SITES / "hugo", site, dirs_exist_ok=True)
    (site / "static" / "assets").mkdir(parents=True)
    shutil.copy(STYLE, site / "static" / "assets")


def _article(record: Record) -> dict[str, str]:
    head = (
        f"---\ntitle: {quoted(record.title)}\ndate: {record.date}\noutlets: {names([record.outlet])}\n"
        f"tags: {names(record.tags)}\nspeakers: {names(record.speakers)}\nyears: ['{record.date:%Y}']\n"
        f"months: ['{record.date:%Y-%m}']\ndays: ['{record.date}']\n---\n\n"
    )
    return {f"content/{year_path(record)}.md": head + record.markdown}


HUGO = Generator(
    name="hugo",
    program=_program,
    setting=_setting,
    article=_article,
    clean=("--quiet",),
    again=("--quiet",),
    serve=("server", "--quiet", "--port", "{port}"),
    version=("version",),
    output="public",
    kept=("resources", ".hugo_build.lock"),
    template="layouts/page.html",
)
