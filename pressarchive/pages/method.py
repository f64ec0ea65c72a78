"""The page that says how quotations are found, and how well."""

from __future__ import annotations

from collections.abc import Iterator

from pressarchive.pages.cards import Cards
from pressarchive.pages.draft import Draft, ready
from pressarchive.pages.urls import METHOD, root
from pressarchive.pages.views import LevelView, MeasureView, MethodView
from pressarchive.quotations.accuracy import Measure, accuracy


def method_page(cards: Cards) -> Iterator[Draft]:
    """The method, with the accuracy that was measured."""
    measured, words = accuracy(), cards.words
    yield ready(
        MethodView(
            url=METHOD,
            root=root(METHOD),
            title=words.text("How quotations are found"),
            section="standing",
            language_name=words.language_name(measured.language),
            articles=measured.articles,
            measures=(
                _measure(words.text("Words in quotation marks"), measured.marks),
                _measure(words.text("Reported speech without marks"), measured.indirect),
            ),
            levels=tuple(
                LevelView(level.how, round(100 * level.right / level.of), level.of)
                for level in measured.levels
            ),
        )
    )


def _measure(name: str, measure: Measure) -> MeasureView:
    shares = (round(100 * share) for share in (measure.recall, measure.precision, measure.speaker))
    return MeasureView(name, measure.annotated, *shares)
