"""An address gets what GitHub Pages would send for it."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from hosting import Hosting

from pressarchive.model import Content
from pressarchive.serve.answers import Answer, Moved, answer
from pressarchive.serve.content import content_bytes
from pressarchive.serve.editions import difference, edition, page_mark
from pressarchive.serve.excerpts import Fault
from pressarchive.serve.insertion import with_script
from pressarchive.serve.session import State

SITE: dict[str, Content] = {
    "index.html": b"home",
    "404.html": b"not found",
    "articles/été/index.html": b"summer",
    "assets/1f2e3d4c/style.css": b"body {}",
    "assets/1f2e3d4c/icon.svg": b"<svg/>",
    "media/un chat.jpg": b"cat",
}
ADDRESSES = (
    "/repo/",
    "/repo",
    "/repo/index.html",
    "/repo/articles/été/",
    "/repo/articles/été",
    "/repo/articles/été/index.html",
    "/repo/articles",
    "/repo/articles/",
    "/repo//",
    "/repo/nowhere",
    "/repo/media/un chat.jpg",
    "/repo/media/un chat.jpg/",
    "/",
    "/repository/",
)


@pytest.mark.parametrize("address", ADDRESSES)
def test_it_is_answered_as_on_github_pages(address: str) -> None:
    hosted = Hosting(tuple(SITE), "/repo/").get(quote(address))
    found = answer(State(1, edition(SITE, "/repo/")), address)
    if address == "/repo":  # the host's own redirect, which is not the site's
        assert found == Moved("/repo/")
    elif hosted.status == 301:
        assert found == Moved(quote(f"{address}/"))
    else:
        assert isinstance(found, Answer)
        assert found.status == hosted.status
        if hosted.file:
            assert found.content == SITE[hosted.file]


def test_an_address_outside_the_base_path_gets_a_hint() -> None:
    found = answer(State(1, edition(SITE, "/repo/")), "/")
    assert isinstance(found, Answer)
    assert b'<a href="/repo/">' in content_bytes(found.content)


def test_before_the_first_good_build_there_is_a_page_that_says_why() -> None:
    building = answer(State(), "/repo/anything/")
    fault = Fault("content/<b>.md:2:1", "what", "hint")
    faulty = answer(State(1, None, (fault,), 1), "/repo/anything/")
    assert isinstance(building, Answer)
    assert isinstance(faulty, Answer)
    assert (building.status, faulty.status) == (503, 503)
    assert building.content != faulty.content
    assert b"<code>content/&lt;b&gt;.md:2:1</code>: what" in content_bytes(faulty.content)


def test_a_page_whose_assets_have_another_folder_has_the_same_mark() -> None:
    one, two = b'<link href="../assets/1f2e3d4c/style.css">', b'<link href="../assets/99999999/style.css">'
    assert page_mark(one, "assets/1f2e3d4c/") == page_mark(two, "assets/99999999/")
    assert page_mark(one + b" ", "assets/1f2e3d4c/") != page_mark(two, "assets/99999999/")


def test_other_assets_have_a_mark_that_a_style_sheet_does_not_change() -> None:
    plain = edition(SITE, "/")
    renamed = {path.replace("1f2e3d4c", "99999999"): content for path, content in SITE.items()}
    styled = edition(renamed | {"assets/99999999/style.css": b"other"}, "/")
    drawn = edition(renamed | {"assets/99999999/icon.svg": b"other"}, "/")
    assert (plain.assets, styled.assets) == ("assets/1f2e3d4c/", "assets/99999999/")
    assert plain.others == styled.others != drawn.others


def test_a_difference_counts_pages_and_other_files() -> None:
    after = {**SITE, "index.html": b"new", "tags/index.html": b"", "media/un chat.jpg": b"dog"}
    del after["404.html"]
    found = difference(SITE, after)
    assert (found.pages, found.files) == (3, 1)


def test_the_script_stands_in_the_head_and_nothing_else_is_changed() -> None:
    page = b"<html><head><title>T</title></head><body></body></html>"
    sent = with_script(page, {"page": '1"2'})
    start = sent.index(b"<script")
    end = sent.index(b"</script>\n") + len(b"</script>\n")
    assert sent[:start] + sent[end:] == page
    assert sent[end:].startswith(b"</head>")
    assert b'data-page="1&quot;2"' in sent
    assert with_script(b"bare", {}).startswith(b"bare<script")
