"""Builds the same archive with this program and with others, and says what each takes.

    python -m benchmarks.bench [--articles N] [--rounds N] [--peers NAME,…] [--only CASE,…]

All take their turns in each round, so that a machine that grows slower grows slower for all.
"""

from __future__ import annotations

import argparse
import shutil
import signal
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.cases import CASES, Place, cold
from benchmarks.corpus import records
from benchmarks.machine import machine, versions
from benchmarks.measuring import MeasureError
from benchmarks.peers import GENERATORS
from benchmarks.peers.generator import ROOT
from benchmarks.results import Results, account, save, table
from benchmarks.tools import set_up

START, END = "<!-- figures -->", "<!-- /figures -->"


def main(arguments: list[str]) -> None:
    """Measure, and print what was found."""
    options = _options(arguments)
    tools: Path = options.tools.absolute()
    sites: Path = (options.sites or tools / "sites").absolute()
    if options.set_up:
        set_up(tools)
    places = list(_places(options, tools, sites))
    results = _results(options, places, arguments)
    for number in range(options.rounds):
        turned = number % len(places)
        for case in options.only:
            _turn(case, [*places[turned:], *places[:turned]], results)
        results.pages = {place.generator.name: place.generator.pages(place.site) for place in places}
        save(results, sites / "results.json")
    print(f"\n{account(results)}\n\n{table(results)}")
    if options.write:
        _write(options.write, results)


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.bench")
    parser.add_argument("--articles", type=int, default=10_000, help="how many [10000]")
    parser.add_argument("--rounds", type=int, default=3, help="turns of each case [3]")
    parser.add_argument("--samples", type=int, default=5, help="edits while watching, in a round [5]")
    parser.add_argument("--peers", type=_names, default=list(GENERATORS), help=f"of {','.join(GENERATORS)}")
    parser.add_argument("--only", type=_names, default=list(CASES), help=f"of {','.join(CASES)}")
    parser.add_argument("--tools", type=Path, default=ROOT / ".bench", help="where the peers are [.bench]")
    parser.add_argument("--sites", type=Path, help="where sites are made, and results.json [TOOLS/sites]")
    parser.add_argument("--no-set-up", dest="set_up", action="store_false", help="use what is installed")
    parser.add_argument("--write", type=Path, help="a Markdown file with a place for the figures")
    options = parser.parse_args(arguments)
    for chosen, known in ((options.peers, GENERATORS), (options.only, CASES)):
        for unknown in set(chosen) - set(known):
            parser.error(f"{unknown} is none of {', '.join(known)}")
    return options


def _names(text: str) -> list[str]:
    return text.split(",")


def _places(options: argparse.Namespace, tools: Path, sites: Path) -> Iterator[Place]:
    """A site for each generator that is installed, all of the same articles."""
    articles = list(records(options.articles))
    shutil.rmtree(sites, ignore_errors=True)
    for name in options.peers:
        generator, site = GENERATORS[name], sites / name
        if generator.installed(tools):
            generator.write(site, articles)
            yield Place(generator, site, tools, articles, options.samples)
        else:
            print(f"{name} is not installed, and left out", file=sys.stderr)


def _results(options: argparse.Namespace, places: list[Place], arguments: list[str]) -> Results:
    """The results before the first round. Each case finds a built site."""
    for place in places if options.only[0] != "cold" else ():
        cold(place)
    return Results(
        date=datetime.now(UTC).date().isoformat(),
        command=" ".join(["python -m benchmarks.bench", *arguments]),
        articles=options.articles,
        machine=machine(),
        versions=versions((place.generator for place in places), tools=places[0].tools),
        pages={place.generator.name: 0 for place in places},
        rounds={},
    )


def _turn(case: str, places: list[Place], results: Results) -> None:
    """One case, everyone in turn."""
    for place in places:
        try:
            measures = CASES[case](place)
        except MeasureError as failed:
            print(f"{place.generator.name}, {case}: {failed}", file=sys.stderr)
            continue
        results.add(case, place.generator.name, measures)
        told = ", ".join(f"{one.seconds:.2f}" for one in measures)
        print(f"{case}, {place.generator.name}: {told or 'not measured'}", flush=True)


def _write(file: Path, results: Results) -> None:
    """Put the figures between the two marks of a Markdown file."""
    before, _, rest = file.read_text("utf-8").partition(START)
    _, _, after = rest.partition(END)
    told = f"{START}\n\n{account(results)}\n\n{table(results)}\n\n{END}"
    file.write_text(f"{before}{told}{after}", "utf-8")


if __name__ == "__main__":
    # Ended from outside, it still ends the servers that it started.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    main(sys.argv[1:])
