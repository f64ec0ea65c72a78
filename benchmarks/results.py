"""Results: kept as JSON, compared round by round, told as tables."""

from __future__ import annotations

import statistics
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from benchmarks.cases import TITLES, median
from benchmarks.measuring import Measure


class Results(msgspec.Struct):
    """All that a run found out."""

    date: str
    command: str
    articles: int
    machine: dict[str, str]
    versions: dict[str, str]
    pages: dict[str, int]
    """Of each generator's site."""
    rounds: dict[str, dict[str, list[Measure]]]
    """By case and generator, the median of each round."""

    def add(self, case: str, generator: str, measures: list[Measure]) -> None:
        """Take in a round; one that measured nothing leaves no trace."""
        if measures:
            self.rounds.setdefault(case, {}).setdefault(generator, []).append(median(measures))

    def middle(self, case: str, generator: str) -> Measure:
        """Each figure's median over the rounds."""
        return median(self.rounds[case][generator])

    def ratio(self, case: str, one: str, other: str, figure: str) -> str:
        """The median over the rounds of how many times as much as `other` `one` took in the same round."""
        measures = self.rounds.get(case, {})
        pairs = zip(measures.get(one, ()), measures.get(other, ()), strict=False)
        figures = [(getattr(mine, figure), getattr(theirs, figure)) for mine, theirs in pairs]
        times = [mine / theirs for mine, theirs in figures if mine and theirs]
        return f"{statistics.median(times):.2f}×" if times and one != other else ""


def save(results: Results, file: Path) -> None:
    """Write the results as JSON."""
    file.write_bytes(msgspec.json.format(msgspec.json.encode(results), indent=1) + b"\n")


def table(results: Results) -> str:
    """Markdown: a row a case and generator, with what the first generator takes beside it."""
    first = next(iter(results.pages))
    titles = ("", "", "seconds", "processor seconds", "memory, MiB", f"{first} takes", "of processor")
    head = f"| {' | '.join(titles)} |\n|---|---|--:|--:|--:|--:|--:|"
    return "\n".join([head, *_rows(results, first)])


def _rows(results: Results, first: str) -> Iterator[str]:
    for case, title in TITLES.items():
        for number, name in enumerate(results.rounds.get(case, {})):
            middle = results.middle(case, name)
            processor = f"{middle.processor:.2f}" if middle.processor else ""
            figures = (f"{middle.seconds:.2f}", processor, f"{middle.memory:.0f}")
            ratios = [results.ratio(case, first, name, figure) for figure in ("seconds", "processor")]
            yield f"| {' | '.join(('' if number else title, name, *figures, *ratios))} |"


def account(results: Results) -> str:
    """Markdown: what was measured, on what, and how many pages there were."""
    machine = results.machine
    processor = f"{machine['cores']} cores ({machine['processor']})"
    lines = (
        f"{results.date}, `{results.command}`, {results.articles:,} articles.",
        f"{processor}, {machine['memory']}, {machine['system']}, Python {machine['python']}.",
        f"Versions: {_told(results.versions)}.",
        f"Pages built: {_told(results.pages)}.",
    )
    return "\n".join(lines)


def _told(figures: dict[str, str] | dict[str, int]) -> str:
    pairs: Iterable[tuple[str, str | int]] = figures.items()
    return ", ".join(f"{name} {figure}" for name, figure in pairs)
