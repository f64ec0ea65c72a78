"""Each article's place among all: order, merging, neighbours, anchors."""

from __future__ import annotations

from pressarchive.article import Article, Body, Notice
from pressarchive.index.anchors import anchors
from pressarchive.index.indexing import index
from pressarchive.index.notices import notice
from pressarchive.model import (
    Authority,
    Field,
    OutletRecord,
    PressDate,
    Quotation,
    SpeakerKind,
    SpeakerRecord,
    TagRecord,
)

Words = tuple[str, str, SpeakerKind]

NOTHING_KNOWN = Authority()


def whole(  # noqa: PLR0917 - an article has that many sides
    slug: str,
    date: PressDate | None = None,
    tags: tuple[str, ...] = (),
    outlet: str = "",
    said: tuple[Words, ...] = (),
    people: tuple[str, ...] = (),
) -> Article:
    """An article as it is parsed."""
    text = "\n".join(words for words, _, _ in said)
    quotations, at = [], 0
    for words, speaker, kind in said:
        quotations.append(
            Quotation(at, at + len(words), "direct", speaker or None, kind if speaker else None)
        )
        at += len(words) + 1
    return Article(
        path=f"content/articles/{slug}.txt",
        slug=slug,
        title=Field(slug, "stated", "title line"),
        language=Field("fr", "inferred", "language of the archive"),
        date=Field(date, "supplied", "date") if date else None,
        outlet=Field(outlet, "stated", "dateline") if outlet else None,
        tags=tuple(Field(tag, "supplied", "tags") for tag in tags),
        body=Body(text),
        quotations=tuple(quotations),
        people=people,
    )


def article(  # noqa: PLR0917 - as whole
    slug: str,
    date: PressDate | None = None,
    tags: tuple[str, ...] = (),
    outlet: str = "",
    said: tuple[Words, ...] = (),
    people: tuple[str, ...] = (),
) -> Notice:
    """An article as the index knows it."""
    return notice(whole(slug, date, tags, outlet, said, people), "", "")


def test_articles_come_newest_first_and_every_date_has_its_place() -> None:
    dates = {
        "unknown": None,
        "december-first": PressDate(None, 12, 1),
        "january-first": PressDate(None, 1, 1),
        "year": PressDate(2023),
        "month": PressDate(2023, 5),
        "day": PressDate(2023, 5, 2),
        "later-day": PressDate(2023, 5, 12),
        "later-year": PressDate(2024, 1, 1),
    }
    made, _ = index((article(slug, date) for slug, date in dates.items()), Authority())
    assert [a.slug for a in made.articles] == [
        "later-year",
        "later-day",
        "day",
        "month",
        "year",
        "december-first",
        "january-first",
        "unknown",
    ]


def names(*said: Words, authority: Authority = NOTHING_KNOWN) -> dict[str, int]:
    made, problems = index([article("a", said=said)], authority)
    assert not problems
    return {speaker.name: len(speaker.said) for speaker in made.speakers.values()}


def test_one_full_name_in_two_spellings_is_one_speaker() -> None:
    said: tuple[Words, ...] = (
        ("un", "Édouard Philippe", "person"),
        ("deux", "Edouard Philippe", "person"),
        ("trois", "Edouard Philippe", "person"),
    )
    assert names(*said) == {"Edouard Philippe": 3}


def test_a_bare_surname_is_merged_where_one_bearer_is_known() -> None:
    assert names(("un", "Jean-Luc Mélenchon", "person"), ("deux", "Mélenchon", "person")) == {
        "Jean-Luc Mélenchon": 2
    }


def test_a_bare_surname_with_two_bearers_stays_apart() -> None:
    said: tuple[Words, ...] = (
        ("un", "François Hollande", "person"),
        ("deux", "Marie Hollande", "person"),
        ("trois", "Hollande", "person"),
    )
    assert names(*said) == {"François Hollande": 1, "Marie Hollande": 1, "Hollande": 1}


def test_a_surname_is_never_a_bodys_and_may_have_several_words() -> None:
    said: tuple[Words, ...] = (
        ("un", "Maison Blanche", "body"),
        ("deux", "Blanche", "person"),
        ("trois", "Jean-Yves Le Drian", "person"),
        ("quatre", "Le Drian", "person"),
        ("cinq", "Najat Vallaud-Belkacem", "person"),
        ("six", "Vallaud-Belkacem", "person"),
        ("sept", "Dominique de Villepin", "person"),
        ("huit", "de Villepin", "person"),
    )
    assert names(*said) == {
        "Blanche": 1,
        "Maison Blanche": 1,
        "Jean-Yves Le Drian": 2,
        "Najat Vallaud-Belkacem": 2,
        "Dominique de Villepin": 2,
    }


def test_a_body_is_one_with_its_article_and_without() -> None:
    said: tuple[Words, ...] = (
        ("un", "Le Canard enchaîné", "body"),
        ("deux", "le Canard enchaîné", "body"),
        ("trois", "Canard Enchaîné", "body"),
        ("quatre", "l’Élysée", "body"),
        ("cinq", "Élysée", "body"),
    )
    assert sorted(names(*said).values()) == [2, 3]


def test_a_merged_surname_changes_neither_name_nor_address() -> None:
    said: tuple[Words, ...] = (
        ("un", "Lavrov", "person"),
        ("deux", "Lavrov", "person"),
        ("trois", "Sergueï Lavrov", "person"),
    )
    made, _ = index([article("a", said=said)], NOTHING_KNOWN)
    assert list(made.speakers) == ["serguei-lavrov"]
    assert made.speakers["serguei-lavrov"].name == "Sergueï Lavrov"
    assert made.speakers["serguei-lavrov"].other_names == ("Lavrov",)


def test_two_articles_with_one_slug_are_a_fault_whatever_they_quote() -> None:
    said: tuple[Words, ...] = (("un", "X Y", "person"), ("deux", "X Y", "person"))
    _, problems = index([article("a", said=said), article("a", PressDate(2022))], NOTHING_KNOWN)
    assert len(problems) == 1


def test_a_transliteration_is_not_merged_unasked() -> None:
    said: tuple[Words, ...] = (("un", "Sergueï Lavrov", "person"), ("deux", "Sergei Lavrov", "person"))
    assert names(*said) == {"Sergei Lavrov": 1, "Sergueï Lavrov": 1}


def test_the_archivists_record_merges_its_names() -> None:
    record = SpeakerRecord(name="Sergueï Lavrov", other_names=("Sergei Lavrov",))
    said: tuple[Words, ...] = (("un", "sergueï LAVROV", "person"), ("deux", "Sergei Lavrov", "person"))
    assert names(*said, authority=Authority(speakers=(record,))) == {"Sergueï Lavrov": 2}


def test_a_body_with_a_name_has_a_page_and_a_group_or_common_noun_has_none() -> None:
    said: tuple[Words, ...] = (
        ("un", "le ministère de l’Intérieur", "body"),
        ("deux", "la police", "body"),
        ("trois", "les organisateurs", "group"),
        ("quatre", "la présidente de la BCE", "office"),
    )
    assert names(*said) == {"le ministère de l’Intérieur": 1}


def test_the_archivist_can_give_a_group_a_page() -> None:
    record = SpeakerRecord(name="Les organisateurs", kind="body")
    said: tuple[Words, ...] = (("un", "les organisateurs", "group"),)
    assert names(*said, authority=Authority(speakers=(record,))) == {"Les organisateurs": 1}


def test_tags_and_outlets_merge_by_record_and_by_folding() -> None:
    authority = Authority(
        tags=(TagRecord(name="OTAN", other_names=("NATO",)),),
        outlets=(OutletRecord(name="Báo Nghệ An", other_names=("Baonghean.vn",)),),
    )
    articles = [
        article("a", tags=("otan", "climat"), outlet="Baonghean.vn"),
        article("b", tags=("NATO", "Climat", "climat"), outlet="bao nghe an"),
    ]
    made, _ = index(articles, authority)
    assert {t.name: len(t.articles) for t in made.tags.values()} == {"climat": 2, "OTAN": 2}
    assert {o.name: len(o.articles) for o in made.outlets.values()} == {"Báo Nghệ An": 2}


def test_an_anchor_is_made_from_the_words_and_not_from_their_place() -> None:
    one = whole("a", said=(("Bonjour à tous", "X Y", "person"), ("Au revoir", "X Y", "person")))
    turned = whole("b", said=(("Au revoir", "Z", "person"), ("bonjour, à tous", "X Y", "person")))
    assert anchors(one) == tuple(reversed(anchors(turned)))


def test_the_same_words_twice_in_an_article_have_two_anchors() -> None:
    first, second = anchors(whole("a", said=(("oui", "X Y", "person"), ("oui", "X Y", "person"))))
    assert second == f"{first}-2"


def test_related_articles_share_something_and_say_what() -> None:
    said: tuple[Words, ...] = (("un", "X Y", "person"),)
    articles = [
        article("a", tags=("OTAN",), said=said),
        article("b", said=said),
        article("c", tags=("OTAN",)),
        article("d"),
    ]
    made, _ = index(articles, Authority())
    assert [(r.slug, r.by, r.name) for r in made.related["a"]] == [
        ("b", "speaker", "X Y"),
        ("c", "tag", "OTAN"),
    ]
    assert made.related["d"] == ()


def test_who_is_named_and_not_quoted_is_mentioned() -> None:
    lavrov: tuple[Words, ...] = (("Non", "Sergueï Lavrov", "person"),)
    made, _ = index(
        [
            article("a", said=lavrov, people=("serguei lavrov",)),
            article("b", people=("sergei lavrov", "serguei lavrov", "jean dupont")),
            article("c", people=("jean dupont",)),
        ],
        Authority(speakers=(SpeakerRecord(name="Sergueï Lavrov", other_names=("Sergei Lavrov",)),)),
    )
    assert {slug: [a.slug for a in those] for slug, those in made.mentioned.items()} == {
        "serguei-lavrov": ["b"]
    }


def test_a_body_is_not_mentioned_by_a_persons_name() -> None:
    made, _ = index(
        [article("a", said=(("Non", "Peugeot", "body"),)), article("b", people=("peugeot",))], NOTHING_KNOWN
    )
    assert made.mentioned == {}
