"""The table: which function writes which document."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pressarchive.exports.articles import ArticleData, ArticleText, write_data, write_text
from pressarchive.exports.atom import write_atom
from pressarchive.exports.citations import Citations, write_citations
from pressarchive.exports.feeds import AtomFeed, JsonFeed, Subscriptions
from pressarchive.exports.json_feed import write_json_feed
from pressarchive.exports.opml import write_opml
from pressarchive.exports.sitemap import Sitemap, SitemapIndex, write_sitemap, write_sitemap_index
from pressarchive.exports.social import SocialImage, write_social_image
from pressarchive.pages.document import Document
from pressarchive.pages.views import SiteView

WRITERS: dict[type[Document], Callable[[Any, SiteView], bytes]] = {
    AtomFeed: write_atom,
    JsonFeed: write_json_feed,
    Subscriptions: write_opml,
    ArticleData: write_data,
    ArticleText: write_text,
    Sitemap: write_sitemap,
    Citations: write_citations,
    SocialImage: write_social_image,
    SitemapIndex: write_sitemap_index,
}
"""Each takes the document of its kind and what every page knows of the archive."""
