"""Measures quotations against the annotated articles in tests/quotations/.

    python benchmarks/accuracy.py [--write]

`--write` stores the figures where the archive's page on its method reads them.
"""

from __future__ import annotations

import sys
from collections import Counter
from itertools import combinations
from pathlib import Path

import msgspec

ROOT = Path(__file__).resolve().parents[1]
GOLD = ROOT / "tests" / "quotations"
WRITTEN = ROOT / "pressarchive" / "quotations" / "accuracy.json"
sys.path[:0] = [str(ROOT), str(GOLD)]

import scoring  # noqa: E402 - found through the path set above

from pressarchive.quotations.accuracy import Accuracy, Level, Measure  # noqa: E402
from pressarchive.text.folding import fold  # noqa: E402

MARKS, INDIRECT = ("direct", "mixed"), ("indirect",)
LEVELS = ("named", "title", "pronoun", "carried over", "implicit")


def measured() -> Accuracy:
    """Both measures on the closed third; the levels on all annotated articles."""
    closed = scoring.records(GOLD / "closed_fr.jsonl")
    every = [*closed, *scoring.records(GOLD / "open_fr.jsonl")]
    return Accuracy("fr", len(closed), _measure(closed, MARKS), _measure(closed, INDIRECT), _levels(every))


def _measure(gold: list[scoring.Record], kinds: tuple[str, ...]) -> Measure:
    count: Counter[str] = Counter()
    for record in gold:
        pairs = scoring.matched(record, scoring.read(record), kinds)
        wanted = [q for q in record["quotes"] if q["type"] in kinds]
        met = {id(q): (one, q) for one, q in reversed(pairs) if q is not None}
        named = [(one, q) for one, q in met.values() if q.get("speaker")]
        count["found"] += len(pairs)
        count["good"] += sum(q is not None for _, q in pairs)
        count["wanted"] += len(wanted)
        count["wanted named"] += sum(bool(q.get("speaker")) for q in wanted)
        count["met"] += len(met)
        count["named"] += len(named)
        count["right"] += sum(scoring.same_person(one.speaker, q) for one, q in named)
    precision, recall = count["right"] / count["found"], count["right"] / count["wanted named"]
    return Measure(
        annotated=count["wanted"],
        recall=round(count["met"] / count["wanted"], 3),
        precision=round(count["good"] / count["found"], 3),
        speaker=round(count["right"] / count["named"], 3),
        joint=round(2 * precision * recall / (precision + recall), 3),
    )


def _levels(gold: list[scoring.Record]) -> tuple[Level, ...]:
    right: Counter[str] = Counter()
    of: Counter[str] = Counter()
    for record in gold:
        for kinds in (MARKS, INDIRECT):
            for one, q in scoring.matched(record, scoring.read(record), kinds):
                if one.speaker is not None and one.how is not None:
                    of[one.how] += 1
                    right[one.how] += q is not None and scoring.same_person(one.speaker, q)
    return tuple(Level(how, right[how], of[how]) for how in LEVELS if of[how])


def _right(speaker: str | None, gold: scoring.Record) -> bool:
    return bool(speaker and gold.get("speaker")) and scoring.same_person(speaker, gold)


def merging(gold: list[scoring.Record]) -> tuple[int, int]:
    """Of all pairs of quotations within an article that are each given to the right speaker: how many are
    rightly one person's or rightly two people's, and how many pairs there are.
    """
    right = pairs = 0
    for record in gold:
        every = [
            pair
            for kinds in (MARKS, INDIRECT)
            for pair in scoring.matched(record, scoring.read(record), kinds)
        ]
        known = [(one.speaker or "", q["speaker"]) for one, q in every if q and _right(one.speaker, q)]
        for (mine, theirs), (my_other, their_other) in combinations(known, 2):
            pairs += 1
            right += (fold(mine) == fold(my_other)) == (theirs == their_other)
    return right, pairs


def main(arguments: list[str]) -> None:
    """Print the figures, and store them if asked."""
    text = msgspec.json.format(msgspec.json.encode(measured()), indent=2).decode() + "\n"
    print(text, end="")
    every = [r for name in ("closed_fr", "open_fr") for r in scoring.records(GOLD / f"{name}.jsonl")]
    right, pairs = merging(every)
    print(f"names merged: {right} of {pairs} pairs rightly same or different ({right / pairs:.1%})")
    for name in ("closed_press_fr", "closed_en"):
        gold = scoring.records(GOLD / f"{name}.jsonl")
        for kinds in (MARKS, INDIRECT):
            shares = (f"{key} {share:.1%}" for key, share in scoring.score(gold, kinds)._asdict().items())
            print(f"{name}, {' and '.join(kinds)}: {', '.join(shares)}")
    if "--write" in arguments:
        WRITTEN.write_text(text, "utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
