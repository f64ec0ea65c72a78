"""The archive in figures: every article and quotation is counted once, as its own page tells it."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
import sites
from sites import write

from pressarchive.build.building import assemble
from pressarchive.config import read_settings
from pressarchive.pages import views as v
from pressarchive.pages.data import OUTLETS_SHOWN
from pressarchive.store import MemoryStore


def views(folder: Path) -> dict[str, v.PageView]:
    """The views of the archive in `folder`, by url."""
    made = assemble(folder, read_settings(folder), MemoryStore(), lambda _what, _steps: lambda: None)
    every = ((page.draft.url, page.draft.view()) for page in made.site.press.pages.values())
    return {url: view for url, view in every if isinstance(view, v.PageView)}


def data(pages: dict[str, v.PageView]) -> v.DataView:
    page = pages["data/"]
    assert isinstance(page, v.DataView)
    return page


def tally(page: v.DataView, title: str) -> dict[str, int]:
    return {row.name: row.count for found in page.tallies if found.title == title for row in found.rows}


@pytest.fixture(scope="module")
def extract(shared: Path) -> dict[str, v.PageView]:
    return views(sites.site("extract", shared).folder)


def test_every_tally_of_articles_or_quotations_adds_up_to_all_of_them(extract: dict[str, v.PageView]) -> None:
    page = data(extract)
    all_of = {"articles": page.totals.articles, "quotations": page.totals.quotations}
    all_of["speakers"] = page.totals.speakers
    for found in page.tallies:
        assert sum(row.count for row in found.rows) == found.total == all_of.get(found.unit, found.total)
    for row in page.known:
        parts = (row.stated, row.inferred, row.supplied, row.unknown)
        assert sum(part.count for part in parts) == page.totals.articles


def test_quotations_are_counted_as_their_articles_show_them(extract: dict[str, v.PageView]) -> None:
    articles = [page for page in extract.values() if isinstance(page, v.ArticleView)]
    cards = [quotation for article in articles for quotation in article.quotations]
    kinds, known = Counter(card.kind for card in cards), Counter(bool(card.how) for card in cards)
    page = data(extract)
    assert list(tally(page, "Formes de citation").values()) == [
        kinds[kind] for kind in ("direct", "mixed", "indirect") if kinds[kind]
    ]
    assert tally(page, "Comment l’auteur est connu").get("non attribuée", 0) == known[False]


def test_fields_are_counted_as_their_articles_tell_their_origin(extract: dict[str, v.PageView]) -> None:
    articles = [page for page in extract.values() if isinstance(page, v.ArticleView)]
    told = Counter((row.field, row.origin) for article in articles for row in article.provenance)
    for row in data(extract).known:
        if row.field != "Signature":  # an article may have several
            for origin in ("stated", "inferred", "supplied"):
                assert getattr(row, origin).count == told[row.field, origin], (row.field, origin)


def test_what_is_too_long_for_a_page_is_told_in_sum(tmp_path: Path) -> None:
    write(tmp_path, {"site.yaml": "title: Essai\nlanguage: fr\n"})
    for n in range(40):
        head = f"title: Article {n}\ndate: {1950 + n}\noutlet: Journal {n}\n"
        write(tmp_path, {f"content/articles/a-{n}.md": f"---\n{head}---\n\nMot.\n"})
    page = data(views(tmp_path))
    assert tally(page, "Par décennie") == {f"{1950 + 10 * n}–{1959 + 10 * n}": 10 for n in range(4)}
    outlets = tally(page, "Par média")
    assert len(outlets) == OUTLETS_SHOWN + 1
    assert outlets["28 autres médias"] == 28


def test_an_empty_archive_has_the_page_and_counts_nothing(tmp_path: Path) -> None:
    write(tmp_path, {"site.yaml": "title: Essai\nlanguage: fr\n"})
    page = data(views(tmp_path))
    assert (page.tallies, page.known) == ((), ())
