"""Folding is fast by taking most text as Latin-1: what it gives is what its definition gives."""

from __future__ import annotations

import re
import unicodedata

from anyascii import anyascii
from hypothesis import example, given
from hypothesis import strategies as st

from pressarchive.text.folding import fold, folded_words, same_length_fold

PRESS = "aZé0 \n'’‘“«»”–—…œŒæß€\u00a0\u202f\u00ad\u0301ʼİſﬁÆðþ½²ªКヴ가\0"
TEXTS = st.text(st.sampled_from(PRESS) | st.characters(exclude_categories=["Cs"]))


def by_definition(text: str) -> list[str]:
    plain = "".join(map(anyascii, unicodedata.normalize("NFC", text)))
    return re.findall("[a-z0-9]+", plain.lower())


@given(TEXTS)
@example("".join(map(chr, range(256))))
@example(PRESS)
def test_a_text_is_folded_as_each_of_its_characters_is(text: str) -> None:
    assert fold(text).split(" ") == (by_definition(text) or [""])
    composed = unicodedata.normalize("NFC", text)
    assert [word.decode() for word in folded_words(composed)] == by_definition(text)


def base_letter(char: str) -> str:
    plain = {"’": "'", "ʼ": "'", "‘": "'", "\u00a0": " ", "\u202f": " "}
    decomposed = unicodedata.normalize("NFD", char)
    accented = (
        0xC0 <= ord(char) < 0x250 and len(decomposed) > 1 and all(map(unicodedata.combining, decomposed[1:]))
    )
    return plain.get(char, decomposed[0] if accented else char)


@given(TEXTS)
@example("".join(map(chr, range(0x300))))
@example("".join(map(chr, range(256))))
def test_an_offset_into_folded_text_is_one_into_the_text(text: str) -> None:
    assert same_length_fold(text) == "".join(map(base_letter, text))
