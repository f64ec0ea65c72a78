"""Installed elsewhere: the wheel carries its theme, and a site's own templates go before it."""

from __future__ import annotations

import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest
from filelock import FileLock
from sites import build_py, contents_of_repository, files_of, seeds, write

MARK = "<!-- our own article page -->"


@pytest.fixture(scope="session")
def wheel(shared: Path) -> Path:
    """The package as it is uploaded."""
    folder = shared / "wheel"
    with FileLock(shared / "wheel.lock"):
        if not folder.exists():
            contents_of_repository(shared / "source")
            command = [
                sys.executable,
                "-m",
                "hatchling",
                "build",
                "--target",
                "wheel",
                "--directory",
                str(folder),
            ]
            subprocess.run(command, check=True, cwd=shared / "source", capture_output=True)
    (found,) = folder.glob("*.whl")
    return found


@pytest.fixture(scope="session")
def installed(wheel: Path, shared: Path) -> Path:
    """The command `pressarchive` of an installation that is nowhere near the repository."""
    venv = shared / "installed"
    bin_folder = venv / ("Scripts" if sys.platform == "win32" else "bin")
    with FileLock(shared / "installed.lock"):
        if not venv.exists():
            subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(venv)], check=True)
            python = str(bin_folder / "python")
            pip = [sys.executable, "-m", "pip", "--python", python, "--disable-pip-version-check"]
            subprocess.run(
                [*pip, "install", "--quiet", "--no-index", "--no-deps", str(wheel)],
                check=True,
                capture_output=True,
            )
            # The libraries are those of this run.
            where = "import sysconfig; print(sysconfig.get_path('purelib'))"
            packages = subprocess.run(
                [python, "-c", where], check=True, capture_output=True, encoding="utf-8"
            )
            theirs = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
            lines = "".join(f"{path}\n" for path in sorted(theirs))
            (Path(packages.stdout.strip()) / "libraries.pth").write_text(lines, encoding="utf-8")
    return bin_folder / "pressarchive"


def build(command: Path, folder: Path, *options: str) -> None:
    result = subprocess.run(
        [str(command), *options], check=False, capture_output=True, encoding="utf-8", cwd=folder
    )
    assert result.returncode == 0, result.stderr


def test_the_wheel_holds_the_program_its_data_and_the_theme(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    source = wheel.parent.parent / "source"
    package = {
        path.relative_to(source).as_posix() for path in (source / "pressarchive").rglob("*") if path.is_file()
    }
    theme = {
        f"pressarchive/theme/{path.relative_to(source / 'templates').as_posix()}"
        for path in (source / "templates").rglob("*")
        if path.is_file()
    }
    assert {name for name in names if name.startswith("pressarchive/")} == package | theme


def test_the_command_builds_what_build_py_builds(installed: Path, tmp_path: Path) -> None:
    seeds(tmp_path)
    build(installed, tmp_path)
    other = tmp_path / "by build.py"
    result = build_py("--site", str(tmp_path), "--output", str(other), "--clean")
    assert result.returncode == 0, result.stderr
    output = tmp_path / "output"
    assert files_of(output) == files_of(other)
    assert [f for f in files_of(output) if (output / f).read_bytes() != (other / f).read_bytes()] == []


def test_a_site_s_own_template_goes_before_the_theme_s(installed: Path, tmp_path: Path) -> None:
    own = (
        f'{{% extends "base.html" %}}{{% block content %}}{MARK}<h1>{{{{ page.title }}}}</h1>{{% endblock %}}'
    )
    write(
        tmp_path,
        {
            "site.yaml": "title: Ailleurs\n",
            "content/articles/un.md": "---\ntitle: Un article\ntags: [Mer]\n---\n\nUn mot.\n",
            "templates/article.html": own,
        },
    )
    build(installed, tmp_path)
    pages = {file: (tmp_path / "output" / file).read_text(encoding="utf-8") for file in _html(tmp_path)}
    ours = [file for file in pages if file.startswith("articles/")]
    assert ours
    assert all((MARK in text) == (file in ours) for file, text in pages.items())
    assert {"index.html", "404.html", "tags/mer/index.html"} <= set(pages)
    assert "<h1>Un article</h1>" in pages[ours[0]]


def _html(folder: Path) -> list[str]:
    return [file for file in files_of(folder / "output") if file.endswith(".html")]
