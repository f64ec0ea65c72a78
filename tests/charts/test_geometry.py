"""Bars, strokes and bows stand within their boxes and are as long as what they stand for."""

from __future__ import annotations

import re
from itertools import combinations, pairwise

from hypothesis import given
from hypothesis import strategies as st

from pressarchive.charts.arcs import ROW, THICKEST, WIDTH, Pair, arcs, order
from pressarchive.charts.bars import LEAST, across, bars
from pressarchive.charts.sparkline import HEIGHT as SPARK_HEIGHT
from pressarchive.charts.sparkline import WIDTH as SPARK_WIDTH
from pressarchive.charts.sparkline import path

STEPS = 70
COUNTS = st.dictionaries(st.integers(0, STEPS - 1), st.integers(0, 10**6))


@given(COUNTS, st.integers(12, 300))
def test_bars_stand_on_the_floor_of_their_box_and_do_not_touch(counts: dict[int, int], height: int) -> None:
    drawn = bars(counts, STEPS, height)
    assert all(bar.y + bar.height == height and bar.y >= 0 for bar in drawn)
    assert all(bar.x >= 0 and bar.x + bar.width <= 100 for bar in drawn)
    for bar, after in pairwise(drawn):
        assert bar.x + bar.width < after.x


@given(COUNTS, st.integers(12, 300))
def test_bars_are_as_high_as_their_counts_and_none_is_lost(counts: dict[int, int], height: int) -> None:
    drawn = bars(counts, STEPS, height)
    assert sum(bar.count for bar in drawn) == sum(counts.values())
    peak = max(counts.values(), default=0)
    for bar in drawn:
        assert bar.height == LEAST or abs(bar.height - height * bar.count / peak) < 1
        assert bar.height >= LEAST
    assert not drawn or max(bar.height for bar in drawn) == height


@given(st.integers(1, 100))
def test_few_bars_do_not_grow_to_blocks(steps: int) -> None:
    (bar,) = bars({0: 3}, steps, 96)
    assert bar.width < 15
    assert across(steps, steps) <= 100.01


def strokes(drawn: str) -> list[tuple[int, int]]:
    assert re.fullmatch(r"(M\d+ \d+v-\d+)*", drawn)
    return [(int(x), int(tall)) for x, tall in re.findall(r"M(\d+) \d+v-(\d+)", drawn)]


@given(COUNTS)
def test_strokes_of_a_sparkline_stand_in_its_box_apart_from_each_other(counts: dict[int, int]) -> None:
    drawn = strokes(path(counts, STEPS))
    places = [x for x, _ in drawn]
    assert places == sorted(places)
    assert all(after - x >= 4 for x, after in pairwise(places))
    assert all(2 <= x <= SPARK_WIDTH - 2 and 0 < tall <= SPARK_HEIGHT for x, tall in drawn)
    assert bool(drawn) == any(counts.values())


@given(st.integers(1, 10**5), st.integers(1, 10**5), st.integers(1, 400))
def test_more_is_never_drawn_lower_and_a_doubling_shows(one: int, other: int, steps: int) -> None:
    (low,), (high,) = (strokes(path({0: n}, steps)) for n in sorted((one, other)))
    assert low[1] <= high[1]
    assert max(one, other) < 2 * min(one, other) or low[1] < high[1] or high[1] == SPARK_HEIGHT


def test_a_sparkline_is_light() -> None:
    assert len(path(dict.fromkeys(range(60), 9), 60)) <= 200


@given(st.data())
def test_bows_join_the_rows_of_their_names(data: st.DataObject) -> None:
    names = data.draw(st.integers(2, 24))
    chosen = data.draw(
        st.lists(st.sampled_from(list(combinations(range(names), 2))), unique=True, min_size=1)
    )
    pairs = [Pair(a, b, data.draw(st.integers(1, 99))) for a, b in chosen]
    rows = order(names, pairs)
    assert sorted(rows) == list(range(names))
    places = [rows.index(name) for name in range(names)]
    for pair, arc in zip(pairs, arcs(pairs, places, names), strict=True):
        ends = {arc.start // ROW, arc.end // ROW}
        assert ends == {places[pair.one], places[pair.other]}
        assert 0 < arc.start < arc.end < names * ROW
        assert 0 < arc.reach + arc.thickness / 2 <= WIDTH
        assert 1 <= arc.thickness <= THICKEST


def test_names_that_belong_together_stand_together() -> None:
    pairs = [Pair(0, 3, 9), Pair(1, 2, 5), Pair(2, 4, 5), Pair(0, 1, 1)]
    assert order(5, pairs)[:2] == (0, 3)
