"""Rights: what of each outlet stands here in full, and whether anybody says by what right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from pressarchive.index.model import Index
from pressarchive.problems import Problem

_HINT = "give the outlet a licence, rights or visibility in content/outlets.yaml, or each article its own"


def in_full(index: Index) -> tuple[tuple[str, int], ...]:
    """How many articles of each outlet are published in full, the most first; an empty name: the outlet is
    not known.
    """
    counts = Counter(_outlet(index, a.slug) for a in index.articles if a.visibility == "full")
    return tuple(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))


def unstated_rights(index: Index) -> Iterator[Problem]:
    """A warning for each outlet of which articles are published in full without a licence or a word on
    rights.
    """
    bare = (a for a in index.articles if a.visibility == "full" and not a.stated_rights)
    for name, count in sorted(Counter(_outlet(index, a.slug) for a in bare).items()):
        of = f'of "{name}"' if name else "of no known outlet"
        are = "article is" if count == 1 else "articles are"
        what = f"{count:,} {are} published in full {of}, and nothing says by what right"
        yield Problem("content/outlets.yaml", 0, 0, what, _HINT, "warning")


def _outlet(index: Index, slug: str) -> str:
    outlet = index.outlet_of.get(slug)
    return index.outlets[outlet].name if outlet else ""
