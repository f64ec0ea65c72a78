"""The stretch of time that a chart shows is that of the archive, in steps that can be told apart."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressarchive.charts.axis import BY_YEAR, axis_of
from pressarchive.charts.ticks import ticks
from pressarchive.model import PressDate

LINES = (Path(__file__).parent / "axes.txt").read_text(encoding="utf-8").splitlines()
CASES = [(number, line) for number, line in enumerate(LINES, 1) if "→" in line]


def press_date(text: str) -> PressDate:
    return PressDate() if text == "undated" else PressDate(*map(int, text.split("-")))


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"line {case[0]}: {case[1]}")
def test_an_archive_is_shown_in_steps_that_suit_its_span(case: tuple[int, str]) -> None:
    written, _, expected = case[1].partition(" → ")
    counts: Counter[PressDate] = Counter()
    for part in written.split(", "):
        date, _, times = part.partition(" ×")
        counts[press_date(date)] += int(times or 1)
    axis = axis_of(counts)
    found = "nothing"
    if axis:
        found = f"{axis.grain} {axis.period(0).edtf} … {axis.period(axis.steps - 1).edtf}"
    assert found == expected


def some_dates() -> st.SearchStrategy[list[PressDate]]:
    days = st.dates().map(lambda day: PressDate(day.year, day.month, day.day))
    late = days.map(lambda d: PressDate(2000 + (d.year or 0) % 7, d.month, min(d.day or 1, 28)))
    less = days.map(lambda d: PressDate(d.year, d.month)) | days.map(lambda d: PressDate(d.year))
    return st.lists(days | late | less | st.just(PressDate()) | st.just(PressDate(None, 5, 1)), max_size=30)


@given(some_dates())
def test_every_date_that_is_known_precisely_enough_has_its_place(dates: list[PressDate]) -> None:
    axis = axis_of(Counter(dates))
    if axis is None:
        assert all(date.year is None for date in dates)
        return
    beside = [date for date in dates if axis.place(date) is None]
    assert all(date.year is None or not date.month or not date.day for date in beside)
    for date in dates:
        if (place := axis.place(date)) is not None:
            assert 0 <= place < axis.steps
            period = axis.period(place)
            assert date.edtf.startswith(period.edtf) or axis.grain == "decade"
            assert axis.place(period) == place


@given(some_dates())
def test_there_are_at_most_about_sixty_steps(dates: list[PressDate]) -> None:
    axis = axis_of(Counter(dates))
    assert axis is None or axis.grain == "decade" or axis.steps <= BY_YEAR + 2


@given(some_dates())
def test_names_under_a_chart_stand_apart_and_within_it(dates: list[PressDate]) -> None:
    axis = axis_of(Counter(dates))
    if axis:
        named = ticks(axis)
        assert list(named) == sorted(set(named))
        assert len(named) <= 7
        assert all(0 <= place <= 0.9 * axis.steps for place in named)
