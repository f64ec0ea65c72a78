"""The commands of the desk: what an archivist does beside building.

What one of them needs is imported once it is called.
"""

from __future__ import annotations

from pathlib import Path

import click

from pressarchive.cli.reporting import counted, fail
from pressarchive.problems import Faults

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command("import")
@click.argument("file", type=_FILE)
@click.option("--quiet", "-q", is_flag=True, help="Say nothing but problems.")
@click.pass_context
def import_command(context: click.Context, file: Path, *, quiet: bool) -> None:
    """Write one article into content/articles/ for each record of FILE, a .jsonl.

    A record is a JSON object on a line of its own, with "title" and "text", and perhaps "date", "url",
    "outlet", "language" and "licence". No file is ever overwritten.
    """
    from pressarchive.desk.importing import import_records

    site, quiet_before = context.obj
    try:
        imported = import_records(file, site)
    except Faults as faults:
        fail(faults, "written")
    if not (quiet or quiet_before):
        kept = f", {counted(len(imported.kept), 'record')} there already" if imported.kept else ""
        click.echo(f"{counted(len(imported.written), 'article')} written below content/articles/{kept}")


@click.command("quotations")
@click.argument("files", metavar="FILE…", type=_FILE, nargs=-1, required=True)
@click.option("--language", default="fr", show_default=True, help="Of texts that do not say theirs.")
@click.option("--json", "as_records", is_flag=True, help="A line of JSON for each text.")
@click.option("--explain", is_flag=True, help="Say which rule found and attributed each.")
def quotations_command(files: tuple[Path, ...], language: str, *, as_records: bool, explain: bool) -> None:
    """Show the quotations of texts, and who says them.

    FILE is a text, or a .jsonl of records with "id", "lang" and "text", read one at a time and answered in
    JSON. Offsets count code points of the text.
    """
    from pressarchive.desk.quoting import as_json, as_lines, texts

    try:
        for file in files:
            for text in texts(file):
                if as_records or file.suffix == ".jsonl":
                    click.echo(as_json(text, language))
                else:
                    for line in as_lines(text, language, explain=explain):
                        click.echo(line)
    except Faults as faults:
        fail(faults, "read after it")


@click.command("speakers")
@click.pass_context
def speakers_command(context: click.Context) -> None:
    """List everyone who is quoted, and names that may be one person's.

    The columns: quotations, articles, * for a record in speakers.yaml, kind, name and other names.
    """
    from pressarchive.cli.naming import tell_speakers

    site, quiet = context.obj
    try:
        tell_speakers(site, quiet=quiet)
    except Faults as faults:
        fail(faults)


@click.command("addresses")
@click.option("--record", is_flag=True, help="Write down the addresses as they are now.")
@click.pass_context
def addresses_command(context: click.Context, *, record: bool) -> None:
    """Tell which published addresses would lead nowhere now.

    What was published stands in content/addresses.txt. With --record it is written anew: do so whenever
    you publish.
    """
    from pressarchive.cli.promising import tell_addresses

    site, quiet = context.obj
    try:
        tell_addresses(site, record=record, quiet=quiet)
    except Faults as faults:
        fail(faults, "written" if record else "told")
