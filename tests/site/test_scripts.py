"""What script adds to a page, struck and clicked as a reader does it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import kinds
import pytest
import sites
from browsers import Browser, Tab, browser
from hosting import Hosting, hosted, served
from sites import built, files_of, write

pytestmark = pytest.mark.browser

HEAD = "---\ntitle: {title}\n{more}tags: [{tags}]\n---\n\n"
FILES = {
    "site.yaml": "title: Revue\nlanguage: fr\nsearch: off\n",
    "content/articles/peche.md": HEAD.format(
        title="'Pêche : que faire ?'", more="date: 2018-12-07\noutlet: Le Monde\n", tags="Mer, Port"
    )
    + "« Rien n’est joué ! », a dit Claire Martin.\n\n« C’est “fini” ; partons », a ajouté Claire Martin.\n",
    "content/articles/vent.md": HEAD.format(title="Le vent", more="", tags="Mer")
    + "« Il souffle », a dit Claire Martin.\n",
    "content/articles/anonyme.md": HEAD.format(title="Une voix", more="", tags="Mer")
    + "Le soir tombe.\n\nOn entend : « Qui parle ? »\n",
    "content/articles/port.md": HEAD.format(title="Le port", more="date: 2017\noutlet: Ouest\n", tags="Port")
    + "« Il dort », a dit Claire Martin.\n",
}
SPEAKER, PECHE, VENT = "speakers/claire-martin/", "articles/peche/", "articles/vent/"
VOICE = "articles/anonyme/"

CARDS = ["« Rien n’est joué ! »", "« C’est “fini” ; partons »"]

SHOWN = "[...document.querySelectorAll(`{}`)].filter((one) => one.checkVisibility())"
WORDS = f"{SHOWN.format('.said blockquote')}.map((one) => one.textContent.replace(/\\s/g, ' '))"
THEME = "document.documentElement.dataset.theme || 'auto'"
HERE = "document.activeElement.textContent"


@pytest.fixture(scope="module")
def origin(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("script")
    write(folder, FILES)
    built(folder)
    with hosted(folder / "output", files_of(folder / "output"), "/") as address:
        yield f"{address}/"


@pytest.fixture(scope="module")
def driver() -> Iterator[Browser]:
    with browser() as driven:
        yield driven
        assert driven.troubles() == []


@pytest.fixture
def tab(driver: Browser) -> Tab:
    """A tab of a window that has kept nothing yet."""
    return driver.tab(1, permissions=["clipboard-read", "clipboard-write"])


def copied(tab: Tab, selector: str) -> object:
    """What is in the clipboard after a click."""
    tab.value("navigator.clipboard.writeText('')")
    tab.click(selector)
    tab.until("document.querySelector('.copied').textContent === 'Copié'")
    return tab.value("navigator.clipboard.readText()")


# --- Theme ---


def test_the_theme_goes_round_and_is_kept(tab: Tab, origin: str) -> None:
    tab.open(origin)
    button = "document.querySelector('.theme').innerText"
    assert (tab.value(THEME), tab.value(button)) == ("auto", "Thème : comme le système")
    tab.click(".theme")
    assert (tab.value(THEME), tab.value(button)) == ("light", "Thème : clair")
    tab.click(".theme")
    assert (tab.value(THEME), tab.value(button)) == ("dark", "Thème : sombre")
    tab.open(origin + SPEAKER)
    assert (tab.value(THEME), tab.value(button)) == ("dark", "Thème : sombre")
    tab.click(".theme")
    tab.open(origin)
    assert (tab.value(THEME), tab.value(button)) == ("auto", "Thème : comme le système")


def test_a_page_is_never_shown_in_another_theme_first(driver: Browser, origin: str) -> None:
    at_body = f"""
        try {{ localStorage.setItem("pressarchive-theme", "dark") }} catch {{}}
        new MutationObserver((_, seen) => {{
            if (!document.body) return;
            window.atBody = {THEME};
            seen.disconnect();
        }}).observe(document, {{ childList: true, subtree: true }})"""
    tab = driver.tab(2, before=at_body)
    tab.open(origin)
    assert tab.value("window.atBody") == "dark"


@pytest.mark.parametrize("kept", ["'sepia'", "'undefined'", "''"])
def test_a_theme_that_there_is_not_is_the_systems(driver: Browser, origin: str, kept: str) -> None:
    tab = driver.tab(2, before=f"localStorage.setItem('pressarchive-theme', {kept})")
    tab.open(origin)
    tab.click(".theme")
    assert tab.value(THEME) == "light"


# --- Copy ---


def test_a_citation_has_words_speaker_headline_outlet_date_and_address(tab: Tab, origin: str) -> None:
    """In plain spaces, whatever the page shows; also from a card that is not its article's first."""
    tab.open(origin + SPEAKER)
    assert tab.value(WORDS) == [*CARDS, "« Il dort »", "« Il souffle »"]
    links = tab.value("[...document.querySelectorAll('.in-context')].map((link) => link.href)")
    source = "Claire Martin, « Pêche : que faire ? », Le Monde, 7 décembre 2018."
    for number, words in enumerate(CARDS):
        card = f".said >> nth={number} >> .copy-citation"
        assert copied(tab, card) == f"{words} — {source} {links[number].replace('#q-', '#alone-')}"
        assert copied(tab, f".said >> nth={number} >> .copy-link") == links[number]


def test_a_citation_of_an_undated_article_without_outlet_has_no_gap(tab: Tab, origin: str) -> None:
    tab.open(origin + SPEAKER)
    cited = copied(tab, ".said >> nth=3 >> .copy-citation")
    assert isinstance(cited, str)
    assert cited.startswith(f"« Il souffle » — Claire Martin, « Le vent », sans date. {origin}{VENT}#alone-")


def test_a_citation_is_the_same_on_the_articles_own_page(tab: Tab, origin: str) -> None:
    tab.open(origin + SPEAKER)
    there = copied(tab, ".said >> nth=1 >> .copy-citation")
    tab.open(origin + PECHE)
    tab.click(".sayings summary")
    assert copied(tab, ".sayings .said >> nth=1 >> .copy-citation") == there


def test_a_citation_names_nobody_where_nobody_is_known(tab: Tab, origin: str) -> None:
    for page in ("unattributed/", VOICE):
        tab.open(origin + page)
        tab.value("document.querySelectorAll('details').forEach((one) => (one.open = true))")
        cited = copied(tab, ".said:has-text('Qui parle') >> .copy-citation")
        assert isinstance(cited, str)
        assert cited.startswith(f"« Qui parle ? » — « Une voix », sans date. {origin}{VOICE}#alone-")


def test_what_the_browser_will_not_copy_can_be_copied_by_hand(driver: Browser, origin: str) -> None:
    refuse = "navigator.clipboard.writeText = () => Promise.reject(new Error('no'))"
    tab = driver.tab(2, before=f"{refuse}; window.prompt = (_, words) => (window.offered = words)")
    tab.open(origin + SPEAKER)
    tab.click(".said >> nth=0 >> .copy-link")
    tab.until("window.offered === document.querySelector('.in-context').href")


def test_without_a_clipboard_there_is_no_button_to_copy(driver: Browser, origin: str) -> None:
    tab = driver.tab(
        2, before="Object.defineProperty(Navigator.prototype, 'clipboard', { value: undefined })"
    )
    tab.open(origin + SPEAKER)
    assert tab.value("document.querySelectorAll('.said').length") == 4
    assert tab.value("document.querySelectorAll('.copy').length") == 0
    assert tab.value("document.querySelectorAll('.filter').length") > 0


# --- Filter ---


def test_quotations_are_filtered_by_tag_and_outlet_and_shown_again(tab: Tab, origin: str) -> None:
    tab.open(origin + SPEAKER)
    told = "document.querySelector('.shown').innerText"
    pressed = "[...document.querySelectorAll('.filter[aria-pressed=true]')].map((one) => one.title)"
    everything = tab.value(WORDS)
    assert tab.value(told) == ""
    tab.click(".filter[title='Seulement Port']")
    assert tab.value(WORDS) == everything[:3]
    assert tab.value(told) == "3 citations sur 4 dans cette page"
    tab.click(".filter[title='Seulement Ouest']")
    assert tab.value(WORDS) == ["« Il dort »"]
    assert tab.value(f"{SHOWN.format('.hanging')}.map((one) => one.innerText)") == ["2017"]
    assert tab.value(pressed) == ["Seulement Port", "Seulement Ouest"]
    tab.click(".filter[title='Seulement Port']")
    tab.click(".filter[title='Seulement Ouest']")
    assert tab.value(WORDS) == everything
    tab.click(".filter[title='Seulement Mer']")
    assert tab.value(WORDS) == [*everything[:2], everything[3]]
    tab.click(".filtered button")
    assert tab.value(WORDS) == everything
    assert (tab.value(told), tab.value(pressed)) == ("", [])
    assert tab.value("document.activeElement.title") == "Seulement Mer"


@pytest.mark.parametrize("width", [360, 1440])
def test_what_is_filtered_stays_in_its_place(driver: Browser, origin: str, width: int) -> None:
    tab = driver.tab(2, viewport={"width": width, "height": 900})
    tab.open(origin + SPEAKER)
    left = "document.querySelector('.said:not([hidden]) blockquote').getBoundingClientRect().left"
    beside = "document.querySelector('.rail').getBoundingClientRect().left"
    before = tab.value(left), tab.value(beside)
    tab.click(".filter[title='Seulement Port']")
    assert (tab.value(left), tab.value(beside)) == before
    assert tab.value("document.querySelector('.filtered').getBoundingClientRect().height") > 0


def test_how_many_are_shown_is_announced(tab: Tab, origin: str) -> None:
    """The place that announces is there before it has something to say."""
    tab.open(origin + SPEAKER)
    tab.value("window.place = document.querySelector('.shown[role=status]')")
    assert tab.value("window.place.checkVisibility()")
    tab.click(".filter[title='Seulement Port']")
    assert tab.value("window.place.isConnected && window.place.innerText.length > 0")


# --- Keys ---


def test_j_and_k_go_through_the_list(tab: Tab, origin: str) -> None:
    tab.open(origin + SPEAKER)
    tab.press("j")
    assert "Rien n’est joué" in tab.value(HERE)
    tab.press("j", "j", "j", "j", "j")
    assert "Il souffle" in tab.value(HERE)
    tab.press("k")
    assert "Il dort" in tab.value(HERE)


def test_j_passes_over_what_is_not_shown(tab: Tab, origin: str) -> None:
    tab.open(origin + SPEAKER)
    tab.click(".filter[title='Seulement Ouest']")
    tab.press("j")
    assert "Il dort" in tab.value(HERE)


def test_a_question_mark_shows_the_keys_and_escape_closes_them(tab: Tab, origin: str) -> None:
    tab.open(origin)
    tab.press("?")
    assert tab.value("document.querySelector('dialog.keys').open")
    tab.press("j")
    assert not tab.value("document.activeElement.matches('.card, .said')")
    tab.press("Escape")
    assert not tab.value("document.querySelector('dialog.keys').open")


def test_keys_are_switched_off_and_stay_so(tab: Tab, origin: str) -> None:
    tab.open(origin + SPEAKER)
    tab.click(".show-keys")
    tab.click("dialog.keys input")
    tab.click("dialog.keys button")
    for _ in ("now", "after the page was loaded again"):
        tab.press("j", "?")
        assert not tab.value("document.querySelector('dialog.keys').open")
        assert tab.value("document.activeElement.closest('.said') === null")
        tab.open(origin + SPEAKER)
    tab.click(".show-keys")
    assert not tab.value("document.querySelector('dialog.keys input').checked")
    tab.click("dialog.keys input")
    tab.click("dialog.keys button")
    tab.press("j")
    assert tab.value("document.activeElement.closest('.said') !== null")


@pytest.mark.parametrize("key", ["Control+j", "Alt+j", "Meta+j"])
def test_a_key_with_another_is_the_browsers(tab: Tab, origin: str, key: str) -> None:
    tab.open(origin + SPEAKER)
    tab.press(key)
    assert tab.value("document.activeElement === document.body")


def test_a_slash_goes_to_search_and_letters_typed_there_are_letters(driver: Browser, shared: Path) -> None:
    site = sites.site("extract", shared)
    tab = driver.tab(2, viewport={"width": 1000, "height": 700})
    with served(site) as address:
        for page in ("/", "/search/"):
            tab.open(address + page)
            tab.press("/")
            assert tab.value("document.activeElement.name") == "q"
            tab.press("j", "k", "?", "/")
            assert tab.value("document.activeElement.value") == "jk?/"
            assert not tab.value("document.querySelector('dialog.keys').open")


# --- A quotation by itself ---


def test_a_quotations_own_address_shows_it_alone_with_the_way_back(tab: Tab, origin: str) -> None:
    tab.open(origin + PECHE)
    own = tab.value("document.querySelectorAll('.sayings .said')[1].id")
    tab.open(origin)
    tab.open(f"{origin}{PECHE}#{own}")
    assert tab.value(WORDS) == ["« C’est “fini” ; partons »"]
    assert tab.value(f"{SHOWN.format('.text, .rail, .related, .provenance, summary')}.length") == 0
    assert tab.value(f"{SHOWN.format('h1')}[0].textContent.replace(/\\s/g, ' ')") == "Pêche : que faire ?"
    tab.click(".said:target .in-context")
    assert tab.value(f"{SHOWN.format('.text')}.length") == 1
    assert tab.value("document.querySelector('.text :target').textContent.includes('partons')")
    tab.value("history.back()")
    tab.until(f"{SHOWN.format('.text')}.length === 0")


def test_a_quotation_is_shown_alone_without_script_too(driver: Browser, origin: str) -> None:
    tab = driver.tab(2, javaScriptEnabled=False)
    tab.open(origin + PECHE)
    own = tab.value("document.querySelectorAll('.sayings .said')[1].id")
    tab.open(origin)
    tab.open(f"{origin}{PECHE}#{own}")
    assert tab.value(WORDS) == ["« C’est “fini” ; partons »"]
    tab.click(".said:target .in-context")
    assert tab.value(f"{SHOWN.format('.text')}.length") == 1


@pytest.mark.parametrize("place", ["#%", "#%E0%A4%A", "#alone-nobody", "#"])
def test_an_address_that_leads_nowhere_in_a_page_breaks_nothing(tab: Tab, origin: str, place: str) -> None:
    tab.open(origin)
    tab.open(origin + PECHE + place)
    assert tab.value(f"{SHOWN.format('.text')}.length") == 1
    tab.click(".theme")
    assert tab.value(THEME) == "light"


# --- Little script, or none ---


def test_nothing_breaks_where_the_browser_keeps_nothing(driver: Browser, origin: str) -> None:
    no = "get() { throw new DOMException('no', 'SecurityError') }"
    denied = f"Object.defineProperty(window, 'localStorage', {{ {no} }})"
    tab = driver.tab(2, before=denied)
    tab.open(origin + SPEAKER)
    tab.click(".theme")
    assert tab.value(THEME) == "light"
    tab.press("j")
    assert "Rien n’est joué" in tab.value(HERE)
    tab.click(".show-keys")
    tab.click("dialog.keys input")
    tab.click("dialog.keys button")
    tab.press("?")
    assert not tab.value("document.querySelector('dialog.keys').open")


CONTROLS = "button, input, select, textarea, summary, a, [role='button'], [tabindex]"
DEAD = f"""{SHOWN.format(CONTROLS)}
    .filter((one) => !one.matches("a[href], summary, .scroll, form[action] *, .compare select"))
    .map((one) => one.outerHTML)"""
WITHOUT_BUTTONS = """(() => {
    const style = document.createElement("style");
    style.textContent = "button, [role='status'], .compare { display: none !important }";
    document.head.append(style);
    return document.querySelector("main").innerText.replace(/\\s+/g, " ");
})()"""


def test_without_script_all_is_there_but_search_and_nothing_is_dead(driver: Browser, shared: Path) -> None:
    site = sites.site("extract", shared)
    bare, whole = driver.tab(2, javaScriptEnabled=False), driver.tab(3, javaScriptEnabled=True)
    with served(site) as address:
        for kind, file in kinds.fullest(site).items():
            url = address + Hosting((), "/").address(file)
            bare.open(url)
            assert bare.value(DEAD) == [], kind
            if kind == "search":
                bare.shows("JavaScript")
                continue
            whole.open(url)
            assert bare.value(WITHOUT_BUTTONS) == whole.value(WITHOUT_BUTTONS), kind


def test_keys_and_copying_work_on_a_page_from_right_to_left(tab: Tab, shared: Path) -> None:
    site = sites.site("extract", shared)
    with served(site) as address:
        tab.open(f"{address}/articles/arabe/")
        tab.press("j")
        assert "هذا خبر" in tab.value(HERE)
        tab.click(".sayings summary")
        cited = copied(tab, ".sayings .copy-citation")
        assert isinstance(cited, str)
        assert cited.startswith("«هذا خبر»")
        assert "خبر من القاهرة" in cited
