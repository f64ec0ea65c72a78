"""Files whose names belong together: an article and its sidecar, two spellings of one name."""

from __future__ import annotations

from collections.abc import Iterable

from pressarchive.problems import Problem
from pressarchive.read.walk import File


def same_names(files: Iterable[File]) -> list[Problem]:
    """Files that are one file on a system which tells neither case nor ways to write an accent apart."""
    problems: list[Problem] = []
    seen: dict[str, File] = {}
    for file in files:
        first = seen.setdefault(file.path.lower(), file)
        if first is not file:
            problems.append(_same_name(first, file))
    return problems


def _same_name(first: File, second: File) -> Problem:
    if first.path == second.path:
        what = "two files have this name, and differ only in how its accents are written (NFC and NFD)"
    else:
        what = f"this name differs from {first.path} only by capital letters"
    return Problem(second.path, 0, 0, what, "give one of the two another name: elsewhere they are one file")


def twin_articles(paths: Iterable[str]) -> list[Problem]:
    """Articles written twice, as `.txt` and as `.md`."""
    known = set(paths)
    texts = (f"{path[:-3]}.txt" for path in sorted(known) if path.endswith(".md"))
    what, hint = "this article is also there as {}.md", "keep one of the two, or rename it"
    return [Problem(text, 0, 0, what.format(text[:-4]), hint) for text in texts if text in known]


def lonely_sidecars(sidecars: Iterable[str], articles: Iterable[str]) -> list[Problem]:
    """The warnings for sidecars that have no `.txt` beside them."""
    known = set(articles)
    stems = (path.removesuffix(".yaml") for path in sidecars)
    return [_lonely(stem, f"{stem}.md" in known) for stem in stems if f"{stem}.txt" not in known]


def _lonely(stem: str, beside_markdown: bool) -> Problem:  # noqa: FBT001
    if beside_markdown:
        what, hint = f"these fields are not read: {stem}.md has its own", "move them to the head of that file"
    else:
        what = f"these fields belong to no article: there is no {stem}.txt"
        hint = "give them the name of their article"
    return Problem(f"{stem}.yaml", 0, 0, what, hint, "warning")
