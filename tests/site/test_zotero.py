"""Zotero saves an article's page as a newspaper article, with what is known of it and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest
import zotero
from sites import held, write

from pressarchive.build import build
from pressarchive.config import read_settings
from pressarchive.store import MemoryStore

BASE = "https://example.org/a/"
FILES = {
    "site.yaml": (
        f"title: Les Archives\nlanguage: fr\nsearch: off\nbase_url: {BASE}\nrights: Textes des journaux\n"
    ),
    "content/articles/plein.md": (
        "---\ntitle: « Rien n’est “joué” » & <autres> C++\ndate: 2018-12\noutlet: Le Monde\n"
        "byline: [Jeanne Dupont, Dominique de Villepin]\nrights: © Le Monde\nlicence: CC BY\n---\n\n"
        "« Rien n’est joué », a déclaré Angela Merkel le 3 mai 2017.\n"
    ),
    "content/articles/nu.txt": "Un texte sans rien\n\nPresque rien.\n",
    "content/articles/agence.md": (
        "---\ntitle: Dépêche\ndate: 2018-12-03\noutlet: Le Monde\nbyline: AFP\n---\n\n"
        "« Tout est joué », a déclaré Angela Merkel.\n"
    ),
    "content/articles/arabe.md": (
        "---\ntitle: خبر من القاهرة\nlanguage: ar\ndate: 2017\noutlet: Arab Observer\n---\n\n"
        "قال الوزير «هذا خبر».\n"
    ),
}


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    folder: Path = tmp_path_factory.mktemp("zotero")
    write(folder, FILES)
    made = build(folder, read_settings(folder), MemoryStore(), lambda *_: lambda: None)
    return {path: held(content) for path, content in made.site.items() if path.endswith(".html")}


def article(pages: dict[str, bytes], slug: str) -> zotero.Item:
    (item,) = zotero.saved(pages[f"articles/{slug}/index.html"])
    return item


def test_an_article_s_page_is_a_newspaper_article_with_all_that_is_known(pages: dict[str, bytes]) -> None:
    item = article(pages, "plein")
    assert item.type == "newspaperArticle"
    assert item.title == "« Rien n’est “joué” » & <autres> C++"
    assert item.outlet == "Le Monde"
    assert item.date == "2018-12"
    assert item.language == "fr"
    assert item.creators == [("Dupont", "Jeanne"), ("Villepin", "Dominique de")]
    assert item.rights == "© Le Monde · CC BY"
    assert item.url == f"{BASE}articles/plein/"


def test_what_is_not_known_is_empty_and_nothing_takes_its_place(pages: dict[str, bytes]) -> None:
    item = article(pages, "nu")
    assert item.type == "newspaperArticle"
    assert (item.outlet, item.date, item.creators, item.rights) == ("", "", [], "")


def test_an_agency_is_no_person(pages: dict[str, bytes]) -> None:
    assert article(pages, "agence").creators == []


def test_the_language_and_a_bare_year_are_the_article_s(pages: dict[str, bytes]) -> None:
    item = article(pages, "arabe")
    assert (item.language, item.date, item.outlet) == ("ar", "2017", "Arab Observer")


def test_a_list_offers_its_articles_each_once(pages: dict[str, bytes]) -> None:
    items = zotero.saved(pages["outlets/le-monde/index.html"])
    assert [item.url for item in items] == [f"{BASE}articles/agence/", f"{BASE}articles/plein/"]
    full = items[1]
    assert full.type == "newspaperArticle"
    assert full.title == "« Rien n’est “joué” » & <autres> C  "  # Zotero reads a plus sign as a space
    assert (full.outlet, full.date, full.language) == ("Le Monde", "2018-12", "fr")
    assert full.creators == [("Dupont", "Jeanne"), ("Villepin", "Dominique de")]
    quoted = zotero.saved(pages["speakers/angela-merkel/index.html"])
    assert [item.url for item in quoted] == [f"{BASE}articles/agence/", f"{BASE}articles/plein/"]


def test_an_article_s_page_offers_no_other_article(pages: dict[str, bytes]) -> None:
    for path, data in pages.items():
        if path.startswith("articles/"):
            assert b"Z3988" not in data
            assert b"citation_title" not in data
            assert b"citation_journal_title" not in data
