"""Short sentences on every screen, in every language; the counting is checked by hand."""

from __future__ import annotations

import pytest

from lawbase.corpus import Corpus
from lawbase.readability import (
    MOST_WORDS,
    measure,
    report_line,
    russian_ease,
    screen_texts,
    sentences,
    source_texts,
    syllables,
    words,
)


@pytest.mark.parametrize("language", ["ru", "kk", "ky", "en"])
def test_no_sentence_is_too_long(language: str, corpus: Corpus) -> None:
    texts = screen_texts(source_texts(corpus), language)
    assert len(texts) > 1000
    too_long = [s for text in texts for s in sentences(text) if len(words(s)) > MOST_WORDS]
    assert too_long == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Say nothing. Ask for a lawyer.", ["Say nothing.", "Ask for a lawyer."]),
        ("Is that so? Go on!", ["Is that so?", "Go on!"]),
        ("Please tell … where I am. Thank you.", ["Please tell … where I am.", "Thank you."]),
        ("First line\nsecond line", ["First line", "second line"]),
        ("Это ст. 449 КоАП. Срок 10 дней.", ["Это ст. 449 КоАП.", "Срок 10 дней."]),
        ("Закон (ст. 5) от 2024 г. № 153.", ["Закон (ст. 5) от 2024 г. № 153."]),
        ("Вам нет 18. Это важно.", ["Вам нет 18.", "Это важно."]),
        ("Ждите час. 24 часа — предел.", ["Ждите час.", "24 часа — предел."]),
        ("«Я не согласен.» Так и скажите.", ["«Я не согласен.»", "Так и скажите."]),
        ("Сіз үндемей аласыз. Адвокат сұраңыз.", ["Сіз үндемей аласыз.", "Адвокат сұраңыз."]),
        ("Law No. 153 of 2024", ["Law No. 153 of 2024"]),
        ("", []),
    ],
)
def test_where_a_sentence_ends(text: str, expected: list[str]) -> None:
    assert list(sentences(text)) == expected


@pytest.mark.parametrize(
    ("sentence", "count"),
    [
        ("Ask for a lawyer.", 4),
        ("Вызвать врача — ваше право.", 4),
        ("Это ст. 829-4(2) КоАП.", 4),
        ("Days left: {count}.", 3),
    ],
)
def test_words(sentence: str, count: int) -> None:
    assert len(words(sentence)) == count


@pytest.mark.parametrize(
    ("language", "word", "count"),
    [
        ("en", "lawyer.", 2),
        ("en", "court", 1),
        ("en", "complaint", 2),
        ("en", "449", 0),
        ("en", "{count}", 0),
        ("ru", "обязаны", 4),
        ("ru", "её", 2),
        ("ru", "в", 1),
        ("ru", "УК", 1),
        ("kk", "құқық", 2),
        ("kk", "Қазақша", 3),
        ("kk", "әріптес", 3),
        ("kk", "тау", 2),  # one syllable: the у is a glide here; the count is simple on purpose
        ("ky", "саат", 1),
        ("ky", "укуктуу", 3),
        ("ky", "өтүнүч", 3),
        ("ky", "Кыргызча", 3),
    ],
)
def test_syllables(language: str, word: str, count: int) -> None:
    assert syllables(word, language) == count


def test_the_measure_of_two_russian_sentences() -> None:
    """Вы не обязаны отвечать: 4 words, 1 + 1 + 4 + 3 = 9 syllables. Ждите 24 часа: 3, 2 + 2 = 4."""
    found = measure(["Вы не обязаны отвечать. Ждите 24 часа."], "ru")
    assert (found.texts, found.sentences, found.longest) == (1, 2, 4)
    assert (found.words, found.spelled, found.syllables) == (7, 6, 13)
    assert found.words_a_sentence == 3.5
    assert found.syllables_a_word == pytest.approx(13 / 6)


def test_the_index_for_russian() -> None:
    """206.835 - 1.3 * 4 - 60.1 * 9 / 4 = 206.835 - 5.2 - 135.225 = 66.41."""
    assert russian_ease(measure(["Вы не обязаны отвечать."], "ru")) == pytest.approx(66.41)


def test_the_line_that_is_printed() -> None:
    line = "1 texts, 4.0 words a sentence (longest 4), 2.25 syllables a word"
    assert report_line(["Вы не обязаны отвечать."], "ru") == f"ru: {line}, Flesch for Russian 66"
    assert "Flesch" not in report_line(["Сиз унчукпай аласыз."], "ky")
