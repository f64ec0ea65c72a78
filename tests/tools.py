"""Tools that some checks of finished pages want: a browser, Java, Node packages."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import NoReturn

import pytest

NODE = Path(__file__).parent / "site" / "node"
NODE_PACKAGES = NODE / "node_modules"
FULL = bool(os.environ.get("PRESSARCHIVE_FULL"))
"""Whether nothing may be skipped for want of a tool, as in .ci/run."""


def program(*names: str) -> str:
    """The path of the first of `names` that is installed."""
    found = next(filter(None, map(shutil.which, names)), None)
    return found or _missing(f"{' or '.join(names)} is not installed")


def node_package(path: str) -> Path:
    """A file of one of the Node packages."""
    if not (found := NODE_PACKAGES / path).exists():
        _missing("the Node packages are not installed: npm ci --prefix tests/site/node")
    return found


def _missing(what: str) -> NoReturn:
    if FULL:
        pytest.fail(f"{what}, and PRESSARCHIVE_FULL lets nothing be skipped")
    pytest.skip(what)
