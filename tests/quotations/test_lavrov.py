"""The two articles the archive began with: every pair of marks is found, and Sergueï Lavrov speaks."""

from pathlib import Path

import pytest

from pressarchive.quotations import quotations
from pressarchive.quotations.marks import marked

ARTICLES = sorted((Path(__file__).resolve().parents[2] / "content" / "articles").rglob("*.txt"))
ABOUT_LAVROV = [path for path in ARTICLES if "Lavrov" in path.read_text("utf-8")]

pytestmark = pytest.mark.skipif(not ABOUT_LAVROV, reason="the archive's first articles have been taken out")


@pytest.mark.parametrize("path", ABOUT_LAVROV, ids=lambda path: path.stem)
def test_all_words_in_marks_are_lavrovs(path: Path) -> None:
    text = path.read_text("utf-8")
    found = [one for one in quotations(text, "fr") if one.kind != "indirect"]
    assert [(one.start, one.end) for one in found] == [(one.start, one.end) for one in marked(text)]
    assert {one.speaker for one in found} == {"Sergueï Lavrov"}


@pytest.mark.parametrize("path", ABOUT_LAVROV, ids=lambda path: path.stem)
def test_what_is_reported_without_marks_is_found_too(path: Path) -> None:
    speakers = {one.speaker for one in quotations(path.read_text("utf-8"), "fr") if one.kind == "indirect"}
    assert "Sergueï Lavrov" in speakers
