"""The theme: every template and asset of a site, the archive's own in the place of ours, as they are read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

import pressarchive
from pressarchive.problems import Faults, Problem
from pressarchive.read.names import is_ignored

ASSETS = "assets/"


class Theme(Struct, frozen=True):
    """Templates as they were when they were read, and the language of the interface."""

    templates: tuple[tuple[str, str], ...]
    """Name and text of each, by name."""
    language: str


def place(name: str) -> str:
    """The content path of a file of the theme."""
    return f"templates/{name}"


def default_theme() -> Path:
    """The theme that comes with the program: inside an installed package, at the top of the repository."""
    package = Path(pressarchive.__file__).parent
    inside = package / "theme"
    return inside if inside.is_dir() else package.parent / "templates"


def read_theme(theme: Path, site_templates: Path | None, language: str) -> Theme:
    """The templates of `theme`, each replaced by the site's own of that name where there is one, for a site
    whose interface speaks `language`. Raises `Faults` where one cannot be read.
    """
    return Theme(tuple(sorted(_sources(theme, site_templates).items())), language)


def theme_files(theme: Path, site_templates: Path | None) -> dict[str, Path]:
    """Every file of the theme by its `/`-separated name, the site's own winning."""
    files: dict[str, Path] = {}
    for folder in (theme, site_templates):
        if folder is not None and folder.is_dir():
            files |= {path.relative_to(folder).as_posix(): path for path in _walk(folder)}
    return files


def unreadable(name: str, error: OSError) -> Problem:
    """The fault of a file of the theme that the system does not give."""
    what = f"this file cannot be read: {error.strerror}"
    return Problem(place(name), 0, 0, what, "see that it is there and that you may read it")


def _walk(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.iterdir()):
        if is_ignored(path.name):
            continue
        if path.is_dir():
            yield from _walk(path)
        elif path.is_file():
            yield path


def _sources(theme: Path, site_templates: Path | None) -> dict[str, str]:
    sources, problems = {}, []
    for name, path in theme_files(theme, site_templates).items():
        if name.startswith(ASSETS):
            continue
        try:
            sources[name] = path.read_bytes().decode("utf-8-sig")
        except OSError as error:
            problems.append(unreadable(name, error))
        except UnicodeDecodeError as error:
            what = f"byte {error.start} is not UTF-8"
            hint = "save the template as UTF-8; a file that is no template belongs in templates/assets/"
            problems.append(Problem(place(name), 0, 0, what, hint))
    if problems:
        raise Faults(problems)
    return sources
