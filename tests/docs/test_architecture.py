"""docs/ARCHITECTURE.md names the layers that the code has, every room, and only paths that are there."""

from __future__ import annotations

import re

from manuals import ARCHITECTURE, ROOT, code
from test_layers import LAYERS

PACKAGE = ROOT / "pressarchive"
TEXT = ARCHITECTURE.read_text("utf-8")
_ROW = re.compile(r"^\| (\d+) \| ((?:`\w+` ?)+)\|$", re.MULTILINE)
_PATH = re.compile(r"(?:\w+/)+(?:\w+\.(?:py|toml|po))?")


def test_the_layers_are_those_that_the_code_is_held_to() -> None:
    rows = {int(number): frozenset(re.findall(r"\w+", rooms)) for number, rooms in _ROW.findall(TEXT)}
    assert rows == dict(enumerate(LAYERS))


def test_every_room_is_named() -> None:
    found = (path for path in PACKAGE.iterdir() if not path.name.startswith((".", "_")))
    rooms = {path.stem for path in found if path.suffix == ".py" or any(path.iterdir())}
    assert {room for room in rooms if f"`{room}`" not in TEXT} == set()


def test_every_path_that_is_named_is_there() -> None:
    named = {name for name in code(ARCHITECTURE) if _PATH.fullmatch(name)} - {"parse/NAME.py", "output/"}
    assert named
    missing = [name for name in named if not ((ROOT / name).exists() or (PACKAGE / name).exists())]
    assert missing == []
