"""However long a text is and whatever signs it repeats, the time it takes grows only with its length."""

from __future__ import annotations

import time

import pytest

from pressarchive.model import Source
from pressarchive.parse.article import parse
from pressarchive.parse.vocabulary import Knowledge

REPEATED = [
    " ",
    "\t",
    "[",
    "![",
    "](",
    "*a**",
    "`a``",
    "<",
    "&",
    "| ",
    "> ",
    "a\n",
    "a\n\n",
    "# a\n",
    "- a\n",
    "a|b\n-|-\n",
]
REPEATED += [
    "é",
    "’",
    "« ",
    "( ",
    "© ",
    "par ",
    "le ",
    "12 mars 2023 ",
    "Photo : A ",
    "A, b et ",
    " - ",
    "日",
]


@pytest.mark.parametrize("ending", ["md", "txt"])
@pytest.mark.parametrize("signs", REPEATED)
def test_fifty_kilobytes_of_the_same_signs_are_soon_parsed(signs: str, ending: str) -> None:
    text = "# Titre\n\nA" + signs * (50_000 // len(signs)) + " fin.\n"
    start = time.process_time()
    assert parse(Source(f"content/articles/a.{ending}", text), Knowledge(language="fr")).article
    assert time.process_time() - start < 5
