"""The bars, on annotated articles that stand beside the repository where somebody has them."""

from pathlib import Path

import pytest
import scoring

DEV = Path(__file__).resolve().parents[3] / "shared" / "quotations" / "dev_fr.jsonl"

pytestmark = pytest.mark.skipif(not DEV.is_file(), reason="no annotated articles beside the repository")


def test_words_and_speakers_in_marks_reach_the_bar() -> None:
    reached = scoring.score(scoring.records(DEV), ("direct", "mixed"))
    assert reached.extraction >= 0.95
    assert reached.speaker >= 0.90
    assert reached.joint >= 0.90


def test_indirect_speech_reaches_the_bar() -> None:
    assert scoring.score(scoring.records(DEV), ("indirect",)).joint >= 0.60
