"""What holds of any input: a few inputs in every run, many with `make fuzz`, and what was found so far."""

from __future__ import annotations

import os
from pathlib import Path

import hypothesis
import pytest
from hypothesis import given

from workshop.fuzz.inputs import INPUTS
from workshop.fuzz.readers import READERS

CASES = Path(__file__).parent / "cases"
FOUND = sorted(CASES.glob("*/*"))
EXAMPLES = int(os.environ.get("PRESSARCHIVE_FUZZ", "40"))


@pytest.mark.parametrize("reader", READERS)
def test_whatever_a_reader_is_given_it_keeps_its_promises(reader: str) -> None:
    @hypothesis.settings(max_examples=EXAMPLES)
    @given(INPUTS[reader])
    def read(data: bytes) -> None:
        READERS[reader](data)

    read()


@pytest.mark.parametrize("case", FOUND, ids=lambda case: f"{case.parent.name}: {case.name}")
def test_what_fuzzing_found_stays_mended(case: Path) -> None:
    READERS[case.parent.name](case.read_bytes())


def test_every_reader_has_inputs_of_its_own() -> None:
    assert INPUTS.keys() == READERS.keys()
    assert {case.parent.name for case in FOUND} <= READERS.keys()
