"""Filters: what a template may ask of a value, each a pure function of it and the site's language."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps

from pressarchive.pages.provenance import how_text
from pressarchive.render.addresses import host, web
from pressarchive.render.faults import FilterError
from pressarchive.render.linked_data import linked
from pressarchive.text.messages import translator
from pressarchive.text.typography import typography


def filters(language: str) -> dict[str, Callable[..., str]]:
    """The filters of a site whose interface speaks `language`, by the name templates use."""
    words = translator(language)

    def typo(text: str, of: str = language, *more: object, **named: object) -> str:
        try:  # without a guard around it: most of a page's words come this way
            if more or named:
                raise TypeError(_A_LANGUAGE)
            return typography(text, of)
        except _UNFIT as error:
            raise _unfit("typo", error) from error

    def how(known: str) -> str:
        return how_text(known, words)

    named: dict[str, Callable[..., str]] = {
        "t": words.text,
        "plural": words.plural,
        "number": words.number,
        "how": how,
        "web": web,
        "host": host,
    }
    remembered = {name: _remembered(_guarded(name, function)) for name, function in named.items()}
    return remembered | {
        "typo": typo,
        "linked": _guarded("linked", linked),
    }  # most words come once, and a page


def _remembered(function: Callable[..., str]) -> Callable[..., str]:
    """`function`, which is pure, asked once for the values that pages repeat: names, counts, titles."""
    known = lru_cache(maxsize=8192, typed=True)(function)

    @wraps(function)
    def remembered(*values: object, **named: object) -> str:
        try:
            return known(*values, **named)
        except TypeError:  # a list, say, cannot be remembered
            return function(*values, **named)

    return remembered


def _guarded(name: str, function: Callable[..., str]) -> Callable[..., str]:
    """`function` as templates call it: what it cannot make of a value is the template's fault."""

    @wraps(function)
    def guarded(*values: object, **named: object) -> str:
        try:
            return function(*values, **named)
        except _UNFIT as error:
            raise _unfit(name, error) from error

    return guarded


_A_LANGUAGE = "beside the text it takes a language, and nothing more"

_UNFIT = (TypeError, ValueError, KeyError, AttributeError)
"""What a filter raises that is handed what it cannot use. A name that is not there raises none of these."""


def _unfit(name: str, error: Exception) -> FilterError:
    return FilterError(f"the filter {name} cannot use this: {error}")
