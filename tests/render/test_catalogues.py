"""Catalogues: every message has its words in every language, and no words are left over."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po
from jinja2 import Environment, nodes

import pressarchive
from pressarchive.render.environment import environment
from pressarchive.render.theme import default_theme
from pressarchive.text.messages import languages

PLACEHOLDER = re.compile(r"%\(\w+\)s")
Msgid = str | tuple[str, str]


def of_templates(templates: Environment) -> Iterator[Msgid]:
    for name in templates.list_templates():
        source = (default_theme() / name).read_text(encoding="utf-8")
        for node in templates.parse(source).find_all(nodes.Filter):
            if node.name == "t" and isinstance(node.node, nodes.Const):
                yield node.node.value
            elif node.name == "plural":
                one, many = (argument.as_const() for argument in node.args)
                yield one, many


def of_program() -> Iterator[Msgid]:
    for path in sorted(Path(pressarchive.__file__).parent.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                yield from of_call(node)


def of_call(call: ast.Call) -> Iterator[Msgid]:
    name = getattr(call.func, "attr", getattr(call.func, "id", ""))
    words = [a.value for a in call.args if isinstance(a, ast.Constant) and isinstance(a.value, str)]
    if name in {"text", "marked"} and len(call.args) == len(words) == 1:
        yield words[0]
    elif name == "plural" and len(words) == 2:
        yield words[0], words[1]


def used() -> set[Msgid]:
    return {*of_templates(environment(default_theme(), None, "en")), *of_program()}


def catalogue(language: str) -> Catalog:
    with files("pressarchive").joinpath("locale", f"{language}.po").open("rb") as source:
        return read_po(source, locale=language)


def every(language: str) -> dict[Msgid, tuple[str, ...]]:
    return {message.id: _words(message) for message in catalogue(language) if message.id}  # type: ignore[misc]


def _words(message: Message) -> tuple[str, ...]:
    return (message.string,) if isinstance(message.string, str) else tuple(message.string or ())


def test_french_has_a_catalogue() -> None:
    assert "fr" in languages()


@pytest.mark.parametrize("language", languages())
def test_every_message_is_in_the_catalogue(language: str) -> None:
    assert sorted(map(str, used() - set(every(language)))) == []


@pytest.mark.parametrize("language", languages())
def test_no_message_of_the_catalogue_is_unused(language: str) -> None:
    assert sorted(map(str, set(every(language)) - used())) == []


@pytest.mark.parametrize("language", languages())
def test_every_message_has_words_in_every_plural_form(language: str) -> None:
    forms = catalogue(language).num_plurals
    for msgid, words in every(language).items():
        assert all(words), msgid
        assert len(words) == (forms if isinstance(msgid, tuple) else 1), msgid


@pytest.mark.parametrize("language", languages())
def test_placeholders_agree(language: str) -> None:
    for msgid, words in every(language).items():
        wanted = sorted(PLACEHOLDER.findall(msgid[1] if isinstance(msgid, tuple) else msgid))
        assert all(sorted(PLACEHOLDER.findall(word)) == wanted for word in words), msgid
