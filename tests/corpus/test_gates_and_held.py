"""The gates and the door for a friend outside: rows cite, words are short, and the hours are right.

The hours were written from the official texts (Kazakhstan as of 3 February 2026, Kyrgyzstan as of
August 2025), with the article and the sum.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

import pytest
from babel.messages.extract import extract
from pydantic import ValidationError

from lawbase.corpus import Corpus
from lawbase.documents.custody import Custody, Limit, articles_on, limits
from lawbase.documents.gates import gate_view
from lawbase.i18n import ROOT, law_texts
from lawbase.model.held import HeldAdvice, HeldRule
from lawbase.ui.clock import now
from tests.documents.reading import sentences, words_in

TODAY = dt.date(2026, 11, 25)
# Held on Wednesday at 14:40.
SINCE = dt.datetime(2026, 11, 25, 14, 40)

# Where it stands, until when, and what decides. 14:40 and 3 hours are 17:40 on the same day;
# 24 hours: 14:40 on the 26th; 45 hours: 24 and 21, so 11:40 on the 27th; 48: 14:40 on the 27th;
# 72: 14:40 on the 28th.
EXPECTED = {
    # CAO 449 has arrest (part 2): 789(3). A migration case may always be opened: 789(2).
    ("kz", "kz.cao.449"): [
        ("kz.cao.789(2)", 48, "exception", "free", "27 14:40"),
        ("kz.cao.789(3)", 24, "arrest", "free", "26 14:40"),
        ("kz.cao.789(1)", 3, "usual", "free", "25 17:40"),
    ],
    # CAO 450 has fines only.
    ("kz", "kz.cao.450"): [
        ("kz.cao.789(2)", 48, "exception", "free", "27 14:40"),
        ("kz.cao.789(1)", 3, "usual", "free", "25 17:40"),
    ],
    # A crime: CPC 131(4), 48 hours; 72 in the listed cases.
    ("kz", "kz.cc.309"): [
        ("kz.cpc.131(4)", 72, "exception", "free", "28 14:40"),
        ("kz.cpc.131(4)", 48, "usual", "free", "27 14:40"),
    ],
    # CO 109-1 has a fine only: no extension (526(2)).
    ("kg", "kg.co.109-1"): [("kg.co.526(1)", 3, "usual", "free", "25 17:40")],
    # CO 109-2 and 126 have arrest: 526(2), and a court within 24 hours.
    ("kg", "kg.co.109-2"): [
        ("kg.co.526(2)", 48, "arrest", "free", "27 14:40"),
        ("kg.co.526(2)", 24, "arrest", "court", "26 14:40"),
        ("kg.co.526(1)", 3, "usual", "free", "25 17:40"),
    ],
    # A crime: CPC 12(1), 48 hours; in court before 45 hours: 97(5).
    ("kg", "kg.cc.160"): [
        ("kg.cpc.12(1)", 48, "usual", "free", "27 14:40"),
        ("kg.cpc.97(5)", 45, "usual", "court", "27 11:40"),
    ],
}
EXPECTED["kz", "offence"] = EXPECTED["kz", "kz.cao.449"]
EXPECTED["kz", "kz.cao.434"] = EXPECTED["kz", "kz.cao.449"]
EXPECTED["kz", "crime"] = EXPECTED["kz", "kz.cc.308"] = EXPECTED["kz", "kz.cc.309"]
EXPECTED["kg", "offence"] = EXPECTED["kg", "kg.co.126"] = EXPECTED["kg", "kg.co.109-2"]
EXPECTED["kg", "crime"] = EXPECTED["kg", "kg.cc.160"]


def told(limit: Limit) -> tuple[str, int, str, str, str]:
    ends = f"{limit.ends:%d %H:%M}" if limit.ends else ""
    return (limit.cite, limit.rule.hours, limit.rule.reach, limit.rule.by_then, ends)


def custody(country: str, said: str, after: dt.timedelta = dt.timedelta(hours=1)) -> Custody:
    return Custody(country, SINCE + after, SINCE, said)


@pytest.mark.parametrize(("country", "said"), EXPECTED)
def test_limits_and_their_times(corpus: Corpus, country: str, said: str) -> None:
    found = [told(limit) for limit in limits(corpus, custody(country, said))]
    assert found == EXPECTED[country, said]


@pytest.mark.parametrize("country", ["kz", "kg"])
@pytest.mark.parametrize("said", ["nothing", "other", "unknown", ""])
def test_where_police_say_nothing_every_limit_may_count(
    corpus: Corpus, country: str, said: str
) -> None:
    found = {told(limit) for limit in limits(corpus, custody(country, said))}
    assert found == {*EXPECTED[country, "offence"], *EXPECTED[country, "crime"]}


def test_every_article_of_today_has_limits_the_longest_first(corpus: Corpus) -> None:
    for country in ("kz", "kg"):
        for article in articles_on(corpus, country, TODAY):
            hours = [li.rule.hours for li in limits(corpus, custody(country, article.id))]
            assert hours
            assert hours == sorted(hours, reverse=True)


def test_only_articles_of_today_can_be_named(corpus: Corpus) -> None:
    named = {article.id for article in articles_on(corpus, "kg", TODAY)}
    assert "kg.co.109-2" in named
    assert not named & {"kg.com2017.119", "kg.cc2017.166", "kg.cc2017.167"}


@pytest.mark.parametrize(
    ("minutes", "passed"),
    # 3 hours are 180 minutes, 24 are 1440, 48 are 2880.
    [
        (179, []),
        (180, [3]),
        (1439, [3]),
        (1440, [24, 3]),
        (2879, [24, 3]),
        (2880, [48, 24, 3]),
    ],
)
def test_a_limit_has_passed_to_the_minute(corpus: Corpus, minutes: int, passed: list[int]) -> None:
    held = custody("kz", "kz.cao.449", dt.timedelta(minutes=minutes))
    assert [li.rule.hours for li in limits(corpus, held) if li.passed] == passed


def test_without_the_moment_no_time_is_named(corpus: Corpus) -> None:
    held = Custody("kz", SINCE, None, "kz.cao.449")
    assert held.held_for is None
    assert [(li.ends, li.passed) for li in limits(corpus, held)] == [(None, False)] * 3


def test_every_limit_stands_under_the_article_of_its_right(corpus: Corpus) -> None:
    """A row of hours is in the text of the right too, or cites its own place."""
    numbers = {3: "3|three", 24: "24", 45: "45", 48: "48", 72: "72"}
    for right in corpus.rights.values():
        for version in right.versions:
            for rule in version.holds_at_most:
                assert re.search(numbers[rule.hours], version.text), right.id


def test_clocks_of_the_countries() -> None:
    assert now("kz").utcoffset() == dt.timedelta(hours=5)
    assert now("kg").utcoffset() == dt.timedelta(hours=6)
    assert now("kz").second == 0


# -- rows -----------------------------------------------------------------------------------------


def test_every_gate_right_cites_or_says_that_nothing_was_seen(corpus: Corpus) -> None:
    for right in corpus.gate_rights:
        assert right.cites or right.text_not_seen
        assert all(cite.startswith(right.jurisdiction + ".") for cite in right.cites)


@pytest.mark.parametrize("gate", ["minor", "forced"])
@pytest.mark.parametrize("country", ["kz", "kg"])
def test_each_gate_has_rights_of_its_country(corpus: Corpus, country: str, gate: str) -> None:
    view = gate_view(corpus, country, gate, TODAY, "en")
    assert len(view["rights"]) >= 6
    assert all(view[part] for part in ("first", "phrases", "help", "helpers"))


def test_held_rules_cite_their_country(corpus: Corpus) -> None:
    assert {rule.jurisdiction for rule in corpus.held_rules} == {"kz", "kg"}
    for rule in corpus.held_rules:
        assert all(cite.startswith(rule.jurisdiction + ".") for cite in rule.cites)


def test_each_advice_has_its_cost(corpus: Corpus) -> None:
    for row in advice(corpus):
        assert row.cost or row.topic == "limits", row.text
    with pytest.raises(ValidationError, match="what it may cost"):
        HeldAdvice(topic="call", text="Call.")


def test_who_may_defend(corpus: Corpus) -> None:
    """KZ: no friend (CAO 748(2)); KG: another person with a power of attorney (CO 500(2))."""
    by_cite = {cite: rule.text for rule in corpus.held_rules for cite in rule.cites}
    assert "A friend cannot defend" in by_cite["kz.cao.748(2)"]
    assert "power of attorney" in by_cite["kg.co.500(2)"]


def test_the_embassy_is_told_in_a_criminal_case(corpus: Corpus) -> None:
    """KZ: CPC 135; KG: CPC 102(2). Wanted or not, so no row says that it is a choice."""
    rows = {rule.jurisdiction: rule for rule in corpus.held_rules if "embassy" in rule.text}
    assert rows["kz"].cites == ["kz.cao.788(2)", "kz.cpc.135"]
    assert rows["kg"].cites == ["kg.cpc.102(2)"]
    assert all("must be told anyway" in rule.text for rule in rows.values())
    assert not any("embassy" in row.text for row in corpus.held_advice)


def test_refusing_as_a_witness_has_its_cost(corpus: Corpus) -> None:
    """KZ: CC 421; KG: CC 365. The only refusals left: oneself, a spouse, close relatives."""
    rows = {rule.jurisdiction: rule for rule in corpus.held_rules if "witness" in rule.text}
    assert set(rows) == {"kz", "kg"}
    assert all("commits a crime" in rule.cost and "spouse" in rule.cost for rule in rows.values())


def test_readings_are_marked_as_readings(corpus: Corpus) -> None:
    """That CO 525 closes the list, and that a trip has hours of its own (519), are readings."""
    read = [rule.cites[0] for rule in corpus.held_rules if rule.basis == "interpretation"]
    assert read == ["kg.co.525", "kg.co.519(2)"]
    assert all(rule.note for rule in corpus.held_rules if rule.basis == "interpretation")


def test_hours_of_who_is_under_18(corpus: Corpus) -> None:
    """KG: CO 524(5), CPC 12(1), 97(5); KZ: CAO 789, CPC 131(4)."""
    told = {cite: right.text for right in corpus.gate_rights for cite in right.cites}
    assert "24 hours at most, and in court before 21" in told["kg.cpc.97(5)"]
    assert "after three hours at most" in next(
        right.text for right in corpus.gate_rights if "handed over" in right.text
    )
    assert all(hours in told["kz.cao.789(3)"] for hours in ("3 hours", "24", "48"))
    assert "drugs" in told["kz.cpc.131(4)"]
    for cite in ("kz.cpc.535(2)", "kg.cpc.462(1)"):
        assert "Four hours a day at most, two without a break." in told[cite]


def test_what_a_ruling_starts(corpus: Corpus) -> None:
    """KZ: CAO 834(4), 883(3-1), 884(3); KG: CO 566."""
    kz, kg = (corpus.cautions[f"paper_ruling_{country}"] for country in ("kz", "kg"))
    assert "Appeal before the departure date in the ruling (CAO 834(4))." in kz.text
    assert "Do not sign a request that the ruling counts at once (883(3-1))." in kz.text
    assert "An arrest starts at once (884(3))." in kz.text
    assert "An arrest starts at once, even if you appeal (CO 566)." in kg.text


def advice(corpus: Corpus) -> list[HeldAdvice | HeldRule]:
    return [*corpus.held_advice, *corpus.held_rules]


# -- words ----------------------------------------------------------------------------------------


def _texts(corpus: Corpus) -> Iterator[str]:
    for page in corpus.gates.values():
        yield from (page.title, *page.first, *page.phrases, *page.help, *page.helpers)
    yield from (right.text for right in corpus.gate_rights)
    for row in advice(corpus):
        yield from (row.text, row.cost)
    yield from (phrase.text for phrase in corpus.held_phrases)
    for right in corpus.rights.values():
        for version in right.versions:
            for rule in version.holds_at_most:
                yield from (rule.text, rule.counted_from)


def _screen_texts() -> Iterator[str]:
    """Every text that the two pages themselves mark for translation."""
    for name in ("held.py", "gate.py"):
        with (ROOT / "lawbase" / "ui" / name).open("rb") as file:
            for _line, message, _comments, _context in extract(
                "python", file, {"_": None, "N_": None}
            ):
                yield str(message)


def test_sentences_have_at_most_fifteen_words(corpus: Corpus) -> None:
    texts = [*_texts(corpus), *_screen_texts()]
    assert "What you can do now" in texts
    long = [s for text in texts for s in sentences(text) if words_in(s) > 15]
    assert long == []


def test_every_text_goes_to_the_translators(corpus: Corpus) -> None:
    assert {text for text in _texts(corpus) if text} <= set(law_texts(corpus))


def test_phrases_assert_nothing(corpus: Corpus) -> None:
    """About place, work, money or other people; nor that anything is no offence."""
    forbidden = re.compile(
        r"\b(sell|sex|work|client|service|flat|room|street|friend|colleague|money|paid|pay|"
        r"prostitut|offence|legal)\w*\b|\b(she|he|her|him)\b",
        re.IGNORECASE,
    )
    phrases = [phrase.text for phrase in corpus.held_phrases]
    phrases += [text for page in corpus.gates.values() for text in page.phrases]
    assert phrases
    assert not [text for text in phrases if forbidden.search(text)]


def test_no_text_promises_that_the_person_is_freed(corpus: Corpus) -> None:
    promise = re.compile(
        r"must (be )?(free|release|let)|will be free|has to be freed", re.IGNORECASE
    )
    texts = [*_texts(corpus), *_screen_texts()]
    assert not [text for text in texts if promise.search(text)]


def test_no_text_about_a_held_person_tells_what_happened(corpus: Corpus) -> None:
    """Only the advice what not to say names work, money or others."""
    telling = re.compile(r"\b(sex|client|prostitut|brothel|colleague)\w*", re.IGNORECASE)
    assert not [row.text for row in advice(corpus) if telling.search(row.text + row.cost)]
