"""The answer and an article as text and data."""

from __future__ import annotations

import datetime as dt
import json
import re

import pytest

from lawbase.corpus import Corpus
from lawbase.documents.law_page import law_text, law_view
from lawbase.documents.report import report
from lawbase.engine import Engine
from tests.documents.reading import case, flat
from tests.random_cases import random_cases


def test_report_puts_papers_and_the_clock_first(plain_engine: Engine, corpus: Corpus) -> None:
    told = case(
        "kz",
        "2025-03-01",
        "kz.cao.449",
        approached_people="no",
        ruling_made="yes",
        held_minutes=300,
        events={"ruling_received": dt.date(2025, 3, 4)},
    )
    text = report(plain_engine.assess(told), corpus, "en")
    parts = ["already a decision", "Your clock", "CAO 449", "What they did wrong", "Information"]
    places = [text.index(part) for part in parts]
    assert places == sorted(places)
    assert "14 March 2025" in flat(text)
    assert "this charge has no legal ground" in flat(text)


def test_report_behind_a_gate_holds_help_and_nothing_else(
    plain_engine: Engine, corpus: Corpus
) -> None:
    told = case("kg", "2025-03-01", "kg.co.109-2", under_18="yes", service_provided="yes")
    text = report(plain_engine.assess(told), corpus, "en")
    assert "CO 524(5)" in flat(text)
    assert "109-2" not in text


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_report_of_random_cases(plain_engine: Engine, corpus: Corpus, lang: str) -> None:
    for told in random_cases(corpus, 200, seed=5):
        text = report(plain_engine.assess(told), corpus, lang)
        text = text.replace("заведомо невиновного", "")  # the official name of an article
        assert not re.search(r"\b(innocent|guilty|невинов\w*|виновн\w*)\b", text, re.IGNORECASE)
        assert "{" not in text


KEYS = {
    "id",
    "title",
    "act",
    "kind",
    "predecessor",
    "successor",
    "neighbours",
    "exclusions",
    "limitation",
    "versions",
    "verified_to",
}
VERSION_KEYS = {
    "from_earliest",
    "from_latest",
    "to",
    "law",
    "source",
    "confidence",
    "checked_on",
    "text_not_seen",
    "what_changed",
    "changes",
    "elements",
    "parts",
    "who",
}


def test_every_article_can_be_shown(corpus: Corpus) -> None:
    for provision in corpus.provisions:
        view = json.loads(json.dumps(law_view(corpus, provision, None)))
        assert set(view) >= KEYS
        for version in view["versions"]:
            assert set(version) == VERSION_KEYS
            assert set(version["source"]) == {"id", "title", "address", "edition"}
        for lang in ("en", "ru"):
            assert law_text(view, lang, corpus)


@pytest.mark.parametrize(
    ("on", "first", "amount"),
    [
        # CAO 449(1), 5 MCI: 5 x 2,651 = 13,255; 5 x 3,932 = 19,660; 5 x 4,325 = 21,625
        ("2020-02-01", "2018-01-08", 13_255),
        ("2025-03-01", "2024-09-04", 19_660),
        ("2026-03-01", "2025-09-01", 21_625),
    ],
)
def test_article_on_a_day(corpus: Corpus, on: str, first: str, amount: int) -> None:
    view = law_view(corpus, "kz.cao.449", dt.date.fromisoformat(on))
    (version,) = view["versions"]
    assert version["from_earliest"] == first
    mildest = version["parts"][-1]["penalties"]
    fine = next(p for p in mildest if p["kind"] == "fine")
    assert fine["amount"] == amount
    assert f"{amount:,} tenge (5 MCI)" in law_text(view, "en", corpus).replace("\u00a0", " ")


def test_article_without_a_day_has_no_sums(corpus: Corpus) -> None:
    view = law_view(corpus, "kz.cao.449", None)
    assert not re.search(r"\"amount", json.dumps(view))
    assert "5 MCI" in law_text(view, "en", corpus).replace("\u00a0", " ")


def test_article_before_its_first_day(corpus: Corpus) -> None:
    view = law_view(corpus, "kg.co.109-2", dt.date(2024, 6, 1))
    assert view["versions"] == []
    assert view["in_force"] is False
    assert "Not in force on 1 June 2024." in law_text(view, "en", corpus).replace("\u00a0", " ")


def test_article_in_a_window_shows_the_uncertain_day(corpus: Corpus) -> None:
    text = law_text(law_view(corpus, "kg.co.109-2", dt.date(2024, 8, 15)), "en", corpus)
    assert "Sure only from 1 September 2024." in text.replace("\u00a0", " ")
