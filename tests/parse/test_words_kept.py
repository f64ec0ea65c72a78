"""Promise 2: the archive's words are never changed and never lost."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressarchive.article import Block, Body, Inline
from pressarchive.model import Quotation, Source
from pressarchive.pages.body import Marking, Prose, Voice
from pressarchive.parse.article import parse
from pressarchive.parse.vocabulary import Knowledge

PIECES = (
    "(AFP) -",
    "MINSK, 18 janvier (Agence) —",
    "Le 1er décembre",
    "1er janvier 2016, 14h30 . –",
    "Par Jeanne Dupont",
    "avec AFP",
    "Photo : AP |",
    "© AFP",
    "![]() |",
    "![une image](x.jpg)",
    "Publié le 12 mars 2023",
    "« Nous sommes là »",
    "a déclaré M. Lavrov",
    ", a-t-il ajouté",
    "| cellule |",
    "# titre",
    "* * *",
    "&amp; <b>gras</b>",
    "l’OTAN",
    "“ non ”",
    '"oui"',
)
LINES = st.lists(
    st.one_of(st.lists(st.sampled_from(PIECES), max_size=5).map(" ".join), st.text(max_size=40)),
    min_size=1,
    max_size=8,
)
DEBRIS = re.compile(r"!\[|\]\([^)]*\)|[|#\[\]()]|\s")


def letters(text: str) -> str:
    return DEBRIS.sub("", re.sub(r"\]\([^)]*\)", "", text))


@given(LINES)
def test_raw_text_keeps_every_letter_in_order(lines: list[str]) -> None:
    text = "\n".join(line.replace("\r", " ") for line in lines)
    parsed = parse(Source("content/articles/a.txt", text), Knowledge(language="fr"))
    if parsed.article is None:
        assert parsed.problems or not text.strip(), "words went, and nobody was told"
    else:
        kept = f"{parsed.article.title.value} {parsed.article.body.text}"
        assert letters(kept) == letters(text)


@pytest.mark.parametrize("sign", ["\x85", "\u2028", "\u2029"])
def test_a_line_of_press_text_ends_where_an_editor_ends_it(sign: str) -> None:
    parsed = parse(Source("content/articles/a.txt", f"Titre\nUn{sign}deux.\n"), Knowledge(language="fr"))
    assert parsed.article
    assert [b.tag for b in parsed.article.body.blocks] == ["p"]
    assert f"Un{sign}deux." in parsed.article.body.text


class Text(HTMLParser):
    """The words of HTML, and whether its elements nest."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self.open: list[str] = []
        self.ids: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.ids += [value or "" for name, value in attrs if name == "id"]
        if tag not in ("br", "img"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag, "elements nest"

    def handle_data(self, data: str) -> None:
        if "ul" not in self.open:  # the names beside a passage are ours
            self.words.append(data)


@st.composite
def annotated(draw: st.DrawFn) -> tuple[Body, list[Quotation]]:
    text = draw(st.text(alphabet="ab «»<&\"'é ;:!\n", min_size=1, max_size=60))
    spans = (
        st.tuples(st.integers(0, len(text)), st.integers(0, len(text)))
        .map(sorted)
        .filter(lambda s: s[0] < s[1])
    )
    cuts = sorted(draw(st.sets(st.integers(1, len(text)), max_size=3)) | {len(text)})
    starts = [0, *cuts[:-1]]
    blocks = tuple(Block("text", "p", s, e) for s, e in zip(starts, cuts, strict=True))
    inlines = draw(st.lists(spans, max_size=4))
    marks = tuple(sorted((Inline(s, e, "em") for s, e in inlines), key=lambda i: (i.start, -i.end)))
    said = sorted(map(tuple, draw(st.lists(spans, max_size=4))))
    return Body(text, blocks, marks), [Quotation(s, e, "mixed", "Lavrov", "person") for s, e in said]


@given(annotated())
def test_a_page_shows_every_letter_within_elements_that_nest(case: tuple[Body, list[Quotation]]) -> None:
    body, quotations = case
    said = tuple(Marking(q, f"q-{i}") for i, q in enumerate(quotations))
    voices = tuple(Voice("Lavrov", "speakers/lavrov/", 1) for _ in said)
    page = Text()
    page.feed(Prose(body, "fr", "../../", {}, said, voices).__html__())
    page.close()
    shown = "".join(page.words).replace("\n", "").replace("\u202f", " ").replace("\u00a0", " ")
    assert shown == body.text.replace("\n", "").replace("\u202f", " ").replace("\u00a0", " ")
    assert not page.open
    assert len(page.ids) == len(set(page.ids))
