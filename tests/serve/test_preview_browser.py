"""In a browser that nobody touches: an edit is seen, and no more is loaded anew than what it changed.

The site forbids itself all scripts and styles but its own files, as a careful archive does.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest
from browsers import Browser, browser
from previews import ARTICLE, FAULTY, SETTINGS, Running, archive, running, serving, soon
from sites import ROOT, write

pytestmark = pytest.mark.browser

TABS = 10
"""More than the six connections that a browser opens to a server."""
INLINE = re.findall("<script>(.*?)</script>", (ROOT / "templates/base.html").read_text("utf-8"))
"""The one line that sets the chosen light before anything is shown; a strict site allows it by its digest."""
ALLOWED = " ".join(f"'sha256-{b64encode(sha256(line.encode()).digest()).decode()}'" for line in INLINE)
STRICT = (
    '<meta http-equiv="Content-Security-Policy"'
    f" content=\"default-src 'self'; script-src 'self' {ALLOWED}\">"
)
STYLE = (ROOT / "templates/assets/style.css").read_text("utf-8")
FAULTS = "document.querySelector('preview-faults')?.shadowRoot.textContent ?? ''"


class Desk:
    """An archive, its preview and a browser."""

    def __init__(self, folder: Path, preview: Running, opened: Browser) -> None:
        self.folder = folder
        self.preview = preview
        self.browser = opened

    def url(self, path: str) -> str:
        return f"http://127.0.0.1:{self.preview.port}/repo/{path}"

    def write(self, title: str, name: str = "un") -> None:
        """Give an article another headline."""
        write(self.folder, {f"content/articles/{name}.md": article(title)})


def article(title: str) -> str:
    """Long enough to be scrolled."""
    return ARTICLE.format(title=title, day=1) + "\n\nUn paragraphe.\n" * 200


def base(more: str = "") -> str:
    """The theme's frame of all pages, with `more` in the head."""
    return (ROOT / "templates/base.html").read_text("utf-8").replace("<title>", f"{STRICT}{more}<title>", 1)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    folder = archive(tmp_path_factory.mktemp("archive"))
    more = {f"content/articles/a{n}.md": article(f"Article {n}") for n in range(TABS)}
    write(folder, more | {"templates/base.html": base(), "content/articles/un.md": article("Un")})
    with browser() as opened, serving(folder) as preview:
        made = Desk(folder, preview, opened)
        yield made
        assert opened.troubles() == []


def test_an_edit_is_seen_where_it_shows_and_elsewhere_nothing_is_loaded(desk: Desk) -> None:
    one, other = desk.browser.tab(1), desk.browser.tab(2)
    assert one.open(desk.url("articles/un/")) == 200
    other.open(desk.url("a-propos/"))
    one.mark()
    other.mark()
    desk.write("Une nouvelle")
    one.shows("Une nouvelle")
    assert not one.is_marked
    assert other.is_marked


def test_the_place_that_one_had_scrolled_to_is_kept(desk: Desk) -> None:
    tab = desk.browser.tab(1)
    tab.open(desk.url("articles/un/"))
    tab.value("scrollTo({ top: 1234, behavior: 'instant' })")
    desk.write("Un autre titre")
    tab.shows("Un autre titre")
    tab.until("document.readyState === 'complete'")
    assert tab.value("scrollY") == 1234


def test_a_style_sheet_is_swapped_in_place(desk: Desk) -> None:
    tab = desk.browser.tab(1)
    tab.open(desk.url("articles/un/"))
    tab.mark()
    for width in ("7px", "9px"):
        style = f"{STYLE}\nbody {{ outline: {width} solid }}\n"
        write(desk.folder, {"templates/assets/style.css": style})
        tab.until(f"getComputedStyle(document.body).outlineWidth === '{width}'")
    tab.until("document.querySelectorAll('link[rel=stylesheet]').length === 1")
    assert tab.is_marked


def test_an_asset_that_is_no_style_sheet_is_loaded_with_its_page(desk: Desk) -> None:
    tab = desk.browser.tab(1)
    tab.open(desk.url("articles/un/"))
    tab.mark()
    write(desk.folder, {"templates/assets/play.js": "1"})
    tab.until("window.mark === undefined")


def test_a_fault_is_shown_over_the_last_good_page_until_it_is_mended(desk: Desk) -> None:
    desk.write("Avant la faute")
    tab = desk.browser.tab(1)
    tab.open(desk.url("articles/un/"))
    tab.shows("Avant la faute")
    tab.mark()
    write(desk.folder, {"content/articles/faute.md": FAULTY})
    tab.until(f"({FAULTS}).includes('content/articles/faute.md:2:1')")
    shown = tab.value(FAULTS)
    assert "titre: Oups\n^" in shown
    assert "did you mean" in shown
    box = tab.value(
        "(b => [b.width, b.bottom])(document.querySelector('preview-faults').shadowRoot"
        ".querySelector('section').getBoundingClientRect())"
    )
    assert box == [1000, 700], "at the foot of the window, across"
    tab.shows("Avant la faute")
    (desk.folder / "content/articles/faute.md").unlink()
    tab.until(f"({FAULTS}) === ''")
    assert tab.is_marked


def test_a_fault_is_shown_on_a_page_that_is_opened_later(desk: Desk) -> None:
    tab = desk.browser.tab(1)
    write(desk.folder, {"content/articles/faute.md": FAULTY})
    soon(lambda: desk.preview.state()["faults"] != [], "no fault")
    tab.open(desk.url("articles/deux/"))
    tab.until(f"({FAULTS}).includes('content/articles/faute.md:2:1')")
    (desk.folder / "content/articles/faute.md").unlink()
    tab.until(f"({FAULTS}) === ''")


def test_a_page_that_did_not_exist_is_shown_once_it_does(desk: Desk) -> None:
    tab = desk.browser.tab(1)
    assert tab.open(desk.url("articles/bientot/")) == 404
    desk.write("Enfin", "bientot")
    tab.shows("Enfin")


def test_what_was_edited_meanwhile_is_seen_on_going_back(desk: Desk) -> None:
    tab = desk.browser.tab(1)
    tab.open(desk.url("articles/un/"))
    tab.open(desk.url("a-propos/"))
    desk.write("Pendant ce temps")
    soon(lambda: "Pendant ce temps" in desk.preview.text("/repo/articles/un/"), "not built")
    tab.value("void history.back()")
    tab.shows("Pendant ce temps")


def test_ten_tabs_are_all_loaded_and_all_follow(desk: Desk) -> None:
    tabs = [desk.browser.tab(100 + n) for n in range(TABS)]
    for n, tab in enumerate(tabs):
        assert tab.open(desk.url(f"articles/a{n}/")) == 200
    write(desk.folder, {"templates/base.html": base('<meta name="x" content="new">')})
    for tab in tabs:
        tab.until("document.querySelector('meta[name=x]')?.content === 'new'")
    desk.write("Repris", f"a{TABS - 1}")
    tabs[-1].shows("Repris")


def test_from_the_first_faults_to_the_first_page_and_over_a_new_start(tmp_path: Path) -> None:
    folder = archive(tmp_path / "archive")
    write(folder, {"site.yaml": "titre: Oups\n"})
    with browser() as opened:
        tab = opened.tab(1)
        with serving(folder) as preview:
            port = preview.port
            assert tab.open(f"http://127.0.0.1:{port}/repo/") == 503
            tab.shows("site.yaml:1:1")
            tab.until(f"({FAULTS}).includes('titre: Oups')")
            write(folder, {"site.yaml": SETTINGS})
            tab.shows("Deux")
            assert tab.value(FAULTS) == ""
            preview.ended()
        write(folder, {"content/articles/un.md": ARTICLE.format(title="Pendant la pause", day=1)})
        with running(folder, "serve", "--port", str(port)) as again:
            again.line("built")
            tab.shows("Pendant la pause")
