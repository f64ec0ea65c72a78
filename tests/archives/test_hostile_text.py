"""Promise 5: untrusted text cannot become markup, script, a link with a foreign scheme or a path outside its
folder, in any file of a site.

[hostile.py](hostile.py) puts every payload into every field, [oracle.py](oracle.py) reads every file that
comes of it. `PRESSARCHIVE_MIXTURES=1000` tries as many mixtures of payloads and letters as it says.
"""

from __future__ import annotations

import json
import os
import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from types import ModuleType
from typing import Any

import hypothesis
import pytest
from hostile import PAYLOADS, archive, write
from hypothesis import strategies as st
from oracle import harmless, texts
from running import CASES, Said, good, here, lay
from sites import build_py

from pressarchive.citing import bibtex
from pressarchive.exports import spreadsheet
from pressarchive.pages import body
from pressarchive.parse import markdown
from pressarchive.render import engine, linked_data
from pressarchive.render import environment as environments
from pressarchive.render.engine import Engine
from pressarchive.render.theme import default_theme

BASE = "https://archive.example/repo/"
EVERY_FIFTH = dict(islice(PAYLOADS.items(), 0, None, 5))
MIXTURES = int(os.environ.get("PRESSARCHIVE_MIXTURES", "15"))
QUIET = "search: off\n"
MARKUP_OF_TEXT = re.compile(
    r"(inner|outer|set|Adjacent)HTML|createContextualFragment|document\.write|\beval\(|new Function"
)


def built(folder: Path, files: dict[str, str | bytes]) -> Path:
    """The output of an archive, built as a reader of the manual does."""
    write(folder, files)
    result = build_py("--site", str(folder), "--quiet")
    assert result.returncode == 0, result.stderr
    return folder / "output"


def built_here(folder: Path, files: dict[str, str | bytes]) -> Path:
    """The output of an archive, built within this process: others would not know what was taken away."""
    write(folder, files)
    said = here(folder, "--workers", "1")
    assert said.code == 0, said.stderr
    return folder / "output"


def test_hostile_words_stay_words_in_every_file(tmp_path: Path) -> None:
    output = built(tmp_path, archive(EVERY_FIFTH, base_url=BASE))
    assert harmless(output, BASE) > 100
    shown(output, EVERY_FIFTH)


@pytest.mark.long
@pytest.mark.parametrize("base_url", ["", BASE])
def test_every_hostile_word_stays_words_in_every_file(base_url: str, tmp_path: Path) -> None:
    more = "social_images: on\n" if base_url else ""
    output = built(tmp_path, archive(PAYLOADS, base_url=base_url, more=more))
    assert harmless(output, base_url) > 500
    shown(output, PAYLOADS)


def shown(output: Path, payloads: dict[str, str]) -> None:
    """The payloads are there as the words they are: on pages, in JSON, in the database."""
    with closing(sqlite3.connect(output / "data" / "archive.sqlite")) as opened:
        titles = dict(opened.execute("SELECT id, title FROM articles"))
        printed = dict(opened.execute("SELECT id, text FROM articles"))
    for number, payload in enumerate(payloads.values()):
        words = f"{payload} {number}"
        for name in (f"m{number}", f"r{number}"):
            record = json.loads((output / "articles" / name / "index.json").read_bytes())
            assert titles[name] == record["title"] == words
            assert printed[name] == record["text"]
            assert words in record["rights"]
        assert words in printed[f"r{number}"]
    for page, text in texts(output):
        assert "49" not in re.sub(r"[\d-]{3,}", "", text), f"{page}: a text was taken for a template"


def test_a_case_of_markup_in_markdown_is_harmless(tmp_path: Path) -> None:
    for name in ("html-in-markdown", "links-that-are-script", "pictures-of-another-host", "script-in-a-text"):
        site = good(tmp_path / name)
        lay(CASES / name, site)
        assert here(site).code == 0
        assert harmless(site / "output")


def test_a_heading_has_no_name_that_it_could_shadow(tmp_path: Path) -> None:
    site = good(tmp_path)
    lay(CASES / "headings-that-would-shadow", site)
    assert here(site) == Said(0, "")
    page = (site / "output" / "articles" / "a" / "index.html").read_text("utf-8")
    assert set(re.findall(r'id="([^"]*)"', page)) == {"content", "cite", "tools", "keys"}


def test_no_script_of_the_theme_takes_a_text_for_markup() -> None:
    scripts = sorted((default_theme() / "assets" / "scripts").glob("*.js"))
    assert scripts
    for file in scripts:
        assert not MARKUP_OF_TEXT.search(file.read_text("utf-8")), file


@pytest.mark.long
@pytest.mark.parametrize("name", PAYLOADS)
def test_a_hostile_setting_stays_words(name: str, tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {"content/pages/p.md": f"# {PAYLOADS[name]}\n\nMot.\n"}
    settings = archive({name: PAYLOADS[name]}, base_url=BASE)["site.yaml"]
    output = built_here(tmp_path, files | {"site.yaml": f"{settings!s}{QUIET}"})
    harmless(output, BASE)


@pytest.mark.long
@hypothesis.settings(max_examples=MIXTURES, deadline=None)
@hypothesis.given(
    st.lists(
        st.sampled_from(list(PAYLOADS.values()))
        | st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn", "Zl", "Zp"]), max_size=9)
        | st.sampled_from(["<", ">", '"', "'", "&", "`", "\\", "{{", "]]>", "-->", "</", "\n", "* ", "# "]),
        min_size=1,
        max_size=4,
    ).map("".join)
)
def test_a_mixture_of_hostile_words_stays_words(mixture: str) -> None:
    with TemporaryDirectory() as folder:
        words = " ".join(("zq", *mixture.split()))
        files = archive({"mixture": words}, base_url=BASE, more=QUIET)
        files["content/articles/b.md"] = f"# Un titre\n\n{mixture}\n\n« {mixture} », a déclaré {mixture}.\n"
        harmless(built_here(Path(folder), files), BASE)


# Does the oracle bite? Each of these takes away one thing that keeps words words.


def without(room: ModuleType, name: str, instead: object) -> Callable[[pytest.MonkeyPatch], None]:
    """Puts `instead` in the place of `name` in `room`."""
    return lambda patch: patch.setattr(room, name, instead)


def with_any_link(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(markdown, "is_safe_link", lambda _address: True)
    patch.setattr(markdown, "_SCHEME", re.compile(r"[a-zA-Z][\w+.-]*:|//"))


def with_pictures_of_other_hosts(patch: pytest.MonkeyPatch) -> None:
    writer = markdown._Writer  # noqa: SLF001

    def picture(self: Any, token: Any, *, in_link: bool) -> None:  # noqa: ANN401, ARG001
        source = str(token.attrs["src"])
        if "evil.example" in source:
            self._mark(self._write("x"), "img", (("src", source),))

    patch.setattr(writer, "_picture", picture)


def escaping_nothing(**options: Any) -> Engine:  # noqa: ANN401 - as the engine has them
    return Engine(**{**options, "autoescape": False})


def tag_as_it_is(tag: str, attributes: body.Attributes) -> str:
    return "".join((f"<{tag}", *(f' {name}="{value}"' for name, value in attributes), ">"))


PLANTED: dict[str, tuple[Callable[[pytest.MonkeyPatch], None], str]] = {
    "templates without autoescape": (
        without(environments, "Engine", escaping_nothing),
        r"\.html: no sound HTML",
    ),
    "values that are not escaped": (without(engine, "escaped", str), r"\.html: no sound HTML"),
    "a body that is not escaped": (without(body, "escaped", str), r"articles/.*html: no sound HTML"),
    "attributes of a body that are not escaped": (
        without(body, "_tag", tag_as_it_is),
        r"articles/.*html: ",
    ),
    "any address is a link": (with_any_link, r"javascript|evil\.example"),
    "pictures of other hosts": (with_pictures_of_other_hosts, r"evil\.example"),
    "JSON-LD as it is": (without(linked_data, "_ESCAPED", {}), r"\.html: "),
    "cells as they are": (without(spreadsheet, "_FORMULA", re.compile(r"\Znever")), r"\.csv: "),
    "BibTeX as it is": (without(bibtex, "_SPECIAL", re.compile(r"\Znever")), r"@article"),
}
"""What is taken away, and what the oracle must say of it."""


@pytest.fixture
def _nothing_remembered() -> Iterator[None]:
    """No template and no reader of Markdown lasts beyond the test."""

    def forget() -> None:
        environments._LAST.clear()  # noqa: SLF001
        markdown._reader.cache_clear()  # noqa: SLF001

    forget()
    yield
    forget()


@pytest.mark.long
@pytest.mark.usefixtures("_nothing_remembered")
@pytest.mark.parametrize("planted", PLANTED)
def test_the_oracle_sees_what_is_left_unguarded(
    planted: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    take_away, said = PLANTED[planted]
    take_away(monkeypatch)
    files = archive(PAYLOADS, base_url=BASE, more=QUIET)
    for case in ("links-that-are-script", "pictures-of-another-host"):
        for file in (CASES / case / "content" / "articles").iterdir():
            files[f"content/articles/{case}.md"] = file.read_bytes()
    with pytest.raises(AssertionError, match=said):
        harmless(built_here(tmp_path, files), BASE)


def test_the_oracle_passes_what_nothing_hostile_is_in(tmp_path: Path) -> None:
    assert harmless(good(tmp_path) / "output")
