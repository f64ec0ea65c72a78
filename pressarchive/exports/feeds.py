"""Feeds: the newest articles of the archive, of a tag or of an outlet, and the newest articles that quote
a speaker, by which each can be followed. `atom.py`, `json_feed.py` and `opml.py` write them.

A build knows no clock, so what is newest is told by the articles’ own dates. One entry is one article: an
interview of forty answers is one piece of news to whoever follows the speaker, not forty. A speaker’s entry
holds what they say in the article.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import groupby, islice

from msgspec import Struct

from pressarchive.article import Notice
from pressarchive.exports.shared import Shared
from pressarchive.index.model import Outlet, Said, Speaker, Tag
from pressarchive.model import PressDate
from pressarchive.pages.cards import Cards
from pressarchive.pages.document import Document
from pressarchive.pages.draft import Draft, basis, ready
from pressarchive.pages.feeds import archive_feed, own_feed
from pressarchive.pages.urls import (
    SUBSCRIPTIONS,
    TAGS,
    article_url,
    atom_url,
    json_feed_url,
    outlet_url,
    speaker_url,
    tag_url,
)
from pressarchive.pages.views import ArticleCard, FeedLink
from pressarchive.text.folding import fold

MOST = 30
"""Entries of a feed."""

MOST_SAID = 12
"""Quotations of an entry; the article’s page has them all."""


class Words(Struct, frozen=True):
    """A quotation in an entry, in its own marks, as printed."""

    words: str
    url: str


class Entry(Struct, frozen=True):
    """An article in a feed."""

    id: str
    """Absolute, and never another: made from slugs and from where the archive was first published."""
    url: str
    """Of its page, or of the place there where the speaker begins."""
    card: ArticleCard
    date: PressDate
    authors: tuple[str, ...]
    """Who signs, then the outlet, each once."""
    tags: tuple[tuple[str, str], ...]
    """Slug and name of each."""
    original: str
    """Address of the original; empty where none is given."""
    said: tuple[Words, ...] = ()
    """What the speaker says in it; empty in a feed of articles."""
    more: int = 0
    """How many quotations more of the speaker its page has."""


class Feed(Document, frozen=True, kw_only=True):
    """What is newest on one page of the archive."""

    own: str
    """Url at which it is to be followed; another than its own where its page has moved."""

    id: str
    """Absolute, and never another."""
    first: str
    """Where the archive was first published: what its ids begin with."""
    title: str
    note: str
    """What the archivist says of it; empty: nothing."""
    page: str
    """Url of the page that lists it all."""
    entries: tuple[Entry, ...]
    """Newest first."""


class AtomFeed(Feed, frozen=True, kw_only=True):
    """A feed as Atom (RFC 4287)."""


class JsonFeed(Feed, frozen=True, kw_only=True):
    """A feed as JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/)."""


class Subscriptions(Document, frozen=True, kw_only=True):
    """Every feed of the archive, to be followed by a single file (OPML 2.0)."""

    groups: tuple[tuple[str, tuple[tuple[FeedLink, str], ...]], ...]
    """Name of each group, and its feeds with the url of each one’s page; the archive’s own has no name."""


class _Head(Struct, frozen=True):
    """What a feed is called and is of."""

    link: FeedLink
    page: str
    """Url of the page that lists it all."""
    id: str
    """Relative to where the archive was first published."""
    note: str
    former: tuple[str, ...] = ()
    """Urls that the page had before. Nothing leads a program on from there, so the feed stands there, too."""


def feeds(cards: Cards) -> Iterator[Draft]:
    """Every feed that there is, and the list of them."""
    index, settings = cards.index, cards.settings
    link = archive_feed(settings)
    if link is None:
        return
    yield from _article_feeds(cards, _Head(link, "", "", settings.description), index.articles)
    if settings.feeds != "all":
        return
    for speaker in index.speakers.values():
        if head := _head(cards, speaker, speaker_url):
            yield from _speaker_feeds(cards, head, speaker)
    for tag in index.tags.values():
        if head := _head(cards, tag, tag_url):
            yield from _article_feeds(cards, head, tag.articles)
    for outlet in index.outlets.values():
        if head := _head(cards, outlet, outlet_url):
            yield from _article_feeds(cards, head, outlet.articles)
    yield ready(_subscriptions(cards, link))


def _head(cards: Cards, entry: Speaker | Tag | Outlet, at: Callable[[str], str]) -> _Head | None:
    """Of the feed of an entry of the index, whose page is `at` its slug."""
    link, record = own_feed(cards.settings, entry.name, at(entry.slug)), entry.record
    if link is None:
        return None
    if record is None:
        return _Head(link, at(entry.slug), at(entry.slug), "")
    name = at(_first_slug(entry.slug, record.aliases))
    former = dict.fromkeys(slug for slug in record.aliases if slug != entry.slug)
    return _Head(link, at(entry.slug), name, record.note, tuple(map(at, former)))


def _first_slug(slug: str, aliases: Sequence[str]) -> str:
    """The slug of something when it was first published: its ids are made from that."""
    return aliases[0] if aliases else slug


def _article_feeds(cards: Cards, head: _Head, articles: Sequence[Notice]) -> Iterator[Draft]:
    newest = articles[:MOST]

    def made_from() -> bytes:
        return basis(head, [(cards.place_mark(one), _besides(one)) for one in newest])

    yield from _both(cards, head, made_from, partial(_articles, cards, newest))


def _speaker_feeds(cards: Cards, head: _Head, speaker: Speaker) -> Iterator[Draft]:
    in_articles = groupby(speaker.said, key=lambda said: said.article.slug)
    newest = [tuple(said) for _, said in islice(in_articles, MOST)]

    def made_from() -> bytes:
        articles = [said[0].article for said in newest]
        return basis(head, speaker.slug, [(cards.spoken_mark(one), _besides(one)) for one in articles])

    yield from _both(cards, head, made_from, partial(_quoting, cards, head, newest))


def _besides(article: Notice) -> tuple[object, ...]:
    """What an entry shows of an article beside its card, tags and quotations."""
    return (article.authors, article.original, article.aliases)


def _both(
    cards: Cards, head: _Head, made_from: Callable[[], bytes], entries: Callable[[], Iterable[Entry]]
) -> Iterator[Draft]:
    """A feed in both formats."""
    formats = ((AtomFeed, head.link.atom, atom_url), (JsonFeed, head.link.json, json_feed_url))
    uses = len(formats) * (1 + len(head.former))
    made_from, shown = Shared(made_from, uses), Shared(lambda: tuple(entries()), uses)
    for kind, now, at in formats:
        for url in (now, *map(at, head.former)):
            yield Draft(url, kind, made_from, partial(_feed, cards, kind, url, now, head, shown))


def _feed(  # noqa: PLR0913, PLR0917 - where a feed is, and what it is made from
    cards: Cards,
    kind: type[Feed],
    url: str,
    now: str,
    head: _Head,
    entries: Callable[[], tuple[Entry, ...]],
) -> Feed:
    first = _first(cards)
    return kind(
        url=url,
        own=now,
        id=first + head.id,
        first=first,
        title=head.link.title,
        note=head.note,
        page=head.page,
        entries=entries(),
    )


def _first(cards: Cards) -> str:
    return cards.settings.first_url or cards.settings.base_url


def _articles(cards: Cards, articles: Iterable[Notice]) -> Iterator[Entry]:
    for article in articles:
        card = cards.article(article)
        name = _first(cards) + article_url(_first_slug(article.slug, article.aliases))
        yield _entry(cards, article, card, name, card.url)


def _quoting(cards: Cards, head: _Head, articles: Iterable[tuple[Said, ...]]) -> Iterator[Entry]:
    """An entry for each article with what the speaker says in it. Its id is not the article’s: the entry is
    another, and whoever follows both has both.
    """
    for said in articles:
        article = said[0].article
        shown = [cards.quotation(one) for one in said[:MOST_SAID]]
        words = tuple(Words(f"{one.before}{one.words}{one.after}", one.url) for one in shown)
        name = f"{_first(cards)}{head.id}#{_first_slug(article.slug, article.aliases)}"
        more = len(said) - len(shown)
        yield _entry(cards, article, shown[0].article, name, shown[0].url, words, more)


def _entry(  # noqa: PLR0913, PLR0917 - what entries of articles and of speakers have in common
    cards: Cards,
    article: Notice,
    card: ArticleCard,
    name: str,
    url: str,
    said: tuple[Words, ...] = (),
    more: int = 0,
) -> Entry:
    index = cards.index
    tags = tuple((slug, index.tags[slug].name) for slug in index.tags_of[article.slug])
    return Entry(name, url, card, article.date, _authors(cards, article), tags, article.original, said, more)


def _authors(cards: Cards, article: Notice) -> tuple[str, ...]:
    """Who signs, then the outlet; where it signs itself, under whichever name, once."""
    index, slug = cards.index, cards.index.outlet_of.get(article.slug)
    signed = [name for name in article.authors if not slug or index.outlet_by_name.get(fold(name)) != slug]
    return tuple(dict.fromkeys((*signed, index.outlets[slug].name) if slug else signed))


def _subscriptions(cards: Cards, link: FeedLink) -> Subscriptions:
    index, words = cards.index, cards.words
    own = (
        (words.text("Speakers"), [(one.name, speaker_url(one.slug)) for one in index.speakers.values()]),
        (words.text("Tags"), [(one.name, tag_url(one.slug)) for one in index.tags.values()]),
        (words.text("Outlets"), [(one.name, outlet_url(one.slug)) for one in index.outlets.values()]),
    )
    groups = [
        (name, tuple((feed, url) for title, url in of if (feed := own_feed(cards.settings, title, url))))
        for name, of in own
    ]
    every = ("", ((link, ""),)), *((name, of) for name, of in groups if of)
    return Subscriptions(url=SUBSCRIPTIONS, groups=tuple(every))


def tag_scheme(feed: Feed) -> str:
    """Under what the slugs of tags are unique."""
    return feed.first + TAGS


def outlet_page(entry: Entry, name: str) -> str:
    """Url of the page of the author of that name, who is the entry’s outlet; empty: somebody else."""
    outlet = entry.card.outlet
    return outlet.url if outlet and outlet.name == name else ""


def instant(date: PressDate) -> str:
    """A date as RFC 3339 has it, which asks for an hour: noon of the first day that it may be, in universal
    time, so that the day is the same nearly everywhere on earth. Empty where its year is unknown: no other
    date is taken for it.
    """
    return "" if date.year is None else f"{date.year:04}-{date.month or 1:02}-{date.day or 1:02}T12:00:00Z"
