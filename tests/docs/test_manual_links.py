"""Every link in a manual leads somewhere, and nothing names a machine or a package registry."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from urllib.parse import unquote

import pytest
from manuals import ROOT, anchors, documents, links

_SCHEME = re.compile(r"[a-z]+:")
_HOSTS = ("py" + "pi.", "python" + "hosted.", "npm" + "js.", "crates" + ".io", "conda" + ".org")
_PATHS = ("/wo" + "rk/", "/ro" + "ot/", "/ho" + "me/", "/Us" + "ers/", "\\Us" + "ers\\")


@pytest.mark.parametrize("document", documents(), ids=lambda path: path.name)
def test_every_link_within_the_repository_resolves(document: Path) -> None:
    for link in links(document):
        if not _SCHEME.match(link):
            path, _, anchor = unquote(link).partition("#")
            target = (document.parent / path).resolve() if path else document
            assert target.exists(), link
            assert target.is_relative_to(ROOT), link
            assert not anchor or anchor in anchors(target), link


@pytest.mark.parametrize("document", documents(), ids=lambda path: path.name)
def test_a_link_to_the_web_is_encrypted_unless_it_leads_to_this_machine(document: Path) -> None:
    outside = [link for link in links(document) if _SCHEME.match(link)]
    assert [link for link in outside if not link.startswith(("https://", "http://localhost"))] == []


def test_every_picture_of_the_manuals_is_shown_and_light() -> None:
    shown = {(document.parent / link).resolve() for document in documents() for link in links(document)}
    for picture in (ROOT / "docs" / "images").iterdir():
        assert picture in shown
        assert picture.stat().st_size < 300_000


def test_nothing_in_the_repository_names_a_machine_or_a_registry() -> None:
    faults = []
    for name in _files():
        text = (ROOT / name).read_bytes().decode("utf-8", "replace")
        faults += [f"{name}: {word}" for word in (*_HOSTS, *_PATHS) if word in text]
    assert faults == []


def _files() -> list[str]:
    """What is committed, or all that is there where git does not say."""
    try:
        listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("this is no git repository")
    return [name for name in listed.stdout.decode().split("\0") if name and (ROOT / name).is_file()]
