"""Accuracy by rule and the median time an article takes.

    python benchmarks/quotations.py ANNOTATED.jsonl… ARTICLES.jsonl [--write]

`--write` stores the shares by rule where the program reads its confidence.
"""

from __future__ import annotations

import statistics
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "quotations")]

import scoring  # noqa: E402 - found through the path set above

from pressarchive.quotations import quotations  # noqa: E402
from pressarchive.quotations.confidence import table  # noqa: E402

_ROUNDS = 5
_SHORTEST = 800


def milliseconds(texts: list[str]) -> float:
    """Median time of one processor for 3,000 characters, the best of a few rounds each."""
    times = []
    for text in texts:
        best = float("inf")
        for _ in range(_ROUNDS):
            start = time.process_time()
            quotations(text, "fr")
            best = min(best, time.process_time() - start)
        times.append(1000 * best * 3000 / len(text))
    return statistics.median(times)


def main(arguments: list[str]) -> None:
    """Measure the annotated articles named first, time the articles named last."""
    files = [Path(one) for one in arguments if not one.startswith("-")]
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
    print(f"median {milliseconds(long_enough):.2f} ms for 3,000 characters, {len(long_enough)} articles")


if __name__ == "__main__":
    main(sys.argv[1:])
