"""A page an article."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from msgspec import Struct
from msgspec.structs import replace

from pressarchive.article import Article, Notice, Spoken
from pressarchive.citing.cited import Cited
from pressarchive.index.anchors import alone
from pressarchive.index.copies import ALIKE
from pressarchive.index.model import Index, Related, Said
from pressarchive.pages.body import Marking, Prose, Voice
from pressarchive.pages.cards import Cards
from pressarchive.pages.citations import article_citation, quotation_citation
from pressarchive.pages.draft import Draft, basis
from pressarchive.pages.provenance import how_text, provenance
from pressarchive.pages.snapshots import taken_on
from pressarchive.pages.text_fragments import at_quotation
from pressarchive.pages.urls import (
    article_data_url,
    article_text_url,
    article_url,
    media_url,
    outlet_url,
    root,
    social_url,
    tag_url,
)
from pressarchive.pages.views import (
    ArticleView,
    BylineView,
    CopyView,
    OwnQuotation,
    PictureView,
    RelatedView,
    TagMark,
    VoiceView,
)
from pressarchive.pages.wordings import wordings
from pressarchive.text.folding import fold
from pressarchive.text.messages import marked

COPIES = 8
"""Other articles that carry the same text, on an article's page."""

COLOURS = 8
"""Speaker colours of the theme."""

_REASONS = {"speaker": marked("also quotes %(name)s"), "tag": marked("also about %(name)s")}


class _Around(Struct, frozen=True):
    """What an article's page shows of others."""

    newer: Notice | None
    older: Notice | None
    related: tuple[tuple[Notice, Related], ...]


def article_pages(cards: Cards) -> Iterator[Draft]:
    """Every article's page."""
    articles = cards.index.articles
    by_slug = {article.slug: article for article in articles}
    for place, article in enumerate(articles):
        around = partial(_around, cards, by_slug, place)
        whole = (cards, article, around)
        url = article_url(article.slug)
        yield Draft(url, ArticleView, partial(_basis, *whole), partial(_page, *whole))


def _around(cards: Cards, by_slug: dict[str, Notice], place: int) -> _Around:
    articles = cards.index.articles
    return _Around(
        newer=articles[place - 1] if place else None,
        older=articles[place + 1] if place + 1 < len(articles) else None,
        related=tuple((by_slug[r.slug], r) for r in cards.index.related[articles[place].slug]),
    )


def _basis(cards: Cards, article: Notice, beside: Callable[[], _Around]) -> bytes:
    index, around = cards.index, beside()
    return basis(
        article.path,
        article.article,
        cards.spoken_mark(article),
        [index.tags[slug].other_names for slug in index.tags_of[article.slug]],
        [index.outlet_by_name.get(fold(name)) for name in article.signers],
        [cards.resolve(address) for address in article.links],
        [cards.card_mark(other) for other in (around.newer, around.older) if other],
        around.newer is None,
        [(cards.card_mark(other), related.by, related.name) for other, related in around.related],
        [(cards.card_mark(copy), copy.article) for copy in carrying(cards.index, article)],
    )


def carrying(index: Index, article: Notice) -> tuple[Notice, ...]:
    """The other articles that carry its text and stand on its page, the likest first."""
    return tuple(copy.article for copy in index.copies.get(article.slug, ())[:COPIES])


def _page(cards: Cards, notice: Notice, beside: Callable[[], _Around]) -> ArticleView:
    around = beside()
    article = cards.shelf.article(notice)
    said, spoken = cards.index.said[notice.slug], cards.shelf.spoken(notice)
    voices = _voices(cards, said)
    url = article_url(notice.slug)
    card = cards.article(notice)
    picture, original = article.picture, article.url.value if article.url else ""
    archived, cited = article.archived.value if article.archived else "", cards.cited(notice)
    return ArticleView(
        url=url,
        root=root(url),
        title=notice.title,
        description=card.opening,
        section="articles",
        card=card,
        body=Prose(
            body=article.body,
            language=notice.language,
            root=root(url),
            addresses={address: cards.resolve(address) for address in notice.links},
            said=tuple(map(Marking, article.quotations, (words.anchor for words in spoken))),
            voices=tuple(_heard(cards, said, spoken, voices)),
        ),
        bylines=tuple(_byline(cards, field.value.name, field.value.kind) for field in article.bylines),
        place=article.place.value if article.place else "",
        language_name=cards.words.language_name(notice.language),
        picture=PictureView(media_url(picture.path), picture.caption, picture.credit, picture.alternative)
        if picture
        else None,
        voices=_voice_views(cards, said, spoken, voices),
        unattributed=sum(not s.name for s in said),
        quotations=tuple(
            _alone(cards, *of_one, cited) for of_one in zip(said, spoken, _sources(article), strict=True)
        ),
        tags=_tag_marks(cards, notice),
        authors=tuple(author.turned for author in cited.authors if not author.body),
        citation=article_citation(cards, cited),
        social=social_url(notice.slug) if cards.settings.social_images and cards.settings.base_url else "",
        original=original,
        archived=archived,
        archived_on=taken_on(archived),
        licence=article.licence.value if article.licence else "",
        rights=article.rights.value if article.rights else "",
        data=article_data_url(notice.slug) if cards.settings.data else "",
        words=article_text_url(notice.slug) if cards.settings.data else "",
        visibility=article.visibility,
        noindex=article.noindex,
        source=article.path,
        provenance=tuple(provenance(article, cards.words)),
        older=cards.article(around.older) if around.older else None,
        newer=cards.article(around.newer) if around.newer else None,
        related=tuple(_related(cards, other, related) for other, related in around.related),
        copies=_copies(cards, article, carrying(cards.index, notice)),
        alike=round(100 * ALIKE),
    )


def _copies(cards: Cards, article: Article, others: Sequence[Notice]) -> tuple[CopyView, ...]:
    """The `others` that carry the text of `article`, those with most of it first."""
    copies = [_copy(cards, article, other) for other in others]
    return tuple(sorted(copies, key=lambda copy: -(copy.here + copy.there)))


def _copy(cards: Cards, article: Article, other: Notice) -> CopyView:
    """Another article that carries the text of `article`, and where they differ."""
    compared = wordings(article.body.text, cards.shelf.article(other).body.text)
    return CopyView(cards.article(other), compared.here, compared.there, compared.passages, compared.more)


def _sources(article: Article) -> Iterator[str]:
    """The way to each quotation of `article` in the original; empty where that has no address."""
    for quotation in article.quotations:
        yield at_quotation(article.url.value, article, quotation) if article.url else ""


def _alone(cards: Cards, said: Said, words: Spoken, source: str, cited: Cited) -> OwnQuotation:
    """A quotation by itself, with the way to its words in the original, and what cites it."""
    speaker = cards.speaker(said.speaker) if said.speaker else None
    return OwnQuotation(
        anchor=words.anchor,
        alone=alone(words.anchor),
        before=words.before,
        words=words.words,
        after=words.after,
        kind=words.kind,
        speaker=speaker,
        printed_speaker=words.mention or said.name,
        cue=words.cue,
        how=words.how,
        source=source,
        cited=quotation_citation(cards, speaker.name if speaker else said.name, alone(words.anchor), cited),
        also=cards.also(said, words.words),
    )


def _voice_key(said: Said) -> str:
    """What makes two quotations of an article one voice: the speaker's page, or the name as printed."""
    return said.speaker or (fold(said.name) and f"?{said.name}")


def _voices(cards: Cards, said: Sequence[Said]) -> dict[str, Voice]:
    """Each voice of an article with its colour, in the order in which they first speak."""
    voices = {"": Voice(cards.words.text("unattributed"), "", 0)}
    for words in said:
        key = _voice_key(words)
        if key not in voices:
            link = cards.speaker(words.speaker) if words.speaker else None
            colour = (len(voices) - 1) % COLOURS + 1
            voices[key] = Voice(link.name if link else words.name, link.url if link else "", colour)
    return voices


def _heard(
    cards: Cards, said: Sequence[Said], spoken: Sequence[Spoken], voices: dict[str, Voice]
) -> Iterator[Voice]:
    """The voice of each of `said`, with a note where the speaker was not named at the quotation."""
    for place, words in zip(said, spoken, strict=True):
        voice = voices[_voice_key(place)]
        noted = words.how not in ("", "named")
        yield replace(voice, note=how_text(words.how, cards.words)) if noted else voice


def _voice_views(
    cards: Cards, said: Sequence[Said], spoken: Sequence[Spoken], voices: dict[str, Voice]
) -> tuple[VoiceView, ...]:
    by_voice: dict[str, list[Spoken]] = {}
    for place, words in zip(said, spoken, strict=True):
        if key := _voice_key(place):
            by_voice.setdefault(key, []).append(words)
    ordered = sorted(by_voice, key=lambda key: -len(by_voice[key]))
    kinds = {slug: speaker.kind for slug in ordered if (speaker := cards.index.speakers.get(slug))}
    return tuple(
        VoiceView(v.name, v.url, len(by_voice[key]), v.colour, by_voice[key][0].anchor, kinds.get(key, ""))
        for key in ordered
        for v in [voices[key]]
    )


def _byline(cards: Cards, name: str, kind: str) -> BylineView:
    slug = cards.index.outlet_by_name.get(fold(name)) if kind != "person" else None
    return BylineView(name, kind, outlet_url(slug) if slug else "")


def _tag_marks(cards: Cards, article: Notice) -> tuple[TagMark, ...]:
    given = {fold(name) for name, supplied in article.tags if supplied}
    tags = [cards.index.tags[slug] for slug in cards.index.tags_of[article.slug]]
    return tuple(
        TagMark(t.name, tag_url(t.slug), recognised=given.isdisjoint(map(fold, (t.name, *t.other_names))))
        for t in tags
    )


def _related(cards: Cards, other: Notice, related: Related) -> RelatedView:
    reason = cards.words.text(_REASONS[related.by], name=related.name)
    return RelatedView(cards.article(other), reason)
