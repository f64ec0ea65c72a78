"""Ourselves: from Markdown, and from raw text in which the subjects are recognised."""

from __future__ import annotations

import shutil
import sys
from dataclasses import replace
from pathlib import Path

from benchmarks.corpus import TAGS, Record
from benchmarks.peers.generator import ROOT, Generator, names, quoted, year_path

_SETTINGS = (
    "title: Revue de presse\nlanguage: fr\nbase_url: https://example.org/\n"
    "search: off\nfeeds: archive\ndata: off\n"
)
"""The others have no search and no data of their own, and make one feed here."""
_ABOUT = "---\ntitle: À propos\n---\n\nUne archive d’articles de presse.\n"


def _setting(site: Path) -> None:
    (site / "site.yaml").write_text(_SETTINGS, "utf-8")
    (site / "content" / "pages").mkdir(parents=True)
    (site / "content" / "pages" / "a-propos.md").write_text(_ABOUT, "utf-8")
    (site / "templates").mkdir()
    shutil.copy(ROOT / "templates" / "article.html", site / "templates")


def _article(record: Record) -> dict[str, str]:
    head = (
        f"---\ntitle: {quoted(record.title)}\ndate: {record.date}\n"
        f"outlet: {quoted(record.outlet)}\ntags: {names(record.tags)}\n---\n\n"
    )
    return {f"content/{year_path(record)}.md": head + record.markdown}


def _setting_for_raw(site: Path) -> None:
    _setting(site)
    (site / "content" / "tags.yaml").write_text("".join(f"- name: {tag}\n" for tag in TAGS), "utf-8")


def _raw_article(record: Record) -> dict[str, str]:
    path = f"content/{year_path(record)}"
    supplied = f"date: {record.date}\noutlet: {quoted(record.outlet)}\n"
    return {f"{path}.txt": f"{record.title}\n{record.raw}", f"{path}.yaml": supplied}


OURS = Generator(
    name="pressarchive",
    program=lambda _tools: (sys.executable, str(ROOT / "build.py"), "--quiet"),
    setting=_setting,
    article=_article,
    clean=("--clean",),
    serve=("serve", "--port", "{port}"),
    output="output",
    kept=(".pressarchive",),
    template="templates/article.html",
)
OURS_RAW = replace(OURS, name="pressarchive-raw", setting=_setting_for_raw, article=_raw_article)
