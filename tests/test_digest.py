"""Digests: a key is a digest of parts, and two lists of parts never share one."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pressarchive.digest import digest

PARTS = st.lists(st.text(alphabet="ab", max_size=3) | st.binary(max_size=2), max_size=4)


@given(PARTS, PARTS)
def test_other_parts_have_another_digest(one: list[str | bytes], other: list[str | bytes]) -> None:
    same = [part.encode() if isinstance(part, str) else part for part in one] == [
        part.encode() if isinstance(part, str) else part for part in other
    ]
    assert (digest(*one) == digest(*other)) == same


def test_parts_do_not_run_into_one_another() -> None:
    assert (
        len({digest("ab", "c"), digest("a", "bc"), digest("abc"), digest("abc", ""), digest("", "abc")}) == 5
    )


def test_a_name_that_is_no_text_of_its_system_has_a_digest() -> None:
    assert digest("\udce9") != digest("é")
