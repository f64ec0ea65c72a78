"""The house has rooms in layers: a module imports only from below, never in a circle."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

import pressarchive

PACKAGE = Path(pressarchive.__file__).parent

LAYERS: tuple[frozenset[str], ...] = (
    frozenset({"model", "article", "problems", "text", "digest"}),
    frozenset({"fields", "quotations"}),
    frozenset({"read", "parse", "config", "charts", "citing"}),
    frozenset({"authority", "store"}),
    frozenset({"index"}),
    frozenset({"pages"}),
    frozenset({"exports"}),
    frozenset({"render", "publish", "search"}),
    frozenset({"build", "desk"}),
    frozenset({"serve"}),
    frozenset({"cli"}),
)
"""The rooms, from the ground up."""

WITHIN_A_LAYER = {
    ("article", "model"): "an article is made of the model's values",
    ("text", "model"): "a date is a value, and told in words",
}
"""Arrows between two rooms of one layer, with the reason."""

KNOTS = {
    (
        "pressarchive.quotations.offices",
        "pressarchive.quotations.speakers",
    ): "it asks who was mentioned so far",
    ("pressarchive.quotations.pronouns", "pressarchive.quotations.speakers"): "it asks who spoke last",
    ("pressarchive.quotations.heard", "pressarchive.quotations.speakers"): "it asks who spoke last",
    ("pressarchive.quotations.pairs", "pressarchive.quotations.speakers"): "it asks who was mentioned so far",
    (
        "pressarchive.quotations.words",
        "pressarchive.quotations.language",
    ): "it is given the language it reads",
}
"""Arrows for the type checker alone, from a part to the whole that hands itself over, with the reason."""

LATE = {
    ("pressarchive.exports.social", "PIL"): "a build that draws nothing does without",
    (
        "pressarchive.cli.preview_commands",
        "pressarchive.cli.previewing",
    ): "no other command waits for the server's libraries",
    (
        "pressarchive.cli.preview_commands",
        "pressarchive.cli.following",
    ): "nor for the watcher's",
    ("pressarchive.cli.commands", "pressarchive.cli.building"): "help waits for nothing that builds",
    ("pressarchive.cli.desk_commands", "pressarchive.desk.importing"): "nor for what reads records",
    ("pressarchive.cli.desk_commands", "pressarchive.desk.quoting"): "nor for what finds quotations",
    ("pressarchive.cli.desk_commands", "pressarchive.cli.naming"): "nor for what reads an archive",
    ("pressarchive.cli.desk_commands", "pressarchive.cli.promising"): "nor for that",
    ("pressarchive.build.code", "importlib.metadata"): "seldom needed, and slow to load",
    ("pressarchive.build.building", "pressarchive.build.assembling"): "nor a build in which nothing is new",
}
"""Imports inside a function, by module and what it imports, with the reason."""


def modules() -> dict[str, Path]:
    """Every module of the package, by its dotted name."""
    found = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = ("pressarchive", *path.relative_to(PACKAGE).with_suffix("").parts)
        found[".".join(parts).removesuffix(".__init__")] = path
    return found


MODULES = modules()
TREES = {name: ast.parse(path.read_text(encoding="utf-8")) for name, path in MODULES.items()}


def room(module: str) -> str:
    """The room that a module stands in; the package itself is none."""
    return module.split(".")[1] if "." in module else ""


def imported(tree: ast.AST) -> Iterator[str]:
    """The package's modules that the import statements in `tree` name."""
    for node in ast.walk(tree):
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        for name in names:
            if name.split(".")[0] == "pressarchive":
                yield name if name in MODULES else name.rpartition(".")[0]


ARROWS = {name: set(imported(tree)) - {name} for name, tree in TREES.items()}


def test_every_room_has_its_layer() -> None:
    assert {room(name) for name in MODULES} - {""} == set().union(*LAYERS)


def test_imports_lead_downwards() -> None:
    height = {name: number for number, layer in enumerate(LAYERS) for name in layer}
    wrong = [
        f"{name} imports {target}"
        for name, targets in ARROWS.items()
        for target in targets
        if room(target) not in {"", room(name)}
        and height[room(target)] >= height[room(name)]
        and (room(name), room(target)) not in WITHIN_A_LAYER
    ]
    assert wrong == []


def test_every_exception_is_needed() -> None:
    arrows = {(room(name), room(target)) for name, targets in ARROWS.items() for target in targets}
    assert set(WITHIN_A_LAYER) <= arrows
    assert set(KNOTS) <= {(name, target) for name, targets in ARROWS.items() for target in targets}


@pytest.mark.parametrize("of", ["modules", "rooms"])
def test_no_circle_of_imports(of: str) -> None:
    graph: dict[str, set[str]] = {}
    for name, targets in ARROWS.items():
        if of == "modules":
            graph[name] = {t for t in targets if not name.startswith(f"{t}.") and (name, t) not in KNOTS}
        else:
            graph.setdefault(room(name), set()).update({room(t) for t in targets} - {room(name), ""})
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        pytest.fail(" ← ".join(error.args[1]))


def test_imports_stand_at_the_top() -> None:
    late = {
        (name, target)
        for name, tree in TREES.items()
        for function in ast.walk(tree)
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
        for target in _targets(node)
    }
    assert late == set(LATE)


def _targets(node: ast.Import | ast.ImportFrom) -> list[str]:
    if isinstance(node, ast.ImportFrom):
        return [node.module or ""]
    return [alias.name for alias in node.names]


@pytest.mark.parametrize("name", MODULES)
def test_a_module_begins_with_a_sentence_of_what_it_is(name: str) -> None:
    text = ast.get_docstring(TREES[name])
    assert text, "no docstring"
    assert text.split("\n\n")[0].rstrip().endswith((".", "”", ":", "?"))


IMPORT_ALONE = """
import importlib, sys
for name in sys.argv[1:]:
    for loaded in [m for m in sys.modules if m.split(".")[0] == "pressarchive"]:
        del sys.modules[loaded]
    importlib.import_module(name)
"""
"""Each module in an interpreter that has none of ours: one process does for all, since what a test of
imports asks is whether our modules find one another, in whatever order."""


@pytest.mark.long
def test_every_module_can_be_imported_alone() -> None:
    result = subprocess.run(
        [sys.executable, "-W", "error", "-c", IMPORT_ALONE, *MODULES],
        check=False,
        capture_output=True,
        encoding="utf-8",
        cwd=PACKAGE.parent,
    )
    assert result.returncode == 0, result.stderr
