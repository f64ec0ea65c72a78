"""Timelines, calendars and bows of whole archives: nothing is left out, and every one of them leads on."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from sites import write

from pressarchive.build.building import assemble
from pressarchive.config import read_settings
from pressarchive.pages import views as v
from pressarchive.store import MemoryStore

Archive = dict[str, v.PageView]


def archive(folder: Path, dates: list[str], **settings: object) -> Archive:
    """The views of an archive whose articles have `dates`; each quotes Macron, every other one Merkel too."""
    said = "« Nous irons jusqu'au bout », a déclaré Emmanuel Macron.\n"
    other = "« Nous n'irons pas si loin », a déclaré Angela Merkel.\n"
    for number, date in enumerate(dates):
        head = f"title: Article {number}\n" + (f"date: {date}\n" if date else "") + "tags: [Europe]\n"
        body = said + ("\n" + other if number % 2 else "")
        write(folder, {f"content/articles/a-{number}.md": f"---\n{head}---\n\n{body}"})
    lines = {"title": "Essai", "language": "fr", **settings}
    write(folder, {"site.yaml": "".join(f"{key}: {value}\n" for key, value in lines.items())})
    made = assemble(folder, read_settings(folder), MemoryStore(), lambda _what, _steps: lambda: None)
    every = ((page.draft.url, page.draft.view()) for page in made.site.press.pages.values())
    return {url: view for url, view in every if isinstance(view, v.PageView)}


def home(pages: Archive) -> v.HomeView:
    page = pages[""]
    assert isinstance(page, v.HomeView)
    return page


def timelines(pages: Archive) -> list[tuple[v.PageView, v.TimelineView]]:
    found = ((page, getattr(page, "timeline", None)) for page in pages.values())
    return [(page, timeline) for page, timeline in found if isinstance(timeline, v.TimelineView)]


ARCHIVES = {
    "one article": (["2023-03-12"], 0),
    "one day": (["2023-03-12"] * 5, 0),
    "one week": (["2023-03-12", "2023-03-14", "2023-03-14"], 2),
    "one year": (["2023-03-12", "2023-07-01", "2023-07-30", "2023-09", "2023", ""], 3),
    "forty years with gaps": (["1983-01-02", "1984", "2001-05", "2023-03-12"], 4),
    "a hundred years": (["1921-04-05", "1922", "1929-01-01", "2023-03-12", ""], 2),
    "years alone": (["2021", "2022", "2022"], 2),
    "undated alone": (["", "XXXX-12-01"], 0),
    "nothing": ([], 0),
}


@pytest.mark.parametrize("name", ARCHIVES)
def test_every_archive_has_the_timeline_that_suits_it(name: str, tmp_path: Path) -> None:
    dates, bars = ARCHIVES[name]
    shown = home(archive(tmp_path, dates)).timeline
    assert len(shown.bars if shown else ()) == bars


@pytest.mark.parametrize("name", ARCHIVES)
def test_a_timeline_counts_everything_of_its_page(name: str, tmp_path: Path) -> None:
    pages = archive(tmp_path, ARCHIVES[name][0])
    for page, timeline in timelines(pages):
        total = sum(bar.count for bar in timeline.bars) + sum(link.count for link in timeline.beside)
        match page:
            case v.HomeView() | v.DatesView():
                assert total == page.totals.articles
            case v.SpeakerView():
                assert total == page.figures.quotations
            case v.TagView() | v.OutletView():
                assert total == page.articles


@pytest.mark.parametrize("name", ARCHIVES)
def test_a_bar_leads_to_a_page_that_is_there_and_to_its_place_on_it(name: str, tmp_path: Path) -> None:
    pages = archive(tmp_path, ARCHIVES[name][0], page_size=1)
    for _, timeline in timelines(pages):
        links: list[v.BarView | v.LinkView] = [*timeline.bars, *timeline.beside]
        for link in links:
            url, _, anchor = link.url.partition("#")
            page = pages[url]
            if isinstance(page, v.DatesView):
                assert anchor in {f"year-{year.name}" for year in page.years}
            elif anchor:
                groups = page.groups if isinstance(page, v.SpeakerView | v.TagView | v.OutletView) else ()
                assert anchor in {place for group in groups for place in (group.anchor, *group.places)}


def test_all_timelines_and_sparklines_have_the_archives_own_time(tmp_path: Path) -> None:
    pages = archive(tmp_path, ["2001-01-01", "2005-01-01", "2009-01-01", "2009-02-01"])
    speaker = pages["speakers/angela-merkel/"]
    assert isinstance(speaker, v.SpeakerView)
    assert speaker.timeline
    assert [bar.x for bar in speaker.timeline.bars] == [bar.x for bar in home(pages).timeline.bars[1:]]  # type: ignore[union-attr]
    sparks = {row.name: row.spark for row in home(pages).speakers}
    strokes = {name: set(re.findall(r"M(\d+)", spark)) for name, spark in sparks.items()}
    assert strokes["Angela Merkel"] < strokes["Emmanuel Macron"]


def test_a_speaker_of_thousands_of_quotations_is_led_to_each_year(tmp_path: Path) -> None:
    pages = archive(tmp_path, [f"{1990 + n % 30}-05-0{1 + n % 9}" for n in range(120)], page_size=7)
    speaker = pages["speakers/emmanuel-macron/"]
    assert isinstance(speaker, v.SpeakerView)
    assert speaker.timeline
    assert speaker.timeline.bars[0].url == "speakers/emmanuel-macron/page/17/#year-1990"
    assert speaker.timeline.bars[-1].url == "speakers/emmanuel-macron/#year-2019"


def test_who_is_quoted_together_is_told_with_the_articles(tmp_path: Path) -> None:
    pages = archive(tmp_path, ["2021-01-01", "2021-02-01", "2021-03-01", "2021-04-01"])
    page = pages["together/"]
    assert isinstance(page, v.TogetherView)
    (pair,) = page.pairs
    assert {pair.one.name, pair.other.name} == {"Emmanuel Macron", "Angela Merkel"}
    assert pair.articles == 2
    assert [card.title for card in pair.newest] == ["Article 3", "Article 1"]
    (bow,) = page.bows
    assert (bow.anchor, bow.count) == (pair.anchor, 2)
    speakers = pages["speakers/"]
    assert isinstance(speakers, v.SpeakersView)
    assert speakers.together


def test_without_two_who_are_quoted_together_there_is_no_such_page(tmp_path: Path) -> None:
    pages = archive(tmp_path, ["2021-01-01"])
    speakers = pages["speakers/"]
    assert isinstance(speakers, v.SpeakersView)
    assert "together/" not in pages
    assert speakers.together is None


def test_a_year_in_many_pages_has_its_calendar_on_the_first(tmp_path: Path) -> None:
    pages = archive(tmp_path, ["2023-01-01", "2023-02-02", "2023-02", "2023", "2022"], page_size=1)
    first, second, bare = (pages[url] for url in ("dates/2023/", "dates/2023/page/2/", "dates/2022/"))
    assert isinstance(first, v.PeriodView)
    assert isinstance(second, v.PeriodView)
    assert isinstance(bare, v.PeriodView)
    assert first.calendar
    assert first.calendar.monthless == 1
    assert [month.dayless for month in first.calendar.months] == [0, 1, *[0] * 10]
    assert second.calendar is None
    assert bare.calendar is None


def test_an_edit_of_a_body_leaves_every_timeline_as_it_was(tmp_path: Path) -> None:
    def keys() -> dict[str, str]:
        made = assemble(tmp_path, read_settings(tmp_path), MemoryStore(), lambda _what, _steps: lambda: None)
        return {url: page.key for url, page in made.site.press.pages.items()}

    archive(tmp_path, ["2021-01-01", "2022-02-01"])
    before = keys()
    path = tmp_path / "content/articles/a-1.md"
    path.write_text(path.read_text(encoding="utf-8") + "\nUn mot de plus.\n", encoding="utf-8")
    after = keys()
    own = [f"articles/a-1/index.{kind}" for kind in ("html", "json", "txt")]
    assert sorted(url for url in before if before[url] != after[url]) == own
