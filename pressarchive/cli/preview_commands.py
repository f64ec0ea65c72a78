"""The commands that stay: the preview, and building again at every edit.

What they need (a server, a watcher) is imported once they are called, for no other command to wait for it.
"""

from __future__ import annotations

from pathlib import Path
from typing import NoReturn

import click

from pressarchive.cli.reporting import fail
from pressarchive.problems import Faults


class _Port(click.ParamType[int]):
    """The number of a port; 0 for any free one."""

    name = "number"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """The number that `value` is. Raises BadParameter where it is none."""
        if not str(value).isdecimal() or int(str(value)) > _LAST_PORT:
            self.fail(f"{value!r} is not a number from 0 to {_LAST_PORT}.", param, ctx)
        return int(str(value))


_LAST_PORT = 65535


@click.command("serve")
@click.option("--port", type=_Port(), default=8000, show_default=True, help="0: any free one.")
@click.option("--host", default="127.0.0.1", show_default=True, help="Address of this machine to listen at.")
@click.option("--open", "opens", is_flag=True, help="Open it in the browser.")
@click.option("--base-url", help="Address the site will have, in place of the one in site.yaml.")
@click.pass_context
def serve_command(
    context: click.Context, port: int, host: str, base_url: str | None, *, opens: bool
) -> NoReturn:
    """Show the site while you write: every edit is seen in the browser at once.

    It is shown below the path it will have where it is published, and nothing is written into output/.
    Ctrl-C ends it.
    """
    from pressarchive.cli.previewing import Place, serve

    site, quiet = context.obj
    try:
        serve(site, Place(host, port, opens=opens), base_url, quiet=quiet)
    except Faults as faults:
        fail(faults)


def watch_and_publish(
    site: Path, output: Path, base_url: str | None, *, clean: bool, quiet: bool
) -> NoReturn:
    """Build into `output`, and again at every edit, until interrupted; then exit with 0."""
    from pressarchive.cli.following import publish_at_edits

    try:
        publish_at_edits(site, output, base_url, clean=clean, quiet=quiet)
    except Faults as faults:
        fail(faults)
