"""Right words and right person: the program's quotations against annotated ones."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

from pressarchive.model import Quotation
from pressarchive.quotations import language
from pressarchive.quotations.article import Article
from pressarchive.quotations.confidence import LEVEL
from pressarchive.quotations.reading import Reader
from pressarchive.text.folding import fold

Record = dict[str, Any]

_TRIM = " \t\n\r\u00a0\u202f\u2009,.;:!?…\"“”„«»'’‘()[]-–—"
_IDLE = frozenset(("le", "la", "les", "l", "un", "une", "des", "du", "de", "d", "m", "mme", "the", "a"))
Pairs = list[tuple[Quotation, Record | None]]


class Score(NamedTuple):
    """Shares, 0 to 1."""

    extraction: float
    speaker: float
    joint: float


def records(path: Path) -> list[Record]:
    return [json.loads(line) for line in path.read_text("utf-8").split("\n") if line.strip()]


def read(record: Record, level: float = LEVEL) -> tuple[Quotation, ...]:
    """The program's quotations of an annotated article, with speakers from `level` on."""
    lexicon = language.language(record.get("lang") or "fr")
    assert lexicon is not None
    return Reader(Article(record["text"], lexicon), level).read()


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in _TRIM:
        start += 1
    while end > start and text[end - 1] in _TRIM:
        end -= 1
    return start, end


def same_words(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether two stretches share at least half of the shorter."""
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return shared > 0 and 2 * shared >= min(one[1] - one[0], other[1] - other[0])


def same_person(speaker: str | None, gold: Record) -> bool:
    names = [gold.get("speaker"), *(gold.get("aliases") or [])]
    return any(_same_name(speaker or "", name) for name in names if name)


def _same_name(one: str, other: str) -> bool:
    mine, theirs = set(fold(one).split()) - _IDLE, set(fold(other).split()) - _IDLE
    return bool(mine and theirs) and (mine <= theirs or theirs <= mine)


def matched(record: Record, found: Iterable[Quotation], kinds: tuple[str, ...]) -> Pairs:
    """Each quotation of those kinds with the annotated one it meets; what is not judged is left out."""
    text = record["text"]
    gold = [(trimmed(text, q["start"], q["end"]), q) for q in record["quotes"]]
    idle = [tuple(span) for span in record.get("ignore", [])]
    idle += [place for place, q in gold if q["type"] not in kinds]
    pairs: Pairs = []
    for one in found:
        place = trimmed(text, one.start, one.end)
        meets = next((q for at, q in gold if q["type"] in kinds and same_words(place, at)), None)
        if one.kind in kinds and (meets or not any(same_words(place, other) for other in idle)):
            pairs.append((one, meets))
    return pairs


def score(gold: list[Record], kinds: tuple[str, ...]) -> Score:
    """How the program does on annotated articles, for quotations of those kinds."""
    count: Counter[str] = Counter()
    for record in gold:
        pairs = matched(record, read(record), kinds)
        wanted = [q for q in record["quotes"] if q["type"] in kinds]
        met = {id(q): (one, q) for one, q in reversed(pairs) if q is not None}
        right = [q for one, q in met.values() if q.get("speaker") and same_person(one.speaker, q)]
        count["found"] += len(pairs)
        count["good"] += sum(q is not None for _, q in pairs)
        count["wanted"] += len(wanted)
        count["met"] += len(met)
        count["named"] += sum(bool(q.get("speaker")) for q in wanted)
        count["asked"] += sum(bool(q.get("speaker")) for _, q in met.values())
        count["right"] += len(right)
    extraction = _f1(count["good"] / count["found"], count["met"] / count["wanted"])
    joint = _f1(count["right"] / count["found"], count["right"] / count["named"])
    return Score(extraction, count["right"] / count["asked"], joint)


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def tallies(gold: list[Record]) -> dict[tuple[str, str], tuple[int, int]]:
    """By rule and manner: how many quotations were right, of how many."""
    right: Counter[tuple[str, str]] = Counter()
    seen: Counter[tuple[str, str]] = Counter()
    for record in gold:
        for kinds in (("direct", "mixed"), ("indirect",)):
            for one, meets in matched(record, read(record, 0.0), kinds):
                key = one.rule, one.how or "found"
                seen[key] += 1
                right[key] += meets is not None and (one.speaker is None or same_person(one.speaker, meets))
    return {key: (right[key], seen[key]) for key in seen}
