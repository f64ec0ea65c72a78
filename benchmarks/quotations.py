"""Accuracy by rule and the median time an article takes.

    python benchmarks/quotations.py ANNOTATED.jsonl… ARTICLES.jsonl [--write]

`--write` stores the shares by rule where the program reads its confidence.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

from markdown_it import MarkdownIt

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "quotations")]

import scoring  # noqa: E402 - found through the path set above

from pressarchive.quotations import quotations  # noqa: E402
from pressarchive.quotations.confidence import table  # noqa: E402

_ROUNDS = 5
_SHORTEST = 800


def milliseconds(texts: list[str], *works: Callable[[str], object]) -> list[float]:
    """Median time of one processor for 3,000 characters, the best of a few rounds each, for every work.

    The works take turns on each text, so that they are measured on the same machine at the same time.
    """
    times: list[list[float]] = [[] for _ in works]
    for text in texts:
        best = [float("inf")] * len(works)
        for _ in range(_ROUNDS):
            for number, work in enumerate(works):
                start = time.process_time()
                work(text)
                best[number] = min(best[number], time.process_time() - start)
        for took, least in zip(times, best, strict=True):
            took.append(1000 * least * 3000 / len(text))
    return [statistics.median(took) for took in times]


def main(arguments: list[str]) -> None:
    """Measure the annotated articles named first, time the articles named last."""
    files = [Path(one) for one in arguments if not one.startswith("-")]
    if len(files) < 2:
        sys.exit(__doc__)
    gold = [record for file in files[:-1] for record in scoring.records(file)]
    for kinds in (("direct", "mixed"), ("indirect",)):
        reached = scoring.score(gold, kinds)
        shares = zip(reached._fields, reached, strict=True)
        print(" and ".join(kinds), "  ".join(f"{name} {share:.1%}" for name, share in shares))
    written = table(scoring.tallies(gold))
    print(written)
    if "--write" in arguments:
        (ROOT / "pressarchive" / "quotations" / "confidence.toml").write_text(written, "utf-8")
    articles = [record["text"] for record in scoring.records(files[-1])]
    long_enough = [text for text in articles if len(text) >= _SHORTEST]
    parser = MarkdownIt()
    took, markdown = milliseconds(long_enough, lambda text: quotations(text, "fr"), parser.parse)
    print(f"median {took:.2f} ms for 3,000 characters, {len(long_enough)} articles;", end=" ")
    print(f"parsing them as Markdown {markdown:.2f} ms, ratio {took / markdown:.2f}")


if __name__ == "__main__":
    main(sys.argv[1:])
