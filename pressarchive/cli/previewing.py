"""The preview: a session that follows the edits, and beside it the server that shows it."""

from __future__ import annotations

import sys
import webbrowser
from pathlib import Path
from typing import NoReturn

import click
from msgspec import Struct

from pressarchive.build.downloads import folder as downloads
from pressarchive.cli.following import check, ended_by_interrupt, follow, sources, tell
from pressarchive.config import read_settings
from pressarchive.model import MEDIA_FOLDER
from pressarchive.problems import Faults
from pressarchive.serve.app import application
from pressarchive.serve.bell import Bell
from pressarchive.serve.guard import EVERYWHERE, LOOPBACK, hosts
from pressarchive.serve.server import Serving, bound
from pressarchive.serve.session import Session
from pressarchive.store import STORE, DiskStore

SWITCH = 0.001
"""Seconds that a build keeps the interpreter from a request that waits."""


class Place(Struct, frozen=True):
    """Where to serve."""

    host: str
    port: int
    opens: bool
    """Whether in the browser, too."""


def serve(site: Path, place: Place, base_url: str | None, *, quiet: bool) -> NoReturn:
    """Preview `site` until interrupted. Raises `SettingsFaults` where there is none, and where it cannot
    listen at `place`.
    """
    check(site, base_url)
    listening = bound(place.host, place.port)
    port = listening.getsockname()[1]
    sys.setswitchinterval(SWITCH)
    bell = Bell()
    with ended_by_interrupt(), DiskStore(site / STORE) as store:
        session = Session(sources(site, store, base_url, quiet=quiet), bell.ring, tell=tell)
        folders = (site / MEDIA_FOLDER, downloads(store))
        app = application(session, bell, folders, hosts(place.host, port))
        with Serving(app, listening):
            _announce(_address(place.host, port, _base_path(site, base_url)), place, quiet=quiet)
            try:
                follow(session, site, quiet=quiet)
            finally:
                bell.ring(last=True)


def _announce(address: str, place: Place, *, quiet: bool) -> None:
    if place.host not in LOOPBACK:
        click.echo(f"Everyone who reaches this machine at {place.host} can read this archive.", err=True)
    if not quiet:
        click.echo(f"Preview at {address} (Ctrl-C ends it)")
    if place.opens:
        webbrowser.open(address)


def _address(host: str, port: int, base_path: str) -> str:
    shown = "127.0.0.1" if host in EVERYWHERE else host
    return f"http://{f'[{shown}]' if ':' in shown else shown}:{port}{base_path}"


def _base_path(site: Path, base_url: str | None) -> str:
    """Where the site will be; the root, while its settings have faults."""
    try:
        return read_settings(site, base_url).base_path
    except Faults:
        return "/"
