"""Garbage: what a build lets go of is looked for among the young, never among all that it keeps."""

from __future__ import annotations

import gc

_YOUNG, _MIDDLE, _ALL = 20_000, 10, 1_000_000
"""Objects made, and collections of the younger kind, between two collections. Parsers leave circles behind
that are found at once; walking the millions of values of an archive would take as long as making them."""


def collect_young() -> None:
    """Look for circles, from here on, among what was made lately."""
    gc.set_threshold(_YOUNG, _MIDDLE, _ALL)
    gc.enable()
