"""Assets: the theme's style sheet and other files, in a folder named by what is in it."""

from __future__ import annotations

from pathlib import Path

from pressarchive.digest import digest
from pressarchive.problems import Faults, Problem
from pressarchive.render.theme import ASSETS, theme_files, unreadable


def assets(theme: Path, site_templates: Path | None) -> tuple[str, dict[str, bytes]]:
    """The folder's url, `assets/1f2e3d4c/`, and each file in it by its output path."""
    found: dict[str, bytes] = {}
    problems: list[Problem] = []
    for name, path in sorted(theme_files(theme, site_templates).items()):
        if name.startswith(ASSETS):
            try:
                found[name.removeprefix(ASSETS)] = path.read_bytes()
            except OSError as error:
                problems.append(unreadable(name, error))
    if problems:
        raise Faults(problems)
    named = digest(*(part for pair in found.items() for part in pair))[:8]
    folder = f"{ASSETS}{named}/"
    return folder, {folder + name: data for name, data in found.items()}
