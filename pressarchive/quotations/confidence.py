"""How often each rule was right on annotated articles, and from what share on a speaker is published."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib import resources
from typing import Any

LEVEL = 0.6
"""Below this share of right speakers a quotation stays unattributed."""
_UNMEASURED = 0.75


@lru_cache(maxsize=1)
def _table() -> dict[str, Any]:
    path = resources.files("pressarchive.quotations") / "confidence.toml"
    return tomllib.loads(path.read_text("utf-8")) if path.is_file() else {}


@lru_cache(maxsize=512)
def confidence(rule: str, how: str | None) -> float:
    """Share of right ones among quotations that `rule` attributed `how`; without `how`, of those it found."""
    table = _table().get(rule, {})
    value = table.get(how or "found", table.get("found", _UNMEASURED))
    return float(value)


def published(share: float) -> bool:
    """Whether a speaker known with that confidence is named."""
    return share >= LEVEL
