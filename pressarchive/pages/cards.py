"""Cards: an article, a quotation, a date or a speaker as lists show them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import groupby
from urllib.parse import quote

from pressarchive.article import Article, Block
from pressarchive.config import Settings
from pressarchive.index.model import Index, Said
from pressarchive.index.order import date_of
from pressarchive.model import PressDate, Quotation, Span
from pressarchive.pages.urls import (
    article_url,
    date_url,
    media_url,
    outlet_url,
    speaker_url,
    standing_url,
    tag_url,
)
from pressarchive.pages.views import (
    ArticleCard,
    DateView,
    LinkView,
    QuotationCard,
    SpeakerRow,
    YearGroup,
)
from pressarchive.text.messages import Translator, direction, translator

MEDIA_FOLDER = "content/media/"

OPENING = 240
"""Characters of an article's text on its card."""

PARAGRAPH = 80
"""Characters from which a line is a paragraph, rather than a date or a pointer to another page."""

_OPENING_MARKS, _CLOSING_MARKS = "«“„‹‘\"'", "»”“›’\"'"
_SPACES = " \t\u00a0\u202f\u2009"


class Cards:
    """An index's entries as lists show them, each made once and shared by every page that shows it."""

    def __init__(
        self,
        index: Index,
        settings: Settings,
        standing: Iterable[tuple[str, str]] = (),
        media: Iterable[str] = (),
    ) -> None:
        """`standing` are the standing pages' content paths with their slugs; `media` the files of
        content/media/, relative to it.
        """
        self.index = index
        self.settings = settings
        self.standing = tuple(standing)
        self.media = frozenset(media)
        self._articles: dict[str, ArticleCard] = {}
        self._dates: dict[PressDate, DateView] = {}

    @cached_property
    def words(self) -> Translator:
        """The interface's language."""
        return translator(self.settings.language)

    @cached_property
    def _by_path(self) -> dict[str, str]:
        articles = {article.path: article_url(article.slug) for article in self.index.articles}
        return articles | {path: standing_url(slug) for path, slug in self.standing}

    def resolve(self, address: str) -> str:
        """The url of what is published of an address inside `content/` (`content:…`, `media:…`), its
        fragment kept; an empty string where nothing is.
        """
        kind, _, path = address.partition(":")
        path, sign, fragment = path.partition("#") if kind == "content" else (path, "", "")
        if kind == "media":
            return media_url(path)
        if path.startswith(MEDIA_FOLDER):
            file = path.removeprefix(MEDIA_FOLDER)
            return media_url(file) if file in self.media else ""
        url = self._by_path.get(path, "")
        return f"{url}{sign}{quote(fragment)}" if url else ""

    def date(self, date: PressDate) -> DateView:
        """A date, linked to its page."""
        if date not in self._dates:
            machine = date.edtf if date.year is not None else ""
            known = date.precision != "unknown"
            self._dates[date] = DateView(self.words.date(date), machine, date_url(date), known)
        return self._dates[date]

    def article(self, article: Article) -> ArticleCard:
        """An article, in any list."""
        if article.slug not in self._articles:
            self._articles[article.slug] = self._card(article)
        return self._articles[article.slug]

    def _card(self, article: Article) -> ArticleCard:
        outlet = self.index.outlet_of.get(article.slug)
        language = article.language.value
        return ArticleCard(
            title=article.title.value,
            url=article_url(article.slug),
            language=language,
            direction=direction(language),
            foreign=language.partition("-")[0] != self.settings.language.partition("-")[0],
            outlet=self.outlet(outlet) if outlet else None,
            date=self.date(date_of(article)),
            opening=opening(article),
            quotations=len(article.quotations),
            speakers=self.speakers_of(self.index.said[article.slug]),
        )

    def speakers_of(self, said: Iterable[Said]) -> tuple[LinkView, ...]:
        """Who says `said`, most quoted first; counts are quotations."""
        return tuple(
            self.speaker(slug, count)
            for slug, count in Counter(s.speaker for s in said).most_common()
            if slug
        )

    def speaker(self, slug: str, count: int = 0) -> LinkView:
        """A link to a speaker's page."""
        return LinkView(self.index.speakers[slug].name, speaker_url(slug), count)

    def tag(self, slug: str, count: int = 0) -> LinkView:
        """A link to a tag's page."""
        return LinkView(self.index.tags[slug].name, tag_url(slug), count)

    def outlet(self, slug: str, count: int = 0) -> LinkView:
        """A link to an outlet's page."""
        return LinkView(self.index.outlets[slug].name, outlet_url(slug), count)

    def row(self, slug: str, said: Sequence[Said]) -> SpeakerRow:
        """A speaker with the figures of `said`, newest first."""
        speaker = self.index.speakers[slug]
        dated = [d for s in said if (d := date_of(s.article)).year is not None]
        return SpeakerRow(
            name=speaker.name,
            url=speaker_url(slug),
            kind=speaker.kind,
            quotations=len(said),
            articles=len({s.article.slug for s in said}),
            first=self.date(dated[-1]) if dated else None,
            last=self.date(dated[0]) if dated else None,
        )

    def rows(self, articles: Iterable[Article], most: int) -> tuple[SpeakerRow, ...]:
        """Who speaks most in `articles`, newest first."""
        by_speaker: dict[str, list[Said]] = {}
        for article in articles:
            for said in self.index.said[article.slug]:
                if said.speaker:
                    by_speaker.setdefault(said.speaker, []).append(said)
        best = sorted(by_speaker, key=lambda slug: -len(by_speaker[slug]))[:most]
        return tuple(self.row(slug, by_speaker[slug]) for slug in best)

    def quotation(self, said: Said) -> QuotationCard:
        """A quotation in its own marks."""
        quotation, text = said.quotation, said.article.body.text
        before, after = marks_around(text, quotation)
        attributed = quotation.speaker is not None
        card = self.article(said.article)
        return QuotationCard(
            anchor=said.anchor,
            url=f"{card.url}#{said.anchor}",
            before=text[before : quotation.start],
            words=said.words.replace("\n", " "),
            after=text[quotation.end : after],
            kind=quotation.kind,
            speaker=self.speaker(said.speaker) if said.speaker else None,
            printed_speaker=_stretch(text, quotation.mention) or (quotation.speaker or ""),
            cue=_stretch(text, quotation.cue),
            how=(quotation.how or "") if attributed else "",
            article=card,
        )

    def by_year(self, articles: Iterable[Article]) -> tuple[YearGroup, ...]:
        """Articles, newest first, parted by year."""
        years = groupby(articles, key=lambda a: date_of(a).year)
        return tuple(
            YearGroup(self.year(year), articles=tuple(map(self.article, group))) for year, group in years
        )

    def said_by_year(self, said: Iterable[Said]) -> tuple[YearGroup, ...]:
        """Quotations, newest first, parted by year."""
        years = groupby(said, key=lambda s: date_of(s.article).year)
        return tuple(
            YearGroup(self.year(year), quotations=tuple(map(self.quotation, group))) for year, group in years
        )

    def year(self, year: int | None) -> str:
        """A year as a heading."""
        return self.words.text("Undated") if year is None else str(year)


def opening(article: Article) -> str:
    """The first words of an article's text, without dateline, captions and signature: of its first
    paragraph of some length, since a line above it is a summary, a date, or leads to a list.
    """
    paragraphs = [text for block in article.body.blocks if (text := _running_text(article, block))]
    running = (text for text in paragraphs if len(text) >= PARAGRAPH and not text.endswith(":"))
    first = next(running, paragraphs[0] if paragraphs else "")
    return shortened(first, OPENING)


def _running_text(article: Article, block: Block) -> str:
    """The words of a paragraph after its dateline; empty for any other block."""
    if block.kind != "text" or block.tag not in ("p", ""):
        return ""
    datelines = (i.end for i in article.body.inlines if i.tag == "span" and i.start == block.start)
    start = max(datelines, default=block.start)
    return article.body.text[start : block.end].lstrip(" ,.–—-")


def shortened(text: str, most: int) -> str:
    """`text`, cut at a word with an ellipsis where it is longer than `most` characters."""
    if len(text) <= most:
        return text
    cut = text[: most + 1]
    return cut[: cut.rfind(" ")].rstrip(" ,;:–—-«“(") + "…" if " " in cut else text[:most] + "…"


def marks_around(text: str, quotation: Quotation) -> tuple[int, int]:
    """Where the marks begin and end in which the quotation stands; its own start and end where there are
    none, as around indirect speech.
    """
    start, end = quotation.start, quotation.end
    if quotation.kind == "indirect":
        return start, end
    before = start
    while before and text[before - 1] in _SPACES:
        before -= 1
    after = end
    while after < len(text) and text[after] in _SPACES:
        after += 1
    opens = before > 0 and text[before - 1] in _OPENING_MARKS
    closes = after < len(text) and text[after] in _CLOSING_MARKS
    return (before - 1 if opens else start, after + 1 if closes else end)


def _stretch(text: str, span: Span | None) -> str:
    return text[span.start : span.end].replace("\n", " ") if span else ""
