"""The environment: every template of a site read once, so that a build renders what it keyed."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from jinja2 import BaseLoader, Environment, TemplateNotFound
from msgspec import Struct

import pressarchive
from pressarchive.problems import Faults, Problem
from pressarchive.render.engine import Engine
from pressarchive.render.faults import UnknownField, place
from pressarchive.render.filters import filters
from pressarchive.render.references import check

ASSETS = "assets/"


class Theme(Struct, frozen=True):
    """Templates as they were when they were read, and the language of the interface."""

    templates: tuple[tuple[str, str], ...]
    """Name and text of each, by name."""
    language: str


class _Snapshot(BaseLoader):
    """Templates as they were when the build began."""

    def __init__(self, sources: dict[str, str]) -> None:
        self._sources = sources

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, None]:  # noqa: ARG002
        if template not in self._sources:
            raise TemplateNotFound(template)
        return self._sources[template], place(template), None

    def list_templates(self) -> list[str]:
        return sorted(self._sources)


def default_theme() -> Path:
    """The theme that comes with the program: inside an installed package, at the top of the repository."""
    package = Path(pressarchive.__file__).parent
    inside = package / "theme"
    return inside if inside.is_dir() else package.parent / "templates"


def environment(theme: Path, site_templates: Path | None, language: str) -> Environment:
    """The templates of `theme`, each replaced by the site's own of that name where there is one.

    They are read here and not again: an edit shows in the next environment. Raises `Faults` with every
    fault that can be known before a page is rendered.
    """
    return environment_of(read_theme(theme, site_templates, language))


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
        if path.name.startswith((".", "#")) or path.name.endswith("~"):
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


@lru_cache(maxsize=4)
def environment_of(theme: Theme) -> Environment:
    """The environment of `theme`. Raises `Faults` with every fault that can be known before a page is
    rendered.
    """
    made = Engine(
        loader=_Snapshot(dict(theme.templates)),
        autoescape=True,
        undefined=UnknownField,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        cache_size=-1,
    )
    made.globals.clear()
    del made.filters["random"]
    made.filters.update(filters(theme.language))
    check(made)
    return made
