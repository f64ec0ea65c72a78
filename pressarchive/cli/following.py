"""Following the edits: one build after another, each told in a line, until somebody ends it."""

from __future__ import annotations

import _thread
import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from types import FrameType
from typing import NoReturn

import click

from pressarchive.build.progress import Progress
from pressarchive.build.site import Site
from pressarchive.cli import progress
from pressarchive.cli.rebuild_lines import told
from pressarchive.cli.reporting import problem_lines
from pressarchive.config import read_settings
from pressarchive.problems import Faults, Problem, SettingsFaults
from pressarchive.publish import publish, refuse
from pressarchive.render.theme import default_theme
from pressarchive.serve.ears import hush
from pressarchive.serve.session import Session, Sources
from pressarchive.serve.snapshot import roots
from pressarchive.serve.watching import Watch
from pressarchive.store import STORE, DiskStore, Store

PUTTING_AWAY = 5.0
"""Seconds that an orderly end may take."""


def publish_at_edits(site: Path, output: Path, base_url: str | None, *, clean: bool, quiet: bool) -> NoReturn:
    """Build `site` into `output`, and again at every edit.

    Raises `SettingsFaults` where `output` must not be written.
    """
    check(site, base_url)
    refuse(output, site, default_theme(), site / STORE)
    with ended_by_interrupt(), DiskStore(site / STORE, empty=clean) as store:

        def published(made: Site) -> tuple[Problem, ...]:
            return publish(made, output, store=store, fetch=made.fetch).warnings

        made_from = sources(site, store, base_url, quiet=quiet)
        follow(Session(made_from, publish=published, tell=tell), site, quiet=quiet)


def check(site: Path, base_url: str | None) -> None:
    """Raise `SettingsFaults` for what is wrong with the command itself, which no edit would mend."""
    try:
        read_settings(site, base_url)
    except Faults as faults:
        if wrong := [problem for problem in faults.problems if problem.path.startswith("--")]:
            raise SettingsFaults(wrong) from faults


def sources(site: Path, store: Store, base_url: str | None, *, quiet: bool) -> Sources:
    """What a session builds from; only its first build shows how far it is."""
    return Sources(site, store, progress.silent if quiet else _at_first(), base_url)


def tell(problem: Problem) -> None:
    """Why the search or the data of a preview were not made."""
    for line in problem_lines([problem]):
        click.echo(line, err=True)


def follow(session: Session, site: Path, *, quiet: bool) -> NoReturn:
    """Build at once and after every edit."""
    hush()
    watch = Watch(roots(site, default_theme()), lambda sentence: click.echo(sentence, err=True))
    with closing(watch), closing(session):
        changed: tuple[str, ...] = ()
        while True:
            outcome = session.rebuild(changed)
            for line in told(outcome, quiet=quiet):
                click.echo(line.text, err=line.is_problem)
            session.rest()
            changed = watch.wait()


@contextmanager
def ended_by_interrupt() -> Iterator[None]:
    """Ctrl-C, or a request to end, ends what is done inside at once, and the program with 0.

    An interrupt may strike where a lock was just taken, or where no exception gets through: what is not put
    away in its time is left as by a process that is killed, which no file here minds.
    """
    before = {number: signal.signal(number, _interrupt) for number in _ENDS}
    try:
        yield
    except KeyboardInterrupt:
        _farewell()
        sys.exit(0)
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


_ENDS = signal.SIGINT, signal.SIGTERM


def _interrupt(_number: int, _frame: FrameType | None) -> NoReturn:
    for number in _ENDS:
        signal.signal(number, signal.SIG_IGN)  # what is being put away is not interrupted again
    _thread.start_new_thread(_end_late, ())  # a Thread would want locks that what was interrupted may hold
    raise KeyboardInterrupt


def _end_late() -> NoReturn:
    """End the process, if it is still there after a while."""
    time.sleep(PUTTING_AWAY)
    try:
        _farewell()
    finally:
        os._exit(0)


def _farewell() -> None:
    """Say that it is over, if there is anybody to say it to."""
    with suppress(OSError, ValueError, AttributeError):
        os.write(sys.stdout.fileno(), b"Ended.\n")


def _at_first() -> Progress:
    begun: set[str] = set()

    def of(what: str, steps: int) -> Callable[[], None]:
        kind = progress.silent if what in begun else progress.shown
        begun.add(what)
        return kind(what, steps)

    return of
