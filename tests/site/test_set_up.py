"""Setting up: the Makefile, the locks, the workflows, and build.py before any of it."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from sites import ROOT, contents_of_repository
from tools import FULL

from pressarchive import __version__

LOCKS = ("requirements.lock", "requirements-dev.lock")
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))

_PINNED = re.compile(r"^([a-z0-9-]+)==(\S+?)(?: ; [^\\]+)? \\$", re.MULTILINE)


def locked(lock: str) -> dict[str, str]:
    """Each package of a lock with its version."""
    return dict(_PINNED.findall((ROOT / lock).read_text(encoding="utf-8")))


def wanted(*groups: str) -> list[Requirement]:
    """What pyproject.toml asks for."""
    lists = [PROJECT["project"]["dependencies"], *(PROJECT["dependency-groups"][group] for group in groups)]
    return [Requirement(text) for texts in lists for text in texts if isinstance(text, str)]


# build.py before set-up


def test_without_its_libraries_build_py_says_how_to_set_it_up() -> None:
    result = run([sys.executable, "-S", "-E", "build.py"], ROOT)
    assert result.returncode == 2
    assert result.stdout == ""
    assert result.stderr.startswith("Pressarchive is not set up yet: run “make site”")
    assert result.stderr.count("\n") == 1


def test_with_its_libraries_half_there_too(tmp_path: Path) -> None:
    (tmp_path / "click").mkdir()
    (tmp_path / "click" / "__init__.py").touch()
    env = {**os.environ, "PYTHONPATH": str(tmp_path)}
    result = run([sys.executable, "-S", "build.py"], ROOT, env)
    assert result.returncode == 2
    assert "Traceback" not in result.stderr


def test_an_old_python_is_told_so() -> None:
    pretend = (
        "import sys, runpy; sys.version_info = (3, 8, 2); runpy.run_path('build.py', run_name='__main__')"
    )
    result = run([sys.executable, "-c", pretend], ROOT)
    assert result.returncode == 2
    assert result.stderr == "Pressarchive needs Python 3.11 or newer; this is Python 3.8.\n"


@pytest.mark.parametrize("old", ["python3.6", "python3.8", "python3.10"])
def test_an_old_python_can_read_that_sentence(old: str) -> None:
    """The file must compile there."""
    python = shutil.which(old)
    if python is None or run([python, "-c", ""], ROOT).returncode:
        pytest.skip(f"{old} is not installed")
    result = run([python, "build.py"], ROOT)
    assert result.returncode == 2
    assert result.stderr.startswith("Pressarchive needs Python 3.11 or newer; this is Python 3.")


# The locks


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_holds_versions_and_hashes_and_no_address(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    assert lines
    for line in lines:
        assert re.fullmatch(r"[a-z0-9-]+==\S+( ; [^\\]+)? \\|    --hash=sha256:[0-9a-f]{64}( \\)?", line), (
            line
        )
    assert "//" not in text
    assert "--index" not in text


def test_the_locks_hold_what_pyproject_asks_for() -> None:
    for lock, groups in (("requirements.lock", ("build",)), ("requirements-dev.lock", ("build", "dev"))):
        versions = locked(lock)
        for requirement in wanted(*groups):
            version = versions.get(canonicalize_name(requirement.name))
            assert version, f"{requirement.name} is not in {lock}: run make lock"
            assert requirement.specifier.contains(version), f"{requirement} is not {version}: run make lock"


def test_the_development_lock_holds_the_same_versions_and_more() -> None:
    assert locked("requirements.lock").items() < locked("requirements-dev.lock").items()


def test_the_node_lock_holds_versions_and_hashes_and_no_address() -> None:
    lock = json.loads((ROOT / "tests/site/node/package-lock.json").read_text(encoding="utf-8"))
    packages = {name: package for name, package in lock["packages"].items() if name}
    assert packages
    for name, package in packages.items():
        assert package["integrity"].startswith("sha512-"), name
        assert "resolved" not in package, name


# The workflows


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.name)
def test_a_workflow_is_one_by_the_schema(workflow: Path) -> None:
    schema = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.github-workflows"]
    result = run([*schema, str(workflow)], ROOT)
    assert result.returncode == 0, result.stdout


def test_the_archive_is_published_as_github_asks() -> None:
    text = (ROOT / ".github/workflows/pages.yml").read_text(encoding="utf-8")
    for part in (
        "actions/checkout@v7",
        "actions/setup-python@v7",
        "actions/configure-pages@v6",
        "actions/upload-pages-artifact@v5",
        "actions/deploy-pages@v5",
        "contents: read",
        "pages: write",
        "id-token: write",
        "name: github-pages",
        "path: output",
        "BASE_URL: ${{ steps.pages.outputs.base_url }}",
        'python build.py --base-url "${BASE_URL}"',
        "--require-hashes -r requirements.lock",
    ):
        assert part in text, part


# The Makefile


def make(folder: Path, *goals: str, path: str | None = None) -> subprocess.CompletedProcess[str]:
    """`make GOALS` in `folder`, as in a shell of one's own."""
    if (found := shutil.which("make")) is None:
        pytest.skip("make is not installed")
    outside = {k: v for k, v in os.environ.items() if k not in {"MAKEFLAGS", "MAKELEVEL", "MFLAGS"}}
    return run([found, *goals], folder, outside | ({"PATH": path} if path is not None else {}))


def run(
    command: list[str], folder: Path, env: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command,
        check=False,
        capture_output=True,
        encoding="utf-8",
        cwd=folder,
        env=env,
        stdin=subprocess.DEVNULL,
    )


def test_without_a_python_that_will_do_make_says_what_is_missing(tmp_path: Path) -> None:
    contents_of_repository(tmp_path)
    result = make(tmp_path, "site", path=str(tmp_path / "nothing"))
    assert result.returncode == 2
    assert "Pressarchive needs Python 3.11 or newer with its venv module, and found none" in result.stderr


def test_make_clean_deletes_nothing_that_somebody_wrote(tmp_path: Path) -> None:
    contents_of_repository(tmp_path)
    before = {path for path in tmp_path.rglob("*") if path.is_file()}
    (tmp_path / "output").mkdir()
    (tmp_path / "output" / "CNAME").touch()
    for made in (".venv", ".pressarchive", ".mypy_cache"):
        (tmp_path / made).mkdir()
        (tmp_path / made / "file").touch()
    result = make(tmp_path, "clean")
    assert result.returncode == 0, result.stderr
    after = {path for path in tmp_path.rglob("*") if path.is_file()}
    assert after == before | {tmp_path / "output" / "CNAME"}


def test_the_full_check_leaves_out_no_test() -> None:
    recipe = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert re.search(r'^test:.*\n(?:\t.*\n)*\t.*-m pytest .*-m "not long"$', recipe, re.MULTILINE)
    assert re.search(r"^test-full: test\n\t.*-m pytest .*-m long$", recipe, re.MULTILINE)
    assert (ROOT / ".ci/run").read_text(encoding="utf-8").endswith("\nmake test-full\n")


@pytest.mark.browser
@pytest.mark.parametrize("half_made", ["", "a python that is gone"])
def test_make_site_sets_up_and_builds_on_a_fresh_machine(tmp_path: Path, half_made: str) -> None:
    """From the registry of packages: only where everything is checked."""
    if not FULL:
        pytest.skip("set-up downloads the libraries; PRESSARCHIVE_FULL=1 tries it")
    contents_of_repository(tmp_path)
    if half_made:
        (tmp_path / ".venv" / "bin").mkdir(parents=True)
        (tmp_path / ".venv" / "site.stamp").touch()
        (tmp_path / ".venv" / "bin" / "python").symlink_to(tmp_path / "gone")
    path = os.pathsep.join(p for p in os.environ["PATH"].split(os.pathsep) if ".venv" not in p)
    first = make(tmp_path, "site", path=path)
    assert first.returncode == 0, first.stderr
    assert (tmp_path / "output" / "index.html").is_file()
    command = run([str(tmp_path / ".venv" / "bin" / "pressarchive"), "--version"], tmp_path)
    assert command.stdout.strip().endswith(__version__), command.stderr
    again = make(tmp_path, "site", path=path)
    assert again.returncode == 0, again.stderr
    assert "pip install" not in again.stdout
