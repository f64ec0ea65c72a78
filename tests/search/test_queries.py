"""The search in a browser: what is asked for comes first, and the page is used as a reader uses it."""

from __future__ import annotations

import json
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from mimetypes import guess_type
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
import sites
from hosting import Hosting
from sites import Site, built, write
from tools import NODE, node_package, program

pytestmark = pytest.mark.browser

SMALL = {
    "site.yaml": "title: Petite archive\nlanguage: fr\n",
    "content/speakers.yaml": (
        "- name: Sergueï Lavrov\n  slug: sergei-lavrov\n"
        "  other_names: [Sergei Lavrov, Сергей Лавров, Лавров, Lavrov]\n"
    ),
    "content/tags.yaml": "- name: OTAN\n  other_names: [Alliance atlantique, NATO]\n",
    "content/articles/energie.md": (
        "---\ntitle: Crise de l’énergie\ndate: 2022-11-02\noutlet: Le Courrier\ntags: [OTAN]\n---\n\n"
        "La crise touche les réseaux nationaux. « Nous cherchons l’harmonie des œuvres humaines », a déclaré "
        "Sergueï Lavrov à Moscou.\n"
    ),
    "content/articles/oscar.md": (
        "---\ntitle: Óscar à la Straße\ndate: 2023-12-01\noutlet: Le Courrier\n---\n\n"
        "Aux Pays‑Bas, le porte-parole n’a jusqu’à présent rien dit.\n"
    ),
    "content/articles/zayavlenie.md": (
        "---\ntitle: Заявление министра\nlanguage: ru\ndate: 2021-05-04\n---\n\n"
        "«Мы ответим», — заявил Сергей Лавров в Москве.\n"
    ),
    "content/articles/arabe.md": "---\ntitle: خبر من القاهرة\nlanguage: ar\n---\n\nقال الوزير «هذا خبر».\n",
}


def cases(name: str) -> list[tuple[str, str]]:
    """The queries of a file, each with what must come first."""
    lines = Path(__file__).with_name(name).read_text("utf-8").splitlines()
    found = [line.split(" => ") for line in lines if line and not line.startswith("#")]
    return [(query, first) for query, first in found]


@contextmanager
def served(site: Site) -> Iterator[tuple[str, str]]:
    """The site as GitHub Pages would serve it: the origin, and the address of its search page."""
    base = urlsplit(site.base_url).path or "/"
    hosting = Hosting(site.files, base)

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            answer = hosting.get(urlsplit(self.path).path)
            data = (site.output / answer.file).read_bytes() if answer.file else b""
            self.send_response(answer.status)
            self.send_header("Content-Type", guess_type(answer.file)[0] or "application/octet-stream")
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            origin = f"http://127.0.0.1:{server.server_port}"
            yield origin, f"{origin}{base}search/"
        finally:
            server.shutdown()


@cache
def asked(site: Site, queries: tuple[str, ...], use: str = "") -> dict[str, Any]:
    """What the search page of `site` shows of each query, and when it is used by hand."""
    browser, node = program("chromium", "google-chrome", "chromium-browser"), program("node")
    node_package("playwright-core/package.json")
    with served(site) as (origin, page):
        order = {"browser": browser, "origin": origin, "page": page, "asks": queries, "use": use}
        command = [node, str(NODE / "search.mjs")]
        done = subprocess.run(
            command, check=False, input=json.dumps(order), capture_output=True, encoding="utf-8"
        )
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    assert found["troubles"] == []
    return found


def plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def wrong(shown: dict[str, Any], first: str) -> str:
    """How what is shown differs from what must come first; empty: not at all."""
    kind, _, wanted = first.partition(": ")
    hits = shown["groups"]
    if shown["trouble"]:
        return str(shown["trouble"])
    if first == "nothing":
        return "" if shown["nothing"] and not hits else f"{hits}"
    if first.startswith("no "):
        return "" if hits and first.removeprefix("no ") not in hits else f"{list(hits)}"
    if kind == "marked":
        marks = [plain(mark) for group in hits.values() for mark in group[0]["marks"]]
        return "" if wanted in " ".join(marks) else f"{marks}"
    found = plain(hits[kind][0]["text"]) if hits.get(kind) else f"no {kind}"
    return "" if wanted in found else found


def test_in_a_small_archive_of_every_spelling_what_is_asked_for_comes_first(tmp_path: Path) -> None:
    site = Site("small", tmp_path, "https://example.org/repo/")
    write(tmp_path, SMALL)
    built(tmp_path, "--base-url", site.base_url)
    every = cases("queries_small.txt")
    answers = asked(site, tuple(query for query, _ in every))["answers"]
    told = [(q, first, wrong(a, first)) for (q, first), a in zip(every, answers, strict=True)]
    assert [(q, first, found) for q, first, found in told if found] == []


def test_in_the_real_archive_what_is_asked_for_comes_first(shared: Path) -> None:
    every = cases("queries.txt")
    assert len(every) >= 30
    site = sites.site("wikinews", shared)
    answers = asked(site, tuple(query for query, _ in every))["answers"]
    told = [(q, first, wrong(a, first)) for (q, first), a in zip(every, answers, strict=True)]
    assert [(q, first, found) for q, first, found in told if found] == []


@pytest.mark.parametrize("name", ["extract", "seeds-on-pages"])
def test_the_page_is_used_by_keyboard_and_by_facets_and_the_address_says_what_it_shows(
    shared: Path, name: str
) -> None:
    steps = asked(sites.site(name, shared), (), "russie" if name.startswith("seeds") else "france")["steps"]
    first, narrowed = steps["by the field of another page"], steps["a facet chosen"]
    assert first["groups"]
    assert first["facets"]
    assert not first["chosen"]
    assert len(narrowed["chosen"]) == 1
    assert "&" in narrowed["address"]
    assert narrowed["groups"] != first["groups"]
    assert {**steps["back"], "focus": ""} == {**first, "focus": ""}
    assert {**steps["forward"], "focus": ""} == {**narrowed, "focus": ""}
    assert {**steps["the facet let go"], "focus": ""} == {**first, "focus": ""}
    assert steps["the facet let go"]["focus"] == "input q"
    assert steps["an arrow down"]["focus"] == "hit 0"
    assert steps["another"]["focus"] == "hit 1"
    assert steps["and up again"]["focus"] == "input q"
    assert "sort=date" in steps["newest first"]["address"]
    assert steps["cleared"]["groups"] == {}
    assert steps["cleared"]["focus"] == "input q"
    assert steps["typed"]["groups"]
    assert steps["typed"]["address"].startswith("?q=")


def test_counts_are_told_and_those_of_a_facet_are_what_choosing_it_shows(shared: Path) -> None:
    site = sites.site("extract", shared)
    (shown,) = asked(site, ("?q=france",))["answers"]
    kinds = dict(shown["facets"]["Type"])
    assert sum(map(int, kinds.values())) == int(shown["status"].split()[0])
    asks = {"Citations": "?q=france&kind=quotation", "Articles": "?q=france&kind=article"}
    for name in kinds.keys() & asks.keys():
        (narrowed,) = asked(site, (asks[name],))["answers"]
        assert narrowed["status"].split()[0] == kinds[name]
        assert dict(narrowed["facets"]["Type"]) == kinds, "either of two kinds can still be chosen"
