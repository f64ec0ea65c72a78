"""The vocabulary: subjects known by name, recognised in raw press text."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple
from weakref import WeakKeyDictionary

from ahocorasick_rs import AhoCorasick, MatchKind
from msgspec import Struct

from pressarchive.model import Authority, Field, OutletRecord, Visibility
from pressarchive.parse.countries import country_name, country_names, not_countries
from pressarchive.text.folding import fold, same_length_fold


class Knowledge(Struct, frozen=True, eq=False, kw_only=True, weakref=True):
    """What parsing knows beside the article itself. Compared by identity: one is made for a build."""

    language: str
    """Of the archive; an article's, where none is stated."""
    authority: Authority = Authority()
    recognise_tags: bool = True
    visibility: Visibility = "full"
    """Of an article for which nobody says otherwise."""
    names: frozenset[str] = frozenset()
    """Every name that speakers.yaml gives, by which the quotations' speakers are known."""
    pictures: frozenset[str] = frozenset()
    """Files under `content/media/`, relative to it."""


_OUTLETS: WeakKeyDictionary[Knowledge, dict[str, OutletRecord]] = WeakKeyDictionary()


def outlets_by_name(knowledge: Knowledge) -> Mapping[str, OutletRecord]:
    """The archivist's outlets and agencies by each of their names, folded."""
    found = _OUTLETS.get(knowledge)
    if found is None:
        found = _OUTLETS[knowledge] = {}
        for record in knowledge.authority.outlets:
            for name in (record.name, *record.other_names):
                found.setdefault(fold(name), record)
    return found


class _Term(NamedTuple):
    tag: str
    """Empty: a name that only keeps a shorter one from being read in it."""
    spelling: str
    exact: bool
    """Whether case counts: an acronym, or a single word, whose first letter is a capital."""


class _Vocabulary(NamedTuple):
    automaton: AhoCorasick
    terms: tuple[_Term, ...]


def recognised(title: str, text: str, language: str, knowledge: Knowledge) -> tuple[Field[str], ...]:
    """The subjects that an article in `language` names, in order of first mention, headline first.

    Countries by the names CLDR and press give them in that language; the records of tags.yaml by their
    names in any language. A tag is named as the archive's own language names it.
    """
    vocabulary = _vocabulary(knowledge, language)
    words = f"{title}\n{text}"
    tags: dict[str, Field[str]] = {}
    folded = same_length_fold(words)
    for which, start, end in vocabulary.automaton.find_matches_as_indexes(folded.lower()):
        term = vocabulary.terms[which]
        if term.tag and _stands_alone(folded, start, end) and _is_written_so(folded[start:end], term):
            tags.setdefault(term.tag, Field(term.tag, "inferred", "named in the text"))
    return tuple(tags.values())


_KNOWN: WeakKeyDictionary[Knowledge, dict[str, _Vocabulary]] = WeakKeyDictionary()
"""By language. They go with the build that they are of: a preview makes thousands of builds."""


def _vocabulary(knowledge: Knowledge, language: str) -> _Vocabulary:
    known = _KNOWN.setdefault(knowledge, {})
    if language not in known:
        known[language] = _made(knowledge, language)
    return known[language]


def _made(knowledge: Knowledge, language: str) -> _Vocabulary:
    terms: dict[str, _Term] = {}
    for record in knowledge.authority.tags:
        for spelling in (record.name, *record.other_names):
            _add(terms, record.name if record.recognise else "", spelling)
    for name in not_countries(language):
        _add(terms, "", name)
    known = {fold(n): r.name for r in knowledge.authority.tags for n in (r.name, *r.other_names)}
    for name, code in country_names(language).items():
        tag = country_name(code, knowledge.language)
        _add(terms, known.get(fold(tag), tag), name)
    automaton = AhoCorasick(list(terms), matchkind=MatchKind.LeftmostLongest)
    return _Vocabulary(automaton, tuple(terms.values()))


def _add(terms: dict[str, _Term], tag: str, spelling: str) -> None:
    """Adds a term unless a record has the spelling already: the archivist's word comes first."""
    folded = same_length_fold(spelling)
    if folded.strip():
        exact = folded.isupper() or " " not in folded
        terms.setdefault(folded.lower(), _Term(tag, folded, exact))


def _stands_alone(text: str, start: int, end: int) -> bool:
    before, after = text[start - 1 : start], text[end : end + 1]
    return not (before.isalnum() or after.isalnum())


def _is_written_so(found: str, term: _Term) -> bool:
    """Whether case speaks for the term: `OTAN` is not « otan », « chine » is no country."""
    if term.spelling.isupper():
        return found == term.spelling
    return not term.exact or found[0] == term.spelling[0]
