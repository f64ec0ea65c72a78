"""The environment: every template of a site read once, so that a build renders what it keyed."""

from __future__ import annotations

from collections.abc import MutableMapping
from pathlib import Path
from threading import Lock

from jinja2 import BaseLoader, Environment, Template, TemplateNotFound

from pressarchive.render import references
from pressarchive.render.engine import Engine
from pressarchive.render.faults import UnknownField
from pressarchive.render.filters import filters
from pressarchive.render.references import check, tree
from pressarchive.render.theme import Theme, place, read_theme


class _Snapshot(BaseLoader):
    """Templates as they were when the build began."""

    def __init__(self, sources: dict[str, str]) -> None:
        self._sources = sources

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, None]:  # noqa: ARG002
        if template not in self._sources:
            raise TemplateNotFound(template)
        return self._sources[template], place(template), None

    def load(
        self,
        environment: Environment,
        name: str,
        globals: MutableMapping[str, object] | None = None,  # noqa: A002 - Jinja's name
    ) -> Template:
        """The template `name`, from the tree that was checked: parsing it is half of the work."""
        code = environment.compile(tree(environment, name), name, place(name))
        return environment.template_class.from_code(environment, code, globals or {})

    def list_templates(self) -> list[str]:
        return sorted(self._sources)


def environment(theme: Path, site_templates: Path | None, language: str) -> Environment:
    """The templates of `theme`, each replaced by the site's own of that name where there is one.

    They are read here and not again: an edit shows in the next environment. Raises `Faults` with every
    fault that can be known before a page is rendered.
    """
    return environment_of(read_theme(theme, site_templates, language))


def environment_of(theme: Theme, *, sound: bool = False) -> Environment:
    """The environment of `theme`, the last one kept. Raises `Faults` with every fault that can be known
    before a page is rendered; `sound` where it is known that there is none: to look for them takes as long as
    hundreds of pages.
    """
    with _MAKING:
        if theme not in _LAST:
            references.forget()
            made = _made(theme)
            if not sound:
                check(made)
            for old in _LAST.values():
                old.forget()
            _LAST.clear()
            _LAST[theme] = made
        return _LAST[theme]


_LAST: dict[Theme, Engine] = {}
"""One, with all that it remembers: another theme takes its place, and nothing of the old one lasts."""
_MAKING = Lock()


def _made(theme: Theme) -> Engine:
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
    return made
