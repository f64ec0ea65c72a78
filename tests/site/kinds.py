"""Kinds of page, and for each the fullest and the emptiest page that a site has of it."""

from __future__ import annotations

import re

from sites import Site

KINDS = {
    "home": r"index\.html",
    "article": r"articles/[^/]+/index\.html",
    "speakers": r"speakers/(page/\d+/)?index\.html",
    "speaker": r"speakers/[^/]+/(page/\d+/)?index\.html",
    "mentions": r"speakers/[^/]+/mentions/(page/\d+/)?index\.html",
    "together": r"together/index\.html",
    "tags": r"tags/(page/\d+/)?index\.html",
    "tag": r"tags/[^/]+/(page/\d+/)?index\.html",
    "comparison": r"tags/[^/]+/compare/index\.html",
    "outlets": r"outlets/(page/\d+/)?index\.html",
    "outlet": r"outlets/[^/]+/(page/\d+/)?index\.html",
    "dates": r"dates/index\.html",
    "year": r"dates/\d{4}/(page/\d+/)?index\.html",
    "month": r"dates/\d{4}/\d\d/(page/\d+/)?index\.html",
    "day": r"dates/\d{4}/\d\d/\d\d/(page/\d+/)?index\.html",
    "undated": r"dates/undated/(page/\d+/)?index\.html",
    "unattributed": r"unattributed/(page/\d+/)?index\.html",
    "search": r"search/index\.html",
    "data": r"data/index\.html",
    "standing": r"a-propos/index\.html",
    "method": r"method/index\.html",
    "404": r"404\.html",
}
"""A pattern of files for each; every page fits exactly one."""


def by_kind(site: Site) -> dict[str, list[str]]:
    """The pages of each kind that the site has, the emptiest first."""
    pages = sorted(site.pages, key=lambda file: ((site.output / file).stat().st_size, file))
    found = {kind: [page for page in pages if re.fullmatch(KINDS[kind], page)] for kind in KINDS}
    return {kind: pages for kind, pages in found.items() if pages}


def fullest(site: Site) -> dict[str, str]:
    """Of each kind the page with the most on it."""
    return {kind: pages[-1] for kind, pages in by_kind(site).items()}


def samples(site: Site) -> list[str]:
    """Of each kind the fullest page and the emptiest, and one that is in the middle."""
    ordered = by_kind(site).values()
    return sorted({pages[place] for pages in ordered for place in (0, len(pages) // 2, -1)})


def alone(site: Site) -> dict[str, list[str]]:
    """For each article's page the addresses on it, `#alone-…`, where a quotation stands by itself."""
    pages = site.pages
    return {
        file: [f"#{place}" for place in pages[file].ids if place.startswith("alone-")]
        for file in by_kind(site)["article"]
    }
