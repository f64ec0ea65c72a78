"""What the program is, told by its files and its libraries' versions."""

from __future__ import annotations

import sys
from importlib.metadata import version

import pytest

from pressarchive.build import code


def test_the_versions_are_those_that_the_libraries_tell() -> None:
    assert code.versions() == {name: version(name) for name in code.LIBRARIES}


def test_a_library_whose_folder_tells_no_version_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    told = {name: version(name) for name in code.LIBRARIES}
    monkeypatch.setattr(code, "_told_versions", lambda names: {name: told[name] for name in names})
    monkeypatch.setattr(sys, "path", [])
    assert code.versions() == told
