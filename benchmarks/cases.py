"""What is measured: each case prepares a site, runs its generator, and makes sure that the edit arrived."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks import edits
from benchmarks.corpus import Record
from benchmarks.measuring import Measure, MeasureError, measured
from benchmarks.peers import Generator
from benchmarks.watching import Server, browser_program, browsing, serving


class Place(NamedTuple):
    """Where a case is run."""

    generator: Generator
    site: Path
    tools: Path
    records: Sequence[Record]
    samples: int
    """Edits while watching, in a round."""

    def command(self, arguments: tuple[str, ...]) -> tuple[str, ...]:
        """The generator's command with `arguments`."""
        return (*self.generator.program(self.tools), *arguments)

    def edited(self) -> Iterator[Record]:
        """Articles to edit, from all over the archive."""
        return (self.records[i * 7919 % len(self.records)] for i in range(1, self.samples + 2))


ASIDE = "aside"
"""Folder for what earlier builds made; it goes with the sites, before the next run."""

Edit = Callable[[Generator, Path, Record], str]
Case = Callable[[Place], list[Measure]]


def cold(place: Place) -> list[Measure]:
    """A first build: no output, nothing kept."""
    for name in (place.generator.output, *place.generator.kept):
        _set_aside(place.site / name)
    return [measured(place.command(place.generator.clean), place.site)]


def unchanged(place: Place) -> list[Measure]:
    """A build after nothing has changed."""
    return [measured(place.command(place.generator.again), place.site)]


def _after(change: Edit) -> Case:
    def case(place: Place) -> list[Measure]:
        record = place.records[len(place.records) // 2]
        words = change(place.generator, place.site, record)
        measure = measured(place.command(place.generator.again), place.site)
        if words not in place.generator.page(place.site, record).read_text("utf-8"):
            raise MeasureError(f"{place.generator.name}: {words} is not in the page of {record.slug}")
        return [measure]

    return case


def watching(place: Place) -> list[Measure]:
    """Saves while the generator serves: until the new page is served."""
    with serving(place.command(place.generator.serve), place.site) as (server, memory):
        seconds = list(_served(place, server))
    return [Measure(one, 0, *memory) for one in seconds]


def _served(place: Place, server: Server) -> Iterator[float]:
    for number, record in enumerate(place.edited()):
        page = f"/articles/{record.slug}/"
        server.wait(page, "</html>")
        server.settle()
        words = edits.edit(place.generator, place.site, record)
        began = time.perf_counter()
        server.wait(page, words)
        if number:  # the first finds everything cold, and is not counted
            yield time.perf_counter() - began


def seen(place: Place) -> list[Measure]:
    """Saves while the generator serves: until a browser shows the new page, untouched."""
    program = browser_program()
    if program is None or not place.generator.reloads:
        return []
    record = place.records[len(place.records) // 3]
    page = f"/articles/{record.slug}/"
    with serving(place.command(place.generator.serve), place.site) as (server, memory):
        server.wait(page, "</html>")
        with browsing(place.tools / "node", program, f"http://127.0.0.1:{server.port}{page}") as browser:
            seconds = []
            for _ in range(place.samples + 1):
                server.settle()
                words = edits.edit(place.generator, place.site, record)
                began = time.perf_counter()
                browser.wait(words)
                seconds.append(time.perf_counter() - began)
    return [Measure(one, 0, *memory) for one in seconds[1:]]


CASES: dict[str, Case] = {
    "cold": cold,
    "unchanged": unchanged,
    "edit": _after(edits.edit),
    "headline": _after(edits.headline),
    "template": _after(edits.template),
    "watching": watching,
    "seen": seen,
}
"""In the order in which they are run: each finds what the one before has left."""

TITLES = {
    "cold": "First build",
    "unchanged": "Nothing changed",
    "edit": "A paragraph added, by command",
    "headline": "A headline changed, by command",
    "template": "The articles’ template changed",
    "watching": "Watching: save to served",
    "seen": "Watching: save to seen",
}


def median(measures: Sequence[Measure]) -> Measure:
    """Each figure's median."""
    return Measure(*(statistics.median(figures) for figures in zip(*measures, strict=True)))


def _set_aside(path: Path) -> None:
    """Out of the generator's way. To delete it first would slow whoever writes next: ext4 searches past
    every file number freed in the last minutes, half a millisecond for each new file.
    """
    if path.exists():
        aside = path.parent.parent / ASIDE
        aside.mkdir(exist_ok=True)
        path.rename(aside / str(len(list(aside.iterdir()))))
