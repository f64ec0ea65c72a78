"""An article of the press in three styles: APA (7th edition), Chicago (18th, bibliography), MLA (9th).

No CSL processor is used. The one for Python, citeproc-py 0.11, takes 6 to 60 ms for one citation, which is
minutes for an archive, wants a hundred megabytes of styles and libraries, and puts other values where one is
missing: the newspaper or the headline as author, the headline in capitals. What is asked here is one kind of
thing, in two languages, from six fields: its cases in tests/citing/styles.txt were made by citeproc-js, the
reference, with the styles of citationstyles.org, but for what they say of French dates.
"""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct

from pressarchive.citing.cited import Author, Cited
from pressarchive.citing.sentence import quoted
from pressarchive.model import PressDate
from pressarchive.text.messages import Translator

_MLA_MONTHS = (
    *("Jan.", "Feb.", "Mar.", "Apr.", "May", "June", "July"),
    *("Aug.", "Sept.", "Oct.", "Nov.", "Dec."),
)
_FULL_STOPS = ("?", "!", ".", "…")
_MANY_IN_CHICAGO = 6
_MANY_IN_MLA = 2


class Styled(Struct, frozen=True):
    """A citation in one style, in three stretches."""

    style: str
    """« APA »."""
    before: str
    slanted: str
    """In italics: the outlet, or the headline where the outlet is not known."""
    after: str


def styled(cited: Cited, words: Translator) -> tuple[Styled, ...]:
    """`cited` in each style."""
    return tuple(Styled(name, *style(cited, words)) for name, style in _STYLES.items())


_Stretches = tuple[str, str, str]


def _apa(cited: Cited, words: Translator) -> _Stretches:
    date = f"({_apa_date(cited.date, words)})."
    authors = _listed([_initialled(author) for author in cited.authors], ", & ", ", & ")
    title, outlet = cited.title, cited.outlet
    if authors:
        lead = f"{_stopped(authors)} {date} "
        before, slanted, after = (
            (f"{lead}{_stopped(title)} ", outlet, ".") if outlet else (lead, title, _stop(title))
        )
    elif outlet:
        before, slanted, after = f"{_stopped(title)} {date} ", outlet, "."
    else:
        before, slanted, after = "", title, f"{_stop(title)} {date}"
    return before, slanted, f"{after} {cited.url}".rstrip()


def _chicago(cited: Cited, words: Translator) -> _Stretches:
    date = _full_date(cited.date, words) or _no_date(words)
    url = f" {cited.url}." if cited.url else ""
    lead = _lead(_names(cited.authors, words, _MANY_IN_CHICAGO, 3))
    if not cited.outlet:
        return lead, cited.title, f"{_stop(cited.title)} {_stopped(date)}{url}"
    title = _quoted(cited.title, words)
    if not lead:
        return "", cited.outlet, f". {title} {_stopped(date)}{url}"
    return f"{lead}{title} ", cited.outlet, f", {_stopped(date)}{url}"


def _mla(cited: Cited, words: Translator) -> _Stretches:
    rest = ", ".join(filter(None, (_mla_date(cited.date, words), cited.url)))
    lead = _lead(_names(cited.authors, words, _MANY_IN_MLA, 1))
    if not cited.outlet:
        return lead, cited.title, f"{_stop(cited.title)}{' ' if rest else ''}{rest and _stopped(rest)}"
    return f"{lead}{_quoted(cited.title, words)} ", cited.outlet, f", {rest}." if rest else "."


_STYLES: dict[str, Callable[[Cited, Translator], _Stretches]] = {
    "APA": _apa,
    "Chicago": _chicago,
    "MLA": _mla,
}


def _stop(text: str) -> str:
    return "" if text.endswith(_FULL_STOPS) else "."


def _stopped(text: str) -> str:
    return text + _stop(text)


def _lead(names: str) -> str:
    return f"{_stopped(names)} " if names else ""


def _quoted(title: str, words: Translator) -> str:
    """The headline in the language's marks, with a full stop that an American one takes inside."""
    stop = _stop(title)
    return quoted(title, words) + stop if words.language.startswith("fr") else quoted(title + stop, words)


def _listed(names: list[str], between_two: str, before_last: str) -> str:
    if len(names) < 2:
        return "".join(names)
    return ", ".join(names[:-1]) + (between_two if len(names) == 2 else before_last) + names[-1]


def _names(authors: tuple[Author, ...], words: Translator, most: int, shown: int) -> str:
    """The first name turned, the others straight; of more than `most`, the first `shown`."""
    names = [author.straight if place else author.turned for place, author in enumerate(authors)]
    if len(names) > most:
        return ", ".join(names[:shown]) + ", et al."
    joined = f", {words.text('and')} "
    return _listed(names, joined, joined)


def _initialled(author: Author) -> str:
    if author.body or not author.given:
        return author.turned
    return f"{author.family}, {' '.join(map(_initial, author.given.split()))}"


def _initial(name: str) -> str:
    """« J.-P. » for « Jean-Pierre »; a particle stays whole."""
    if name[0].islower():
        return name
    return "-".join(f"{part[0]}." for part in name.split("-") if part)


def _no_date(words: Translator) -> str:
    return words.text("n.d.")


def _full_date(date: PressDate, words: Translator) -> str:
    return words.date(date) if date.year is not None else ""


def _apa_date(date: PressDate, words: Translator) -> str:
    if date.year is None:
        return _no_date(words)
    within = words.within_year(date)
    return f"{date.year}, {within}" if within else str(date.year)


def _mla_date(date: PressDate, words: Translator) -> str:
    if date.year is None or date.month is None or words.language.partition("-")[0] != "en":
        return _full_date(date, words)
    return " ".join(map(str, filter(None, (date.day, _MLA_MONTHS[date.month - 1], date.year))))
