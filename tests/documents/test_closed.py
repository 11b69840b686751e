"""A case that a paper has ended: which state it is in, and which ways are open."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from lawbase.corpus import Corpus
from lawbase.documents.closed import closed_case
from lawbase.documents.deadlines import deadline_version
from lawbase.documents.findings import FindingsWriter
from lawbase.engine import Engine
from tests.documents.reading import case as case_of

RULING = dt.date(2025, 6, 12)
BEFORE, LAST, AFTER = dt.date(2025, 6, 20), dt.date(2025, 6, 22), dt.date(2025, 6, 23)


def closed(engine: Engine, jurisdiction: str = "kz", **told: Any) -> Any:
    case = case_of(jurisdiction, "2025-06-10", **told)
    return closed_case(engine.corpus, case, engine.assess(case))


@pytest.mark.parametrize("told", [{}, {"protocol_made": "yes"}, {"ruling_made": "no"}])
def test_without_a_closing_paper_nothing_is_closed(
    plain_engine: Engine, told: dict[str, str]
) -> None:
    assert closed(plain_engine, **told) is None


def test_ruling_is_closed_unless_appealed_by_its_day(plain_engine: Engine) -> None:
    found = closed(plain_engine, ruling_made="yes", events={"ruling_received": RULING})
    assert found.appeal.due == LAST  # 12 June + 10 days
    assert [found.state(day) for day in (BEFORE, LAST, AFTER)] == [
        "time_runs",
        "time_runs",
        "time_over",
    ]


def test_without_the_day_of_the_paper_the_time_is_unknown(plain_engine: Engine) -> None:
    assert closed(plain_engine, ruling_made="yes").state(AFTER) == "time_unknown"
    assert closed(plain_engine, signed_warning="yes").state(AFTER) == "time_unknown"


def test_half_fine_alone_is_decided_and_leads_to_the_prosecutor(plain_engine: Engine) -> None:
    """CAO 811(2): decided; 811(4): the prosecutor's protest; 852, 854: newly found facts."""
    found = closed(plain_engine, paid_half_fine="yes")
    assert found.state(AFTER) == "decided"
    assert found.remedies == (
        "kz.remedy.prosecutor_protest",
        "kz.remedy.newly_found_facts",
        "kz.remedy.prosecutor_acts",
    )


def test_ruling_beside_a_half_fine_keeps_its_clock(plain_engine: Engine) -> None:
    found = closed(
        plain_engine,
        paid_half_fine="yes",
        ruling_made="yes",
        events={"ruling_received": RULING},
    )
    assert found.state(BEFORE) == "time_runs"


def test_two_papers_that_do_not_agree(plain_engine: Engine) -> None:
    """CAO 811(3): if the half was not paid in time, the case goes on."""
    assert closed(plain_engine, paid_half_fine="yes", ruling_made="yes").papers_differ
    assert not closed(plain_engine, paid_half_fine="yes").papers_differ
    assert not closed(plain_engine, signed_warning="yes", ruling_made="yes").papers_differ


@pytest.mark.parametrize(
    ("jurisdiction", "told", "expected"),
    [
        ("kz", {"expulsion_named": "yes"}, True),
        ("kz", {"expulsion_named": "no"}, False),
        ("kz", {"foreigner": "yes"}, False),  # CAO 449(3): a fine, an arrest or an expulsion
        ("kg", {"expulsion_named": "yes"}, False),
    ],
)
def test_expulsion_has_a_day_of_its_own(
    plain_engine: Engine, jurisdiction: str, told: dict[str, str], expected: bool
) -> None:
    """CAO 834(4), 883(4)."""
    found = closed(plain_engine, jurisdiction, ruling_made="yes", **told)
    assert found.expulsion is expected


@pytest.mark.parametrize(("foreigner", "expected"), [("yes", True), ("no", False)])
def test_expulsion_with_every_penalty(plain_engine: Engine, foreigner: str, expected: bool) -> None:
    """CAO 449(3) until January 2018: arrest together with expulsion."""
    facts = {"ruling_made": "yes", "foreigner": foreigner, "approached_people": "yes"}
    case = case_of("kz", "2016-05-05", "kz.cao.449", **facts)
    found = closed_case(plain_engine.corpus, case, plain_engine.assess(case))
    assert found is not None
    assert found.expulsion is expected


def test_ways_are_those_of_the_country(plain_engine: Engine) -> None:
    for jurisdiction in ("kz", "kg"):
        found = closed(plain_engine, jurisdiction, ruling_made="yes")
        assert found.remedies
        assert {id_[:2] for id_ in found.remedies} == {jurisdiction}


def test_report_words_a_deadline_as_on_the_day_of_its_event(
    corpus: Corpus, plain_engine: Engine
) -> None:
    """CAO 832 has had part 2 (late appeals) since January 2018; it was not seen for 2016."""
    for day, late in (("2016-05-05", "was not seen"), ("2025-06-10", "(832(2))")):
        facts = {"foreigner": "yes", "approached_people": "yes"}
        case = case_of("kz", day, "kz.cao.449", events={"ruling_received": day}, **facts)
        found = FindingsWriter(corpus, "en", case).write(plain_engine.assess(case))
        assert late in found.deadlines[0].late


def test_deadline_is_worded_as_on_the_day_of_its_event(
    corpus: Corpus, plain_engine: Engine
) -> None:
    """CO 547 before Law 156 of 4 August 2023 was not seen."""
    for day, unseen in (("2023-03-01", True), ("2024-03-01", False)):
        case = case_of("kg", day, "kg.co.126", events={"ruling_received": day})
        found = plain_engine.assess(case).deadlines[0]
        assert deadline_version(corpus, case, found).text_not_seen is unseen
