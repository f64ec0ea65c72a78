"""The countries of the world as an article's language names them."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from babel import Locale, UnknownLocaleError

from pressarchive.text.folding import fold


@cache
def _exceptions() -> dict[str, Any]:
    return tomllib.loads(files("pressarchive.parse").joinpath("countries.toml").read_text("utf-8"))


@cache
def country_names(language: str) -> dict[str, str]:
    """Every name under which press in `language` speaks of a country, to its ISO 3166-1 code."""
    own = _exceptions().get(language.split("-", maxsplit=1)[0], {})
    ambiguous = set(map(fold, own.get("ambiguous", ())))
    names = {
        spelling: code
        for code, name in _territories(language).items()
        for spelling in _spellings(name)
        if fold(spelling) not in ambiguous
    }
    return names | {name: code for code, more in own.get("names", {}).items() for name in more}


@cache
def not_countries(language: str) -> tuple[str, ...]:
    """Names in `language` that hold a country's name and do not mean the country."""
    return tuple(_exceptions().get(language.split("-", maxsplit=1)[0], {}).get("not_here", ()))


@cache
def country_name(code: str, language: str) -> str:
    """What a tag for the country `code` is called in an archive whose language is `language`."""
    return _spellings(_territories(language).get(code) or _territories("en")[code])[0]


@cache
def _territories(language: str) -> dict[str, str]:
    try:
        territories = Locale.parse(language, sep="-").territories
    except (UnknownLocaleError, ValueError):
        return {}
    left_out = set(_exceptions()["not_countries"])
    return {code: name for code, name in territories.items() if len(code) == 2 and code not in left_out}


def _spellings(name: str) -> list[str]:
    """`Myanmar (Birmanie)` is two names; the first is the one shown."""
    return [part.strip() for part in name.replace(")", "").split("(")]
