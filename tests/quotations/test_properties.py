"""What holds of any text whatever."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pressarchive.quotations import quotations

PIECES = [
    *"«»“”„‹›\"'’\n.,: \u00a0\u202f—-(\x00…",
    *[
        "a déclaré",
        "a-t-il dit",
        "selon",
        "Selon",
        "que",
        "dit",
        "est",
        "s'est exclamé",
        "a été qualifié de",
        "par",
        "Pour",
        "des",
    ],
    *[
        "Jean",
        "Dupont",
        "M.",
        "Mme",
        "le ministre",
        "la présidente",
        "L'",
        "OTAN",
        "d'",
        "ont",
        "qui",
        "cette dernière",
        "l'un des",
    ],
]
TEXTS = st.one_of(
    st.text(max_size=200),
    st.lists(st.sampled_from(PIECES), max_size=60).map(" ".join),
    st.lists(st.sampled_from(PIECES), max_size=60).map("".join),
)


@given(TEXTS, st.sampled_from(["fr", "en", "de", "es", "ru", "ar", "fr-CA", "xx", ""]))
@settings(max_examples=300)
def test_places_are_within_the_text_trimmed_and_in_order(text: str, language: str) -> None:
    found = quotations(text, language)
    for one in found:
        assert 0 <= one.start < one.end <= len(text)
        assert text[one.start : one.end] == text[one.start : one.end].strip()
        for span in (one.mention, one.cue):
            assert span is None or 0 <= span.start < span.end <= len(text)
    assert [(one.start, one.end) for one in found] == sorted((one.start, one.end) for one in found)


def test_a_line_of_dialogue_may_end_inside_other_marks() -> None:
    text = "Le parti\n— Il faut ‹ partir, dit Jean Dupont, et vite › au plus tôt. Selon lui, c'est fini.\n"
    assert [text[one.start : one.end] for one in quotations(text, "fr")] == ["Il faut ‹ partir", "c'est fini"]


@given(TEXTS)
def test_a_speaker_has_a_kind_and_a_manner_and_nobody_has_neither(text: str) -> None:
    for one in quotations(text, "fr"):
        assert (one.speaker is None) == (one.speaker_kind is None) == (one.how is None)
        assert one.speaker is None or one.speaker.strip()
        assert 0 <= one.confidence <= 1
        assert one.rule


@given(TEXTS)
def test_the_same_text_gives_the_same_quotations(text: str) -> None:
    assert quotations(text, "fr") == quotations(text, "fr", ())


def calls(work: Callable[[], object]) -> int:
    """How many Python and C functions `work` calls: a measure of work that no busy machine changes."""
    count = 0

    def one_more(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(one_more)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count


LONG: dict[str, Callable[[int], str]] = {
    "unclosed": lambda n: "« Oui " * n,
    "unclosed, each in its paragraph": lambda n: "« Oui\n" * n,
    "apostrophes": lambda n: "'" * n,
    "straight marks": lambda n: '"oui" ' * n,
    "one sentence": lambda n: "« Oui », a dit Jean Dupont, " * n,
    "sentences": lambda n: "« Oui, cela ira », a dit le maire Jean Dupont. Il a dit que cela irait. " * n,
    "people": lambda n: "".join(f"« Oui », a dit Jean D{i}upont. Le maire a dit que non. " for i in range(n)),
    "one long quotation": lambda n: "Il a dit : « " + "nous irons, dit-il, là " * n + "».",
    "capitals": lambda n: "Jean Dupont " * n + "a dit : « Oui. »",
    "commas": lambda n: "a dit, " * n + "« Oui »",
}


@pytest.mark.parametrize("shape", LONG)
def test_the_work_grows_with_the_length_and_no_faster(shape: str) -> None:
    quotations("« Oui », a dit Jean Dupont.", "fr")
    short, long = LONG[shape](300), LONG[shape](1200)
    assert calls(lambda: quotations(long, "fr")) < 6 * calls(lambda: quotations(short, "fr")) + 2_000
