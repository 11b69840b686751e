"""The four languages: every text is there, in the right letters, with its numbers and gaps."""

from __future__ import annotations

import ast
import datetime as dt
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Message
from babel.messages.pofile import read_po

from lawbase.corpus import Corpus
from lawbase.documents.render import NO_BREAK, date_text, money_text
from lawbase.i18n import LANGUAGES, LOCALES, ROOT, law_texts, program_texts, reviewed_on

TRANSLATED = [language for language in LANGUAGES if language != "en"]
CATALOGUES = sorted(LOCALES.glob("*/*.po"))
NOT_KYRGYZ = re.compile("[әғқұһі]", re.IGNORECASE)
MIXED_WORD = re.compile("[а-яёәғқңөұүһі][a-z]|[a-z][а-яёәғқңөұүһі]", re.IGNORECASE)
GAP = re.compile(r"\{\w+\}|%\(\w+\)s")


def messages(catalogue: Path) -> Iterator[Message]:
    with catalogue.open("rb") as file:
        yield from (m for m in read_po(file, locale=catalogue.parent.name) if m.id)


def both_sides(message: Message) -> tuple[list[str], list[str]]:
    sources = [message.id] if isinstance(message.id, str) else list(message.id)
    written = [message.string] if isinstance(message.string, str) else list(message.string)
    return sources, written


def marked(tree: ast.Module) -> Iterator[str]:
    """Yield each text that the program marks as one that people read."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("_", "N_"):
            yield from (a.value for a in node.args if isinstance(a, ast.Constant))


def test_every_text_of_the_program_reaches_the_translators() -> None:
    """Babel reads no text inside an f-string: one hidden there would stay English for ever."""
    known = set(program_texts())
    for path in (ROOT / "lawbase").rglob("*.py"):
        for text in marked(ast.parse(path.read_text(encoding="utf-8"))):
            assert text in known, f"{path.name}: {text!r} stands inside an f-string"


def test_no_id_is_given_to_the_translators() -> None:
    """An id inside _() would be taken for a text: `_(table["an_id"])`."""
    ids = [text for text in program_texts() if re.fullmatch(r"[a-z]+(_[a-z0-9]+)+", text)]
    assert ids == []


@pytest.mark.parametrize("catalogue", CATALOGUES, ids=lambda p: f"{p.parent.name}/{p.stem}")
def test_gaps_are_the_same_on_both_sides(catalogue: Path) -> None:
    for message in messages(catalogue):
        sources, written = both_sides(message)
        for text in written:
            assert set(GAP.findall(text)) <= set(GAP.findall(" ".join(sources))), text
            if len(sources) == 1:
                assert sorted(GAP.findall(text)) == sorted(GAP.findall(sources[0])), text


@pytest.mark.parametrize("catalogue", CATALOGUES, ids=lambda p: f"{p.parent.name}/{p.stem}")
def test_words_are_written_in_their_own_letters(catalogue: Path) -> None:
    """Kyrgyz has none of six Kazakh letters; no word mixes Cyrillic letters with Latin ones."""
    for message in messages(catalogue):
        for text in both_sides(message)[1]:
            plain = GAP.sub("", text)
            assert not MIXED_WORD.search(plain), plain
            if catalogue.parent.name == "ky":
                assert not NOT_KYRGYZ.search(plain), plain


@pytest.mark.parametrize("language", TRANSLATED)
def test_no_source_text_is_translated_in_two_ways(language: str) -> None:
    """A text that stands in two catalogues of a language says the same in both."""
    said: dict[str, str] = {}
    for catalogue in (c for c in CATALOGUES if c.parent.name == language):
        for message in messages(catalogue):
            sources, written = both_sides(message)
            if len(sources) == 1:
                assert said.setdefault(sources[0], written[0]) == written[0], sources[0]


@pytest.mark.parametrize("language", TRANSLATED)
def test_catalogue_holds_nothing_that_nobody_reads(corpus: Corpus, language: str) -> None:
    wanted = {*program_texts(), *law_texts(corpus)}
    for catalogue in (c for c in CATALOGUES if c.parent.name == language):
        for message in messages(catalogue):
            assert both_sides(message)[0][0] in wanted, f"{catalogue.stem}: {message.id!r}"


def test_review_state_is_known_for_each_language() -> None:
    assert {language: reviewed_on(language) for language in LANGUAGES} == dict.fromkeys(
        LANGUAGES, None
    )


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("en", "3 February 2026"),
        ("ru", "3 февраля 2026 года"),
        ("kk", "2026 жылғы 3 ақпан"),
        ("ky", "2026-жылдын 3-февралы"),
    ],
)
def test_days_are_written_as_people_write_them(language: str, written: str) -> None:
    assert date_text(dt.date(2026, 2, 3), language).replace(NO_BREAK, " ") == written


@pytest.mark.parametrize(
    ("language", "tenge", "som"),
    [
        ("en", "21,625 tenge (5 MCI)", "20,000 som"),
        ("ru", "21 625 тенге (5 МРП)", "20 000 сом"),
        ("kk", "21 625 теңге (5 АЕК)", "20 000 сом"),
        ("ky", "21 625 теңге (5 АЭК)", "20 000 сом"),
    ],
)
def test_money_is_written_as_people_write_it(language: str, tenge: str, som: str) -> None:
    """Five monthly indices of 2026 at 4,325 tenge; 200 calculation units at 100 som."""
    kazakh = {"units": 5, "unit": "mci", "amount": 5 * 4_325, "currency": "KZT"}
    kyrgyz = {"units": 200, "unit": "cu", "amount": 200 * 100, "currency": "KGS"}
    assert money_text(kazakh, language).replace(NO_BREAK, " ") == tenge
    assert money_text(kyrgyz, language).replace(NO_BREAK, " ") == som
