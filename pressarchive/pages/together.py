"""Who is quoted together: in the same articles, and how often."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import combinations

from pressarchive.article import Notice
from pressarchive.charts.arcs import ROW, WIDTH, Arc, Pair, arcs, order
from pressarchive.pages.cards import Cards
from pressarchive.pages.draft import Draft, basis
from pressarchive.pages.urls import SPEAKERS, TOGETHER, root
from pressarchive.pages.views import BowView, LinkView, PairView, TogetherView

NAMES, PAIRS, NEWEST = 24, 60, 3
"""At most: names in the drawing, pairs of them, and articles named for each."""

_Couple = tuple[str, str]
"""Two speakers, by slug."""


def together_pages(cards: Cards) -> Iterator[Draft]:
    """The page, where any article quotes two."""
    shared = [article for article in cards.index.articles if len(_speakers(cards, article)) > 1]
    if shared:
        yield Draft(TOGETHER, TogetherView, partial(_basis, cards, shared), partial(_page, cards, shared))


def together_link(cards: Cards) -> LinkView | None:
    """The way to it."""
    there = any(len(_speakers(cards, article)) > 1 for article in cards.index.articles)
    return LinkView(cards.words.text("Who is quoted together"), TOGETHER) if there else None


def _basis(cards: Cards, shared: Sequence[Notice]) -> bytes:
    # Of two couples with as many articles the more quoted goes first, wherever else they are quoted.
    speakers = dict.fromkeys(slug for article in shared for slug in sorted(_speakers(cards, article)))
    quoted = [len(cards.index.speakers[slug].said) for slug in speakers]
    return basis(list(map(cards.place_mark, shared)), quoted)


def _page(cards: Cards, shared: Sequence[Notice]) -> TogetherView:
    counts = Counter(
        couple for article in shared for couple in combinations(sorted(_speakers(cards, article)), 2)
    )
    couples = _strongest(cards, counts)
    slugs = list(dict.fromkeys(slug for couple in couples for slug in couple))
    pairs = [Pair(slugs.index(one), slugs.index(other), counts[one, other]) for one, other in couples]
    rows = order(len(slugs), pairs)
    places = [rows.index(number) for number in range(len(slugs))]
    newest = _newest(cards, shared, couples)
    views = tuple(
        PairView(
            anchor=f"pair-{number}",
            one=cards.speaker(one),
            other=cards.speaker(other),
            articles=counts[one, other],
            newest=tuple(map(cards.article, newest[one, other])),
        )
        for number, (one, other) in enumerate(couples, 1)
    )
    return TogetherView(
        url=TOGETHER,
        root=root(TOGETHER),
        title=cards.words.text("Who is quoted together"),
        section="speakers",
        crumbs=(LinkView(cards.words.text("Speakers"), SPEAKERS),),
        names=tuple(cards.speaker(slugs[number]) for number in rows),
        width=WIDTH,
        height=ROW * len(slugs),
        bows=tuple(
            BowView(pair.one.name, pair.other.name, pair.articles, pair.anchor, *_geometry(arc))
            for pair, arc in zip(views, arcs(pairs, places, len(slugs)), strict=True)
        ),
        pairs=views,
    )


def _geometry(arc: Arc) -> tuple[int, int, int, int]:
    return arc.start, arc.end, arc.reach, arc.thickness


def _speakers(cards: Cards, article: Notice) -> set[str]:
    return {said.speaker for said in cards.index.said[article.slug]} - {""}


def _strongest(cards: Cards, counts: Counter[_Couple]) -> list[_Couple]:
    """The couples that share most articles, of the most quoted where they are equal, among so many names
    as can be read.
    """
    speakers = cards.index.speakers

    def rank(couple: _Couple) -> tuple[int, int, _Couple]:
        return -counts[couple], -min(len(speakers[slug].said) for slug in couple), couple

    chosen: list[_Couple] = []
    names: set[str] = set()
    for couple in sorted(counts, key=rank):
        if len(names | set(couple)) <= NAMES:
            chosen.append(couple)
            names |= set(couple)
        if len(chosen) == PAIRS:
            break
    return chosen


def _newest(
    cards: Cards, shared: Sequence[Notice], couples: Sequence[_Couple]
) -> dict[_Couple, list[Notice]]:
    newest: dict[_Couple, list[Notice]] = {couple: [] for couple in couples}
    for article in shared:
        for couple in combinations(sorted(_speakers(cards, article)), 2):
            if couple in newest and len(newest[couple]) < NEWEST:
                newest[couple].append(article)
    return newest
