"""What bodies are called: without their article, and in full where the article spells an acronym out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from pressarchive.quotations import language as lang
from pressarchive.quotations.article import Article
from pressarchive.text.folding import fold


def own_name(name: str, article: Article) -> str:
    """A body's name without its article, and in full where the article spells it out."""
    bare = _expanded(_bare(name, article), article)
    if " " in bare:
        return _folded(article.lexicon.code).get(fold(bare), bare)
    return _known_by(bare, article) or bare


@lru_cache(maxsize=16)
def _folded(code: str) -> dict[str, str]:
    """The bodies known by name whose name has an article, by their folded name without it."""
    lexicon = lang.language(code)
    named = {name for name in (lexicon.named if lexicon else ()) if _ARTICLE.match(name)}
    return {fold(_ARTICLE.sub("", name)): name for name in named}


def _known_by(name: str, article: Article) -> str:
    """« Le Canard enchaîné » for « Canard », where the article has the whole name."""
    kinds = article.lexicon.kinds
    common = lang.INSTITUTION | lang.BODY | lang.TITLE
    other = kinds.get(name.lower(), 0) & common or kinds.get("^" + name.lower(), 0)
    if other or name in article.lexicon.named or not article.lexicon.words.get("named_small"):
        return ""
    full = [one for one in _by_word(article.lexicon.code).get(name.lower(), ()) if one in article.opening]
    return full[0] if len(full) == 1 else ""


@lru_cache(maxsize=16)
def _by_word(code: str) -> dict[str, list[str]]:
    """The bodies known by name, by each word of several."""
    lexicon = lang.language(code)
    found: dict[str, list[str]] = {}
    for name in lexicon.named if lexicon else ():
        for word in name.lower().split() if " " in name else ():
            found.setdefault(word, []).append(name)
    return found


def _expanded(name: str, article: Article) -> str:
    """« Cour pénale internationale » where the article gives « (CPI) » behind it; else the acronym."""
    if not (name.isupper() and 2 <= len(name) <= 8):
        return name
    at = article.opening.find(f"({name}")
    at = article.opening.find(f"( {name}") if at < 0 else at
    return _spelled_out(article.plain[max(0, at - 90) : at], name) or name if at > 0 else name


def _bare(name: str, article: Article) -> str:
    if name in article.lexicon.named:
        return name
    for article_word in ("L'", "L’", "Le ", "La ", "Les "):
        if name.startswith(article_word) and len(name) > len(article_word):
            return name[len(article_word) :]
    return name


def _spelled_out(text: str, short: str) -> str:
    """The words at the end of `text` whose capitals, or initials, make `short`."""
    words = text.split()
    for count in range(2, min(len(words), 9) + 1):
        piece = words[-count:]
        initials = "".join(
            w.rpartition("'")[2][:1]
            for w in piece
            if w.rpartition("'")[2][:1].isalpha() and len(w.rpartition("'")[2]) > 3
        )
        if piece[0].rpartition("'")[2][:1].isupper() and initials.upper() == short:
            full = " ".join(piece)
            return full[2:] if full[:2] in ("l'", "L'") else full
    return ""


_ARTICLE = re.compile(r"^(?:les? |la |l')", re.IGNORECASE)
_LONGEST_ACRONYM = 6
_SHORTEST = 2
_SMALL = 3
"""Letters of the longest word whose initial an acronym may leave out."""


def together(names: list[str], article: Article) -> dict[str, str]:
    """The fullest name of every body that an article calls by several, by the names to be replaced.

    `names` are in reading order. An acronym is the name whose initials it gives; a shorter form, « le
    ministère », « Société des journalistes », is the one longer name that begins alike and has all its words.
    """
    if len(names) < _SHORTEST:
        return {}
    acronyms = {short: full for name in names for short, full in _acronyms(name)}
    words = {name: _content(name, article, acronyms) for name in names}
    found: dict[str, str] = {}
    for at, name in enumerate(names):
        fuller = [other for other in names if other != name and _fuller(words[name], words[other])]
        if len(words[name]) == 1 and name[:1].islower():
            fuller = [other for other in fuller if other in names[:at]]
        longest = max(fuller, key=lambda other: (len(words[other]), _shown(other, article)), default=name)
        if all(words[other] == words[longest] or _fuller(words[other], words[longest]) for other in fuller):
            alike = [other for other in names if words[other] == words[longest]]
            found[name] = max(alike, key=lambda one: _shown(one, article))
    return {name: full for name, full in found.items() if name != full}


def _shown(name: str, article: Article) -> tuple[int, bool]:
    """Of two wordings of one name: the longer but for its article; « Fédération … », but « la mairie »."""
    bare = _ARTICLE.sub("", name.replace("’", "'"))
    common = bare[:1].islower() or bool(article.lexicon.kinds.get(bare.lower(), 0) & lang.BODY)
    return len(bare), (bare == name) != common


def _acronyms(name: str) -> Iterator[tuple[str, str]]:
    """« SDJ » for « Société des journalistes … », with and without the small words' initials."""
    printed = _ARTICLE.sub("", name.replace("’", "'")).replace("'", "' ").split()
    for count in range(_SHORTEST, len(printed) + 1):
        full = " ".join(printed[:count])
        yield "".join(word[0] for word in printed[:count]).upper(), full
        yield "".join(word[0] for word in printed[:count] if len(word) > _SMALL).upper(), full


def _content(name: str, article: Article, acronyms: dict[str, str]) -> tuple[str, ...]:
    """The folded words of a body's name that tell it from others, its acronym spelled out."""
    bare = _ARTICLE.sub("", name.replace("’", "'"))
    first, _, rest = bare.partition(" ")
    if first.isupper() and _SHORTEST < len(first) <= _LONGEST_ACRONYM:
        spelled = acronyms.get(first) or _expanded(first, article)
        bare = f"{spelled} {rest}"
    kinds = article.lexicon.kinds
    idle = lang.DET | lang.OF | lang.PREP
    printed = bare.replace("'", "' ").split()
    kept = [word for word in printed if not kinds.get(word.lower(), 0) & idle]
    countries = article.lexicon.words.get("demonyms", {})
    folded = [countries.get(word, word) for word in fold(" ".join(kept)).split()]
    return tuple(sorted(folded, key=set(countries.values()).__contains__))


def _fuller(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether the words of a longer name begin as a shorter one does, and have all of them in turn."""
    if not short or not long:
        return False
    if len(short) >= len(long) or short[0] != long[0]:
        return False
    rest = iter(long)
    return all(word in rest for word in short)
