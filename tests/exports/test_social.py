"""The picture that stands for a page where it is shared: one an archive, and an article's where asked for."""

from __future__ import annotations

import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from pressarchive.build import build
from pressarchive.config import read_settings
from pressarchive.exports import social
from pressarchive.exports.social import SocialImage
from pressarchive.exports.table import WRITERS
from pressarchive.render.theme import default_theme
from pressarchive.store import MemoryStore

BASE = "base_url: https://example.org/a/\n"


def site(folder: Path, settings: str) -> dict[str, bytes]:
    (folder / "content" / "articles").mkdir(parents=True)
    (folder / "site.yaml").write_text(f"title: Archive\nsearch: off\n{settings}", "utf-8")
    text = "---\ntitle: Un titre\noutlet: Le Monde\ndate: 2018-12\n---\nMot.\n"
    (folder / "content" / "articles" / "un.md").write_text(text, "utf-8")
    made = build(folder, read_settings(folder), MemoryStore(), lambda *_: lambda: None).site
    return {path: c if isinstance(c, bytes) else c.read() for path, c in made.items() if hasattr(c, "read")}


def shown(page: bytes) -> list[str]:
    return re.findall(r'"og:image" content="([^"]*)"', page.decode())


def test_an_archive_has_one_for_all_its_pages(tmp_path: Path) -> None:
    files = site(tmp_path, BASE)
    assert [path for path in files if path.endswith(".png")] == ["card.png"]
    assert Image.open(BytesIO(files["card.png"])).size == (1200, 630)
    for path in ("index.html", "articles/un/index.html", "outlets/le-monde/index.html"):
        assert shown(files[path]) == ["https://example.org/a/card.png"]


def test_each_article_has_its_own_where_they_are_asked_for(tmp_path: Path) -> None:
    files = site(tmp_path, f"{BASE}social_images: yes\n")
    assert files["articles/un/card.png"] != files["card.png"]
    assert shown(files["articles/un/index.html"]) == ["https://example.org/a/articles/un/card.png"]
    assert shown(files["index.html"]) == ["https://example.org/a/card.png"]


def test_there_is_none_without_an_address(tmp_path: Path) -> None:
    files = site(tmp_path, "social_images: yes\n")
    assert not [path for path in files if path.endswith(".png")]
    assert shown(files["index.html"]) == []


@pytest.mark.parametrize(
    "title", ["", "Œuvre", "Лавров", "Αθήνα", "خبر من القاهرة", "李", "mot " * 90, "m" * 300, "\u202e🙂"]
)
def test_any_headline_makes_a_picture(title: str) -> None:
    image = SocialImage(url="card.png", above="Archive", title=title, below=title, language="fr")
    write: Callable[..., bytes] = WRITERS[SocialImage]
    data = write(image, None)
    assert Image.open(BytesIO(data)).size == (1200, 630)
    assert len(data) < 100_000


def test_its_colours_are_the_theme_s_light_ones() -> None:
    style = (default_theme() / "assets" / "style.css").read_text("utf-8")
    for name in ("PAPER", "INK", "SOFT", "LINE", "ACCENT"):
        assert f"--{name.lower()}: light-dark({getattr(social, name)}, " in style
