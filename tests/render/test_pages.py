"""Every kind of page, in every state, is sound HTML that nothing hostile gets into."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from xml.etree.ElementTree import Element

import html5lib
import pytest
import sample_views as samples

from pressarchive.pages import views
from pressarchive.render.environment import environment
from pressarchive.render.pages import render
from pressarchive.render.table import TEMPLATES
from pressarchive.render.theme import default_theme

WORD = re.compile(r"[\w-]+")
TAGS = WORD.findall(
    "html head meta title link body a header nav ul ol li main footer p h1 h2 h3 article section aside "
    "figure figcaption img span q blockquote div table caption thead tbody tr th td time dl dt dd code "
    "details summary template button dialog form input label kbd svg path script noscript g rect text "
    "noscript select option fieldset legend tfoot cite del ins"
)
ATTRIBUTES = WORD.findall(
    "lang dir charset name content property href rel type class id aria-label aria-labelledby aria-current "
    "datetime scope src alt as crossorigin "
    "title role tabindex hidden viewBox aria-hidden d method "
    "height width x y dx transform text-anchor preserveAspectRatio stroke-width "
    "for value selected autocomplete colspan "
    "data-about data-filter data-filters data-for data-form data-done data-quoted data-citation download "
    "data-originalurl data-versionurl data-versiondate "
    "for action placeholder value autocomplete autocapitalize spellcheck enterkeyhint aria-describedby open "
    "data-search data-root data-speakers data-speaker-one data-speaker-other data-tags data-tag-one "
    "data-tag-other data-outlets data-outlet-one data-outlet-other data-quotations data-quotation-one "
    "data-quotation-other data-articles data-article-one data-article-other data-kind data-year data-speaker "
    "data-tag data-outlet data-one data-other data-undated data-nothing data-nobody data-without data-failed"
)
OUTSIDE = re.compile(r"(https?://|mailto:)[^\s]+")

STATES = {
    **{name: (page, samples.site()) for name, page in samples.pages().items()},
    **{f"empty-{type(page).__name__}": (page, samples.site()) for page in samples.empty_pages()},
    **{f"bare-{type(page).__name__}": (page, samples.bare_site()) for page in samples.empty_pages()},
    **{f"hostile-{type(page).__name__}": (page, samples.hostile_site()) for page in samples.hostile_pages()},
}


@cache
def page_of(state: str, language: str = "fr") -> str:
    page, site = STATES[state]
    return render(environment(default_theme(), None, language), page, site).decode()


def parsed(text: str) -> Element:
    tree = html5lib.HTMLParser(strict=True).parse(text)
    assert isinstance(tree, Element)
    return tree


@cache
def parsed_page(state: str) -> Element:
    return parsed(page_of(state))


def elements(tree: Element) -> Iterator[tuple[str, Element]]:
    for element in tree.iter():
        assert isinstance(element.tag, str), "a comment got into the page"
        yield element.tag.rpartition("}")[2], element


@pytest.mark.parametrize("state", STATES)
def test_a_page_is_strict_html_of_known_tags_and_attributes(state: str) -> None:
    for tag, element in elements(parsed_page(state)):
        assert tag in TAGS
        allowed = {*ATTRIBUTES, "http-equiv"} if is_moved(state) else set(ATTRIBUTES)
        assert set(element.keys()) <= allowed, (tag, element.attrib)
        if tag == "meta":
            assert element.get("http-equiv") in ((None, "refresh") if is_moved(state) else (None,))
        if tag == "script":
            assert is_ours(element)
        if tag == "form":
            assert element.get("method") == "dialog" or element.get("role") == "search"


def is_moved(state: str) -> bool:
    """Whether this is the page at a former address, which leads on by itself."""
    return isinstance(STATES[state][0], views.MovedView)


def is_ours(script: Element) -> bool:
    """Whether a script is the theme's own: one line in the head, and a module among the assets."""
    if script.get("type") == "application/ld+json":  # data, which test_linked_data.py reads
        return not script.get("src")
    if script.get("src"):  # that it leads nowhere else is held below
        return script.get("type") == "module" and script.get("src", "").endswith(
            ("scripts/site.js", "scripts/search.js", "scripts/compare.js", "scripts/moved.js")
        )
    return f"<script>{script.text}</script>" in (default_theme() / "base.html").read_text("utf-8")


@pytest.mark.parametrize("state", STATES)
def test_an_address_leads_into_the_archive_or_to_the_web(state: str) -> None:
    for _, element in elements(parsed_page(state)):
        for name in {"href", "src"} & set(element.keys()):
            address = element.get(name, "")
            if element.get("download") and address.startswith("data:"):
                continue
            assert address.startswith(("./", "../", "/archive/", "#")) or OUTSIDE.fullmatch(address), address


@pytest.mark.parametrize("state", [name for name in STATES if not name.startswith("hostile")])
def test_nothing_is_fetched_from_another_host(state: str) -> None:
    for tag, element in elements(parsed_page(state)):
        if tag == "img" or (tag == "link" and element.get("rel") != "canonical"):
            assert not OUTSIDE.match(element.get("src", element.get("href", "")))


@pytest.mark.parametrize("state", STATES)
def test_a_page_has_one_heading_one_main_and_a_way_past_the_masthead(state: str) -> None:
    tags = [tag for tag, _ in elements(parsed_page(state))]
    assert tags.count("h1") == tags.count("main") == 1
    if is_moved(state):
        return
    assert 'href="#content"' in page_of(state)


@pytest.mark.parametrize("state", STATES)
def test_no_list_is_empty(state: str) -> None:
    for tag, element in elements(parsed_page(state)):
        if tag in {"ul", "ol", "dl", "tbody"}:
            assert len(element), state


@pytest.mark.parametrize("state", STATES)
def test_a_page_is_the_same_made_twice(state: str) -> None:
    assert page_of(state) == page_of.__wrapped__(state)


@pytest.mark.parametrize("state", STATES)
def test_words_in_braces_stay_words(state: str) -> None:
    assert "49" not in page_of(state) or not state.startswith("hostile")


def test_english_pages_show_no_french() -> None:
    assert "Aller au contenu" in page_of("home")
    assert "Skip to the content" in page_of("home", "en")
    assert "1,191 articles" in page_of("home", "en")


def test_every_view_has_a_template() -> None:
    assert set(TEMPLATES) == set(samples.views())
    assert {type(page) for page in samples.pages().values()} == set(TEMPLATES)


def test_an_undated_article_stamps_no_date() -> None:
    page = samples.article(card=samples.BARE, related=(views.RelatedView(samples.card(), "même sujet"),))
    text = render(environment(default_theme(), None, "fr"), page, samples.site()).decode()
    assert "<time" not in text
    assert "DC.date" not in text
    assert "published_time" not in text


def test_a_dated_article_stamps_its_own_date_alone() -> None:
    assert re.findall(r'<time datetime="(.*?)"', page_of("article")) == ["2023-12-01"]


@pytest.mark.parametrize("state", ["article", "article-bare", "article-foreign"])
def test_citation_managers_take_no_outlet_for_a_person(state: str) -> None:
    found = elements(parsed_page(state))
    classes = {word for _, element in found for word in element.get("class", "").split()}
    assert not classes & {"byline", "vcard", "bylines", "article-byline"}
    assert "citation_title" not in page_of(state)


def test_an_article_in_another_language_says_so() -> None:
    text = page_of("article-foreign")
    assert '<h1 lang="ar" dir="rtl">' in text
    assert '<div class="text" lang="ar" dir="rtl">' in text
    assert '<h3 class="title" lang="ar" dir="rtl">' in page_of("home")


def test_canonical_stands_only_where_the_address_is_known() -> None:
    own = "https://example.org/archive/articles/lavrov-met-en-garde/"
    assert f'<link rel="canonical" href="{own}">' in page_of("article")
    assert "canonical" not in page_of("bare-ArticleView")


def test_a_missing_page_is_kept_out_of_search_engines_and_links_from_the_root() -> None:
    text = page_of("404")
    assert '<meta name="robots" content="noindex">' in text
    assert "canonical" not in text
    assert 'href="/archive/speakers/"' in text


def test_a_list_in_pages_leads_on_and_back() -> None:
    text = page_of("speakers")
    assert '<link rel="prev" href="../../../speakers/page/2/">' in text
    assert '<a class="next" rel="next" href="../../../speakers/page/4/">' in text
    assert "<title>Orateurs (page 3) – Archive de presse</title>" in text
