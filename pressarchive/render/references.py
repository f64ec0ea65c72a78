"""References: which templates a template extends, includes and imports, known before it is rendered."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from jinja2 import Environment, TemplateNotFound, TemplateSyntaxError, nodes
from msgspec import Struct

from pressarchive.problems import Faults, Problem
from pressarchive.render.faults import meant, syntax_problem
from pressarchive.render.table import TEMPLATES
from pressarchive.render.theme import place

BRINGING = (nodes.Extends, nodes.FromImport, nodes.Import, nodes.Include)


class Reference(Struct, frozen=True):
    """One line of a template that brings in another."""

    line: int
    name: str | None
    """None: the name is made while rendering."""
    optional: bool
    """`ignore missing`, or one of a list of which any will do."""


def check(environment: Environment) -> None:
    """Raise `Faults` with everything wrong in the templates that shows before a page is rendered."""
    problems = [p for name in environment.list_templates() for p in _problems(environment, name)]
    problems += [_absent(name) for name in TEMPLATES.values() if not _exists(environment, name)]
    if problems:
        raise Faults(problems)


@lru_cache(maxsize=256)
def template_sources(environment: Environment, name: str) -> tuple[tuple[str, str], ...]:
    """Name and source of a template and of each that it extends, includes or imports, at any depth."""
    found: dict[str, str] = {}
    waiting = [name]
    while waiting:
        here = waiting.pop()
        if here not in found and _exists(environment, here):
            found[here] = template_source(environment, here)
            waiting += _named(environment, here)
    return tuple(sorted(found.items()))


def template_source(environment: Environment, name: str) -> str:
    """The text of one template."""
    assert environment.loader is not None  # noqa: S101 - ours always has one
    return environment.loader.get_source(environment, name)[0]


def _problems(environment: Environment, name: str) -> Iterator[Problem]:
    try:
        unknown = [*_unknown(environment, name, nodes.Filter, environment.filters)]
        unknown += _unknown(environment, name, nodes.Test, environment.tests)
        references = _references(environment, name)
        if not unknown:
            environment.get_template(name)
    except TemplateSyntaxError as error:
        yield syntax_problem(error)
        return
    yield from unknown
    for reference in references:
        yield from _reference_problems(environment, name, reference)


def _absent(name: str) -> Problem:
    return Problem(place(name), 0, 0, "the theme has no such template", "put the default theme's file back")


def _unknown(
    environment: Environment, name: str, kind: type[nodes.Filter | nodes.Test], known: Mapping[str, object]
) -> Iterator[Problem]:
    for node in _telling(environment, name):
        if isinstance(node, kind) and node.name not in known:
            what = f"there is no {kind.__name__.lower()} {node.name}"
            yield Problem(place(name), node.lineno, 0, what, meant(node.name, known))


def _reference_problems(environment: Environment, name: str, reference: Reference) -> Iterator[Problem]:
    here = (place(name), reference.line, 0)
    if reference.name is None:
        hint = "write it out, so that an edit of it is seen"
        yield Problem(*here, "the name of a template is made while rendering", hint)
    elif not _exists(environment, reference.name):
        if not reference.optional:
            hint = f"make {place(reference.name)} or correct the name"
            yield Problem(*here, f"there is no template {reference.name}", hint)
    elif way := _way(environment, reference.name, name):
        circle = " → ".join((name, *way))
        yield Problem(*here, f"templates bring in one another without end: {circle}", "take one of them out")


def _way(environment: Environment, start: str, goal: str) -> tuple[str, ...]:
    """The templates from `start` to `goal`, both included; empty where none leads there."""
    ways: dict[str, tuple[str, ...]] = {start: (start,)}
    waiting = [start]
    while waiting and goal not in ways:
        here = waiting.pop(0)
        for name in _named(environment, here):
            if name not in ways:
                ways[name] = (*ways[here], name)
                waiting.append(name)
    return ways.get(goal, ())


def _named(environment: Environment, name: str) -> list[str]:
    try:
        return [reference.name for reference in _references(environment, name) if reference.name]
    except (TemplateSyntaxError, TemplateNotFound):
        return []


def _exists(environment: Environment, name: str) -> bool:
    return name in environment.list_templates()


def forget() -> None:
    """Let go of every environment that was asked about."""
    for known in (template_sources, tree, _telling, _references):
        known.cache_clear()


@lru_cache(maxsize=8)
def tree(environment: Environment, name: str) -> nodes.Template:
    """A template as it is parsed: once for its check and for compiling it, which follow one another."""
    return environment.parse(template_source(environment, name), name, place(name))


@lru_cache(maxsize=8)
def _telling(environment: Environment, name: str) -> tuple[nodes.Node, ...]:
    """Everything in a template that its check looks at, found in one walk through the tree."""
    return tuple(tree(environment, name).find_all((*BRINGING, nodes.Filter, nodes.Test)))


@lru_cache(maxsize=256)
def _references(environment: Environment, name: str) -> tuple[Reference, ...]:
    found = _telling(environment, name)
    return tuple(r for node in found if isinstance(node, BRINGING) for r in _of_node(node))


def _of_node(node: nodes.Extends | nodes.FromImport | nodes.Import | nodes.Include) -> Iterator[Reference]:
    target = node.template
    choices = target.items if isinstance(target, nodes.List | nodes.Tuple) else [target]
    optional = len(choices) > 1 or (isinstance(node, nodes.Include) and node.ignore_missing)
    for choice in choices:
        name = choice.value if isinstance(choice, nodes.Const) and isinstance(choice.value, str) else None
        yield Reference(node.lineno, name, optional)
