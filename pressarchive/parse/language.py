"""The language of an article, told from its script and its small words where nobody states it."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections import Counter
from functools import cache
from importlib.resources import files

from pressarchive.text import latin

SAMPLE = 2000
"""Characters looked at: enough for hundreds of small words."""

LEAST = 4
"""Small words that must be found before a language is believed."""

MARGIN = 1.05
"""How much more often the best language's words must occur than the next one's."""

_WORD = re.compile(r"[^\W\d_]+")
_PRINTERS = "’‘“”–—…"
"""Signs of print that Latin-1 lacks; they part words."""
_IN_WORDS = latin.table(lambda char: char.lower() if _WORD.match(char) else " ")
_BEYOND_LATIN = re.compile("[^\x00-\u036f]")
_OWN_SCRIPT = {
    "GREEK": "el",
    "HEBREW": "he",
    "HANGUL": "ko",
    "HIRAGANA": "ja",
    "KATAKANA": "ja",
    "CJK": "zh",
    "THAI": "th",
    "ARMENIAN": "hy",
    "GEORGIAN": "ka",
    "DEVANAGARI": "hi",
    "BENGALI": "bn",
    "TAMIL": "ta",
    "ETHIOPIC": "am",
    "KHMER": "km",
    "LAO": "lo",
    "MYANMAR": "my",
}
"""Scripts that tell a language, as Unicode names their letters; where several languages share one, the
one with most speakers."""


def detect(text: str) -> str | None:
    """The language of `text` as a tag, or None where too little speaks for one."""
    sample = text[:SAMPLE]
    return _by_script(sample) or _by_words(sample)


def _by_script(sample: str) -> str | None:
    """The language of the script that most letters of another script than Latin, Cyrillic or Arabic have."""
    letters = [c for c in _BEYOND_LATIN.findall(sample[:400]) if c.isalpha()]
    if len(letters) < 20:
        return None
    scripts = Counter(unicodedata.name(c, "UNNAMED").split()[0] for c in letters)
    if scripts["HIRAGANA"] + scripts["KATAKANA"] > 5:
        return "ja"
    return _OWN_SCRIPT.get(scripts.most_common(1)[0][0])


def _by_words(sample: str) -> str | None:
    languages = _small_words()
    scores: dict[str, int] = {}
    for word, times in Counter(filter(languages.__contains__, _words(sample))).items():
        for tag in languages[word]:
            scores[tag] = scores.get(tag, 0) + times
    (best, most), (_, next_most) = [*Counter(scores).most_common(2), ("", 0), ("", 0)][:2]
    return best if most >= LEAST and most >= MARGIN * next_most else None


def _words(sample: str) -> list[str]:
    """The words of a text, in lower case: its runs of letters."""
    for sign in _PRINTERS:
        sample = sample.replace(sign, " ")
    parted = latin.exchanged(sample, _IN_WORDS)
    return _WORD.findall(sample.lower()) if parted is None else parted.split()


@cache
def _small_words() -> dict[str, tuple[str, ...]]:
    """Each small word, and the languages of which it is one."""
    data = tomllib.loads(files("pressarchive.parse").joinpath("languages.toml").read_text("utf-8"))
    words = {tag: frozenset(line.split()) for tag, line in data["words"].items()}
    return {word: tuple(tag for tag in words if word in words[tag]) for word in set().union(*words.values())}
