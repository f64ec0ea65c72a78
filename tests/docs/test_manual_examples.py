"""What the manuals tell a reader to do works."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from manuals import GUIDES, README, ROOT, code, documents, examples

from pressarchive.cli import main

OURS = (["python", "build.py"], ["pressarchive"])


def _commands(document: Path) -> list[list[str]]:
    """Every command of ours in the document, without its name."""
    shell = (line for e in examples(document) if e.language == "sh" for line in e.text.splitlines())
    words = (shlex.split(line) for line in (*shell, *code(document)) if line.startswith(("python ", "press")))
    return [line[len(name) :] for line in words for name in OURS if line[: len(name)] == name]


@pytest.mark.parametrize("document", documents(), ids=lambda path: path.name)
def test_every_command_in_a_manual_is_one(document: Path) -> None:
    context = main.make_context("build.py", [], resilient_parsing=True)
    for words in _commands(document):
        _, rest, _ = main.make_parser(context).parse_args([*words])
        if rest:
            command = main.commands[rest[0]]
            inner = command.make_context(rest[0], [], resilient_parsing=True)
            command.make_parser(inner).parse_args(rest[1:])


def test_there_are_commands_to_check() -> None:
    assert {document.name for document in documents() if _commands(document)} >= {"README.md", "EDITORS.md"}


def write_files(document: Path, folder: Path) -> list[Path]:
    """Write each example that is a file where the document says it stands."""
    written = []
    for example in examples(document):
        if example.path:
            path = folder / example.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(example.text, "utf-8", newline="\n")
            written.append(path)
    return written


@pytest.mark.parametrize("guide", GUIDES, ids=lambda path: path.name)
def test_a_guides_examples_are_an_archive_that_builds_without_a_warning(guide: Path, tmp_path: Path) -> None:
    write_files(guide, tmp_path)
    picture = tmp_path / "content" / "media" / "minsk.jpg"
    picture.parent.mkdir()
    picture.write_bytes(b"\xff\xd8\xff")

    result = CliRunner().invoke(main, ["--site", str(tmp_path), "--strict", "--quiet"])

    assert result.stderr == ""
    assert result.exit_code == 0


def test_the_first_article_of_the_readme_becomes_what_it_says(tmp_path: Path) -> None:
    for name in ("pressarchive", "templates", "content"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("build.py", "site.yaml"):
        shutil.copy(ROOT / name, tmp_path / name)
    written = write_files(README, tmp_path)

    told = subprocess.run(
        [sys.executable, "build.py"], cwd=tmp_path, check=True, capture_output=True, encoding="utf-8"
    )

    assert [path.suffix for path in written] == [".txt", ".yaml"]
    assert "0 warnings" in told.stdout
    article = (tmp_path / "output/articles/visite-a-minsk/index.html").read_text("utf-8")
    for known in ("AFP", "MINSK", "18 janvier 2024", "Jeanne Dupont", "Pologne", "Le Courrier de Minsk"):
        assert known in article
    speaker = (tmp_path / "output/speakers/paul-martin/index.html").read_text("utf-8")
    assert "2 citations" in speaker.replace("\u00a0", " ").replace("\u202f", " ")


def test_what_the_readme_says_to_delete_may_be_deleted(tmp_path: Path) -> None:
    """An archive without its samples, and with a title of its own, builds."""
    write_files(README, tmp_path)
    (tmp_path / "site.yaml").write_text("title: À moi\n", "utf-8")
    result = CliRunner().invoke(main, ["--site", str(tmp_path), "--strict", "--quiet"])
    assert result.stderr == ""
    assert result.exit_code == 0


def test_the_workflow_that_the_readme_names_is_there() -> None:
    workflow = (ROOT / ".github" / "workflows" / "pages.yml").read_text("utf-8")
    (named,) = re.findall(r"“(Publish [^”]+)”", README.read_text("utf-8"))
    assert f"name: {named}\n" in workflow
