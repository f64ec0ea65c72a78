"""Markdown articles: front matter, headline, structure, links and pictures."""

from __future__ import annotations

from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from pressarchive.article import Article
from pressarchive.index.notices import inner_links
from pressarchive.model import Field, PressDate, Source
from pressarchive.pages.body import Prose
from pressarchive.parse.article import parse
from pressarchive.parse.markdown import MarkdownBody, front_matter, is_safe_link, read_markdown
from pressarchive.parse.markdown import _reader as reader
from pressarchive.parse.vocabulary import Knowledge

CASES = Path(__file__).parent / "cases"


ROW, END = "<tr>", "\n</tr>\n"
"""Of a table with one column."""


def article(text: str, *pictures: str) -> Article:
    knowledge = Knowledge(language="fr", pictures=frozenset(pictures))
    parsed = parse(Source("content/articles/2023/a.md", text), knowledge)
    assert parsed.article, parsed.problems
    return parsed.article


def page(text: str, *pictures: str) -> str:
    made = article(text, *pictures)
    addresses = {address: address.replace(":", "/") for address in inner_links(made.body)}
    return Prose(made.body, made.language.value, "../../", addresses).__html__()


def test_front_matter_supplies_and_wins_over_the_text() -> None:
    made = article(
        "---\ntitle: Le titre\ndate: 2023-03-12\nbyline: [Jeanne Dupont, AFP]\n---\n# Autre\n(AFP) - Oui.\n"
    )
    assert made.title == Field("Le titre", "supplied", "title", 2)
    assert made.printed_title is None
    assert made.date == Field(PressDate(2023, 3, 12), "supplied", "date", 3)
    assert [(b.value.name, b.value.kind, b.origin) for b in made.bylines] == [
        ("Jeanne Dupont", "person", "supplied"),
        ("AFP", "agency", "supplied"),
    ]


def test_a_level_one_heading_that_opens_the_text_is_the_headline() -> None:
    made = article("# Lavrov *met en garde*\n\nLe texte.\n")
    assert made.title == Field("Lavrov met en garde", "stated", "level-one heading", 1)
    assert made.body.text.strip() == "Le texte."


def test_the_press_forms_are_read_in_markdown_too() -> None:
    made = article("---\ntitle: T\n---\nMINSK, 18 janvier (AFP) — Le *ministre*.\n\nPar Jeanne Dupont\n")
    assert made.place == Field("MINSK", "stated", "dateline", 4)
    assert [b.value.name for b in made.bylines] == ["AFP", "Jeanne Dupont"]


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        ("Un *mot* **gras** ~~non~~ `code`.", "<p>Un <em>mot</em> <strong>gras</strong> <s>non</s> <code>code</code>.</p>\n"),
        ("## Titre\n\nTexte", "<h2>Titre</h2>\n<p>Texte</p>\n"),
        ("Texte\n\n# Encore", "<p>Texte</p>\n<h2>Encore</h2>\n"),
        ("- un\n- deux", "<ul><li>un\n</li>\n<li>deux\n</li>\n</ul>\n"),
        ("3. un", '<ol start="3"><li>un\n</li>\n</ol>\n'),
        ("> cité", "<blockquote><p>cité</p>\n</blockquote>\n"),
        ("[![vue](https://exemple.org/x.png)](https://exemple.org/)", '<p><a href="https://exemple.org/" rel="noopener">vue</a></p>\n'),
        ("[haut](#intro)", "<p>haut</p>\n"),
        ("a\nb  \nc", "<p>a b<br>c</p>\n"),
        ("***", "<hr>\n"),
        ("```\n<b>\n```", "<pre><code>&lt;b&gt;</code></pre>\n"),
        ("|a|\n|-|\n|1|", f"<table><thead>{ROW}<th>a</th>{END}</thead>\n<tbody>{ROW}<td>1</td>{END}</tbody>\n</table>\n"),
        ("<b>gras</b> &amp; &eacute;", "<p>&lt;b&gt;gras&lt;/b&gt; &amp; é</p>\n"),
        ("[ici](https://exemple.org)", '<p><a href="https://exemple.org" rel="noopener">ici</a></p>\n'),
        ("[ici](javascript:alert(1))", "<p>[ici](javascript:alert(1))</p>\n"),
        ("![vue](https://exemple.org/a.jpg)", '<p><a href="https://exemple.org/a.jpg" rel="noopener">vue</a></p>\n'),
        ("![vue](../../media/a.jpg)", '<p><img src="../../media/a.jpg" alt="vue" loading="lazy"></p>\n'),
        ("![vue](media/a.jpg)", '<p><img src="../../media/a.jpg" alt="vue" loading="lazy"></p>\n'),
    ],
)  # fmt: skip
def test_markdown_becomes_html_that_is_ours(markdown: str, html: str) -> None:
    assert page(f"---\ntitle: T\n---\n{markdown}\n", "a.jpg") == html


def test_a_quotation_around_computer_code_is_kept_and_one_within_it_is_none() -> None:
    text = "« Nous lançons la commande `make « x »` demain », a déclaré Jean Dupont.\n"
    made = article(f"---\ntitle: T\n---\n{text}")
    assert [made.body.text[q.start : q.end][:12] for q in made.quotations] == ["Nous lançons"]


def test_a_pictures_words_are_shown_once() -> None:
    html = page(
        "---\ntitle: T\n---\n![« Nous voulons la paix », a déclaré Jean Dupont](media/a.jpg)\n", "a.jpg"
    )
    assert html.count("Nous voulons la paix") == 1


def test_a_link_keeps_the_quotation_it_leads_to() -> None:
    assert 'href="../../content/content/articles/2023/b.md#q-123"' in page(
        "---\ntitle: T\n---\n[x](b.md#q-123)\n"
    )


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "JaVaScRiPt:x", "java\tscript:x", "\x01javascript:x", "data:text/html,x", "vbscript:x", "//exemple.org", "file:///etc/passwd", "\\\\exemple.org"],
)  # fmt: skip
def test_a_link_with_a_foreign_scheme_is_not_safe(address: str) -> None:
    assert not is_safe_link(address)


@pytest.mark.parametrize(
    "address", ["https://exemple.org", "HTTP://exemple.org", "mailto:a@b.fr", "autre.md", "../x.md#a", "#a"]
)
def test_a_link_on_the_web_or_in_the_archive_is_safe(address: str) -> None:
    assert is_safe_link(address)


def test_the_front_matter_is_parted_from_the_markdown_with_its_line() -> None:
    parts = front_matter("---\ntitle: T\n---\nTexte\n")
    assert (parts.yaml, parts.markdown, parts.first_line) == ("title: T\n", "Texte\n", 4)
    assert front_matter("---\ntitle: T\n").unterminated
    assert front_matter("Texte --- \n").yaml is None


@given(st.text(max_size=200))
def test_no_markdown_raises_and_its_parts_lie_within_its_text(markdown: str) -> None:
    body = read_markdown(markdown, "content/articles/a.md", frozenset()).body
    spans = [(b.start, b.end) for b in body.blocks] + [(i.start, i.end) for i in body.inlines]
    assert all(0 <= start <= end <= len(body.text) for start, end in spans)


@given(st.text("aé1 \n\t#*_-[]()!<>&;:/.`~\\|=+@^{}$%'\"", max_size=60))
def test_the_rules_left_out_change_no_token(markdown: str) -> None:
    whole = MarkdownIt("js-default", reader().options)
    whole.validateLink = is_safe_link  # type: ignore[method-assign, assignment]
    assert reader().parse(markdown) == whole.parse(markdown)


LINES = ["a", "É. « b »", "a *b*", "c ", " d", "\te", "", "", "", "", " ", "# f", "## g", "1979", "3 %", "4.5 m", "# f *g*", "###  h", "## i #", "## j ", "a_b_ `c`", "d &eacute; \\*", "===", "---", "- h", "* i", "1. j", "2) k", "> l", "    m", "|n|o|", "|-|-|", "n | o", "```", "~~~", "[p]: /q", "[p]", "<r>", "s  ", "t\\", "2. ", "“u"]  # fmt: skip


@given(st.lists(st.sampled_from(LINES), max_size=14), st.booleans())
@example(["# f", "", "# f *g*"], True)  # noqa: FBT003
def test_a_text_read_in_runs_is_read_as_a_whole(lines: list[str], take_headline: bool) -> None:  # noqa: FBT001 - Hypothesis gives it
    def read() -> MarkdownBody:
        return read_markdown(text, "content/articles/a.md", frozenset(), 4, take_headline=take_headline)

    text = "\n".join(lines)
    with patch("pressarchive.parse.markdown.runs", lambda markdown: [(0, "", markdown)]):
        whole = read()
    assert read() == whole
