"""Cases of raw press text, from files a journalist can add to."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pressarchive.model import Field, PressDate
from pressarchive.parse.draft import Draft, draft_of
from pressarchive.parse.forms import read_forms

CASES = Path(__file__).parent / "cases"


def cases() -> Iterator[Any]:
    for file in sorted(CASES.glob("*.txt")):
        lines = file.read_text("utf-8").split("\n")
        starts = [i for i, line in enumerate(lines) if line.startswith("=== ")]
        for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
            name, _, language = lines[start][4:].removesuffix(")").rpartition(" (")
            split = lines.index("---", start, end)
            expected = [line for line in lines[split + 1 : end] if line.strip()]
            place = f"{file.name}:{start + 1}"
            yield pytest.param("\n".join(lines[start + 1 : split]), language, expected, id=f"{place} {name}")


@pytest.mark.parametrize(("text", "language", "expected"), list(cases()))
def test_raw_press_text_is_read_as_its_case_says(text: str, language: str, expected: list[str]) -> None:
    assert list(described(read_forms(draft_of(text, language)))) == expected


def described(draft: Draft) -> Iterator[str]:
    yield from described_field("title", draft.title)
    yield from described_field("date", draft.date)
    yield from described_field("outlet", draft.outlet)
    yield from described_field("place", draft.place)
    for byline in draft.bylines:
        yield from described_field("byline", byline)
    for caption in draft.captions:
        yield from described_field("caption", caption)
    for credit in draft.credits:
        yield from described_field("credit", credit)
    for line in draft.lines:
        for mark in line.marks:
            yield f"dateline: {line.text[mark.start : mark.end]}"
        if line.kind == "signature":
            yield f"signature: {line.text}"


def described_field(name: str, field: Field[Any] | None) -> Iterator[str]:
    if field is not None:
        value = field.value
        if isinstance(value, PressDate):
            value = value.edtf
        elif not isinstance(value, str):
            value = f"{value.name}, {value.kind}"
        yield f"{name}: {value} [{field.origin}, {field.rule}, line {field.line}]"
