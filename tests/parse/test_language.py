"""The language of an article is told by its words, and never guessed from too few."""

from __future__ import annotations

import pytest

from pressarchive.model import Field, Source
from pressarchive.parse.article import parse
from pressarchive.parse.language import detect
from pressarchive.parse.vocabulary import Knowledge

TEXTS = {
    "fr": "Le ministre a déclaré que les négociations sur le climat se poursuivraient dans la capitale.",
    "en": "The minister said that the talks on the climate would go on in the capital after the summit.",
    "de": "Der Minister sagte, dass die Gespräche über das Klima in der Hauptstadt nicht zu Ende sind.",
    "es": "El ministro declaró que las negociaciones sobre el clima seguirían en la capital del país.",
    "it": "Il ministro ha detto che i colloqui sul clima si terranno nella capitale della regione.",
    "pt": "O ministro disse que as negociações sobre o clima não vão continuar na capital do país.",
    "nl": "De minister zei dat de gesprekken over het klimaat in de hoofdstad niet worden voortgezet.",
    "ru": "Министр заявил, что переговоры не закончились и что он вернётся в столицу после встречи.",
    "uk": "Міністр заявив, що переговори не закінчилися і що він повернеться до столиці після зустрічі.",
    "ar": "قال الوزير إن المفاوضات حول المناخ سوف تستمر في العاصمة بعد القمة على أن تنتهي مع نهاية العام.",
    "vi": "Bộ trưởng cho biết các cuộc đàm phán về khí hậu đã được tổ chức tại thủ đô và không có kết quả.",
    "el": "Ο υπουργός δήλωσε ότι οι διαπραγματεύσεις για το κλίμα θα συνεχιστούν.",
    "ja": "大臣は気候に関する交渉が首都で続くと述べました。会議の後に発表します。",
    "zh": "部长表示，关于气候的谈判将在首都继续进行，会议结束后将发表声明。",
}


@pytest.mark.parametrize(("language", "text"), TEXTS.items(), ids=TEXTS)
def test_a_sentence_tells_its_language(language: str, text: str) -> None:
    assert detect(text) == language


@pytest.mark.parametrize(
    "text", ["", "Lavrov", "OTAN, ONU, BRICS", "12 345", "😀 😀", 25 * "\U00017000" + " texte"]
)
def test_too_little_tells_nothing(text: str) -> None:
    assert detect(text) is None


def test_an_article_says_how_its_language_is_known() -> None:
    def language(text: str, sidecar: str | None = None) -> Field[str]:
        parsed = parse(Source("content/articles/a.txt", text, sidecar), Knowledge(language="fr"))
        assert parsed.article
        return parsed.article.language

    assert language(f"T\n{TEXTS['en']}\n") == Field("en", "inferred", "words and script")
    assert language("T\nLavrov.\n") == Field("fr", "inferred", "language of the archive")
    assert language(f"T\n{TEXTS['en']}\n", "language: vi\n") == Field("vi", "supplied", "language", 1)
