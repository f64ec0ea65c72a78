"""The picture that stands for a page where somebody shares it: its name on the archive's paper.

One for the archive, made once. One for each article only where `social_images` asks for them: 0.13 s and
23 KB each would be twenty minutes and 230 MB for ten thousand.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, partial
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import pressarchive
from pressarchive.article import Notice
from pressarchive.digest import digest
from pressarchive.pages.cards import Cards
from pressarchive.pages.document import Document
from pressarchive.pages.draft import Draft, basis
from pressarchive.pages.urls import SOCIAL, social_url
from pressarchive.pages.views import SiteView
from pressarchive.text.messages import direction
from pressarchive.text.typography import typography

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont

WIDTH, HEIGHT = 1200, 630
"""What https://ogp.me/ pictures are shown at."""

PAPER, INK, SOFT, LINE, ACCENT = "#fbf9f4", "#1d1a16", "#5f584e", "#dcd5c7", "#8a1c1c"
"""The light colours of templates/assets/style.css."""

EDGE, SMALL = 84, 32
ROOM, MOST_LINES, MOST_BELOW = 300, 5, 2
LEADING = 1.16
SIZES = (88, 76, 66, 58, 50)
"""Of the name, the largest that fits."""
SCRIPTS = ("latin", "latin-ext", "cyrillic", "greek")


class SocialImage(Document, frozen=True, kw_only=True):
    """What is written on it."""

    above: str
    """The archive's name over an article's headline; empty on the archive's own."""
    title: str
    below: str
    """Outlet and date, or what the archive is."""
    language: str


def social_images(cards: Cards) -> Iterator[Draft]:
    """The archive's picture, and its articles' where they are asked for; none without an address, since who
    shows them wants them whole.
    """
    settings = cards.settings
    if not settings.base_url:
        return
    whole = SocialImage(
        url=SOCIAL, above="", title=settings.title, below=settings.description, language=settings.language
    )
    yield Draft(SOCIAL, SocialImage, lambda: basis(whole, _fonts_digest()), lambda: whole)
    for article in cards.index.articles if settings.social_images else ():
        mark = partial(_basis, cards, article)
        yield Draft(social_url(article.slug), SocialImage, mark, partial(_of, cards, article))


def _basis(cards: Cards, article: Notice) -> bytes:
    return basis(cards.card_mark(article), _fonts_digest())


def _of(cards: Cards, article: Notice) -> SocialImage:
    card = cards.article(article)
    where = (card.outlet.name if card.outlet else "", card.date.text if card.date.known else "")
    return SocialImage(
        url=social_url(article.slug),
        above=cards.settings.title,
        title=card.title,
        below=" · ".join(filter(None, where)),
        language=card.language,
    )


def write_social_image(image: SocialImage, site: SiteView) -> bytes:  # noqa: ARG001 - a writer's form
    """The picture as PNG. Where our fonts lack a letter of the headline, the archive's name stands alone."""
    from PIL import Image, ImageDraw

    picture = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
    drawing = ImageDraw.Draw(picture)
    right = direction(image.language) == "rtl"
    drawing.rectangle((EDGE, EDGE, WIDTH - EDGE, EDGE + 5), fill=INK)
    drawing.line((EDGE, HEIGHT - 150, WIDTH - EDGE, HEIGHT - 150), fill=LINE, width=2)
    if image.above:
        _line(drawing, image.above, (EDGE, EDGE + 26), SMALL, INK, right=False, bold=True)
    title = typography(image.title, image.language) if _has(image.title) else ""
    size, lines = _fitted(title)
    top = EDGE + (92 if image.above else 56)
    for number, words in enumerate(lines):
        place = (EDGE, top + int(number * size * LEADING))
        _line(drawing, words, place, size, INK, right=right, bold=True)
    below = _wrapped(image.below, SMALL) if _has(image.below) else []
    if len(below) > MOST_BELOW:
        below = [*below[: MOST_BELOW - 1], below[MOST_BELOW - 1].rsplit(" ", 1)[0] + "…"]
    for number, words in enumerate(below):
        place = (EDGE, HEIGHT - 128 + int(number * SMALL * 1.3))
        _line(drawing, words, place, SMALL, ACCENT if image.above else SOFT, right=right)
    written = BytesIO()
    picture.quantize(64).save(written, "PNG", optimize=True)
    return written.getvalue()


def _fitted(text: str) -> tuple[int, list[str]]:
    """The size at which `text` fits, and its lines; cut where it fits at none."""
    for size in SIZES:
        lines = _wrapped(text, size)
        if len(lines) * size * LEADING <= ROOM and all(
            _width(line, size) <= WIDTH - 2 * EDGE for line in lines
        ):
            return size, lines
    kept = _wrapped(text, SIZES[-1])[:MOST_LINES]
    return SIZES[-1], [*kept[:-1], kept[-1].rsplit(" ", 1)[0] + "…"]


def _wrapped(text: str, size: int) -> list[str]:
    lines: list[str] = []
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and _width(longer, size) <= WIDTH - 2 * EDGE:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _line(  # noqa: PLR0913 - a line, its place and its look
    drawing: ImageDraw,
    text: str,
    place: tuple[int, int],
    size: int,
    colour: str,
    *,
    right: bool,
    bold: bool = False,
) -> None:
    x, y = place
    if right:
        x = WIDTH - EDGE - int(_width(text, size))
    for run, font in _runs(text, size):
        if bold:
            font.set_variation_by_axes([700])
        drawing.text((x, y), run, fill=colour, font=font)
        x += int(font.getlength(run))
        font.set_variation_by_axes([400])


def _width(text: str, size: int) -> float:
    # Bold is wider by less than a tenth.
    return 1.09 * sum(font.getlength(run) for run, font in _runs(text, size))


def _runs(text: str, size: int) -> Iterator[tuple[str, FreeTypeFont]]:
    """The stretches of `text` that one font file has."""
    run, script = "", ""
    for sign in text:
        its = _script(sign) or script or SCRIPTS[0]
        if its != script and run:
            yield run, _font(script, size)
            run = ""
        run, script = run + sign, its
    if run:
        yield run, _font(script, size)


def _has(text: str) -> bool:
    return all(_script(sign) for sign in text if not sign.isspace())


def _script(sign: str) -> str:
    """Which of our font files has a sign, by their ranges in style.css; empty: none."""
    code = ord(sign)
    if code < 0x100 or sign in "ŒœŠšŸŽžıƒ€" or 0x2000 <= code <= 0x2044:
        return "latin"
    if code < 0x250 or 0x1E00 <= code < 0x1F00:
        return "latin-ext"
    if 0x370 <= code < 0x400:
        return "greek"
    return "cyrillic" if 0x400 <= code < 0x530 else ""


@cache
def _font(script: str, size: int) -> FreeTypeFont:
    from PIL import ImageFont

    return ImageFont.truetype(BytesIO(_file(script).read_bytes()), size)


def _file(script: str) -> Path:
    package = Path(pressarchive.__file__).parent
    inside = package / "theme"
    return (
        inside if inside.is_dir() else package.parent / "templates"
    ) / f"assets/fonts/serif-{script}.woff2"


@cache
def _fonts_digest() -> str:
    return digest(*(_file(script).read_bytes() for script in SCRIPTS))
