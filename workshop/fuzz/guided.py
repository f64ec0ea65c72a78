"""Fuzzing led by the code that an input reaches: `python -m workshop.fuzz.guided READER CORPUS FOUND`.

Wants atheris (https://github.com/google/atheris). Options of libFuzzer may follow.
"""

from __future__ import annotations

import sys

import atheris

with atheris.instrument_imports(include=["pressarchive", "markdown_it", "yaml"]):
    from workshop.fuzz.readers import READERS


def main() -> None:
    """Fuzz until something is found, or the time that an option gives is up."""
    name, corpus, found, *options = sys.argv[1:]
    bounds = [
        "-timeout=10",
        "-max_len=2000",
        "-rss_limit_mb=4000",
        f"-artifact_prefix={found}",
        "-verbosity=0",
    ]
    atheris.Setup([sys.argv[0], *bounds, *options, corpus], READERS[name])
    atheris.Fuzz()


if __name__ == "__main__":
    main()
