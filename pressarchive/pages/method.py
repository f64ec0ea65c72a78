"""The page that says how quotations are found, and how well."""

from __future__ import annotations

from collections.abc import Iterator

from pressarchive.index.copies import ALIKE, REACH
from pressarchive.index.sketches import FEWEST, SAID_FEWEST, SAID_SEQUENCE, SEQUENCE
from pressarchive.pages.cards import Cards
from pressarchive.pages.draft import Draft, ready
from pressarchive.pages.urls import METHOD, root
from pressarchive.pages.views import AccuracyView, CopyRule, LevelView, MeasureView, MethodView
from pressarchive.pages.wordings import NEAR
from pressarchive.quotations.accuracy import Measure, accuracy
from pressarchive.text.messages import Translator, marked

EXAMPLES = {
    "named": marked("“The bridge will open in May,” said Anne Martin."),
    "title": marked("The mayor, Anne Martin, visited the site. “It will open in May,” said the mayor."),
    "pronoun": marked("Anne Martin visited the site. “It will open in May,” she said."),
    "carried over": marked("“It will open in May,” said Anne Martin. “And nobody will pay a toll.”"),
    "implicit": marked("Anne Martin is confident: “It will open in May.”"),
}
"""A sentence for each way in which a speaker is known."""


def method_page(cards: Cards) -> Iterator[Draft]:
    """The method, with the accuracy that was measured."""
    yield ready(
        MethodView(
            url=METHOD,
            root=root(METHOD),
            title=cards.words.text("How quotations are found"),
            section="standing",
            accuracy=accuracy_view(cards.words),
            copies=CopyRule(SEQUENCE, round(100 * ALIKE), FEWEST, REACH),
            sayings=CopyRule(SAID_SEQUENCE, round(100 * NEAR), SAID_FEWEST, REACH),
        )
    )


def accuracy_view(words: Translator) -> AccuracyView:
    """What was measured, told in `words`."""
    measured = accuracy()
    return AccuracyView(
        language_name=words.language_name(measured.language),
        articles=measured.articles,
        measures=(
            _measure(words.text("Words in quotation marks"), measured.marks),
            _measure(words.text("Reported speech without marks"), measured.indirect),
        ),
        levels=tuple(
            LevelView(level.how, round(100 * level.right / level.of), level.of, _example(level.how, words))
            for level in measured.levels
        ),
    )


def _example(how: str, words: Translator) -> str:
    return words.text(EXAMPLES[how]) if how in EXAMPLES else ""


def _measure(name: str, measure: Measure) -> MeasureView:
    shares = (round(100 * share) for share in (measure.recall, measure.precision, measure.speaker))
    return MeasureView(name, measure.annotated, *shares)
