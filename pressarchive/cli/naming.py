"""Naming from the command line: everyone who is quoted, and names that may be one person's."""

from __future__ import annotations

from pathlib import Path

import click

from pressarchive.build.archive import read_archive
from pressarchive.build.inputs import read_inputs
from pressarchive.cli import progress
from pressarchive.config import read_settings
from pressarchive.desk.naming import snippet, speaker_lines, suggested
from pressarchive.store import STORE, DiskStore


def tell_speakers(site: Path, *, quiet: bool) -> None:
    """A line for each speaker of the archive in `site`, then what to paste where two may be one."""
    settings = read_settings(site)
    shown = progress.silent if quiet else progress.shown
    with DiskStore(site / STORE) as store:
        archive = read_archive(read_inputs(site, store), settings, store, shown)
    for line in speaker_lines(archive.index):
        click.echo(line)
    found = suggested(archive.index, archive.authority.speakers)
    if found:
        click.echo("\nThese names may be one person’s. Where they are, paste into content/speakers.yaml:\n")
        click.echo(snippet(found, tuple(archive.index.speakers.values())))
