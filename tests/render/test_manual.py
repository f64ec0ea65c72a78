"""docs/TEMPLATES.md is held to the code."""

from __future__ import annotations

import re

import pytest
from jinja2.filters import FILTERS
from reference import HEADING, MANUAL, reference

from pressarchive.render.filters import filters
from pressarchive.render.table import TEMPLATES
from pressarchive.render.theme import default_theme

TEXT = MANUAL.read_text(encoding="utf-8")
STYLE = (default_theme() / "assets" / "style.css").read_text(encoding="utf-8")


def test_the_reference_is_that_of_the_code() -> None:
    assert TEXT.partition(HEADING)[2] == reference().removeprefix(HEADING), (
        "run python tests/render/reference.py"
    )


@pytest.mark.parametrize("name", sorted(filters("en")))
def test_every_filter_is_in_the_manual(name: str) -> None:
    assert f"| `{name}` |" in TEXT
    assert name not in FILTERS


@pytest.mark.parametrize("name", TEMPLATES.values())
def test_every_template_is_in_the_manual(name: str) -> None:
    assert f"`{name}`" in TEXT


@pytest.mark.parametrize(
    "name",
    [
        name
        for file in ("macros.html", "charts.html")
        for name in re.findall(r"{% macro (\w+)\(", (default_theme() / file).read_text(encoding="utf-8"))
    ],
)
def test_every_macro_is_in_the_manual(name: str) -> None:
    assert f"`{name}`" in TEXT


@pytest.mark.parametrize("token", re.findall(r"`(--[a-z0-9-]+)`", TEXT))
def test_every_token_of_the_manual_is_in_the_style_sheet(token: str) -> None:
    assert f"{token}:" in STYLE
