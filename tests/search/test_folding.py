"""Two spellings of a word are one to the search, in the index and in the browser alike."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
from tools import program

from pressarchive.render.theme import default_theme
from pressarchive.search.folding import folded, words

CASES = [
    (printed.strip(), found.strip())
    for line in Path(__file__).with_name("folding.txt").read_text("utf-8").splitlines()
    if line and not line.startswith("# ")
    for printed, found in [line.split("=>")]
]
SCRIPT = default_theme() / "assets" / "scripts" / "search-words.js"


@pytest.mark.parametrize(("printed", "found"), CASES)
def test_a_printed_word_is_found_as_it_is_typed(printed: str, found: str) -> None:
    assert [folded(word) for word in printed.split() if folded(word)] == ([found] if found else [])


@pytest.mark.browser
def test_the_browser_folds_a_query_as_the_index_was_folded() -> None:
    every = [word for printed, _ in CASES for word in printed.split()]
    assert in_node("folded", every) == [folded(word) for word in every]


def test_each_printed_word_is_one_word_of_the_index() -> None:
    text = "« L’œuvre\u202fd’Óscar » — aujourd’hui, à l’\u00a0Est…"
    assert words(text) == ["oeuvre", "oscar", "aujourd-hui", "a", "l", "est"]


@pytest.mark.browser
@pytest.mark.parametrize(
    ("query", "phrases", "others"),
    [
        ("L’énergie en Europe", [], ["energie", "en", "europe"]),
        ('"crise de l\'énergie" Macron', [["crise", "de", "energie"]], ["macron"]),
        ("« Pays-Bas »", [["paysbas"]], []),
        ("“un deux” « trois »", [["un", "deux"], ["trois"]], []),
        ('"', [], []),
        ('"seul', [], ["seul"]),
        ("???", [], []),
    ],
)
def test_what_is_asked_for(query: str, phrases: list[list[str]], others: list[str]) -> None:
    assert in_node("asked", [query]) == [{"phrases": phrases, "words": others}]


def in_node(function: str, values: list[str]) -> object:
    """What a function of the script gives for each of `values`."""
    code = (
        f"import {{ {function} as f }} from {json.dumps(SCRIPT.as_uri())};"
        f"console.log(JSON.stringify({json.dumps(values)}.map((value) => f(value))))"
    )
    command = [program("node"), "--input-type=module", "--no-warnings", "--eval", code]
    return json.loads(subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout)
