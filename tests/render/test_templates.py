"""A site's own templates: one file may replace one of the theme's, and each fault names its line."""

from __future__ import annotations

import gc
import re
import shutil
import weakref
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
import sample_views as samples
from sites import write

from pressarchive.pages.views import ArticleView, HomeView, StandingView
from pressarchive.problems import Faults
from pressarchive.render.assets import assets
from pressarchive.render.engine import Engine
from pressarchive.render.environment import environment
from pressarchive.render.pages import render, template_digest
from pressarchive.render.references import template_sources
from pressarchive.render.theme import default_theme, theme_files
from pressarchive.serve.snapshot import Root, take

OURS = "standing.html"


def cases() -> Iterator[object]:
    """The cases of template_faults.txt, each called by its line there."""
    lines = (Path(__file__).parent / "template_faults.txt").read_text(encoding="utf-8").split("\n")
    starts = [n for n, line in enumerate(lines) if line.startswith("=== ")]
    for start, after in pairwise([*starts, len(lines)]):
        arrow = next(n for n in range(start, after) if lines[n].startswith("→ "))
        source, message = "\n".join(lines[start + 1 : arrow]), lines[arrow].removeprefix("→ ")
        yield pytest.param(source, message, id=f"line {start + 1}: {lines[start][4:]}")


def page_with(folder: Path, name: str, source: str) -> str:
    (folder / name).write_text(source, encoding="utf-8")
    page = samples.pages()["standing"]
    return render(environment(default_theme(), folder, "fr"), page, samples.site()).decode()


@pytest.mark.parametrize(("source", "message"), list(cases()))
def test_a_fault_names_its_file_and_line(source: str, message: str, tmp_path: Path) -> None:
    with pytest.raises(Faults) as raised:
        page_with(tmp_path, OURS, source)
    assert str(raised.value) == message


def test_the_faults_of_every_template_come_together(tmp_path: Path) -> None:
    (tmp_path / "home.html").write_text("{% if %}", encoding="utf-8")
    with pytest.raises(Faults) as raised:
        page_with(tmp_path, OURS, '{% include "a.html" %}\n{{ 1 | b }}')
    assert [(p.path, p.line) for p in raised.value.problems] == [
        ("templates/home.html", 1),
        ("templates/standing.html", 1),
        ("templates/standing.html", 2),
    ]


def test_templates_that_include_each_other_are_both_named(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text('{% include "b.html" %}', encoding="utf-8")
    (tmp_path / "b.html").write_text('\n{% include "a.html" %}', encoding="utf-8")
    with pytest.raises(Faults) as raised:
        environment(default_theme(), tmp_path, "fr")
    assert [(p.path, p.line) for p in raised.value.problems] == [
        ("templates/a.html", 1),
        ("templates/b.html", 2),
    ]
    assert "a.html → b.html → a.html" in str(raised.value)


def test_a_template_that_is_not_utf8_is_named(tmp_path: Path) -> None:
    (tmp_path / OURS).write_bytes("<p>été".encode("latin-1"))
    with pytest.raises(Faults) as raised:
        environment(default_theme(), tmp_path, "fr")
    assert str(raised.value) == (
        "templates/standing.html: byte 3 is not UTF-8 — save the template as UTF-8; a file that is no "
        "template belongs in templates/assets/"
    )


def test_a_theme_that_lacks_a_page_says_which(tmp_path: Path) -> None:
    theme = tmp_path / "theme"
    shutil.copytree(default_theme(), theme)
    (theme / "period.html").unlink()
    with pytest.raises(Faults) as raised:
        environment(theme, None, "fr")
    assert str(raised.value) == (
        "templates/period.html: the theme has no such template — put the default theme's file back"
    )


def test_a_bug_of_ours_keeps_its_traceback(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(text: str, language: str) -> str:
        raise ZeroDivisionError(text + language)

    monkeypatch.setattr("pressarchive.render.filters.typography", broken)
    with pytest.raises(ZeroDivisionError):
        page_with(tmp_path, OURS, "{{ page.title | typo }}")


def test_a_site_replaces_one_template_and_keeps_the_others(tmp_path: Path) -> None:
    ours = '{% extends "base.html" %}{% block content %}<h1>{{ page.title }} !</h1>{% endblock %}'
    text = page_with(tmp_path, OURS, ours)
    assert "<h1>À propos !</h1>" in text
    assert 'class="masthead"' in text


def test_a_site_may_keep_other_files_beside_its_templates(tmp_path: Path) -> None:
    (tmp_path / ".DS_Store").write_bytes(b"\xff\x00")
    (tmp_path / "base.html~").write_text("{% if %}", encoding="utf-8")
    (tmp_path / "4913").write_text("{% if %}", encoding="utf-8")
    environment(default_theme(), tmp_path / "nowhere", "fr")
    environment(default_theme(), tmp_path, "fr")


@pytest.mark.parametrize(
    "name",
    [
        ".base.html.swp",
        ".#base.html",
        "#base.html#",
        "base.html~",
        "base.html.bak",
        "base.html.orig",
        "base.html.tmp",
        "base.html___jb_tmp___",
        "Thumbs.db",
        "4913",
    ],
)
def test_what_an_editor_leaves_is_no_file_of_the_theme_and_wakes_no_preview(
    name: str, tmp_path: Path
) -> None:
    """One list for both: what is read is watched, and what is watched is read."""
    write(tmp_path, {f"templates/{folder}{name}": "{% if %}" for folder in ("", "assets/", "parts/")})
    before = set(theme_files(default_theme(), None))
    assert set(theme_files(default_theme(), tmp_path / "templates")) == before
    seen = take((Root("templates", tmp_path / "templates", follows=True),))
    assert set(seen) == {"templates", "templates/assets", "templates/parts"}


@pytest.mark.parametrize("name", ["part.html", "part.html.j2", "part.txt", "part"])
def test_words_are_escaped_whatever_the_template_is_called(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text("{{ '<b>' }}", encoding="utf-8")
    assert page_with(tmp_path, OURS, f'{{% include "{name}" %}}') == "&lt;b&gt;"


def test_templates_have_no_chance_in_them(tmp_path: Path) -> None:
    with pytest.raises(Faults, match="there is no filter random"):
        page_with(tmp_path, OURS, "{{ [1, 2] | random }}")


def test_an_environment_keeps_the_templates_it_read(tmp_path: Path) -> None:
    (tmp_path / OURS).write_text("before", encoding="utf-8")
    read = environment(default_theme(), tmp_path, "fr")
    (tmp_path / OURS).write_text("after", encoding="utf-8")
    page = samples.pages()["standing"]
    assert render(read, page, samples.site()) == b"before"
    assert render(environment(default_theme(), tmp_path, "fr"), page, samples.site()) == b"after"


def test_a_page_is_made_from_its_template_and_all_that_it_brings_in() -> None:
    read = environment(default_theme(), None, "fr")
    assert [name for name, _ in template_sources(read, "home.html")] == [
        "base.html",
        "charts.html",
        "home.html",
        "macros.html",
    ]


def test_an_edit_changes_the_digest_of_the_pages_it_shows_in_alone(tmp_path: Path) -> None:
    before = environment(default_theme(), None, "fr")
    (tmp_path / OURS).write_text("other", encoding="utf-8")
    after = environment(default_theme(), tmp_path, "fr")
    assert template_digest(before, StandingView) != template_digest(after, StandingView)
    assert template_digest(before, ArticleView) == template_digest(after, ArticleView)
    (tmp_path / "macros.html").write_text(
        (default_theme() / "macros.html").read_text() + "\n", encoding="utf-8"
    )
    assert template_digest(before, HomeView) != template_digest(
        environment(default_theme(), tmp_path, "fr"), HomeView
    )


def test_assets_stand_in_a_folder_named_by_their_content(tmp_path: Path) -> None:
    folder, files = assets(default_theme(), None)
    source = default_theme() / "assets"
    of_theme = [file.relative_to(source).as_posix() for file in source.rglob("*") if file.is_file()]
    assert set(files) == {f"{folder}{name}" for name in of_theme}
    assert {"style.css", "icon.svg", "scripts/site.js"} <= set(of_theme)
    (tmp_path / "assets" / "fonts").mkdir(parents=True)
    (tmp_path / "assets" / "style.css").write_bytes(b"body{}")
    (tmp_path / "assets" / "fonts" / "a.woff2").write_bytes(b"\x00")
    other, replaced = assets(default_theme(), tmp_path)
    assert other != folder
    assert replaced[f"{other}style.css"] == b"body{}"
    assert replaced[f"{other}fonts/a.woff2"] == b"\x00"
    assert replaced[f"{other}icon.svg"] == files[f"{folder}icon.svg"]


def test_the_style_sheet_asks_no_other_host_and_stays_small() -> None:
    style = (default_theme() / "assets" / "style.css").read_text(encoding="utf-8")
    assert not re.findall(r"@import|url\(\s*[\"']?(?:\w+:|/)", style)
    assert len(style.encode()) < 44_000


@pytest.mark.parametrize(
    ("macros", "page", "made"),
    [
        (
            "{% macro row(x, l) %}{{ l.index }}{{ x }}{% endmacro %}",
            '{% from "m.html" import row %}{% for x in "aa" %}{{ row(x, loop) }}{% endfor %}',
            "1a2a",
        ),
        (
            "",
            "{% set n = 1 %}{% macro m() %}{{ n }}{% endmacro %}{{ m() }}{% set n = 2 %}{{ m() }}",
            "12",
        ),
        (
            "{% macro twice(x) %}{{ x }}{{ x }}{% endmacro %}",
            '{% from "m.html" import twice as t %}{{ t(1) }}{{ t(true) }}{{ t("<") }}{{ t("<" | e) }}',
            "11TrueTrue&lt;&lt;&lt;&lt;",
        ),
    ],
)
def test_what_a_macro_made_before_is_not_taken_for_what_it_makes_now(
    tmp_path: Path, macros: str, page: str, made: str
) -> None:
    (tmp_path / "m.html").write_text(macros, encoding="utf-8")
    (tmp_path / "404.html").write_text(page, encoding="utf-8")
    view = samples.pages()["404"]
    for _ in range(2):
        read = environment(default_theme(), tmp_path, "fr")
        assert render(read, view, samples.site()).decode() == made


def test_what_was_remembered_for_a_theme_goes_when_another_comes(tmp_path: Path) -> None:
    """A preview in which templates are edited for hours grows by nothing."""
    page = samples.pages()["home"]
    first = environment(default_theme(), None, "fr")
    assert isinstance(first, Engine)
    render(first, page, samples.site())
    assert _remembered(first) > 0
    assert environment(default_theme(), None, "fr") is first
    (tmp_path / OURS).write_text("other", encoding="utf-8")
    environment(default_theme(), tmp_path, "fr")
    assert _remembered(first) == 0
    gone = weakref.ref(first)
    del first
    gc.collect()
    assert gone() is None


def test_a_theme_with_a_fault_leaves_the_last_good_one(tmp_path: Path) -> None:
    first = environment(default_theme(), None, "fr")
    (tmp_path / OURS).write_text("{% if %}", encoding="utf-8")
    with pytest.raises(Faults):
        environment(default_theme(), tmp_path, "fr")
    assert environment(default_theme(), None, "fr") is first


def _remembered(engine: Engine) -> int:
    """How much of what macros made is kept."""
    return sum(forget.__self__.cache_info().currsize for forget in engine.remembering)  # type: ignore[attr-defined]
