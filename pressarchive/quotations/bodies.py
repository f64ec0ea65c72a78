"""What bodies are called: without their article, and in full where the article spells an acronym out."""

from __future__ import annotations

from pressarchive.quotations.article import Article


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
