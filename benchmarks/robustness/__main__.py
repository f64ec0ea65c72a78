"""The same trials for ourselves, Hugo, Pelican and MkDocs: `python -m benchmarks.robustness`.

Each program has a small site of its own, as its documentation begins, and every trial begins with a good
one. A trial is passed, or failed with a few words on what was seen; a program that has no such thing is
left out of it.
"""

from __future__ import annotations

import argparse
import datetime as dt
import sys
import tempfile
import traceback
from collections.abc import Iterator
from pathlib import Path

from benchmarks import tools as peers
from benchmarks.peers.generator import ROOT
from benchmarks.robustness.faults import FAULTS
from benchmarks.robustness.inputs import INPUTS
from benchmarks.robustness.programs import PROGRAMS, Program
from benchmarks.robustness.running import Trial
from benchmarks.robustness.serving import SERVING

PARTS = {"Bad input": INPUTS, "Faults": FAULTS, "Preview": SERVING}
START, END = "<!-- verdicts -->", "<!-- /verdicts -->"


def main() -> int:
    """Try all; how many trials we ourselves failed."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.robustness")
    parser.add_argument("--tools", type=Path, default=ROOT / ".bench", help="where the peers are [.bench]")
    parser.add_argument("--no-set-up", dest="set_up", action="store_false", help="use what is installed")
    parser.add_argument("--programs", default=",".join(p.name for p in PROGRAMS), help="names, with commas")
    parser.add_argument("--only", default="", help="trials whose promise holds these words")
    parser.add_argument("--part", choices=list(PARTS), help="trials of that part alone")
    parser.add_argument("--write", type=Path, help="a Markdown file with a place for the table")
    options = parser.parse_args()
    tools = options.tools.resolve()
    if options.set_up:
        peers.set_up(tools, node=False)
    named = options.programs.lower().split(",")
    programs = [p for p in PROGRAMS if p.name.lower() in named and p.installed(tools)]
    found = [
        (part, trial, [verdict(trial, program, tools) for program in programs])
        for part, trials in PARTS.items()
        if options.part in {None, part}
        for trial in trials
        if options.only.lower() in trial.promise.lower()
    ]
    told = "\n".join(table(programs, tools, found))
    print(told)
    if options.write:
        before, _, rest = options.write.read_text("utf-8").partition(START)
        after = rest.partition(END)[2]
        options.write.write_text(f"{before}{START}\n\n{told}\n\n{END}{after}", "utf-8")
    ours = [
        verdicts[place] for _, _, verdicts in found for place, p in enumerate(programs) if p is PROGRAMS[0]
    ]
    return sum(bool(one) for one in ours)


def verdict(trial: Trial, program: Program, tools: Path) -> str | None:
    """What came of a trial: why it was not passed, empty where it was, None where there is no such thing."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        try:
            found = trial.try_(program, tools, Path(folder))
        except Exception:  # noqa: BLE001 - told as what it is, and the other trials go on
            traceback.print_exc()
            found = "the trial itself failed"
    told = {None: "-", "": "passes"}.get(found, found)
    print(f"{program.name}: {trial.promise}: {told}", file=sys.stderr, flush=True)
    return found


def table(
    programs: list[Program], tools: Path, found: list[tuple[str, Trial, list[str | None]]]
) -> Iterator[str]:
    """The verdicts in Markdown."""
    versions = ", ".join(f"{p.name} {p.told_version(tools)}" for p in programs)
    yield f"Tried on {dt.datetime.now(dt.UTC):%-d %B %Y}: {versions}. ✓ passed; – no such thing."
    yield ""
    yield f"| what must hold | {' | '.join(p.name for p in programs)} | in our tests |"
    yield f"|---|{'---|' * len(programs)}---|"
    part = ""
    for of, trial, verdicts in found:
        if of != part:
            yield f"| **{of}** |{' |' * len(programs)} |"
            part = of
        yield f"| {trial.promise} | {' | '.join(map(_cell, verdicts))} | {_link(trial.test)} |"
    passed = [
        f"{sum(v[place] == '' for *_, v in found)} of {sum(v[place] is not None for *_, v in found)}"
        for place in range(len(programs))
    ]
    yield f"| **passed** | {' | '.join(passed)} | |"


def _link(test: str) -> str:
    """To a test, from a file in docs/."""
    file = test.partition("::")[0]
    return f"[{file.rpartition('/')[2]}](../{file})"


def _cell(found: str | None) -> str:
    return {None: "–", "": "✓"}.get(found, str(found))


if __name__ == "__main__":
    sys.exit(main())
