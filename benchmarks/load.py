"""Load: what ever larger and ever odder archives cost to build, in processor seconds and memory.

python -m benchmarks.load [--sizes N,…] [--cases NAME,…] [--scale PART] [--folder PLACE]

Every part of the site is made: pages, feeds, search, data. A line for each archive: processor seconds of the
first build and of one after nothing has changed, the most memory held, and what came of it.
"""

from __future__ import annotations

import argparse
import re
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from benchmarks.corpus import records
from benchmarks.measuring import Measure, measured
from benchmarks.peers.generator import ROOT, names, quoted, year_path

SIZES = [1, 100, 1_000, 10_000]
SETTINGS = "title: Revue de presse\nlanguage: fr\nbase_url: https://example.org/\n"

Files = Iterator[tuple[str, str]]
"""Path and text."""


def press(count: int) -> Files:
    """So many articles of about 3 KB, with three speakers and three subjects each."""
    for record in records(count):
        head = f"title: {quoted(record.title)}\ndate: {record.date}\noutlet: {quoted(record.outlet)}\n"
        yield (
            f"content/{year_path(record)}.md",
            f"---\n{head}tags: {names(record.tags)}\n---\n\n{record.markdown}",
        )


def one_huge(megabytes: int) -> Files:
    """One raw article of so many megabytes, in which somebody speaks on every tenth page."""
    told = "Le train est entré en gare de Lisbonne à l’heure dite, et nul n’en fut surpris ce jour-là. " * 10
    said = "« Nous verrons bien demain », a déclaré Angela Merkel mardi.\n"
    page = (told.strip() + "\n") * 30 + said
    yield "content/articles/immense.txt", "Immense\n" + page * (megabytes * 1_000_000 // len(page.encode()))


def many_tags(count: int) -> Files:
    """So many tags, a hundred an article."""
    for number in range(0, count, 100):
        tags = names(tuple(f"Sujet {tag}" for tag in range(number, min(number + 100, count))))
        yield f"content/articles/a{number}.md", f"---\ntitle: Article {number}\ntags: {tags}\n---\n\nMot.\n"


def one_speaker(count: int) -> Files:
    """So many quotations of one speaker, ten an article."""
    for number in range(0, count, 10):
        said = "".join(
            f"« Voici la phrase numéro {n} de ce discours », a déclaré Angela Merkel.\n"
            for n in range(number, min(number + 10, count))
        )
        yield f"content/articles/a{number}.txt", f"Discours {number}\n{said}"


def many_warnings(count: int) -> Files:
    """So many files that are not read, and one article."""
    yield "content/articles/un.txt", "Un titre\nUn texte.\n"
    for number in range(count):
        yield f"content/articles/papier-{number}.docx", "x"


class Case(NamedTuple):
    """An archive of a kind, in the size that is asked of it."""

    files: Callable[[int], Files]
    size: int


CASES = {
    "one article of 50 MB": Case(one_huge, 50),
    "100,000 tags": Case(many_tags, 100_000),
    "a speaker with 10,000 quotations": Case(one_speaker, 10_000),
    "10,000 warnings": Case(many_warnings, 10_000),
}


class Line(NamedTuple):
    """What one archive cost."""

    name: str
    first: Measure
    again: Measure
    files: int
    size: int
    told: int
    """Lines on the terminal."""

    def __str__(self) -> str:
        return (
            f"{self.name:<34}{self.first.processor:>9.1f}{self.again.processor:>9.1f}"
            f"{self.first.memory:>9.0f}{self.files:>10,}{self.size / 10**6:>10.1f}{self.told:>7}"
        )


HEAD = (
    f"{'archive':<34}{'first, s':>9}{'again, s':>9}{'MiB':>9}{'files':>10}{'MB':>10}{'lines':>7}\n"
    "(processor seconds of all processes; memory of all processes at the peak)"
)


def main(arguments: list[str]) -> list[Line]:
    """Measure, and print a table."""
    options = _options(arguments)
    wanted = [(f"{size:,} articles", Case(press, size)) for size in options.sizes]
    wanted += [(name, CASES[name]) for name in CASES if re.search(options.cases, name)]
    print(HEAD)
    lines = []
    for name, case in wanted:
        size = case.size if case.files is press else max(1, int(case.size * options.scale))
        told = name if size == case.size else f"{name} × {options.scale:g}"
        lines.append(_measured(told, case.files(size), options.folder))
        print(lines[-1], flush=True)
    return lines


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.load")
    parser.add_argument("--sizes", type=_numbers, default=SIZES, help="how many articles, each")
    parser.add_argument("--cases", default="", help="of the odd ones, those in whose names this is found")
    parser.add_argument("--scale", type=float, default=1, help="the odd ones, smaller by this factor")
    parser.add_argument("--folder", type=Path, help="where to build [the system's for passing files]")
    return parser.parse_args(arguments)


def _numbers(text: str) -> list[int]:
    return [int(number) for number in text.split(",") if number]


def _measured(name: str, files: Files, folder: Path | None) -> Line:
    with tempfile.TemporaryDirectory(prefix="load-", dir=folder) as place:
        site = Path(place) / "site"
        site.mkdir()
        (site / "site.yaml").write_text(SETTINGS, "utf-8")
        for path, text in files:
            (site / path).parent.mkdir(parents=True, exist_ok=True)
            (site / path).write_text(text, "utf-8")
        command = (sys.executable, str(ROOT / "build.py"))
        first = measured((*command, "--clean"), site)
        told = len(site.with_suffix(".log").read_text("utf-8").splitlines())
        again = measured(command, site)
        made = [path.stat().st_size for path in (site / "output").rglob("*") if path.is_file()]
        shutil.rmtree(site)
    return Line(name, first, again, len(made), sum(made), told)


if __name__ == "__main__":
    main(sys.argv[1:])
