"""Escaping: plain words become what markupsafe would make of them, to the byte."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from markupsafe import escape

from pressarchive.text.escaping import escaped


@given(st.text(st.sampled_from("&<>'\";#a é’\u202f\0𝕏") | st.characters()))
def test_words_are_escaped_as_markupsafe_escapes_them(words: str) -> None:
    assert escaped(words) == str(escape(words))
    assert type(escaped(words)) is str


def test_no_other_character_is_touched() -> None:
    every = "".join(map(chr, range(0x110000)))
    assert escaped(every) == str(escape(every))
