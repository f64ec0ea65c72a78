"""Limits: what the place where most archives are published does not take.

https://docs.github.com/en/pages/getting-started-with-github-pages/github-pages-limits
https://docs.github.com/en/repositories/working-with-files/managing-large-files/about-large-files-on-github
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pressarchive.problems import Problem
from pressarchive.publish.telling import warning

SITE = 10**9
"""Bytes of a site of GitHub Pages."""
FILE = 100 * 2**20
"""Bytes of a file that GitHub takes."""

_LARGE_SITE = (
    "make scans smaller, keep the largest elsewhere, or publish only part of each text (visibility); "
    "another host may take it as it is"
)
_LARGE_FILE = "make it smaller, or keep it elsewhere and link to it; another host may take it as it is"


def exceeded(sizes: Mapping[str, int], shown: str) -> Iterator[Problem]:
    """A warning for each limit that a site, its files of `sizes` in the folder `shown`, exceeds."""
    whole = sum(sizes.values())
    if whole > SITE:
        what = f"the site is {whole / 10**9:.1f} GB large"
        yield warning(shown, f"{what}, and GitHub Pages publishes at most {SITE / 10**9:g} GB", _LARGE_SITE)
    for name, size in sizes.items():
        if size > FILE:
            what = f"this file is {size / 2**20:.0f} MB large"
            most = f"and GitHub takes none of more than {FILE / 2**20:g} MB"
            yield warning(f"{shown}/{name}", f"{what}, {most}", _LARGE_FILE)
