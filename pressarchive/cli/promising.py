"""Promises from the command line: which addresses were published, and which would break."""

from __future__ import annotations

from pathlib import Path

import click

from pressarchive.build.archive import read_archive
from pressarchive.build.inputs import read_inputs
from pressarchive.cli import progress
from pressarchive.config import read_settings
from pressarchive.index.addresses import published, written
from pressarchive.read.scan import ADDRESSES
from pressarchive.store import STORE, DiskStore


def tell_addresses(site: Path, *, record: bool, quiet: bool) -> None:
    """What of the record of the archive in `site` would break; with `record`, the record written anew."""
    settings = read_settings(site)
    shown = progress.silent if quiet else progress.shown
    with DiskStore(site / STORE) as store:
        archive = read_archive(read_inputs(site, store), settings, store, shown)
        now = published(archive.index, lambda notice: (w.anchor for w in archive.shelf.spoken(notice)))
    for problem in archive.problems:
        if problem.path == ADDRESSES:
            click.echo(problem)
    file = site / ADDRESSES
    if record:
        file.write_text(written(now), "utf-8", newline="\n")
        click.echo(f"{len(now):,} addresses written down in {ADDRESSES}")
    elif not file.exists():
        click.echo(f"{ADDRESSES} is not there yet: write it with --record when you publish")
