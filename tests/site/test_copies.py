"""The same words in several papers: what the pages of a small archive of agency copies show of it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from sites import held, write

from pressarchive.build import build
from pressarchive.config import read_settings
from pressarchive.model import Content
from pressarchive.pages.wordings import PASSAGES, one_saying, wordings
from pressarchive.store import DiskStore, MemoryStore, Store

AGENCY = """PARIS, 3 mai 2023 – Le gouvernement a présenté mercredi son plan pour la rénovation des ponts, \
dont un sur cinq est jugé en mauvais état par les inspecteurs du ministère. Les travaux commenceront dès \
l'automne dans huit départements.

« Nous ne laisserons aucun pont fermer sans solution pour l'habitant », a déclaré la ministre Anne \
Martin devant les maires réunis à Paris.

Le plan prévoit cent vingt millions d'euros sur trois ans. L'opposition juge la somme insuffisante \
et demande une loi de programmation. « C'est une goutte d'eau dans la rivière », a dénoncé Paul \
Durand, député du Cher.

Les communes rurales devront avancer une partie des fonds avant d'être remboursées, ce que leurs \
élus contestent. Une liste des ouvrages sera fixée en juin.
"""
FORMULA = "\n\nToute reproduction de cette dépêche est interdite sans l'accord écrit de l'agence.\n"

OTHER_MARKS = (
    AGENCY.replace("« ", "“").replace(" »", "”").replace("'", "’").replace("en mauvais état", "dangereux")
    + "\nLe préfet du Cher a annoncé de son côté la fermeture de deux ouvrages.\n"
)
SHORTENED = "\n".join(AGENCY.split("\n")[:5]).replace("sans solution", "sans une vraie solution")
UNRELATED = """BOURGES, 12 juillet 2023 – Les agriculteurs du département attendent une récolte de \
blé supérieure à celle des deux années précédentes, malgré la sécheresse du printemps et le \
prix des engrais. Les coopératives ont ouvert leurs silos dès lundi et comptent sur un mois d'août sec.

« Nous n'avions pas vu de tels épis depuis longtemps », a déclaré Anne Martin, de la chambre.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Four papers, three of which print the agency's copy."""
    texts = {"jour": AGENCY, "nuit": OTHER_MARKS, "berry": SHORTENED, "moisson": UNRELATED}
    files = {"site.yaml": "title: Dépêches\nlanguage: en\nsearch: no\n"}
    for number, (name, text) in enumerate(texts.items()):
        files[f"content/articles/{name}.txt"] = f"Titre de {name}\n{text}{FORMULA}"
        files[f"content/articles/{name}.yaml"] = f"outlet: Journal {name}\ndate: 2023-05-0{number + 3}\n"
    write(tmp_path, files)
    return tmp_path


def site(folder: Path, store: Store | None = None) -> dict[str, Content]:
    made = build(folder, read_settings(folder), store or MemoryStore(), lambda *_: lambda: None).site
    return dict(made.items())


def page(folder: Path, path: str) -> str:
    return held(site(folder)[f"{path}/index.html"]).decode()


def section(page: str) -> str:
    return page.partition('<section class="doubles"')[2].partition("</section>")[0]


def beside(page: str, words: str) -> str:
    """What stands below the quotation with `words`, where it is shown by itself or in a list."""
    said = next(said for said in page.split('<article class="said')[1:] if words in said)
    return said.partition("</article>")[0].partition('<div class="also">')[2]


def test_an_article_shows_who_else_carries_its_text_and_nobody_else(folder: Path) -> None:
    shown = section(page(folder, "articles/jour"))
    assert re.findall(r'<h3 class="title"[^>]*><a href="([^"]*)"', shown) == [
        "../../articles/nuit/",
        "../../articles/berry/",
    ]
    assert "Journal nuit" in shown
    assert "May 4, 2023" in shown
    assert section(page(folder, "articles/moisson")) == ""


def test_the_words_that_differ_are_marked_and_no_others(folder: Path) -> None:
    shown = section(page(folder, "articles/jour")).partition("articles/berry")[0]
    assert re.findall(r"<del[^>]*>(.*?)</del>", shown) == ["en mauvais état"]
    assert re.findall(r"<ins[^>]*>(.*?)</ins>", shown) == [
        "dangereux",
        "Le préfet du Cher a annoncé de son côté la fermeture de deux ouvrages.",
    ]


def test_how_much_is_shared_and_from_when_it_is_shown_stands_beside_it(folder: Path) -> None:
    shown = section(page(folder, "articles/berry"))
    assert re.findall(r"(\d+).% of the words (\w+) stand", shown) == [
        ("98", "here"),
        ("81", "there"),
        ("95", "here"),
        ("72", "there"),
    ]
    assert "at least 30 % of their sequences" in shown
    assert 'href="../../method/#same"' in shown
    method = page(folder, "method")
    assert 'id="same"' in method
    assert "at least 30 % of their sequences of 4 words" in method


def test_a_quotation_names_where_else_it_is_printed_whatever_its_marks(folder: Path) -> None:
    other = beside(page(folder, "articles/jour"), "goutte d")
    assert re.findall(r'href="\.\./\.\./articles/(\w+)/#q-\w+"', other) == ["berry", "nuit"]
    assert "<del" not in other
    assert "<ins" not in other


def test_a_quotation_in_other_words_shows_them(folder: Path) -> None:
    other = beside(page(folder, "articles/jour"), "aucun pont")
    assert re.findall(r'href="\.\./\.\./articles/(\w+)/#q-\w+"', other) == ["berry", "nuit"]
    assert re.findall(r"<ins[^>]*>(.*?)</ins>", other) == ["une vraie"]
    of_speaker = page(folder, "speakers/anne-martin")
    assert "une vraie" in beside(of_speaker, "aucun pont fermer sans solution")
    assert beside(of_speaker, "de tels épis") == ""


def test_a_copy_that_changes_changes_the_page_that_compares_it(folder: Path) -> None:
    with DiskStore(folder / ".pressarchive") as store:
        site(folder, store)
    path = folder / "content/articles/nuit.txt"
    path.write_text(path.read_text("utf-8").replace("Les travaux", "Ceux-ci"), "utf-8")
    with DiskStore(folder / ".pressarchive") as store:
        again = site(folder, store)
    clean = site(folder)
    assert {path: held(content) for path, content in again.items()} == {
        path: held(content) for path, content in clean.items()
    }
    assert ">Ceux-ci</ins>" in section(held(again["articles/jour/index.html"]).decode())


@pytest.mark.parametrize("visibility", ["excerpt", "metadata", "private"])
def test_what_is_not_published_in_full_is_compared_with_nothing(folder: Path, visibility: str) -> None:
    with (folder / "content/articles/nuit.yaml").open("a") as supplied:
        supplied.write(f"visibility: {visibility}\n")
    files = site(folder)
    assert not any("préfet du Cher".encode() in held(content) for content in files.values())
    shown = section(held(files["articles/jour/index.html"]).decode())
    assert "articles/berry/" in shown
    assert "articles/nuit/" not in shown


def test_no_more_passages_are_shown_than_can_be_read() -> None:
    one = [f"mot{n}" for n in range(2000)]
    other = [f"autre{n}" if n % 20 == 0 else word for n, word in enumerate(one)]
    compared = wordings(" ".join(one), " ".join(other))
    assert len(compared.passages) == PASSAGES
    assert compared.more == 100 - PASSAGES
    assert (compared.here, compared.there) == (95, 95)
    long = wordings("tout pareil", "tout " + " ".join(one) + " pareil")
    assert max(len(piece.words) for passage in long.passages for piece in passage) < 300


def test_what_is_the_same_but_for_its_marks_differs_nowhere() -> None:
    compared = wordings("« L'État », dit-elle – enfin !", "“l’Etat”, dit-elle — enfin!")
    assert (compared.here, compared.there, compared.passages) == (100, 100, ())


def test_two_quotations_are_one_saying_in_nearly_the_same_words() -> None:
    said = "Nous ne céderons rien de ce qui nous appartient"
    worded_otherwise = "nous ne céderons rien de ce qui nous revient"
    shortened = "nous ne céderons rien de ce"
    others = "ils prendront tout ce qui nous appartient encore ici"
    for other in (worded_otherwise, shortened):
        assert one_saying(said, other)
        assert one_saying(other, said)
    assert not one_saying(said, others)
