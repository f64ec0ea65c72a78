"""What GitHub Pages would not take is a warning, with the size there is and the size there may be."""

from __future__ import annotations

from pathlib import Path

import pytest
from publish_help import scan

from pressarchive.model import Content
from pressarchive.publish import limits, publish

TOLD = """\
output: the site is 1.3 GB large, and GitHub Pages publishes at most 1 GB — make scans smaller, keep the \
largest elsewhere, or publish only part of each text (visibility); another host may take it as it is
output/data/archive.sqlite: this file is 450 MB large, and GitHub takes none of more than 100 MB — make it \
smaller, or keep it elsewhere and link to it; another host may take it as it is
output/media/scan.tiff: this file is 120 MB large, and GitHub takes none of more than 100 MB — make it \
smaller, or keep it elsewhere and link to it; another host may take it as it is
output/rest: this file is 668 MB large, and GitHub takes none of more than 100 MB — make it \
smaller, or keep it elsewhere and link to it; another host may take it as it is
"""


def test_a_site_within_the_limits_is_no_news() -> None:
    sizes = {"a": limits.FILE, **{str(n): limits.FILE for n in range(8)}, "rest": 50_000_000}
    assert sum(sizes.values()) < limits.SITE
    assert list(limits.exceeded(sizes, "output")) == []


def test_a_site_that_is_too_large_and_each_file_that_is_are_named() -> None:
    sizes = {"data/archive.sqlite": 450 * 2**20, "media/scan.tiff": 120 * 2**20, "rest": 700_000_000}
    assert [str(problem) for problem in limits.exceeded(sizes, "output")] == TOLD.splitlines()


def test_publishing_tells_them_every_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "FILE", 1000)
    site: dict[str, Content] = {
        "media/scan.jpg": scan(tmp_path / "scan.jpg", bytes(1001)),
        "media/fits.jpg": bytes(1000),
    }
    for _ in range(2):
        assert [warning.path for warning in publish(site, tmp_path / "output").warnings] == [
            f"{(tmp_path / 'output').as_posix()}/media/scan.jpg"
        ]
