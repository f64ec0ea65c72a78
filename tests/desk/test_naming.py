"""Who is who: the list of speakers, and names that may be one person's."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from pressarchive.authority.suggestions import sound, suggestions
from pressarchive.cli import main

ALIKE = [
    ("Sergueï Lavrov", "Sergei Lavrov"),
    ("Sergueï Lavrov", "Sergey Lavrov"),
    ("Alexeï Navalny", "Alexei Navalny"),
    ("Benyamin Netanyahou", "Benjamin Netanyahu"),
    ("Volodymyr Zelensky", "Volodymyr Zelenskiy"),
    ("Anatoli Tchoubaïs", "Anatoly Chubais"),
    ("Nikita Khrouchtchev", "Nikita Khrushchev"),
    ("Hosni Moubarak", "Hosni Mubarak"),
    ("Maxime Nicolle", "Maxime Nicole"),
]
DIFFERENT = [
    ("Michel Sapin", "Michel Sapan"),
    ("Marie Martin", "Marine Martin"),
    ("Paul Durand", "Paul Dupond"),
]


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_transliterations_of_one_name_sound_alike(one: str, other: str) -> None:
    assert sound(one) == sound(other)


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_different_names_do_not(one: str, other: str) -> None:
    assert sound(one) != sound(other)


def test_names_alike_are_suggested_the_most_quoted_first() -> None:
    names = [("Sergei Lavrov", 2), ("Sergueï Lavrov", 9), ("Jean Dupont", 4), ("Lavrov", 1)]
    assert [s.names for s in suggestions(names)] == [("Sergueï Lavrov", "Sergei Lavrov")]


def test_names_the_archivist_keeps_apart_are_not_suggested() -> None:
    names = [("Sergei Lavrov", 2), ("Sergueï Lavrov", 9)]
    assert suggestions(names, [frozenset(("Sergei Lavrov", "Sergueï Lavrov"))]) == []


def archive(site: Path, speakers: str = "") -> str:
    articles = site / "content" / "articles"
    articles.mkdir(parents=True)
    (site / "site.yaml").write_text("title: Essai\n", "utf-8")
    (site / "content" / "speakers.yaml").write_text(speakers, "utf-8")
    for number, name in enumerate(("Sergueï Lavrov", "Sergueï Lavrov", "Sergei Lavrov")):
        text = f"T{number}\n« Nous y sommes depuis {number} jours », a déclaré {name}.\n"
        (articles / f"a{number}.txt").write_text(text, "utf-8")
    result = CliRunner().invoke(main, ["--site", str(site), "--quiet", "speakers"])
    assert result.exit_code == 0, result.stderr
    return result.stdout


def test_the_list_counts_and_suggests_what_to_paste(tmp_path: Path) -> None:
    assert archive(tmp_path).splitlines() == [
        "     2      2   person  Sergueï Lavrov",
        "     1      1   person  Sergei Lavrov",
        "",
        "These names may be one person’s. Where they are, paste into content/speakers.yaml:",
        "",
        "- name: Sergueï Lavrov",
        "  other_names: [Sergei Lavrov]",
        "",
    ]


def test_what_is_pasted_merges_them(tmp_path: Path) -> None:
    record = "- name: Sergueï Lavrov\n  other_names: [Sergei Lavrov]\n"
    assert archive(tmp_path, record) == "     3      3 * person  Sergueï Lavrov  also Sergei Lavrov\n"


def test_a_record_keeps_two_apart(tmp_path: Path) -> None:
    assert "may be one" not in archive(
        tmp_path, "- name: Sergueï Lavrov\n  different_from: [Sergei Lavrov]\n"
    )
