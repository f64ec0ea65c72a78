"""The commands and their options. Exit codes: 0 done, 1 the archive has faults, 2 the command or the
settings are wrong.

What a command needs beside its options is imported once it is called: help waits for none of it.
"""

from __future__ import annotations

import gc
from pathlib import Path

import click

from pressarchive import __version__
from pressarchive.cli.desk_commands import (
    addresses_command,
    import_command,
    quotations_command,
    speakers_command,
)
from pressarchive.cli.preview_commands import serve_command, watch_and_publish

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
    "--workers",
    metavar="N|dask://HOST:PORT",
    help="How many processes work, or which cluster. [default: the cores]",
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
    workers: str | None,
) -> None:
    """Build a browsable archive from a folder of press articles.

    Without a command, builds the archive in this folder into output/.
    """
    if context.invoked_subcommand is None and watch:
        if strict:
            raise click.UsageError("--strict does not go with --watch, which ends when you end it.")
        if workers:
            raise click.UsageError("--workers does not go with --watch, which builds in its own process.")
        watch_and_publish(site, output or site / "output", base_url, clean=clean, quiet=quiet)
    if context.invoked_subcommand is None:
        # What is imported is kept: to look for garbage in it only takes time.
        gc.disable()
        from pressarchive.cli.building import build_and_publish

        target = output or site / "output"
        build_and_publish(site, target, base_url, workers, strict=strict, clean=clean, quiet=quiet)
    for name in _BUILD_OPTIONS:
        if context.params[name]:
            option = "--" + name.replace("_", "-")
            raise click.UsageError(f"{option} belongs to building, not to “{context.invoked_subcommand}”.")
    context.obj = (site, quiet)


main.add_command(import_command)
main.add_command(quotations_command)
main.add_command(serve_command)
main.add_command(addresses_command)
main.add_command(speakers_command)
