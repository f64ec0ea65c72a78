from pathlib import Path

import pytest
from cases import Case, printed, read_cases

from pressarchive.quotations import quotations

CASES = [
    case for path in sorted((Path(__file__).parent / "cases").glob("*.txt")) for case in read_cases(path)
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.file}:{case.line}")
def test_a_case_gives_the_quotations_written_below_it(case: Case) -> None:
    found = tuple(printed(case.text, one) for one in quotations(case.text, case.language))
    assert found == case.wanted, f"{case.file}:{case.line}: {case.title}"
