"""The theme's fonts: few bytes, under their licence, and none from elsewhere."""

from __future__ import annotations

import re
from pathlib import Path

from fontTools.ttLib import TTFont
from sites import Site

ASSETS = Path(__file__).parents[2] / "templates" / "assets"
STYLE = (ASSETS / "style.css").read_text("utf-8")
FONTS = sorted((ASSETS / "fonts").glob("*.woff2"))

FIRST_LOAD = 150_000
"""What a French page may load of them at first, in bytes."""

FRENCH = "ÀÂÄÇÈÉÊËÎÏÔŒÙÛÜŸÆàâäçèéêëîïôœùûüÿæ«»“”‘’‹›–—…€°№§0123456789\u00a0\u202f"


def test_a_french_page_loads_at_most_150_kb_of_fonts() -> None:
    assert sum(font.stat().st_size for font in FONTS if font.stem.endswith("-latin")) <= FIRST_LOAD


def test_every_font_is_named_in_the_style_sheet_and_every_named_one_is_there() -> None:
    assert sorted(re.findall(r'url\("fonts/([^"]+)"\)', STYLE)) == [font.name for font in FONTS]


def test_a_font_is_asked_for_only_where_it_has_the_sign() -> None:
    """So none is loaded in vain, and no sign of French is drawn by another font."""
    for rule in re.findall(r"@font-face \{[^}]*fonts/serif-latin\.woff2[^}]*\}", STYLE):
        asked = {sign for first, last in _ranges(rule) for sign in range(first, last + 1)}
        assert asked >= set(map(ord, FRENCH))
    for font in FONTS:
        if font.stem.endswith("-latin"):
            assert set(TTFont(font).getBestCmap()) >= set(map(ord, FRENCH)), font.name


def test_until_a_font_is_there_one_of_its_widths_and_slant_stands_in() -> None:
    """An upright font in place of an italic is a tenth too wide: lines break elsewhere, the page moves."""
    slants = {
        (family, "italic" in rule)
        for rule, family in re.findall(r'(@font-face \{ font-family: "([^"]+)".*)', STYLE)
    }
    ours = {"Archive Serif", "Archive Display", "Archive Sans"}
    for family, italic in {face for face in slants if face[0] in ours}:
        assert [other for other, slant in slants if other.startswith(f"{family} ") and slant == italic], (
            family
        )


def test_a_page_asks_at_once_for_the_fonts_of_its_first_lines(site: Site) -> None:
    """What only the style sheet names comes later, and moves what stands below it."""
    unasked = {}
    for file in site.pages:
        page = (site.output / file).read_text("utf-8")
        wanted = {"display", "serif", "sans"}
        if re.search(r'class="(roles|standfirst)"', page):
            wanted.add("serif-italic")
        asked = re.findall(r'<link rel="preload" href="[^"]+/fonts/([^"]+)-latin\.woff2" as="font"', page)
        if sorted(asked) != sorted(wanted):
            unasked[file] = asked
    assert unasked == {}


def test_the_reserved_name_is_given_up_and_the_licence_stays() -> None:
    """The SIL Open Font License 1.1, condition 3: what is changed bears another name."""
    for font in FONTS:
        names = {record.nameID: record.toUnicode() for record in TTFont(font)["name"].names}
        assert "Source" not in names[1] + names[4] + names[6], font.name
        assert "Adobe" in names[0], font.name
    for licence in ("OFL-serif.txt", "OFL-sans.txt"):
        assert "SIL OPEN FONT LICENSE Version 1.1" in (ASSETS / "fonts" / licence).read_text("utf-8")


def test_the_style_sheet_asks_nothing_of_another_host() -> None:
    assert not re.findall(r"@import|url\(\s*[\"']?(?:\w+:)?//", STYLE)


def _ranges(rule: str) -> list[tuple[int, int]]:
    found = re.findall(r"U\+([0-9A-F]+)(?:-([0-9A-F]+))?", rule)
    return [(int(first, 16), int(last or first, 16)) for first, last in found]
