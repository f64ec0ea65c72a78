"""Fuzz the readers for some minutes: `make fuzz MINUTES=30`, or `python -m workshop.fuzz --help`.

Each reader is given inputs in turn until the time is up. What breaks a promise is made as small as it can
be, told, and kept in `.fuzz/READER/`; mended, it belongs into tests/fuzz/cases/READER/, under a name that
says what it shows. With atheris installed (`pip install atheris`; Linux), `--guided` has it look for inputs
that reach code which no other input reached; else Hypothesis makes them.
"""

from __future__ import annotations

import argparse
import hashlib
import subprocess
import sys
import time
import traceback
from collections.abc import Callable

import hypothesis
from hypothesis import HealthCheck, given

from workshop.fuzz.inputs import INPUTS, ROOT
from workshop.fuzz.readers import READERS, BrokenError

FOUND = ROOT / ".fuzz"
CASES = ROOT / "tests" / "fuzz" / "cases"
AT_ONCE = 500
"""Inputs between two looks at the clock."""
SLOW = 3.0
"""Seconds of processor time that no input made here may take."""


def main() -> int:
    """Fuzz; how many readers broke a promise."""
    parser = argparse.ArgumentParser(prog="python -m workshop.fuzz", description=__doc__.split("\n\n")[1])
    parser.add_argument("--minutes", type=float, default=10, help="in all, shared by the readers")
    parser.add_argument("--guided", action="store_true", help="with atheris, led by the code that is reached")
    parser.add_argument("readers", nargs="*", help=f"of {', '.join(READERS)}; all, where none is named")
    options = parser.parse_args()
    if unknown := set(options.readers) - READERS.keys():
        parser.error(f"no such reader: {', '.join(sorted(unknown))}")
    chosen = options.readers or list(READERS)
    seconds = options.minutes * 60 / len(chosen)
    fuzz = guided if options.guided else unguided
    return min(sum(fuzz(name, seconds) for name in chosen), 100)


def unguided(name: str, seconds: float) -> bool:
    """Whether an input that Hypothesis made breaks a promise of the reader within the time."""
    last = [b""]
    inputs = 0

    def read(data: bytes) -> None:
        nonlocal inputs
        inputs, last[0] = inputs + 1, data
        timed(READERS[name], data)

    quietly = hypothesis.settings(
        max_examples=AT_ONCE, database=None, deadline=None, suppress_health_check=list(HealthCheck)
    )
    run = quietly(given(INPUTS[name])(read))
    until = time.monotonic() + seconds
    try:
        while time.monotonic() < until:
            run()
    except Exception:  # noqa: BLE001 - whatever is raised is what was looked for
        keep(name, last[0], traceback.format_exc(limit=-4))
        return True
    print(f"{name}: {inputs:,} inputs", flush=True)
    return False


def timed(reader: Callable[[bytes], None], data: bytes) -> None:
    """Read `data`, in a time that stands in some relation to it."""
    start = time.process_time()
    reader(data)
    if (took := time.process_time() - start) > SLOW:
        raise BrokenError(f"took {took:.1f} s")


def keep(name: str, data: bytes, what: str) -> None:
    """Tell what was found and put it where it can be looked at."""
    file = FOUND / name / hashlib.sha256(data).hexdigest()[:12]
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)
    print(f"{name}: {data!r}\n{what}kept as {file.relative_to(ROOT)}", flush=True)


def guided(name: str, seconds: float) -> bool:
    """Whether atheris finds an input that breaks a promise of the reader within the time."""
    corpus = FOUND / name / "corpus"
    corpus.mkdir(parents=True, exist_ok=True)
    for data in first_inputs(name):
        (corpus / hashlib.sha256(data).hexdigest()[:12]).write_bytes(data)
    command = [sys.executable, "-m", "workshop.fuzz.guided", name, str(corpus), f"{FOUND / name}/"]
    result = subprocess.run([*command, f"-max_total_time={seconds:.0f}"], check=False, cwd=ROOT)
    return result.returncode != 0


def first_inputs(name: str) -> list[bytes]:
    """What atheris begins with: what was found before, and inputs that Hypothesis makes."""
    inputs = [case.read_bytes() for case in (CASES / name).glob("*")]

    def add(data: bytes) -> None:
        inputs.append(data)

    some = hypothesis.settings(max_examples=AT_ONCE, database=None, suppress_health_check=list(HealthCheck))
    some(given(INPUTS[name])(add))()
    return inputs


if __name__ == "__main__":
    sys.exit(main())
