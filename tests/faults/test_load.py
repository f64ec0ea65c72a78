"""Much of anything: built in time about linear, in memory that is bounded, with few words.

Small versions; `python -m benchmarks.load` measures the whole.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import load
from benchmarks.measuring import PROC

pytestmark = pytest.mark.skipif(not PROC.is_dir(), reason="the system does not tell what a process costs")


def test_ten_thousand_warnings_are_grouped_and_not_scrolled(tmp_path: Path) -> None:
    (line,) = load.main(["--sizes", "", "--cases", "warnings", "--folder", str(tmp_path)])
    assert line.told <= 12
    assert line.first.processor < 30


def test_a_load_is_measured_and_leaves_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lines = load.main(["--sizes", "1,3", "--scale", "0.001", "--cases", "speaker", "--folder", str(tmp_path)])
    told = capsys.readouterr().out.splitlines()
    assert [line.name for line in lines] == [
        "1 articles",
        "3 articles",
        "a speaker with 10,000 quotations × 0.001",
    ]
    assert [row[:34].strip() for row in told[2:]] == [line.name[:34].strip() for line in lines]
    assert list(tmp_path.glob("*/")) == []


@pytest.mark.long
def test_ten_times_the_articles_cost_about_ten_times_as_much(tmp_path: Path) -> None:
    few, many = load.main(["--sizes", "60,600", "--cases", "nothing", "--folder", str(tmp_path)])
    assert many.first.processor < 10 * 1.5 * few.first.processor
    assert many.first.memory < 10 * few.first.memory
    assert many.again.processor < 3 * few.again.processor


@pytest.mark.long
def test_an_article_of_megabytes_is_built_in_bounded_memory(tmp_path: Path) -> None:
    """Ten: fifty are the most that is read."""
    (line,) = load.main(["--sizes", "", "--cases", "50 MB", "--scale", "0.2", "--folder", str(tmp_path)])
    assert line.first.processor < 60
    assert line.first.memory < 1000
