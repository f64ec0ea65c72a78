"""The archivist's word on a quotation wins over what was found."""

from __future__ import annotations

from pressarchive.article import Article
from pressarchive.model import Source
from pressarchive.parse.article import parse
from pressarchive.parse.vocabulary import Knowledge
from pressarchive.problems import Problem

TEXT = """Un titre
« Nous y sommes », a déclaré Jean Dupont.
Il craint « une escalade » et « une guerre », a-t-il dit.
"""


def corrected(*lines: str) -> tuple[Article, tuple[Problem, ...]]:
    sidecar = "quotations:\n" + "\n".join(lines) + "\n"
    parsed = parse(Source("content/articles/a.txt", TEXT, sidecar), Knowledge(language="fr"))
    assert parsed.article, parsed.problems
    return parsed.article, parsed.problems


def said(*lines: str) -> list[tuple[str, str | None, str | None]]:
    article, problems = corrected(*lines)
    assert not problems
    text = article.body.text
    return [(text[q.start : q.end], q.speaker, q.how) for q in article.quotations if q.kind != "indirect"]


def test_without_a_correction_the_quotations_are_those_found() -> None:
    assert [words for words, _, _ in said()] == ["Nous y sommes", "une escalade", "une guerre"]


def test_a_quotation_is_given_its_speaker() -> None:
    assert said("- starts: Nous y", "  speaker: Marie Curie")[0] == (
        "Nous y sommes",
        "Marie Curie",
        "supplied",
    )


def test_a_quotation_is_left_unattributed() -> None:
    assert said("- starts: Nous y", "  unattributed: yes")[0] == ("Nous y sommes", None, "supplied")


def test_a_speaker_for_a_quotation_that_is_left_unattributed_is_a_warning_with_its_place() -> None:
    article, problems = corrected("- starts: Nous y", "  unattributed: yes", "  speaker: Marie Curie")
    assert [str(problem) for problem in problems] == [
        (
            'content/articles/a.yaml:4:12: "speaker" and "unattributed: yes" contradict one another; '
            "the quotation is left unattributed — delete one of them"
        )
    ]
    assert (problems[0].severity, article.quotations[0].speaker) == ("warning", None)
    assert said("- {starts: Nous y, unattributed: no, speaker: Marie Curie}")[0][1] == "Marie Curie"


def test_a_quotation_is_dismissed() -> None:
    assert [words for words, _, _ in said("- {starts: une escalade, dismiss: yes}")] == [
        "Nous y sommes",
        "une guerre",
    ]


def test_two_quotations_are_joined_by_where_they_end() -> None:
    words = [words for words, _, _ in said("- {starts: une escalade, ends: une guerre}")]
    assert words == ["Nous y sommes", "une escalade » et « une guerre"]


def test_a_quotation_is_split_before_the_words_given() -> None:
    words = [words for words, _, _ in said("- {starts: Nous y, split: [sommes]}")]
    assert words == ["Nous y", "sommes", "une escalade", "une guerre"]


def test_a_quotation_is_added() -> None:
    added = said("- {starts: Il craint, ends: Il craint, speaker: Jean Dupont}")
    assert ("Il craint", "Jean Dupont", "supplied") in added


def test_first_words_match_whatever_their_apostrophes_and_accents() -> None:
    assert said("- {starts: Nous y sommés, dismiss: yes}")[0][0] == "une escalade"


def test_a_correction_that_matches_nothing_is_a_warning_with_its_place() -> None:
    article, problems = corrected("- starts: Rien de tel", "  speaker: Marie Curie")
    (problem,) = problems
    assert str(problem) == (
        'content/articles/a.yaml:2:11: no quotation of the article begins with "Rien de tel" — copy its '
        'first words as they are printed; to add a quotation, give its last words as "ends" too'
    )
    assert problem.severity == "warning"
    assert article.quotations


def test_a_namesake_is_told_apart_in_one_article() -> None:
    sidecar = "speakers:\n- printed: jean dupont\n  speaker: Jean Dupont (médecin)\n"
    parsed = parse(Source("content/articles/a.txt", TEXT, sidecar), Knowledge(language="fr"))
    assert parsed.article
    assert {q.speaker for q in parsed.article.quotations} == {"Jean Dupont (médecin)"}
