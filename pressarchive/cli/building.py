"""Building from the command line: what is wrong is told, and what was made."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import NoReturn

import click

from pressarchive.build import Built, build
from pressarchive.build.garbage import collect_young
from pressarchive.build.remembered import Rights
from pressarchive.build.workers import Workers
from pressarchive.cli import progress
from pressarchive.cli.reporting import counted, fail, problem_lines
from pressarchive.cli.workers import asked_for
from pressarchive.config import read_settings
from pressarchive.problems import Faults, printable
from pressarchive.publish import Published, publish, refuse
from pressarchive.render.theme import default_theme
from pressarchive.store import STORE, DiskStore


def build_and_publish(  # noqa: PLR0913 - one parameter an option
    site: Path,
    output: Path,
    base_url: str | None,
    workers: str | None,
    *,
    strict: bool,
    clean: bool,
    quiet: bool,
) -> NoReturn:
    """Build `site` into `output`, by the `workers` asked for on the command line, and exit."""
    began = time.perf_counter()
    try:
        with asked_for(workers) as hands:
            if hands.are_here:
                collect_young()
            built, published = _built_and_published(site, output, base_url, hands, clean=clean, quiet=quiet)
    except Faults as faults:
        fail(faults)
    problems = (*built.problems, *published.warnings)
    for line in problem_lines(problems):
        click.echo(line, err=True)
    if not quiet:
        click.echo(_summary(built, published, output.as_posix(), time.perf_counter() - began))
    sys.exit(1 if strict and problems else 0)


def _built_and_published(  # noqa: PLR0913 - one parameter an option
    site: Path, output: Path, base_url: str | None, workers: Workers, *, clean: bool, quiet: bool
) -> tuple[Built, Published]:
    """The one path of a build: refuse, read, build, publish. The store keeps what was made even if the
    rest went wrong; it is swept only where all went well.
    """
    refuse(output, site, default_theme(), site / STORE)
    settings = read_settings(site, base_url)
    with DiskStore(site / STORE, empty=clean) as store:
        built = build(site, settings, store, progress.silent if quiet else progress.shown, workers)
        published = publish(built.site, output, store=store, fetch=built.site.fetch)
        if not built.known:
            store.sweep()
    return built, published


def _summary(built: Built, published: Published, output: str, seconds: float) -> str:
    """What was built, in a few lines."""
    warnings = len(built.problems) + len(published.warnings)
    found = (
        counted(built.articles, "article"),
        counted(built.pages, "page"),
        f"{counted(built.quotations, 'quotation')} ({built.attributed:,} attributed)",
        counted(built.speakers, "speaker"),
        counted(warnings, "warning"),
    )
    changed = f"{len(published.written):,} written, {len(published.deleted):,} deleted"
    where = f"{output}: {_size(published.size)} ({changed}) in {seconds:.1f} s"
    return f"{', '.join(found)}\n{_rights(built.rights)}\n{where}"


FEW = 5
"""Outlets named in the summary."""


def _rights(rights: Rights) -> str:
    """What of the articles is published: `in full: 12 articles (Le Monde 10, unknown outlet 2)`."""
    told = [f"{printable(name) or 'unknown outlet'} {count:,}" for name, count in rights.in_full[:FEW]]
    if more := len(rights.in_full) - FEW:
        told += (
            [f"{counted(more, 'other outlet')} {sum(n for _, n in rights.in_full[FEW:]):,}"]
            if more > 0
            else []
        )
    whole = counted(sum(count for _, count in rights.in_full), "article")
    parts = [f"published in full: {whole}" + (f" ({', '.join(told)})" if told else "")]
    for count, kind in (
        (rights.excerpts, "as short quotations"),
        (rights.metadata, "as a record alone"),
        (rights.private, "kept private"),
    ):
        if count:
            parts.append(f"{kind}: {count:,}")
    return "; ".join(parts)


def _size(count: int) -> str:
    """Bytes as a reader takes them in: `412 kB`, `31.4 MB`."""
    for unit, bytes_in in (("GB", 10**9), ("MB", 10**6), ("kB", 10**3)):
        if count >= bytes_in:
            return f"{count / bytes_in:.1f} {unit}"
    return f"{count} bytes"
