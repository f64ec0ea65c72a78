"""A mention: words that may point to a speaker."""

from __future__ import annotations

from msgspec import Struct

PERSON, OFFICE, BODYKIND, GROUPKIND, PRONOUNKIND, UNSURE, THING = (
    "person",
    "office",
    "body",
    "group",
    "pronoun",
    "unsure",
    "thing",
)


class Mention(Struct, gc=False):
    """Words that may point to a speaker."""

    first: int
    """Number of its first word in the sentence."""
    last: int
    """Number of the word after it."""
    kind: str
    name: tuple[int, int] | None = None
    """Words of the proper name in it, if any."""
    head: int = -1
    """Its head noun, if any."""
    gender: str = ""
    plural: bool = False
    governed: bool = False
    """Whether a preposition stands before it."""
    definite: bool = True
    shut: int = 0
    """The word after what is set beside it between commas; `last` where nothing is."""
