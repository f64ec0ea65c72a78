"""What is cited: an article by what is known of it, and by nothing else."""

from __future__ import annotations

from msgspec import Struct

from pressarchive.model import PressDate
from pressarchive.text.collation import surname

FAMILY_FIRST = frozenset({"hu", "ja", "ko", "vi", "zh"})
"""Languages that write the family's name before the given one."""


class Author(Struct, frozen=True):
    """Who signs: a person by both names, or a body by one."""

    family: str = ""
    """Empty: a body signs."""
    given: str = ""
    """With a particle that an index leaves there: « Villepin, Dominique de »."""
    body: str = ""
    """An agency or an outlet, whose name is never turned."""

    @property
    def turned(self) -> str:
        """As an index has it: « Dupont, Jeanne », « AFP »."""
        return self.body or ", ".join(filter(None, (self.family, self.given)))

    @property
    def straight(self) -> str:
        """As it is said: « Jeanne Dupont »."""
        return self.body or " ".join(filter(None, (self.given, self.family)))


class Cited(Struct, frozen=True, kw_only=True):
    """An article. What is not known is empty, in every form that is made of it."""

    key: str
    """Its slug."""
    title: str
    authors: tuple[Author, ...] = ()
    outlet: str = ""
    date: PressDate = PressDate()
    language: str
    """BCP 47 tag."""
    url: str = ""
    """Absolute: of its page, or where the archive has no address, of the original."""
    archive: str
    """The archive's name."""


def person(name: str, language: str) -> Author:
    """A person by the name printed in an article in `language`. A name in capitals is the family's, as
    newspapers set it; else it stands where the language has it.
    """
    words = name.split()
    capitals = [len(word) > 1 and word.isupper() and "." not in word for word in words]
    if any(capitals) and not all(capitals):
        family = " ".join(word for word, capital in zip(words, capitals, strict=True) if capital)
        given = " ".join(word for word, capital in zip(words, capitals, strict=True) if not capital)
        return Author(family, given)
    if language.partition("-")[0] in FAMILY_FIRST:
        return Author(words[0], " ".join(words[1:])) if words else Author()
    family = surname(name)
    return Author(family, " ".join(words[: len(words) - len(family.split())]))
