"""Data are put in their place whole, whoever else puts the same there."""

from __future__ import annotations

from pathlib import Path

import pytest

from pressarchive.build.writing_data import _put
from pressarchive.store import Scratch


@pytest.mark.parametrize(("whole", "stands"), [(True, "theirs"), (False, "ours")])
def test_what_another_build_put_there_stays_if_it_is_whole(
    tmp_path: Path, *, whole: bool, stands: str
) -> None:
    made, place = Scratch(tmp_path), tmp_path / "data"
    (made.folder / "articles.jsonl").write_text("ours", "utf-8")
    place.mkdir()
    (place / "articles.jsonl").write_text("theirs", "utf-8")
    _put(made, place, lambda: whole)
    assert [path.name for path in tmp_path.iterdir()] == ["data"], "nothing is left behind"
    assert (place / "articles.jsonl").read_text("utf-8") == stands
