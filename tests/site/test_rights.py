"""What is not published in full is nowhere: not a sentence of it stands in any file of the site."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from pressarchive.build import build
from pressarchive.build.remembered import Built
from pressarchive.config import read_settings
from pressarchive.model import FileRef, Made
from pressarchive.store import DiskStore, MemoryStore, Store

TEXT = """{title}
PARIS, 3 mai 2023 – Le début de {name} est un secret que nul ne lira.

« Cette phrase de {name} est citée », a déclaré Anne Martin devant le conseil.

Entre deux citations, {name} raconte une longue histoire que personne ne doit trouver ici.

« {long} », a ajouté Paul Durand.

La fin de {name} reste cachée aussi.
"""
LONG = " ".join(f"le mot {number} de {{name}} se suit," for number in range(60)) + " point final de {name}"


def write(site: Path, files: dict[str, str]) -> Path:
    for path, text in files.items():
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_text(text, "utf-8")
    return site


def text(name: str) -> str:
    return TEXT.format(title=f"Titre de {name}", name=name, long=LONG.format(name=name))


@pytest.fixture
def site(tmp_path: Path) -> Path:
    articles = {
        f"content/articles/{name}.txt": text(name) for name in ("entier", "extrait", "notice", "clos", "hors")
    }
    return write(
        tmp_path / "site",
        {
            "site.yaml": "title: Archive\nbase_url: https://example.org/a/\ntakedown: droits@example.org\n",
            **articles,
            "content/articles/entier.yaml": "rights: © Le Jour\npicture: deux.jpg\n",
            "content/articles/extrait.yaml": (
                "visibility: excerpt\nurl: https://example.org/e\npicture: un.jpg\n"
            ),
            "content/articles/notice.yaml": "visibility: metadata\npicture: deux.jpg\nnoindex: yes\n",
            "content/articles/clos.yaml": "visibility: private\npicture: trois.jpg\n",
            "content/articles/hors.yaml": "outlet: La Nuit\n",
            "content/outlets.yaml": "- name: La Nuit\n  visibility: metadata\n",
            "content/media/un.jpg": "un",
            "content/media/deux.jpg": "deux",
            "content/media/trois.jpg": "trois",
            "content/media/libre.jpg": "libre",
        },
    )


def made(site: Path, store: Store | None = None) -> Built:
    return build(site, read_settings(site), store or MemoryStore(), lambda *_: lambda: None)


def contents(built: Built) -> dict[str, bytes]:
    found = {}
    for path, content in built.site.items():
        match content:
            case FileRef():
                found[path] = Path(content.path).read_bytes()
            case Made():
                found[path] = content.read()
            case _:
                found[path] = content
    return found


def sentences(name: str) -> list[str]:
    """Every sentence of an article's text but its headline, by words that no other has."""
    lines = text(name).splitlines()[1:]
    pieces = [piece for line in lines for piece in re.split(r"[.,«»–]", line)]
    return [piece.strip() for piece in pieces if name in piece]


def shown(files: dict[str, bytes], words: str) -> list[str]:
    return [path for path, data in files.items() if words.encode() in data]


def test_the_whole_text_is_where_it_may_be(site: Path) -> None:
    files = contents(made(site))
    for words in sentences("entier"):
        assert "articles/entier/index.html" in shown(files, words), words


@pytest.mark.parametrize("name", ["notice", "clos", "hors"])
def test_not_a_sentence_of_a_record_alone_is_anywhere(site: Path, name: str) -> None:
    files = contents(made(site))
    for words in sentences(name):
        assert shown(files, words) == [], words


def in_database(data: bytes, folder: Path) -> tuple[str, set[str]]:
    """All that the tables of an SQLite file hold, and every word that its search knows: what a search through
    its bytes might miss, since its pages cut texts.
    """
    (folder / "copy.sqlite").write_bytes(data)
    with closing(sqlite3.connect(folder / "copy.sqlite")) as base:
        tables = [name for (name,) in base.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        rows = [row for name in tables if "_fts" not in name for row in base.execute(f"SELECT * FROM {name}")]  # noqa: S608 - names of the file's own
        words = set()
        for index in (name for name in tables if name.endswith("_fts")):
            base.execute(f"CREATE VIRTUAL TABLE temp.{index}_words USING fts5vocab(main, {index}, row)")
            words |= {word for (word,) in base.execute(f"SELECT term FROM {index}_words")}  # noqa: S608
    return "\n".join(str(value) for row in rows for value in row), words


def test_the_database_holds_no_more_than_the_pages(site: Path, tmp_path: Path) -> None:
    files = contents(made(site))
    texts, words = in_database(files["data/archive.sqlite"], tmp_path)
    for name in ("notice", "clos", "hors"):
        assert not [sentence for sentence in sentences(name) if sentence in texts], name
    quoted = "Cette phrase de extrait est citée"
    hidden = [sentence for sentence in sentences("extrait") if not sentence.startswith(("le mot", quoted))]
    assert len(hidden) > 2
    assert not [sentence for sentence in hidden if sentence in texts]
    assert quoted in texts
    assert {"citee", "entier"} <= words
    (site / "content/articles/entier.txt").unlink()
    (site / "content/articles/entier.yaml").unlink()
    _, words = in_database(contents(made(site))["data/archive.sqlite"], tmp_path)
    assert "citee" in words
    assert words.isdisjoint({"secret", "histoire", "cachee", "longue", "conseil"})


def test_of_an_excerpt_the_short_quotations_alone_are_there(site: Path) -> None:
    files = contents(made(site))
    quoted = "Cette phrase de extrait est citée"
    for words in sentences("extrait"):
        where = shown(files, words)
        short = words == quoted or (words.startswith("le mot") and int(words.split()[2]) < 10)
        assert bool(where) == short, words
    page = files["articles/extrait/index.html"].decode()
    assert "a déclaré Anne Martin" in page
    assert "devant le conseil" not in page
    assert "[…]" in page


def test_nothing_of_a_private_article_is_published(site: Path) -> None:
    built = made(site)
    assert shown(contents(built), "Titre de clos") == []
    assert not any("clos" in path for path in built.site)


def test_a_headline_and_the_way_to_the_original_stay(site: Path) -> None:
    files = contents(made(site))
    assert "Titre de notice" in files["articles/notice/index.html"].decode()
    assert "Titre de hors" in files["articles/hors/index.html"].decode()
    assert 'href="https://example.org/e"' in files["articles/extrait/index.html"].decode()


def test_feeds_tell_of_all_that_is_published_and_no_more_of_it_than_its_page(site: Path) -> None:
    files = contents(made(site))
    for name in ("feed.xml", "feed.json"):
        told = files[name].decode()
        assert all(f"Titre de {shown}" in told for shown in ("entier", "extrait", "notice", "hors"))
        said = files[f"speakers/anne-martin/{name}"].decode()
        assert "Cette phrase de extrait est citée" in said
        assert "Titre de notice" not in said
        assert "[…]" in files[f"speakers/paul-durand/{name}"].decode()
    assert "raconte une longue histoire" in files["feed.xml"].decode()


def test_a_picture_that_only_hidden_articles_show_is_not_published(site: Path) -> None:
    store = DiskStore(site / ".pressarchive")
    for _ in range(2):  # the second time from what is remembered
        paths = {path for path in made(site, store).site if path.startswith("media/")}
        assert paths == {"media/deux.jpg", "media/libre.jpg"}
    store.close()


def test_search_engines_are_asked_to_leave_out_what_asks_for_it(site: Path) -> None:
    def asked() -> list[str]:
        files = contents(made(site))
        return sorted(path for path, data in files.items() if path.endswith(".html") and b'"noindex"' in data)

    assert asked() == ["404.html", "articles/notice/index.html"]
    with (site / "site.yaml").open("a") as settings:
        settings.write("noindex: yes\n")
    assert "index.html" in asked()
    assert "articles/entier/index.html" in asked()


def test_a_quotation_keeps_its_address_when_less_is_published(site: Path) -> None:
    def anchors() -> list[str]:
        page = contents(made(site))["articles/extrait/index.html"].decode()
        return re.findall(r'id="(q-\w+)"', page)

    short = anchors()
    (site / "content/articles/extrait.yaml").write_text("visibility: full\n", "utf-8")
    assert short == anchors()


def test_the_build_tells_what_stands_in_full(site: Path) -> None:
    rights = made(site).rights
    assert rights.in_full == (("", 1),)
    assert (rights.excerpts, rights.metadata, rights.private) == (1, 2, 1)


def test_articles_in_full_without_a_word_on_rights_are_warned_of_where_it_is_asked(site: Path) -> None:
    (site / "content/articles/entier.yaml").write_text("outlet: Le Jour\n", "utf-8")
    assert made(site).problems == ()
    with (site / "site.yaml").open("a") as settings:
        settings.write("require_rights: yes\n")
    problem, *rest = made(site).problems
    assert not rest
    assert problem.severity == "warning"
    assert problem.what == '1 article is published in full of "Le Jour", and nothing says by what right'
    with (site / "content/outlets.yaml").open("a") as outlets:
        outlets.write("- name: Le Jour\n  rights: avec l’accord du journal\n")
    assert made(site).problems == ()
    assert "avec l’accord du journal" in contents(made(site))["articles/entier/index.html"].decode()


def test_where_to_ask_for_something_to_be_taken_down_stands_on_every_page(site: Path) -> None:
    for path, data in contents(made(site)).items():
        if path.endswith(".html"):
            assert b"mailto:droits@example.org" in data, path
