"""What bodies are called: acronyms spelled out, and « le groupe » for one named just before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pressarchive.quotations import language as lang
from pressarchive.quotations.article import Article, Sentence
from pressarchive.quotations.mention import BODYKIND, UNSURE, Mention
from pressarchive.quotations.words import Words

if TYPE_CHECKING:
    from pressarchive.quotations.speakers import Speaker, Speakers

_BACK = 3
"""Sentences back to which « le groupe » may reach."""


def taken_up(speakers: Speakers, sentence: Sentence, mention: Mention) -> Speaker | None:
    """« le groupe », « le quotidien »: the body that spoke in, or opened, one of the sentences before."""
    if not _general(sentence.words, mention):
        return None
    for number in range(sentence.number - 1, max(-1, sentence.number - _BACK - 1), -1):
        spoke = speakers.spoken.get(number)
        if spoke and spoke.kind == "body" and spoke.name[0].isupper():
            return spoke
        other = speakers.article.sentences[number]
        opening = next((m for m in speakers.mentions(other) if _opens(other.words, m)), None)
        if opening:
            resolved = speakers.resolve(other, opening)
            return resolved.speaker if resolved and resolved.speaker.kind == "body" else None
    return None


def _general(words: Words, mention: Mention) -> bool:
    """Whether a mention is an article and a general noun, and nothing that says more follows it."""
    sets = words.lexicon.sets
    if mention.last - mention.first > 2 or mention.head < 0 or not mention.definite:
        return False
    last = mention.last
    if last < words.size and not words.kinds[last] and words.text[last][0].isalpha():
        return False
    return (
        words.low[mention.head] in sets["body_anaphors"]
        and words.low[mention.first] in sets["naming_determiners"]
    )


def _opens(words: Words, mention: Mention) -> bool:
    """Whether a body's own name opens a sentence."""
    if mention.first > 1 or mention.governed or mention.name is None:
        return False
    return mention.kind in (BODYKIND, UNSURE) and not words.kinds[mention.name[0]] & lang.PLACE


def own_name(name: str, article: Article) -> str:
    """A body's name without its article, and in full where the article spells it out."""
    return _expanded(_bare(name, article), article)


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
            return " ".join(piece).rpartition("l'")[2]
    return ""
