"""The machine and the versions that figures hold for."""

from __future__ import annotations

import os
import platform
import re
import subprocess
from collections.abc import Iterable
from pathlib import Path

from benchmarks.peers import Generator


def machine() -> dict[str, str]:
    """What a reader must know of the machine."""
    return {
        "processor": _line(Path("/proc/cpuinfo"), "model name") or platform.processor() or "unknown",
        "cores": str(os.cpu_count()),
        "memory": f"{_memory():.0f} GiB",
        "system": f"{platform.system()} {platform.release()}",
        "python": platform.python_version(),
    }


def versions(generators: Iterable[Generator], tools: Path) -> dict[str, str]:
    """Each generator's version."""
    return {one.name: _version((*one.program(tools), *one.version)) for one in generators}


def _version(command: tuple[str, ...]) -> str:
    told = subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout
    found = re.search(r"\d+\.\d+(\.\d+)?", told)
    return found[0] if found else told.strip()


def _line(file: Path, key: str) -> str:
    lines = file.read_text("utf-8").splitlines() if file.is_file() else []
    return next((line.partition(":")[2].strip() for line in lines if line.startswith(key)), "")


def _memory() -> float:
    pages: int = os.sysconf("SC_PHYS_PAGES")
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**30
