"""Two speakers on one tag, side by side: what each said and when."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
import sites
from browsers import looked
from hosting import served
from sites import write

from pressarchive.build.building import assemble
from pressarchive.config import read_settings
from pressarchive.pages import views as v
from pressarchive.pages.comparing import EACH
from pressarchive.store import MemoryStore

MACRON, MERKEL = "Emmanuel Macron", "Angela Merkel"


def archive(folder: Path, articles: Sequence[tuple[str, Sequence[str]]]) -> dict[str, v.PageView]:
    """The views of an archive of `articles` on Europe: the date of each and who speaks in it."""
    for number, (date, speakers) in enumerate(articles):
        said = "\n\n".join(f"« Nous irons jusqu’au {number} », a déclaré {name}." for name in speakers)
        head = f"title: Article {number}\n{f'date: {date}' if date else ''}\ntags: [Europe]\n"
        write(folder, {f"content/articles/a-{number}.md": f"---\n{head}---\n\n{said or 'Rien.'}\n"})
    write(folder, {"site.yaml": "title: Essai\nlanguage: fr\n"})
    made = assemble(folder, read_settings(folder), MemoryStore(), lambda _what, _steps: lambda: None)
    every = ((page.draft.url, page.draft.view()) for page in made.site.press.pages.values())
    return {url: view for url, view in every if isinstance(view, v.PageView)}


def comparison(pages: dict[str, v.PageView]) -> v.CompareView:
    page = pages["tags/europe/compare/"]
    assert isinstance(page, v.CompareView)
    return page


def test_a_tag_has_a_comparison_from_two_speakers_on(tmp_path: Path) -> None:
    alone = archive(tmp_path / "one", [("2023-03-12", [MACRON]), ("2023-03-13", [MACRON])])
    both = archive(tmp_path / "two", [("2023-03-12", [MACRON]), ("2023-03-13", [MERKEL])])
    assert "tags/europe/compare/" not in alone
    assert "tags/europe/compare/" in both
    for pages, there in ((alone, False), (both, True)):
        tag = pages["tags/europe/"]
        assert isinstance(tag, v.TagView)
        assert bool(tag.compare) is there


def test_what_two_say_at_the_same_time_stands_together(tmp_path: Path) -> None:
    both, one = [MACRON, MERKEL], [MACRON]
    page = comparison(archive(tmp_path, [("2023-03-12", both), ("2023-03", one), ("2022", one), ("", one)]))
    assert [speaker.figures.name for speaker in page.speakers] == [MACRON, MERKEL]
    assert [(moment.name, [voice.name for voice in moment.voices]) for moment in page.moments] == [
        ("12 mars 2023", [MACRON, MERKEL]),
        ("mars 2023", [MACRON]),
        ("2022", [MACRON]),
        ("Sans date", [MACRON]),
    ]


@pytest.mark.parametrize(
    ("dates", "moments"),
    [
        ([f"2023-03-{day:02}" for day in range(1, 13)], [f"{day} mars 2023" for day in range(12, 1, -1)]),
        (
            [f"2023-{month:02}-{day:02}" for month in (3, 4) for day in range(1, 9)],
            ["avril 2023", "mars 2023"],
        ),
        (
            [f"{year}-{month:02}" for year in (2001, 2002, 2003) for month in range(1, 13)],
            ["2003", "2002", "2001"],
        ),
    ],
    ids=["day", "month", "year"],
)
def test_a_comparison_goes_by_day_month_or_year_as_it_is_long(
    tmp_path: Path, dates: list[str], moments: list[str]
) -> None:
    articles = [(date, [(MACRON, MERKEL)[n % 2]]) for n, date in enumerate(dates)]
    page = comparison(archive(tmp_path, articles))
    assert [moment.name for moment in page.moments][: len(moments)] == moments


def test_of_many_quotations_the_newest_stand_there_and_the_others_are_counted(tmp_path: Path) -> None:
    many = [(f"20{n:02}-01-01", [MACRON]) for n in range(EACH + 5)]
    page = comparison(archive(tmp_path, [*many, ("1999", [MERKEL])]))
    assert [(speaker.figures.quotations, speaker.shown) for speaker in page.speakers] == [
        (EACH + 5, EACH),
        (1, 1),
    ]
    dates = [
        quotation.article.date.text
        for moment in page.moments
        for voice in moment.voices
        for quotation in voice.quotations
    ]
    assert dates == [*(f"1er janvier 20{n:02}" for n in range(EACH + 4, 4, -1)), "1999"]


def test_a_speaker_is_compared_where_both_say_most(tmp_path: Path) -> None:
    pages = archive(tmp_path, [("2023-03-12", [MACRON, MERKEL]), ("2023-04-12", [MERKEL, MACRON])])
    page = pages["speakers/emmanuel-macron/"]
    assert isinstance(page, v.SpeakerView)
    assert [(partner.name, partner.tag) for partner in page.compare] == [(MERKEL, "Europe")]
    assert page.compare[0].url == "tags/europe/compare/?a=emmanuel-macron&b=angela-merkel"


@pytest.mark.browser
def test_whom_a_comparison_shows_is_chosen_without_script_and_stands_in_the_address_with_it(
    shared: Path,
) -> None:
    site = sites.site("extract", shared)
    with served(site) as origin:
        seen = looked("compare.mjs", url=f"{origin}/tags/france/compare/")
    first, second, third, *_ = seen["names"]
    bare, script = seen["bare"], seen["script"]
    assert [sorted(heads) for heads in bare] == [sorted([first, second]), sorted([first, third])]
    assert script == {
        "chosen": [[first, second], [third, second], [second, third], [third, second], [first, second]],
        "addressed": [third, first],
        "address": f"?a={seen['slugs'][2]}&b={seen['slugs'][1]}",
        "said": True,
    }
