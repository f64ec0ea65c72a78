"""Cases as text: a text, and the quotations that must be found in it, with the line each case stands on."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from pressarchive.model import Quotation


class Case(NamedTuple):
    file: str
    line: int
    title: str
    language: str
    text: str
    wanted: tuple[str, ...]


def read_cases(path: Path) -> list[Case]:
    """The cases of a file named `anything.LANGUAGE.txt`."""
    language = path.name.split(".")[-2]
    cases: list[Case] = []
    text: list[str] = []
    wanted: list[str] = []
    title, number, below = "", 0, False
    for at, line in enumerate([*path.read_text("utf-8").split("\n"), "== end"], 1):
        if line.startswith("== "):
            if title:
                body = "\n".join(text).strip("\n")
                cases.append(Case(path.name, number, title, language, body, tuple(wanted)))
            title, number, text, wanted, below = line[3:], at, [], [], False
        elif line == "--":
            below = True
        elif below and line.strip():
            wanted.append(line.strip())
        elif title and not below:
            text.append(line)
    return cases


def printed(text: str, found: Quotation) -> str:
    """A quotation as a case writes it."""
    words = " ".join(text[found.start : found.end].split("\n"))
    fields = (found.kind, found.speaker, found.speaker_kind, found.how, words)
    return " | ".join(field or "-" for field in fields)
