"""The benchmark in small, so that it cannot rot. Nothing here asserts a time."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from xml.etree import ElementTree as ET

import msgspec
import pytest
from sites import ROOT

from benchmarks import bench
from benchmarks.corpus import UNATTRIBUTED, records
from benchmarks.measuring import Measure, MeasureError, measured
from benchmarks.plot import Line, plot
from benchmarks.results import Results, table
from pressarchive.quotations import quotations

ARTICLES = 20


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> Results:
    """A round with us, and with whoever is installed beside us."""
    sites = tmp_path_factory.mktemp("bench") / "sites"
    options = ["--articles", str(ARTICLES), "--rounds", "1", "--only", "edit", "--no-set-up"]
    bench.main([*options, "--tools", str(ROOT / ".bench"), "--sites", str(sites)])
    return msgspec.json.decode((sites / "results.json").read_bytes(), type=Results)


@pytest.mark.long
def test_every_generator_builds_as_many_pages_and_we_our_own_besides(results: Results) -> None:
    """What nobody else has: comparisons, who is quoted together, the archive in figures."""
    ours = results.pages["pressarchive"]
    others = {pages for name, pages in results.pages.items() if not name.startswith("pressarchive")}
    assert len(others) <= 1, results.pages
    assert all(2 * ARTICLES < pages < ours < 1.5 * pages for pages in others), results.pages
    assert ours > 2 * ARTICLES


@pytest.mark.long
def test_every_edit_arrives_and_is_measured(results: Results) -> None:
    assert results.rounds["edit"].keys() == results.pages.keys()
    assert all(one.seconds > 0 for measures in results.rounds["edit"].values() for one in measures)


def test_the_articles_say_what_their_records_say() -> None:
    for record in records(ARTICLES):
        lines = [block.text.replace("*", "") for block in record.blocks]
        found = Counter(said.speaker for said in quotations("\n".join(lines), "fr"))
        named = {speaker: 2 for speaker in record.speakers if speaker != UNATTRIBUTED}
        assert named.items() <= found.items(), record.slug
        assert found.total() == 2 * len(record.speakers), record.slug
        assert all(any(tag in line for line in lines) for tag in record.tags), record.slug


def test_the_articles_are_about_three_kilobytes_and_all_different() -> None:
    bodies = [record.markdown for record in records(ARTICLES)]
    assert all(2_700 < len(body.encode()) < 3_500 for body in bodies)
    assert len(set(bodies)) == ARTICLES


def test_a_ratio_compares_within_each_round() -> None:
    rounds = {"cold": {"a": [Measure(1, 2, 3), Measure(8, 2, 3)], "b": [Measure(2, 1, 3), Measure(16, 1, 3)]}}
    machine = dict.fromkeys(("processor", "cores", "memory", "system", "python"), "")
    told = table(Results("", "", 1, machine, {}, {"a": 1, "b": 1}, rounds))
    assert "| b | 9.00 | 1.00 | 3 | 0.50× | 2.00× |" in told


def test_a_command_that_fails_is_not_measured(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    with pytest.raises(MeasureError, match="no such"):
        measured(("sh", "-c", "echo no such; exit 3"), tmp_path / "site")


def test_a_plot_is_an_image_with_a_line_for_each_generator() -> None:
    lines = [Line("a", [(100, 1), (1000, 20)]), Line("b", [(100, 0.5), (1000, 2)])]
    image = ET.fromstring(plot([("Seconds", lines)], "articles", "here"))  # noqa: S314 - our own
    assert len(image.findall(".//{http://www.w3.org/2000/svg}polyline")) == len(lines)
