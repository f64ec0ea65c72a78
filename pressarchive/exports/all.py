"""Every document of the site, after its pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pressarchive.exports.articles import article_files
from pressarchive.exports.citations import citations
from pressarchive.exports.feeds import feeds
from pressarchive.exports.sitemap import sitemaps
from pressarchive.exports.social import social_images
from pressarchive.pages.cards import Cards
from pressarchive.pages.draft import Draft
from pressarchive.pages.urls import article_url


def with_documents(cards: Cards, pages: Iterable[Draft]) -> Iterator[Draft]:
    """`pages`, and what is published beside them."""
    urls = []
    articles = {article_url(article.slug): article for article in cards.index.articles}
    for page in pages:
        urls.append(page.url)
        yield page
        if page.url in articles:
            yield from article_files(cards, articles[page.url])
    yield from feeds(cards)
    yield from sitemaps(cards, urls)
    yield from citations(cards)
    yield from social_images(cards)
