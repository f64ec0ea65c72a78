"""The sitemap: every page search engines are welcome to, by its whole address."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from pressarchive.build import build
from pressarchive.config import read_settings
from pressarchive.exports import sitemap
from pressarchive.store import MemoryStore

SPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def site(folder: Path, settings: str) -> dict[str, bytes]:
    (folder / "content" / "articles").mkdir(parents=True)
    (folder / "site.yaml").write_text(f"title: Archive\nsearch: off\n{settings}", "utf-8")
    for name, more in (("un", ""), ("deux", "noindex: yes\n")):
        (folder / "content" / "articles" / f"{name}.md").write_text(f"---\ntitle: {name}\n{more}---\nMot.\n")
    made = build(folder, read_settings(folder), MemoryStore(), lambda *_: lambda: None).site
    return {path: c if isinstance(c, bytes) else c.read() for path, c in made.items() if hasattr(c, "read")}


def addresses(data: bytes) -> list[str]:
    tree = ET.fromstring(data)  # noqa: S314 - we wrote it
    return [place.text or "" for place in tree.iter(f"{SPACE}loc")]


def test_it_names_every_page_but_those_that_ask_to_be_left_out(tmp_path: Path) -> None:
    files = site(tmp_path, "base_url: https://example.org/a/\n")
    named = addresses(files["sitemap.xml"])
    pages = {path.removesuffix("index.html") for path in files if path.endswith(".html")}
    shown = pages - {"404.html", "articles/deux/"}
    assert sorted(named) == sorted(f"https://example.org/a/{url}" for url in shown)


@pytest.mark.parametrize("settings", ["", "base_url: https://example.org/\nnoindex: yes\n"])
def test_there_is_none_without_an_address_or_where_the_archive_asks_to_be_left_out(
    tmp_path: Path, settings: str
) -> None:
    assert "sitemap.xml" not in site(tmp_path, settings)


def test_a_large_archive_has_several_and_an_index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sitemap, "MOST", 4)
    files = site(tmp_path, "base_url: https://example.org/a/\n")
    parts = addresses(files["sitemap.xml"])
    assert parts[0] == "https://example.org/a/sitemap-1.xml"
    read = [a for part in parts for a in addresses(files[part.removeprefix("https://example.org/a/")])]
    assert len(read) == len(set(read)) > 4
    assert all(len(addresses(files[part.removeprefix("https://example.org/a/")])) <= 4 for part in parts)
