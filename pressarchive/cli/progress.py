"""Progress: a bar on a terminal, a line now and then elsewhere, nothing where quiet is asked for."""

from __future__ import annotations

import sys
from collections.abc import Callable

import click

LINE_EVERY = 1000
"""Steps between two lines where there is no terminal."""


def silent(what: str, steps: int) -> Callable[[], None]:  # noqa: ARG001 - a kind of progress
    """Says nothing."""
    return lambda: None


def shown(what: str, steps: int) -> Callable[[], None]:
    """Shows on standard error how far `what` is, until it has taken `steps` steps."""
    return _bar(what, steps) if sys.stderr.isatty() else _lines(what, steps)


def _bar(what: str, steps: int) -> Callable[[], None]:
    bar = click.progressbar(length=steps, label=f"{what:<10}", file=sys.stderr, show_pos=True, width=0)
    bar.render_progress()

    def step() -> None:
        bar.update(1)
        if bar.finished:
            bar.render_finish()

    return step


def _lines(what: str, steps: int) -> Callable[[], None]:
    done = 0

    def step() -> None:
        nonlocal done
        done += 1
        if done % LINE_EVERY == 0:
            click.echo(f"{what}: {done:,} of {steps:,}", err=True)

    return step
