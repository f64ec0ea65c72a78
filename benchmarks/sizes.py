"""Cost against size: first builds of ever larger archives, with this program and with Hugo.

python -m benchmarks.sizes [--sizes N,…] [--rounds N] [--peers NAME,…] [--plot FILE]
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import msgspec

from benchmarks import bench
from benchmarks.peers import GENERATORS
from benchmarks.peers.generator import ROOT
from benchmarks.plot import Line, plot
from benchmarks.results import Results

SIZES = [100, 1_000, 10_000, 100_000]


def main(arguments: list[str]) -> None:
    """Measure, and draw what was found."""
    options = _options(arguments)
    measured = [_measured(options, size) for size in options.sizes]
    seconds = [_line(measured, name, "seconds") for name in measured[0].pages]
    memory = [_line(measured, name, "memory") for name in measured[0].pages]
    about = f"{measured[-1].date}, {measured[-1].machine['cores']} cores, {measured[-1].machine['processor']}"
    charts = (("First build: seconds", seconds), ("First build: memory, MiB", memory))
    options.plot.write_text(plot(charts, "articles", about), "utf-8")


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.sizes")
    parser.add_argument("--sizes", type=_numbers, default=SIZES, help="how many articles, each")
    parser.add_argument("--rounds", type=int, default=3, help="turns at each size [3]")
    parser.add_argument("--peers", default="pressarchive,hugo", help=f"of {','.join(GENERATORS)}")
    parser.add_argument("--tools", default=str(ROOT / ".bench"), help="where the peers are [.bench]")
    parser.add_argument("--plot", type=Path, default=ROOT / "docs" / "images" / "sizes.svg")
    parser.add_argument("--no-set-up", action="store_true", help="use what is installed")
    return parser.parse_args(arguments)


def _numbers(text: str) -> list[int]:
    return [int(number) for number in text.split(",")]


def _measured(options: argparse.Namespace, size: int) -> Results:
    sites = Path(options.tools) / "sizes"
    words = ["--only", "cold", "--articles", str(size), "--rounds", str(options.rounds)]
    words += ["--peers", options.peers, "--tools", options.tools, "--sites", str(sites)]
    bench.main([*words, *(["--no-set-up"] if options.no_set_up else [])])
    return msgspec.json.decode((sites / "results.json").read_bytes(), type=Results)


def _line(measured: list[Results], name: str, figure: str) -> Line:
    return Line(name, [(one.articles, getattr(one.middle("cold", name), figure)) for one in measured])


if __name__ == "__main__":
    main(sys.argv[1:])
