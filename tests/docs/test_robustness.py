"""The table of what the program survives: every test it names is there."""

from __future__ import annotations

import ast
import re

import pytest
from sites import ROOT

from benchmarks.robustness.__main__ import PARTS, START

PAGE = (ROOT / "docs" / "ROBUSTNESS.md").read_text(encoding="utf-8")
NAMED = sorted(set(re.findall(r"`(tests/[^`]+)`", PAGE)))
TRIED = sorted({trial.test for trials in PARTS.values() for trial in trials})


@pytest.mark.parametrize("test", sorted({*NAMED, *TRIED}))
def test_a_test_that_is_named_is_there(test: str) -> None:
    file, _, name = test.partition("::")
    tree = ast.parse((ROOT / file).read_text(encoding="utf-8"))
    functions = {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}
    assert not name or name in functions
    assert any(function.startswith("test_") for function in functions)


def test_every_promise_names_its_test() -> None:
    rows = PAGE.partition(START)[0].split("|---|---|\n")[1].partition("\n\n")[0].splitlines()
    assert len(rows) > 30
    for row in rows:
        _, promise, tests, _ = row.split("|")
        assert promise.strip().startswith("**") or re.fullmatch(
            r" `tests/[^`]+`(<br>`tests/[^`]+`)* ", tests
        ), row


def test_every_trial_has_its_row() -> None:
    rows = PAGE.partition(START)[2]
    for trials in PARTS.values():
        for trial in trials:
            assert f"| {trial.promise} |" in rows, trial.promise
