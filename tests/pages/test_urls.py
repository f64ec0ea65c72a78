"""Addresses are public: others link to them, so they are the same in every version."""

from __future__ import annotations

import pytest

from pressarchive.model import PressDate
from pressarchive.pages import urls

PUBLIC = [
    (urls.SPEAKERS, "speakers/"),
    (urls.TAGS, "tags/"),
    (urls.OUTLETS, "outlets/"),
    (urls.DATES, "dates/"),
    (urls.UNDATED, "dates/undated/"),
    (urls.UNATTRIBUTED, "unattributed/"),
    (urls.TOGETHER, "together/"),
    (urls.METHOD, "method/"),
    (urls.DATA, "data/"),
    (urls.SEARCH, "search/"),
    (urls.NOT_FOUND, "404.html"),
    (urls.SUBSCRIPTIONS, "feeds.opml"),
    (urls.MEDIA, "media/"),
    (urls.SOCIAL, "card.png"),
    (urls.article_url("minsk"), "articles/minsk/"),
    (urls.article_data_url("minsk"), "articles/minsk/index.json"),
    (urls.article_text_url("minsk"), "articles/minsk/index.txt"),
    (urls.social_url("minsk"), "articles/minsk/card.png"),
    (urls.speaker_url("merkel"), "speakers/merkel/"),
    (urls.mentions_url("merkel"), "speakers/merkel/mentions/"),
    (urls.tag_url("mer"), "tags/mer/"),
    (urls.compare_url("mer"), "tags/mer/compare/"),
    (urls.outlet_url("le-monde"), "outlets/le-monde/"),
    (urls.date_url(PressDate(2018)), "dates/2018/"),
    (urls.date_url(PressDate(2018, 12)), "dates/2018/12/"),
    (urls.date_url(PressDate(2018, 2, 3)), "dates/2018/02/03/"),
    (urls.date_url(PressDate(987)), "dates/0987/"),
    (urls.standing_url("a-propos"), "a-propos/"),
    (urls.media_url("chat.jpg"), "media/chat.jpg"),
    (urls.search_place("1a2b"), "search/1a2b/"),
    (urls.atom_url("tags/mer/"), "tags/mer/feed.xml"),
    (urls.atom_url(""), "feed.xml"),
    (urls.json_feed_url("tags/mer/"), "tags/mer/feed.json"),
    (urls.citations_url("tags/mer/", "ris"), "tags/mer/citations.ris"),
    (urls.numbered("tags/", 1), "tags/"),
    (urls.numbered("tags/", 2), "tags/page/2/"),
    (urls.numbered("", 3), "page/3/"),
]


def test_addresses_are_what_they_always_were() -> None:
    assert [(found, wanted) for found, wanted in PUBLIC if found != wanted] == []


@pytest.mark.parametrize("date", [PressDate(), PressDate(None, 12, 24)], ids=["unknown", "of no year"])
def test_what_is_of_no_year_stands_among_the_undated(date: PressDate) -> None:
    assert urls.date_url(date) == "dates/undated/"


def test_whatever_signs_a_picture_has_in_its_name_its_address_leads_to_it() -> None:
    assert urls.media_url("été/chat 1?#%.jpg") == "media/%C3%A9t%C3%A9/chat%201%3F%23%25.jpg"


def test_what_is_made_of_an_articles_words_alone_is_its_page_its_data_and_its_words() -> None:
    assert urls.article_urls("minsk") == (
        "articles/minsk/",
        "articles/minsk/index.json",
        "articles/minsk/index.txt",
    )


@pytest.mark.parametrize(
    ("url", "back"), [("", "./"), ("404.html", "./"), ("tags/", "../"), ("dates/2018/12/", "../../../")]
)
def test_every_page_leads_back_to_the_root(url: str, back: str) -> None:
    assert urls.root(url) == back


@pytest.mark.parametrize(
    ("url", "file"),
    [
        ("", "index.html"),
        ("tags/", "tags/index.html"),
        ("404.html", "404.html"),
        ("a/feed.xml", "a/feed.xml"),
    ],
)
def test_a_folders_page_is_its_index_and_a_file_is_itself(url: str, file: str) -> None:
    assert urls.output_path(url) == file


KEPT_FREE = {"quotations"}
"""Where nothing stands yet, and a standing page would be in the way of what may."""


def test_no_standing_page_can_take_the_place_of_another_page() -> None:
    folders = {url.split("/")[0] for _, url in PUBLIC if "/" in url}
    taken = folders - {"a-propos"} | {"assets", "404"}
    assert taken | KEPT_FREE == urls.RESERVED
