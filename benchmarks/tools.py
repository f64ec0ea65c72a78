"""The peers, in a folder of their own: the versions that the two lock files name, and no others."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

PEERS = Path(__file__).parent / "peers"
PYTHON_LOCK = PEERS / "requirements.lock"
NODE_FILES = (PEERS / "package.json", PEERS / "package-lock.json")


def set_up(tools: Path, *, node: bool = True) -> None:
    """Install what is not there yet, or is not what the locks name now; those of Node only with `node`."""
    tools.mkdir(parents=True, exist_ok=True)
    if _changed(tools / "python", (PYTHON_LOCK,)):
        _python(tools / "python")
        _done(tools / "python", (PYTHON_LOCK,))
    if node and shutil.which("npm") and _changed(tools / "node", NODE_FILES):
        _node(tools / "node")
        _done(tools / "node", NODE_FILES)


def _python(folder: Path) -> None:
    subprocess.run([sys.executable, "-m", "venv", "--clear", str(folder)], check=True)
    install = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--require-hashes"]
    subprocess.run([str(folder / "bin" / "python"), *install, "-r", str(PYTHON_LOCK)], check=True)


def _node(folder: Path) -> None:
    folder.mkdir(exist_ok=True)
    for file in NODE_FILES:
        shutil.copy(file, folder)
    subprocess.run(["npm", "ci", "--no-audit", "--no-fund", "--silent", "--prefix", str(folder)], check=True)


def _locks(files: tuple[Path, ...]) -> str:
    return "".join(file.read_text("utf-8") for file in files)


def _changed(folder: Path, files: tuple[Path, ...]) -> bool:
    done = folder / "installed.lock"
    return not done.is_file() or done.read_text("utf-8") != _locks(files)


def _done(folder: Path, files: tuple[Path, ...]) -> None:
    (folder / "installed.lock").write_text(_locks(files), "utf-8")
