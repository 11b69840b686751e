"""All words of the documents: short sentences, no verdicts, and Russian for each."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from lawbase.documents import words
from lawbase.i18n import LOCALES, ROOT, translator
from tests.documents.reading import latin_runs, sentences, words_in

KEYWORDS = {"_": None, "gettext": None, "N_": None, "n": (1, 2)}


def source_texts() -> Iterator[str]:
    for folder, method in (
        ("lawbase/documents", ("**.py", "python")),
        ("templates", ("**.html", "jinja2.ext.babel_extract")),
    ):
        found = extract_from_dir(ROOT / folder, method_map=[method], keywords=KEYWORDS)
        for _file, _line, message, _comments, _context in found:
            yield message if isinstance(message, str) else message[0]


TEXTS = list(dict.fromkeys(source_texts()))


def test_there_are_texts() -> None:
    assert len(TEXTS) > 200


def test_sentences_have_at_most_fifteen_words() -> None:
    long = [s for text in TEXTS for s in sentences(text) if words_in(s) > 15]
    assert long == []


def test_russian_sentences_have_at_most_fifteen_words() -> None:
    _ = translator("ru")
    long = [s for text in TEXTS for s in sentences(_(text)) if words_in(s) > 15]
    assert long == []


def test_every_text_has_russian_without_latin_words() -> None:
    with (LOCALES / "ru" / "documents.po").open("rb") as file:
        catalogue = read_po(file, locale="ru")
    known = {m.id[0] if isinstance(m.id, tuple) else m.id: m.string for m in catalogue if m.id}
    assert not [text for text in TEXTS if not known.get(text)]
    for text in TEXTS:
        written = known[text]
        for line in (written,) if isinstance(written, str) else written:
            plain = re.sub(r"\{\w+\}|%\(\w+\)s", "", line)
            assert not re.search(r"[A-Za-z]", plain), line
            assert latin_runs(plain) == []
            holes = r"\{\w+\}|%\(\w+\)s"
            assert set(re.findall(holes, line)) == set(re.findall(holes, text)), line


def test_russian_verbs_have_no_gender() -> None:
    _ = translator("ru")
    gendered = re.compile(r"\b(вы|я)\s+\w+(ла|лась)\b|\bсогласна\b|\bдолжна вы\b", re.IGNORECASE)
    assert not [_(text) for text in TEXTS if gendered.search(_(text))]


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_nothing_speaks_of_guilt(lang: str) -> None:
    _ = translator(lang)
    verdict = re.compile(r"\b(innocent|guilty|not guilty|невинов\w*|виновн\w*)\b", re.IGNORECASE)
    assert not [text for text in TEXTS if verdict.search(_(text))]


def test_every_id_of_the_engine_has_words() -> None:
    assert set(words.GROUNDS) == set(words.GROUND_LABELS)
    assert set(words.GROUNDS) == {"absent", "open", "present", "not_in_force"}
    assert set(words.WARNINGS) == {
        "date_window",
        "text_not_seen",
        "answers_disagree",
        "amount_by_act_date",
        "not_beside_309",
        "after_verified_to",
    }


@pytest.mark.parametrize(
    ("cite", "en", "ru"),
    [
        ("kz.cao.449(1)", "CAO 449(1)", "ст. 449(1) КоАП"),
        ("kg.co.109-2", "CO 109-2", "ст. 109-2 КоП"),
        ("kg.cc.166 note", "CC 166 note", "ст. 166 УК (примечание)"),
        ("kz.const1995.16(2)", "Constitution of 1995 16(2)", "ст. 16(2) Конституции 1995 года"),
    ],
)
def test_citations(cite: str, en: str, ru: str) -> None:
    assert words.cite_text(cite, "en") == en
    assert words.cite_text(cite, "ru").replace("\u00a0", " ") == ru


@pytest.mark.parametrize(
    ("penalty", "en", "ru"),
    [
        (
            {"kind": "arrest", "days_min": 3, "days_max": 7},
            "arrest: from 3 to 7 days",
            "арест: от 3 до 7 суток",
        ),
        (
            {"kind": "prison", "years_max": 2, "maybe_with": ["confiscation"]},
            "prison: up to 2 years, with or without confiscation",
            "лишение свободы: до 2 лет, может добавиться: конфискация",
        ),
        (
            {"kind": "arrest", "days_max": 5, "with": ["expulsion"]},
            "arrest: up to 5 days, together with expulsion from the country",
            "арест: до 5 суток, вместе с этим: выдворение из страны",
        ),
        (
            {"kind": "arrest", "days_max": 5, "barred": "yes", "cite": "kz.cao.50(2)"},
            "arrest: up to 5 days (not allowed on what was told, CAO 50(2))",
            "арест: до 5 суток (нельзя по рассказанному, ст. 50(2) КоАП)",
        ),
        (
            {"kind": "warning", "first": "open", "cite": "kz.cao.43(2)"},
            "a warning (it must come first, unless something makes the case worse, CAO 43(2))",
            "предупреждение (оно должно быть первым, если нет отягчающего, ст. 43(2) КоАП)",
        ),
    ],
)
def test_penalties(penalty: dict[str, object], en: str, ru: str) -> None:
    assert str(words.penalty_words(penalty, "en")) == en
    assert str(words.penalty_words(penalty, "ru")).replace("\u00a0", " ") == ru


@pytest.mark.parametrize(
    ("law", "ru"),
    [
        ("Law of 10 January 2025 No. 155-VIII", "Закон от 10 января 2025 года № 155-VIII"),
        (
            "Code of 5 July 2014 No. 235-V, as amended by 272-V",
            "Кодекс от 5 июля 2014 года № 235-V",
        ),
    ],
)
def test_names_of_laws(law: str, ru: str) -> None:
    assert words.law_text_of(law, "en") == law
    assert words.law_text_of(law, "ru").replace("\u00a0", " ") == ru
