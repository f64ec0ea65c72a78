"""Promise 5: untrusted text cannot become markup, script or a link with a foreign scheme."""

from __future__ import annotations

import json
import re
from pathlib import Path

import html5lib
from running import CASES, Said, good, here, lay

from pressarchive.render.theme import default_theme

SAFE_ADDRESS = re.compile(r"(?:https?:|mailto:|[^:]*$)")
CITATION = re.compile(
    r"data:(application/x-research-info-systems|application/x-bibtex|application/vnd\.citationstyles\.csl\+json)"
    r"(;charset=utf-8)?,[^'<>&\s]*$"
)
FORBIDDEN = {"base", "object", "embed", "iframe", "i", "b"}


def is_ours(address: str, text: str) -> bool:
    """Whether a script is the theme's own."""
    if address:
        return re.fullmatch(r"(\.\./|\./|/)*assets/\w+/scripts/(site|search)\.js", address) is not None
    return f"<script>{text}</script>" in (default_theme() / "base.html").read_text("utf-8")


def test_hostile_text_stays_text_on_every_page(tmp_path: Path) -> None:
    site = good(tmp_path / "site")
    lay(CASES / "markup-in-every-field", site)
    assert here(site) == Said(0, "")
    pages = list((site / "output").rglob("*.html"))
    assert pages
    for page in pages:
        for element in html5lib.parse(page.read_bytes(), namespaceHTMLElements=False).iter():
            if isinstance(element.tag, str):  # comments have a function for a tag
                assert element.tag not in FORBIDDEN, page
                if element.tag == "form":
                    assert element.get("method") == "dialog" or element.get("role") == "search"
                    assert re.fullmatch(r"|(\.\./|\./|/)*(search/)?", element.get("action", ""))
                if element.get("type") == "application/ld+json":
                    assert json.loads(element.text or "")["@context"] == "https://schema.org"
                elif element.tag == "script":
                    assert is_ours(element.get("src", ""), element.text or ""), page
                for name, value in element.attrib.items():
                    assert not str(name).startswith("on"), page
                    if name == "href" and value.startswith("data:"):
                        assert CITATION.match(value), page
                        assert element.get("download"), "no browser opens it as a page"
                    elif name in ("href", "src"):
                        assert SAFE_ADDRESS.match(value), (page, value)
    article = (site / "output" / "articles" / "a" / "index.html").read_text("utf-8")
    assert "{{ 7*7 }}" in article, "text is not a template"
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in article
