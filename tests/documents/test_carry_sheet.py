"""The sheet to carry: what it must say, what it must never say, and that it tells nothing of her.

The must-contain lines were written before the template.
"""

from __future__ import annotations

import datetime as dt
import io
import re

import pytest
from pypdf import PdfReader

from lawbase.corpus import Corpus
from lawbase.documents.carry import PHRASES
from lawbase.documents.sheet import sheet_html
from lawbase.engine import Engine
from lawbase.engine.assess import procedure_day
from lawbase.i18n import translator
from lawbase.model.case import Case, Days
from tests.documents.conftest import Make
from tests.documents.reading import TODAY, bare, case, flat, html_text, latin_runs, text_of
from tests.random_cases import random_cases

MUST_SAY = {
    ("kz", "en"): [
        "Kazakhstan",
        "I do not agree. I will explain with a lawyer. Please write that down.",
        "at most 3 hours",
        "CAO 789(1)",
        "24 hours at most",
        "up to 48 hours",
        "Two attesting witnesses",
        "You must get a copy of the protocol at once",
        "A blank paper, or one that you have not read.",
        "Half of the fine",
        "CAO 811(2)",
        "Your signature counts as an admission",
        "CAO 807(2)",
        "Cash in an officer's hand is never a fine",
        "10 days, from the day you get the copy",
        "2 months",
        "115 (2020: check first)",
        "Asking for a lawyer may keep you there longer.",
        "What you say without a lawyer can be used.",
        "Information, not a lawyer.",
        "Law checked to 3 February 2026.",
    ],
    ("kz", "ru"): [
        "Казахстан",
        "Запишите это, пожалуйста.",
        "не больше 3 часов",
        "ст. 789(1) КоАП",
        "Пустой лист",
        "Половину штрафа",
        "10 дней",
        "2 месяца",
        "115 (данные 2020 года, сначала проверьте)",
        "Закон проверен на 3 февраля 2026 года.",
    ],
    ("kg", "en"): [
        "Kyrgyzstan",
        "I do not agree. I will explain with a lawyer. Please write that down.",
        "three hours",
        "CO 526(1)",
        "48 hours at most",
        "within 24 hours",
        "Only an authorised officer of your own sex",
        "One copy is handed to you",
        "A blank paper, or one that you have not read.",
        "10 days, from the day you get the copy",
        "115 (2021: check first)",
        "Asking for a lawyer may keep you there longer.",
    ],
    ("kg", "ru"): [
        "Кыргызстан",
        "три часа",
        "ст. 526(1) КоП",
        "10 дней",
        "115 (данные 2021 года, сначала проверьте)",
    ],
}
# Numbers of the other country, or never confirmed.
NEVER_PRINTED = {
    "kz": ["1424", "Akyikatchy", "Акыйкатчы", "КоП ", "2021: check first"],
    "kg": ["26-60-27", "26-60-64", "prosecutor's office: 115", "КоАП", "CAO", "1424"],
}
# In Kyrgyzstan since 30 July 2024, in any form of words.
SAYS_NO_OFFENCE = [
    r"(sell|selling|sex|prostitution|work)[^.]{0,60}\b(is|are)( not|n't|) (a |an |)(no |)"
    r"(offence|crime|illegal|forbidden|punish)",
    r"no offence to",
    r"\bis (legal|lawful|allowed|not punish)",
    r"I only sell",
    r"my own services",
    r"не (является|считается)[^.]{0,40}(правонарушением|преступлением)",
    r"(проституци|секс|услуг|работ)[^.]{0,60}\b(не правонарушение|не преступление|законн|"
    r"разрешен|не запрещ|не наказ)",
    r"продаю только",
    r"только свои услуги",
]


@pytest.mark.parametrize(("country", "lang"), MUST_SAY)
def test_says_what_it_must(make: Make, country: str, lang: str) -> None:
    text = bare(text_of(make(case(country, "2025-03-20"), lang=lang)))
    missing = [line for line in MUST_SAY[country, lang] if bare(line) not in text]
    assert not missing


@pytest.mark.parametrize("country", NEVER_PRINTED)
@pytest.mark.parametrize("lang", ["en", "ru"])
def test_countries_and_unconfirmed_numbers_are_kept_apart(
    make: Make, country: str, lang: str
) -> None:
    text = text_of(make(case(country, "2025-03-20"), lang=lang))
    assert not [line for line in NEVER_PRINTED[country] if line in text]


@pytest.mark.parametrize("country", ["kz", "kg"])
def test_police_are_never_the_first_or_only_line(make: Make, country: str) -> None:
    text = text_of(make(case(country, "2025-03-20")))
    assert 0 < text.index("115 (") < text.index("102 (")


def slices(engine: Engine, country: str) -> list[dt.date]:
    """The first day, and each day on which some right of a country changes."""
    corpus = engine.corpus
    first = dt.date(2015, 1, 1) if country == "kz" else dt.date(2019, 1, 1)
    days = {first, TODAY}
    for right in corpus.rights.values():
        if right.jurisdiction == country:
            days |= {v.entry.latest for v in right.versions if v.entry.latest >= first}
            days |= {right.ended + dt.timedelta(days=1)} if right.ended else set()
    return sorted(days)


@pytest.mark.parametrize("country", ["kz", "kg"])
@pytest.mark.parametrize("lang", ["en", "ru"])
def test_at_most_two_pages_in_every_time(
    make: Make, plain_engine: Engine, country: str, lang: str
) -> None:
    for day in slices(plain_engine, country):
        pdf = make(case(country, day.isoformat()), lang=lang)
        assert len(PdfReader(io.BytesIO(pdf)).pages) <= 2, day


def _empty(of: Case, gate: str | None) -> Case:
    """The case of somebody who told nothing, with the same law."""
    day = procedure_day(of)
    facts = {"minor": {"under_18": "yes"}, "forced": {"forced_or_held_by_others": "yes"}}
    return Case(
        jurisdiction=of.jurisdiction,
        days=Days(first=day, last=day),
        today=of.today,
        facts=facts.get(gate or "", {}),
    )


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_holds_no_answer_and_is_the_same_for_everybody(
    plain_engine: Engine, corpus: Corpus, lang: str
) -> None:
    _ = translator(lang)
    facts = corpus.facts.values()
    wordings = {bare(_(text)) for fact in facts for text in (fact.statement, fact.question)}
    wordings |= {bare(_(choice)) for fact in facts for choice in fact.choices.values()}
    # Of the choices only those that could be told from the sheet's own words.
    wordings = {wording for wording in wordings if len(wording) > 14}
    gates = set()
    for told in random_cases(corpus, 200, seed=9):
        gate = plain_engine.assess(told).gate
        gates.add(gate)
        page = sheet_html(plain_engine, told, "carry", lang)
        assert page == sheet_html(plain_engine, _empty(told, gate), "carry", lang)
        text = bare(html_text(page))
        assert not [wording for wording in wordings if wording in text]
        assert told.days.first.isoformat() not in page
        assert not any(charge in page for charge in corpus.provisions)
    assert gates == {None, "minor", "forced"}


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_same_law_same_bytes(plain_engine: Engine, corpus: Corpus, make: Make, lang: str) -> None:
    told = next(c for c in random_cases(corpus, 50, seed=3) if len(c.facts) > 20)
    gate = plain_engine.assess(told).gate
    assert make(told, lang=lang) == make(_empty(told, gate), lang=lang)


def test_days_of_the_same_law_cannot_be_told_apart(make: Make) -> None:
    told = make(case("kg", "2025-03-01", "kg.co.109-2", service_provided="yes"))
    assert told == make(case("kg", "2025-09-17"))


@pytest.mark.parametrize(
    "sentence",
    [
        "Selling sex is not an offence.",
        "Sex work is no offence in Kyrgyzstan.",
        "Prostitution is legal.",
        "It is lawful.",
        "I only sell my own services.",
        "Занятие проституцией не является правонарушением.",
        "Секс-работа не правонарушение.",
        "Проституция не запрещена.",
        "Продаю только свои услуги.",
    ],
)
def test_the_list_of_what_is_never_said_catches(sentence: str) -> None:
    assert any(re.search(pattern, sentence, re.IGNORECASE) for pattern in SAYS_NO_OFFENCE)


@pytest.mark.parametrize("lang", ["en", "ru"])
@pytest.mark.parametrize(
    "gate", [{}, {"under_18": "yes"}, {"forced_or_held_by_others": "yes"}], ids=str
)
def test_kyrgyz_sheets_never_say_that_it_is_no_offence(
    plain_engine: Engine, lang: str, gate: dict[str, str]
) -> None:
    for day in ("2024-07-30", "2024-08-15", "2024-09-01", "2025-06-01", "2026-11-22"):
        text = html_text(sheet_html(plain_engine, case("kg", day, **gate), "carry", lang))
        for pattern in SAYS_NO_OFFENCE:
            assert not re.search(pattern, text, re.IGNORECASE), (day, pattern)


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_phrases_assert_nothing(plain_engine: Engine, corpus: Corpus, lang: str) -> None:
    """About place, work, money or other people; nor about what happened."""
    forbidden = re.compile(
        r"\b(sell|sex work|client|service|flat|room|street|friend|colleague|paid|prostitut)\w*"
        r"|клиент|услуг|квартир|комнат|улиц|подруг|коллег|заплат|проститу",
        re.IGNORECASE,
    )
    _ = translator(lang)
    for country in ("kz", "kg"):
        for day in slices(plain_engine, country):
            page = sheet_html(plain_engine, case(country, day.isoformat()), "carry", lang)
            said = re.findall(r'class="(?:say|quote)">(.*?)<', page)
            assert _(PHRASES[0]) in [flat(phrase) for phrase in said]
            assert not [phrase for phrase in said if forbidden.search(phrase)]


def test_no_latin_words_on_a_russian_sheet(plain_engine: Engine) -> None:
    gates = [{}, {"under_18": "yes"}, {"forced_or_held_by_others": "yes"}]
    for country in ("kz", "kg"):
        for day in slices(plain_engine, country):
            for gate in gates:
                told = case(country, day.isoformat(), **gate)
                page = sheet_html(plain_engine, told, "carry", "ru")
                assert latin_runs(html_text(page)) == []


@pytest.mark.parametrize(
    ("country", "gate", "lines"),
    [
        (
            "kz",
            "under_18",
            ["parents", "CAO 788(2)", "lawyer must take part", "CAO 749(1)(4)", "CAO 50(2)"],
        ),
        ("kg", "under_18", ["child protection", "CO 524(5)", "three hours", "CO 33(4)", "free"]),
        (
            "kz",
            "forced_or_held_by_others",
            ["CAO 741(1)(11)", "at least 30 days", "17(2)(12)", "shelter"],
        ),
        ("kg", "forced_or_held_by_others", ["CO 25", "CO 510(2)", "CC 166 note", "CO 516"]),
    ],
)
def test_gate_page_holds_the_strongest_rights(
    make: Make, country: str, gate: str, lines: list[str]
) -> None:
    text = text_of(make(case(country, "2025-03-01", **{gate: "yes"})))
    common = ["Sign nothing", "It is not your fault", "For an adult or a paralegal who helps"]
    assert not [line for line in (*lines, *common) if line not in text]


def test_gate_page_holds_only_law_that_has_begun(plain_engine: Engine) -> None:
    told = case("kz", "2024-01-01", forced_or_held_by_others="yes")
    early = told.model_copy(update={"today": dt.date(2024, 2, 1)})
    assert "30 days" not in html_text(sheet_html(plain_engine, early, "carry", "en"))
