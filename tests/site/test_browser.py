"""The pages in a browser: nothing fails, nothing is fetched from elsewhere, and everyone can use them."""

from __future__ import annotations

import json
import re
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from mimetypes import guess_type
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import sites
from hosting import Hosting
from sites import Site
from tools import NODE, node_package, program

pytestmark = pytest.mark.browser

KINDS = {
    "home": r"index\.html",
    "article": r"articles/entretien/index\.html",
    "long article": r"articles/2017-02-16-.*/index\.html",
    "arabic article": r"articles/arabe/index\.html",
    "speakers": r"speakers/index\.html",
    "speaker": r"speakers/emmanuel-macron/index\.html",
    "tags": r"tags/index\.html",
    "tag": r"tags/france/index\.html",
    "second page of a tag": r"tags/france/page/2/index\.html",
    "comparison": r"tags/france/compare/index\.html",
    "outlets": r"outlets/index\.html",
    "outlet": r"outlets/wikinews/index\.html",
    "dates": r"dates/index\.html",
    "year": r"dates/\d{4}/index\.html",
    "month": r"dates/\d{4}/\d\d/index\.html",
    "together": r"together/index\.html",
    "day": r"dates/\d{4}/\d\d/\d\d/index\.html",
    "undated": r"dates/undated/index\.html",
    "unattributed": r"unattributed/index\.html",
    "standing": r"a-propos/index\.html",
    "404": r"404\.html",
}
"""A page of each kind, by its file."""


@contextmanager
def served(site: Site) -> Iterator[str]:
    """The site as GitHub Pages would serve it; the origin."""
    hosting = Hosting(site.files, urlsplit(site.base_url).path or "/")

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            answer = hosting.get(urlsplit(self.path).path)
            data = (site.output / answer.file).read_bytes() if answer.file else b""
            self.send_response(answer.status)
            self.send_header("Content-Type", guess_type(answer.file)[0] or "text/html")
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()


def look(site: Site, files: list[str], widths: tuple[int, ...], *, axe: bool) -> list[str]:
    """What is wrong with the pages, each looked at in light and dark."""
    browser, node = program("chromium", "google-chrome", "chromium-browser"), program("node")
    node_package("playwright-core/package.json")
    node_package("axe-core/axe.min.js")
    hosting = Hosting(site.files, urlsplit(site.base_url).path or "/")
    with served(site) as origin:
        views = [
            {"url": origin + hosting.address(file), "width": width} for file in files for width in widths
        ]
        order = {"browser": browser, "origin": origin, "axe": axe, "views": views}
        command = [node, str(Path(NODE) / "look.mjs")]
        result = subprocess.run(
            command, check=False, input=json.dumps(order), capture_output=True, encoding="utf-8"
        )
    assert result.returncode == 0, result.stderr
    return [
        f"{urlsplit(view['url']).path} at {view['width']} px: {trouble}"
        for view in json.loads(result.stdout)
        for trouble in view["troubles"]
    ]


def test_every_page_of_the_seeds_loads_whole_and_fetches_nothing_from_elsewhere(shared: Path) -> None:
    site = sites.site("seeds-on-pages", shared)
    assert look(site, sorted(site.pages), (1440,), axe=False) == []


@pytest.mark.parametrize("kind", KINDS)
def test_the_extract_has_a_page_of_each_kind(shared: Path, kind: str) -> None:
    assert page_of(sites.site("extract", shared), kind)


@pytest.mark.parametrize("width", [360, 1440])
def test_axe_finds_no_barrier_on_a_page_of_each_kind(shared: Path, width: int) -> None:
    """WCAG 2.2 AA, as far as a program can tell."""
    site = sites.site("extract", shared)
    assert look(site, [page_of(site, kind) for kind in KINDS], (width,), axe=True) == []


def page_of(site: Site, kind: str) -> str:
    found = [file for file in sorted(site.files) if re.fullmatch(KINDS[kind], file)]
    assert found, f"no page of the kind {kind}"
    return found[0]
