"""A page an article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from pressarchive.article import Article
from pressarchive.index.model import Related, Said
from pressarchive.pages.body import Voice, body_html
from pressarchive.pages.cards import Cards
from pressarchive.pages.provenance import how_text, provenance
from pressarchive.pages.urls import article_url, media_url, outlet_url, root, tag_url
from pressarchive.pages.views import (
    ArticleCard,
    ArticleView,
    BylineView,
    PictureView,
    RelatedView,
    TagMark,
    VoiceView,
)
from pressarchive.text.folding import fold
from pressarchive.text.messages import marked

COLOURS = 8
"""Speaker colours of the theme."""

_REASONS = {"speaker": marked("also quotes %(name)s"), "tag": marked("also about %(name)s")}


def article_pages(cards: Cards) -> Iterator[ArticleView]:
    """Every article's page."""
    articles = cards.index.articles
    by_slug = {article.slug: article for article in articles}
    for place, article in enumerate(articles):
        newer = cards.article(articles[place - 1]) if place else None
        older = cards.article(articles[place + 1]) if place + 1 < len(articles) else None
        related = tuple(_related(cards, r, by_slug) for r in cards.index.related[article.slug])
        yield _page(cards, article, older, newer, related)


def _page(
    cards: Cards,
    article: Article,
    older: ArticleCard | None,
    newer: ArticleCard | None,
    related: tuple[RelatedView, ...],
) -> ArticleView:
    said = cards.index.said[article.slug]
    voices = _voices(cards, said)
    url = article_url(article.slug)
    card = cards.article(article)
    picture = article.picture
    return ArticleView(
        url=url,
        root=root(url),
        title=article.title.value,
        description=card.opening,
        section="articles",
        card=card,
        body=body_html(article, said, _heard(cards, said, voices), root(url), cards.resolve),
        bylines=tuple(_byline(cards, field.value.name, field.value.kind) for field in article.bylines),
        place=article.place.value if article.place else "",
        language_name=cards.words.language_name(article.language.value),
        picture=PictureView(media_url(picture.path), picture.caption, picture.credit, picture.alternative)
        if picture
        else None,
        voices=_voice_views(said, voices),
        unattributed=sum(s.quotation.speaker is None for s in said),
        tags=_tag_marks(cards, article),
        original=article.url.value if article.url else "",
        archived=article.archived.value if article.archived else "",
        licence=article.licence.value if article.licence else "",
        rights=article.rights.value if article.rights else "",
        source=article.path,
        provenance=tuple(provenance(article, cards.words)),
        older=older,
        newer=newer,
        related=related,
    )


def _voice_key(said: Said) -> str:
    """What makes two quotations of an article one voice: the speaker's page, or the name as printed."""
    return said.speaker or (fold(said.quotation.speaker or "") and f"?{said.quotation.speaker}")


def _voices(cards: Cards, said: Sequence[Said]) -> dict[str, Voice]:
    """Each voice of an article with its colour, in the order in which they first speak."""
    voices = {"": Voice(cards.words.text("unattributed"), "", 0)}
    for words in said:
        key = _voice_key(words)
        if key not in voices:
            link = cards.speaker(words.speaker) if words.speaker else None
            colour = (len(voices) - 1) % COLOURS + 1
            voices[key] = Voice(
                link.name if link else words.quotation.speaker or "", link.url if link else "", colour
            )
    return voices


def _heard(cards: Cards, said: Sequence[Said], voices: dict[str, Voice]) -> list[Voice]:
    """The voice of each of `said`, with a note where the speaker was not named at the quotation."""
    return [
        replace(voices[_voice_key(s)], note=how_text(how, cards.words))
        if s.quotation.speaker and (how := s.quotation.how or "") not in ("", "named")
        else voices[_voice_key(s)]
        for s in said
    ]


def _voice_views(said: Sequence[Said], voices: dict[str, Voice]) -> tuple[VoiceView, ...]:
    by_voice: dict[str, list[Said]] = {}
    for words in said:
        if key := _voice_key(words):
            by_voice.setdefault(key, []).append(words)
    ordered = sorted(by_voice, key=lambda key: -len(by_voice[key]))
    return tuple(
        VoiceView(v.name, v.url, len(by_voice[key]), v.colour, by_voice[key][0].anchor)
        for key in ordered
        for v in [voices[key]]
    )


def _byline(cards: Cards, name: str, kind: str) -> BylineView:
    slug = cards.index.outlet_by_name.get(fold(name)) if kind != "person" else None
    return BylineView(name, kind, outlet_url(slug) if slug else "")


def _tag_marks(cards: Cards, article: Article) -> tuple[TagMark, ...]:
    supplied = {fold(tag.value) for tag in article.tags if tag.origin == "supplied"}
    tags = [cards.index.tags[slug] for slug in cards.index.tags_of[article.slug]]
    return tuple(
        TagMark(t.name, tag_url(t.slug), recognised=supplied.isdisjoint(map(fold, (t.name, *t.other_names))))
        for t in tags
    )


def _related(cards: Cards, related: Related, by_slug: dict[str, Article]) -> RelatedView:
    reason = cards.words.text(_REASONS[related.by], name=related.name)
    return RelatedView(cards.article(by_slug[related.slug]), reason)
