"""How often each rule was right on annotated articles, and from what share on a speaker is published."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from importlib import resources
from typing import Any

LEVEL = 0.6
"""Below this share of right speakers a quotation stays unattributed."""
_UNMEASURED = 0.75
_PRIOR = 3


@lru_cache(maxsize=1)
def _table() -> dict[str, Any]:
    path = resources.files("pressarchive.quotations") / "confidence.toml"
    return tomllib.loads(path.read_text("utf-8")) if path.is_file() else {}


@lru_cache(maxsize=512)
def confidence(rule: str, how: str | None) -> float:
    """Share of right ones among quotations that `rule` attributed `how`; without `how`, of those it found."""
    table = _table().get(rule, {})
    return float(table.get(how or "found", table.get("found", _UNMEASURED)))


def table(tallies: Mapping[tuple[str, str], tuple[int, int]]) -> str:
    """The table as text, from how many were right and how many there were by rule and manner.

    A rule seen seldom is drawn towards the share of all, as if `_PRIOR` more had been seen.
    """
    right = sum(one for one, _ in tallies.values())
    seen = sum(number for _, number in tallies.values())
    overall = right / seen if seen else 0.0
    lines = ["# Share of right ones by rule and by how the speaker is known; `n` counts what was measured."]
    for rule in sorted({rule for rule, _ in tallies}):
        lines += ["", f'["{rule}"]']
        for how in sorted(how for other, how in tallies if other == rule):
            good, number = tallies[rule, how]
            share = (good + _PRIOR * overall) / (number + _PRIOR)
            lines += [f'"{how}" = {share:.2f}  # {good} of {number}']
    return "\n".join(lines) + "\n"
