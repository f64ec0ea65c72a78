"""The layers table of docs/ARCHITECTURE.md is that of the code."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from manuals import ARCHITECTURE, ROOT

PACKAGE = ROOT / "pressarchive"
DATA = {"locale"}
"""Rooms without code."""


def layers() -> dict[str, int]:
    """Each room's layer, as the table gives it."""
    rows = re.findall(r"^\| (\d+) \| ((?:`\w+` ?)+)\|$", ARCHITECTURE.read_text("utf-8"), re.MULTILINE)
    return {room: int(number) for number, rooms in rows for room in re.findall(r"\w+", rooms)}


def rooms() -> set[str]:
    """The packages and modules directly in the package."""
    found = (path for path in PACKAGE.iterdir() if not path.name.startswith("_"))
    return {path.stem for path in found if path.suffix == ".py" or any(path.glob("*.py"))} - DATA


def arrows() -> Iterator[tuple[str, str, str]]:
    """Each import from one room into another: the module, its room, the other room."""
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(PACKAGE).parts
        for target in _imported(path):
            room = parts[0].removesuffix(".py")
            if target != room:
                yield path.relative_to(ROOT).as_posix(), room, target


def _imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom):
            assert not node.level, f"{path.name} imports relatively, and so hides from where"
            names = [node.module or ""]
            if node.module == "pressarchive":
                names = [f"pressarchive.{alias.name}" for alias in node.names]
        else:
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        yield from (name.split(".")[1] for name in names if name.startswith("pressarchive."))


def test_every_room_has_its_layer() -> None:
    assert set(layers()) == rooms()


def test_a_module_imports_only_from_lower_layers() -> None:
    known = layers()
    upwards = [
        f"{path}: {room} imports {other}" for path, room, other in arrows() if known[other] >= known[room]
    ]
    assert upwards == []


def test_the_manual_names_every_room_without_code_too() -> None:
    text = ARCHITECTURE.read_text("utf-8")
    assert all(f"`{room}`" in text for room in DATA)


def test_the_paths_that_the_manual_names_are_there() -> None:
    text = ARCHITECTURE.read_text("utf-8")
    named = re.findall(r"`((?:pressarchive|quotations|parse|pages|build|authority)/[\w/.]+)`", text)
    named = [name for name in named if name != "parse/NAME.py"]
    assert named
    for name in named:
        assert (ROOT / name).exists() or (PACKAGE / name).exists(), name
