"""Every page is whole and valid HTML."""

from __future__ import annotations

import json
import subprocess
from collections import Counter

import pytest
from sites import Site
from tools import node_package, program

NU_TOLERATED = {
    # A quotation in a list is an article element under the heading of its year; a heading of its own
    # would say nothing.
    "Article lacks heading. Consider using “h2”-“h6” elements to add identifying headings to all articles.",
}


def test_every_page_parses_as_html5_without_a_fault(site: Site) -> None:
    assert {page.file: page.errors for page in site.pages.values() if page.errors} == {}


def test_every_page_has_one_main_heading(site: Site) -> None:
    assert {p.file: p.headings for p in site.pages.values() if len(p.headings) != 1} == {}
    assert [p.file for p in site.pages.values() if not p.headings[0].strip()] == []


def test_no_page_uses_an_id_twice(site: Site) -> None:
    twice = {p.file: [i for i, n in Counter(p.ids).items() if n > 1] for p in site.pages.values()}
    assert {file: ids for file, ids in twice.items() if ids} == {}


def test_every_page_says_its_language_and_title(site: Site) -> None:
    assert {page.language for page in site.pages.values()} == {"fr"}
    titles = Counter(page.title for page in site.pages.values())
    assert not [title for title in titles if not title.strip()]


def test_every_page_says_what_is_on_it_to_search_engines(site: Site) -> None:
    assert [page.file for page in site.pages.values() if len(page.description.split()) < 2] == []


@pytest.mark.browser
def test_the_nu_checker_finds_no_fault(site: Site) -> None:
    jar = node_package("vnu-jar/build/dist/vnu.jar")
    command = [program("java"), "-Xss4m", "-jar", str(jar), "--skip-non-html", "--format", "json", "--stdout"]
    result = subprocess.run([*command, str(site.output)], check=False, capture_output=True, encoding="utf-8")
    assert result.stdout.startswith("{"), result.stderr
    messages = json.loads(result.stdout)["messages"]
    found = Counter(
        f"{m['type']}: {m['message']} ({m['url'].rpartition('/output/')[2]})"
        for m in messages
        if m["message"] not in NU_TOLERATED
    )
    assert not found, found.most_common(20)
