"""The page that says what is in this archive, in figures, and how each of it is known."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, partial

from msgspec.structs import replace

from pressarchive.article import KNOWN_FIELDS
from pressarchive.model import PressDate
from pressarchive.pages.cards import Cards
from pressarchive.pages.document import Written
from pressarchive.pages.downloads import downloads
from pressarchive.pages.draft import Draft, basis
from pressarchive.pages.method import accuracy_view
from pressarchive.pages.provenance import HOW
from pressarchive.pages.urls import DATA, OUTLETS, SPEAKERS, TAGS, UNATTRIBUTED, UNDATED, date_url, root
from pressarchive.pages.views import DataView, KnownView, LinkView, ShareView, TallyView
from pressarchive.text.messages import Translator, marked

OUTLETS_SHOWN = 12
YEARS_SHOWN = 30
"""From more years on, they are told by decade."""

_KINDS = {
    "direct": marked("Direct: whole sentences between marks"),
    "mixed": marked("Mixed: some words between marks"),
    "indirect": marked("Indirect: reported without marks"),
}
_PRECISIONS = {
    "day": marked("To the day"),
    "month": marked("To the month"),
    "year": marked("To the year"),
    "day and month": marked("Day and month, year unknown"),
    "unknown": marked("Undated"),
}
_VISIBILITIES = {
    "full": marked("The whole text"),
    "excerpt": marked("Short quotations only"),
    "metadata": marked("No text: headline, outlet and date only"),
}
_FIELDS = {
    "title": marked("Headline"),
    "language": marked("Language"),
    "date": marked("Date"),
    "outlet": marked("Outlet"),
    "place": marked("Place"),
    "bylines": marked("Byline"),
    "url": marked("Original"),
    "archived": marked("Archived copy"),
    "licence": marked("Licence"),
    "rights": marked("Rights"),
}

_Entry = tuple[str, str, int]
"""Name, url, count."""


def data_page(cards: Cards, written: Callable[[], Sequence[Written]]) -> Iterator[Draft]:
    """The archive in figures; counted only where somebody asks. `written` tells which files hold all of it,
    once they are made.
    """
    counted = cache(partial(_page, cards))

    def made() -> DataView:
        return replace(counted(), downloads=tuple(downloads(written(), cards.words)))

    yield Draft(DATA, DataView, lambda: basis(made()), made)


def _page(cards: Cards) -> DataView:
    words = cards.words
    tallies: tuple[Callable[[Cards], TallyView | None], ...] = (
        _years,
        _outlets,
        _languages,
        _precisions,
        _visibilities,
        _kinds,
        _attributions,
        _speakers,
        _tags,
    )
    return DataView(
        url=DATA,
        root=root(DATA),
        title=words.text("The archive in figures"),
        section="standing",
        totals=cards.totals,
        tallies=tuple(tally for made in tallies if (tally := made(cards)) and tally.rows),
        known=_known(cards),
        accuracy=accuracy_view(words),
    )


def _tally(title: str, unit: str, entries: Iterable[_Entry], more: LinkView | None = None) -> TallyView:
    rows = [entry for entry in entries if entry[2]]
    total = sum(count for _, _, count in rows)
    shares = tuple(ShareView(name, url, count, _share(count, total)) for name, url, count in rows)
    return TallyView(title, unit, shares, total, more)


def _share(count: int, of: int) -> int:
    return round(100 * count / of) if of else 0


def _told(counts: Mapping[str, int], names: Mapping[str, str], words: Translator) -> list[_Entry]:
    """The counts in the order of `names`."""
    return [(words.text(name), "", counts.get(key, 0)) for key, name in names.items()]


def _years(cards: Cards) -> TallyView:
    counts = Counter(article.date.year for article in cards.index.articles)
    undated = (cards.words.text("Undated"), UNDATED, counts.pop(None, 0))
    years = sorted((year, count) for year, count in counts.items() if year is not None)
    if len(years) <= YEARS_SHOWN:
        entries = [(str(year), date_url(PressDate(year)), count) for year, count in years]
        return _tally(cards.words.text("By year"), "articles", [*entries, undated])
    decades = Counter[int]()
    for year, count in years:
        decades[year // 10 * 10] += count
    entries = [(f"{decade}–{decade + 9}", "", count) for decade, count in sorted(decades.items())]
    return _tally(cards.words.text("By decade"), "articles", [*entries, undated])


def _outlets(cards: Cards) -> TallyView:
    words, outlets = cards.words, cards.index.outlets
    most = sorted(outlets.values(), key=lambda outlet: -len(outlet.articles))
    links = [cards.outlet(outlet.slug, len(outlet.articles)) for outlet in most]
    shown, rest = links[:OUTLETS_SHOWN], links[OUTLETS_SHOWN:]
    unknown = len(cards.index.articles) - len(cards.index.outlet_of)
    entries = [(link.name, link.url, link.count) for link in shown]
    others = words.plural(len(rest), "%(n)s other outlet", "%(n)s other outlets")
    return _tally(
        words.text("By outlet"),
        "articles",
        [
            *entries,
            (others, OUTLETS, sum(link.count for link in rest)),
            (words.text("Outlet not known"), "", unknown),
        ],
    )


def _languages(cards: Cards) -> TallyView:
    counts = Counter(article.language for article in cards.index.articles)
    named = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    entries = [(cards.words.language_name(language), "", count) for language, count in named]
    return _tally(cards.words.text("By language"), "articles", entries)


def _precisions(cards: Cards) -> TallyView:
    counts = Counter[str](article.date.precision for article in cards.index.articles)
    told = _told(counts, _PRECISIONS, cards.words)
    return _tally(cards.words.text("How precisely the date is known"), "articles", told)


def _visibilities(cards: Cards) -> TallyView | None:
    counts = Counter[str](article.visibility for article in cards.index.articles)
    if set(counts) <= {"full"}:
        return None
    told = _told(counts, _VISIBILITIES, cards.words)
    return _tally(cards.words.text("What the archive shows"), "articles", told)


def _kinds(cards: Cards) -> TallyView:
    counts = Counter[str]()
    for article in cards.index.articles:
        for kind, _, count in article.manners:
            counts[kind] += count
    return _tally(cards.words.text("Kinds of quotations"), "quotations", _told(counts, _KINDS, cards.words))


def _attributions(cards: Cards) -> TallyView:
    words, counts = cards.words, Counter[str]()
    for article in cards.index.articles:
        for _, how, count in article.manners:
            counts[how] += count
    unknown = (words.text("unattributed"), UNATTRIBUTED, counts[""])
    return _tally(words.text("How the speaker is known"), "quotations", [*_told(counts, HOW, words), unknown])


def _speakers(cards: Cards) -> TallyView:
    counts = Counter(speaker.kind for speaker in cards.index.speakers.values())
    words = cards.words
    entries = [(words.text("People"), "", counts["person"]), (words.text("Bodies"), "", counts["body"])]
    return _tally(
        words.text("Who is quoted"), "speakers", entries, LinkView(words.text("Speakers"), SPEAKERS)
    )


def _tags(cards: Cards) -> TallyView:
    given = Counter(supplied for article in cards.index.articles for _, supplied in article.tags)
    words = cards.words
    entries = [
        (words.text("Given by the archivist"), "", given[True]),
        (words.text("Recognised in the text"), "", given[False]),
    ]
    return _tally(words.text("Tags on articles"), "tags", entries, LinkView(words.text("Tags"), TAGS))


def _known(cards: Cards) -> tuple[KnownView, ...]:
    """How each field is known over all articles; a field that none has is left out."""
    columns = list(zip(*(article.origins for article in cards.index.articles), strict=True))
    rows = (
        _field(cards.words.text(_FIELDS[name]), Counter(column))
        for name, column in zip(KNOWN_FIELDS, columns, strict=False)
    )
    return tuple(row for row in rows if row.unknown.count < len(cards.index.articles))


def _field(name: str, counts: Counter[str]) -> KnownView:
    total = counts.total()

    def share(origin: str) -> ShareView:
        return ShareView("", "", counts[origin], _share(counts[origin], total))

    return KnownView(name, share("stated"), share("inferred"), share("supplied"), share(""))
