"""The commands and their options. Exit codes: 0 done, 1 the archive has faults, 2 the command or the
settings are wrong.
"""

from __future__ import annotations

import gc
import sys
import time
from pathlib import Path
from typing import NoReturn

import click

from pressarchive import __version__
from pressarchive.build import Built, build
from pressarchive.build.workers import Workers
from pressarchive.cli import progress
from pressarchive.cli.desk_commands import import_command, quotations_command, speakers_command
from pressarchive.cli.preview_commands import serve_command, watch_and_publish
from pressarchive.cli.reporting import fail, problem_lines, summary
from pressarchive.cli.workers import WorkersOption, local
from pressarchive.config import read_settings
from pressarchive.problems import Faults
from pressarchive.publish import Published, publish, refuse
from pressarchive.render.environment import default_theme
from pressarchive.store import STORE, DiskStore

_BUILD_OPTIONS = ("output", "base_url", "strict", "clean", "watch", "workers")


@click.group(invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="pressarchive")
@click.option(
    "--site",
    type=click.Path(file_okay=False, path_type=Path),
    default=".",
    help="The archive's folder, where site.yaml lies. [default: this folder]",
)
@click.option("--quiet", "-q", is_flag=True, help="Say nothing but problems.")
@click.option("--output", type=click.Path(path_type=Path), help="Folder to build into. [default: output/]")
@click.option("--base-url", help="Address the site will have, in place of the one in site.yaml.")
@click.option("--strict", is_flag=True, help="Exit with 1 if there are warnings.")
@click.option("--clean", is_flag=True, help="Build without what earlier builds kept.")
@click.option("--watch", is_flag=True, help="Build again whenever a file is edited, until Ctrl-C.")
@click.option(
    "--workers", type=WorkersOption(), help="How many processes work, or which cluster. [default: the cores]"
)
@click.pass_context
def main(  # noqa: PLR0913 - one parameter an option
    context: click.Context,
    *,
    site: Path,
    quiet: bool,
    output: Path | None,
    base_url: str | None,
    strict: bool,
    clean: bool,
    watch: bool,
    workers: Workers | None,
) -> None:
    """Build a browsable archive from a folder of press articles.

    Without a command, builds the archive in this folder into output/.
    """
    if context.invoked_subcommand is None and watch:
        if strict:
            raise click.UsageError("--strict does not go with --watch, which ends when you end it.")
        watch_and_publish(site, output or site / "output", base_url, clean=clean, quiet=quiet)
    if context.invoked_subcommand is None:
        with workers or local() as hands:
            _build(site, output or site / "output", base_url, hands, strict=strict, clean=clean, quiet=quiet)
    for name in _BUILD_OPTIONS:
        if context.params[name]:
            option = "--" + name.replace("_", "-")
            raise click.UsageError(f"{option} belongs to building, not to “{context.invoked_subcommand}”.")
    context.obj = (site, quiet)


def _build(  # noqa: PLR0913 - one parameter an option
    site: Path,
    output: Path,
    base_url: str | None,
    workers: Workers,
    *,
    strict: bool,
    clean: bool,
    quiet: bool,
) -> NoReturn:
    began = time.perf_counter()
    gc.disable()  # a build makes few circles, keeps what it makes, and ends: collecting would walk it all
    try:
        built, published = _built_and_published(site, output, base_url, workers, clean=clean, quiet=quiet)
    except Faults as faults:
        fail(faults)
    problems = (*built.problems, *published.warnings)
    for line in problem_lines(problems):
        click.echo(line, err=True)
    if not quiet:
        click.echo(summary(built, published, output.as_posix(), time.perf_counter() - began))
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
        store.sweep()
    return built, published


main.add_command(import_command)
main.add_command(quotations_command)
main.add_command(serve_command)
main.add_command(speakers_command)
