"""The interview: gates first, nothing that cannot matter, and it stops when enough is known."""

from __future__ import annotations

import datetime as dt
import json
import random
from collections.abc import Iterator
from typing import Any

import pytest
from typer.testing import CliRunner

from lawbase.casefile import read_case
from lawbase.cli import app
from lawbase.corpus import Corpus
from lawbase.engine import Engine
from lawbase.interview import Interview, Step
from lawbase.model.case import Answer, Case
from lawbase.model.condition import Conjunction, FactIs, Tree, facts_in
from lawbase.model.facts import Fact
from lawbase.output import plain
from tests.random_cases import random_cases

GATES = ["under_18", "forced_or_held_by_others", "held_now", "drugs_found"]
NO_GATE = "under_18: no, forced_or_held_by_others: no, held_now: no, drugs_found: no"
PAPERS = "ruling_made: no, signed_warning: no, paid_half_fine: no, protocol_made: no"
PAPERS_ASKED = {"ruling_made", "signed_warning", "paid_half_fine", "protocol_made"}
CONFESSIONS = {
    "service_provided",
    "payment_received",
    "payment_agreed",
    "services_twice_or_more",
    "service_online_only",
}


@pytest.fixture(scope="module")
def interview(plain_engine: Engine) -> Interview:
    return Interview(plain_engine)


def told(corpus: Corpus, charge: str, date: str, facts: str = "") -> Case:
    text = (
        f"jurisdiction: {charge[:2]}\ndate: {date}\ntoday: 2026-11-22\n"
        f"charges: [{charge}]\nfacts: {{{facts}}}\n"
    )
    return read_case(text, "-", corpus)


def with_answer(case: Case, fact: str, answer: Answer) -> Case:
    return case.model_copy(update={"facts": {**case.facts, fact: answer}})


def walk(
    interview: Interview, case: Case, answer: Answer = "unknown"
) -> Iterator[tuple[Case, Step]]:
    """Yield each case and step of an interview in which every question gets the same answer."""
    for _ in range(200):
        step = interview.next_step(case)
        yield case, step
        if step.question is None:
            return
        fact = step.question.fact
        case = with_answer(case, fact.id, answer if fact.kind == "yesno" else "unknown")
    raise AssertionError("the interview does not end")


def asked(steps: Iterator[tuple[Case, Step]]) -> list[str]:
    return [step.question.fact.id for _, step in steps if step.question is not None]


FIXED = [
    ("kz.cao.449", "2025-03-01"),
    ("kz.cao.434", "2025-03-01"),
    ("kz.cao.450", "2025-03-01"),
    ("kz.cc.309", "2025-03-01"),
    ("kg.co.126", "2025-06-01"),
    ("kg.co.109-2", "2025-06-01"),
    ("kg.cc.160", "2025-06-01"),
    ("kg.com2017.119", "2020-06-01"),
]


# -- gates ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(("charge", "date"), FIXED)
def test_gates_come_first(charge: str, date: str, interview: Interview, corpus: Corpus) -> None:
    assert asked(walk(interview, told(corpus, charge, date)))[:4] == GATES


@pytest.mark.parametrize("gate", ["under_18", "forced_or_held_by_others"])
def test_behind_a_gate_nothing_is_asked(gate: str, interview: Interview, corpus: Corpus) -> None:
    for charge, date in FIXED:
        step = interview.next_step(told(corpus, charge, date, f"{gate}: yes"))
        assert step == Step(True, None)


def test_while_held_nothing_is_asked(interview: Interview, corpus: Corpus) -> None:
    """Held now: short phrases only."""
    for charge, date in FIXED:
        assert interview.next_step(told(corpus, charge, date, "held_now: yes")) == Step(True, None)


def test_drugs_found_stop_no_question(interview: Interview, corpus: Corpus) -> None:
    facts = NO_GATE.replace("drugs_found: no", "drugs_found: yes")
    assert interview.next_step(told(corpus, "kz.cao.449", "2025-03-01", facts)).question


# -- each fact once -------------------------------------------------------------------------------


@pytest.mark.parametrize("answer", ["unknown", "no", "yes"])
@pytest.mark.parametrize(("charge", "date"), FIXED)
def test_nothing_is_asked_twice(
    charge: str, date: str, answer: str, interview: Interview, corpus: Corpus
) -> None:
    questions = asked(walk(interview, told(corpus, charge, date), answer))
    assert len(questions) == len(set(questions))


def test_a_fact_answered_unknown_is_not_asked_again(interview: Interview, corpus: Corpus) -> None:
    facts = f"{NO_GATE}, {PAPERS}, approached_people: unknown, place: unknown"
    questions = asked(walk(interview, told(corpus, "kz.cao.449", "2025-03-01", facts)))
    assert not {"approached_people", "place"} & set(questions)


def test_judged_facts_are_never_asked(interview: Interview, corpus: Corpus) -> None:
    for case in random_cases(corpus, 300, seed=12):
        for _, step in walk(interview, case):
            if step.question is not None:
                assert not step.question.fact.judged, step.question.fact.id


def test_facts_of_the_other_country_are_never_asked(interview: Interview, corpus: Corpus) -> None:
    for case in random_cases(corpus, 300, seed=13):
        for _, step in walk(interview, case, "no"):
            if step.question is not None:
                assert case.jurisdiction in step.question.fact.jurisdictions


# -- confessions ----------------------------------------------------------------------------------


@pytest.mark.parametrize("answer", ["unknown", "no", "yes"])
def test_kyrgyzstan_after_law_153_never_asks_for_service_or_payment(
    answer: str, interview: Interview, corpus: Corpus
) -> None:
    for charge in (provision.id for provision in corpus.charges_of("kg")):
        for date in ("2024-07-30", "2024-08-15", "2024-09-01", "2025-06-01", "2026-11-22"):
            questions = asked(walk(interview, told(corpus, charge, date), answer))
            assert not [
                q
                for q in questions
                if q in CONFESSIONS or q.startswith("payment_") or q == "service_provided"
            ], f"{charge} on {date}"


def test_no_random_kyrgyz_case_after_law_153_asks_for_a_confession(
    interview: Interview, corpus: Corpus
) -> None:
    late = dt.date(2024, 7, 30)
    for case in random_cases(corpus, 800, seed=153, jurisdiction="kg"):
        if case.days.last >= late:
            assert not CONFESSIONS & set(asked(walk(interview, case)))


def test_a_month_that_reaches_into_law_153_asks_for_no_confession(
    interview: Interview, corpus: Corpus
) -> None:
    questions = asked(walk(interview, told(corpus, "kg.co.109-2", "2024-07")))
    assert not CONFESSIONS & set(questions)


def test_what_the_police_would_have_to_prove_is_named_instead(
    interview: Interview, corpus: Corpus
) -> None:
    case = told(corpus, "kg.co.109-2", "2025-06-01", NO_GATE)
    assert set(interview.to_prove(case)) >= {"service_provided", "payment_received"}


# -- enough ---------------------------------------------------------------------------------------


def test_one_no_can_be_enough(interview: Interview, corpus: Corpus) -> None:
    """Without an approach there is no 449: no other element is asked for."""
    case = told(corpus, "kz.cao.449", "2025-03-01", f"{NO_GATE}, {PAPERS}")
    step = interview.next_step(case)
    assert not step.enough
    assert step.question is not None
    assert step.question.fact.id == "approached_people"
    settled = with_answer(case, "approached_people", "no")
    assert interview.next_step(settled).enough
    elements = {"place", "approach_offered_sex", "other_refused_or_ignored", "kept_on_after_that"}
    assert not elements & set(asked(walk(interview, settled)))


def test_not_enough_while_an_element_has_no_finding(interview: Interview, corpus: Corpus) -> None:
    case = told(corpus, "kz.cao.449", "2025-03-01", f"{NO_GATE}, {PAPERS}, approached_people: yes")
    step = interview.next_step(case)
    assert not step.enough
    assert step.question is not None


@pytest.mark.parametrize("answer", ["unknown", "no", "yes"])
@pytest.mark.parametrize(("charge", "date"), FIXED)
def test_enough_stays_enough_and_every_walk_ends(
    charge: str, date: str, answer: str, interview: Interview, corpus: Corpus
) -> None:
    flags = [step.enough for _, step in walk(interview, told(corpus, charge, date), answer)]
    assert flags == sorted(flags)
    assert flags[-1]


# -- left -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(("charge", "date"), FIXED)
def test_left_falls_with_each_answer_that_is_unknown(
    charge: str, date: str, interview: Interview, corpus: Corpus
) -> None:
    steps = [step for _, step in walk(interview, told(corpus, charge, date))]
    for enough in (False, True):
        left = [s.question.left for s in steps if s.enough == enough and s.question is not None]
        assert left == sorted(set(left), reverse=True)


@pytest.mark.parametrize(("charge", "date"), FIXED)
def test_left_never_rises_when_a_no_is_told(
    charge: str, date: str, interview: Interview, corpus: Corpus
) -> None:
    steps = [step for _, step in walk(interview, told(corpus, charge, date), "no")]
    needed = [s.question.left for s in steps if not s.enough and s.question is not None]
    assert needed == sorted(needed, reverse=True)
    assert len(needed) == len(set(needed))


# -- only what matters ----------------------------------------------------------------------------


def answers_to(fact: Fact) -> tuple[Answer, ...]:
    if fact.kind == "number":
        return (0, 1, 4, 6, 11, 31, 100, 200, 1500, 3000)  # minutes and days
    return tuple(fact.choices) or ("yes", "no")


def findings(engine: Engine, case: Case) -> Any:
    """Return what is found, without the lists of facts that would still help or settle it."""
    return strip(plain(engine.assess(case)))


def strip(value: Any) -> Any:
    if isinstance(value, dict):
        hidden = ("because", "settles", "why", "decided_by", "rests_on")
        return {key: strip(item) for key, item in value.items() if key not in hidden}
    return [strip(item) for item in value] if isinstance(value, list) else value


def related(corpus: Corpus) -> dict[str, set[str]]:
    """Return for each fact those that stand beside it in some condition of the content."""
    beside: dict[str, set[str]] = {fact: set() for fact in corpus.facts}
    for tree in all_conditions(corpus):
        together = set(facts_in(tree)) & set(corpus.facts)
        for fact in together:
            beside[fact] |= together
    return beside


def all_conditions(corpus: Corpus) -> Iterator[Tree]:
    for provision in corpus.provisions.values():
        for version in provision.versions:
            keys = [key for way in version.ways.values() for key in way] or version.elements
            yield Conjunction(tuple(provision.elements[key].when for key in keys))
            yield from (Conjunction(tuple(part.when)) for part in version.parts)
    for right in corpus.rights.values():
        for rule in right.versions:
            yield Conjunction((rule.broken_when, *(e.when for e in rule.exceptions)))
    for bar in corpus.penalty_bars.values():
        yield from (version.when for version in bar.versions)
    for derivation in corpus.derivations:
        trees = [t for t in (derivation.yes_when, derivation.no_when) if t is not None]
        yield Conjunction((FactIs(derivation.fact), *trees))


def can_matter(
    engine: Engine, case: Case, fact: Fact, beside: dict[str, set[str]], final: bool
) -> bool:
    """Say whether some answer to a fact changes a finding, with some answers to others beside it.

    Args:
        engine: which finds.
        case: with the facts told so far.
        fact: the one that is asked for.
        beside: the facts that stand in one condition with each.
        final: an "unknown" that was told stays so; else it may still be answered.
    """
    facts = engine.corpus.facts
    near = {other for one in beside[fact.id] for other in beside[one]} - {fact.id}
    free = [
        facts[other]
        for other in sorted(near)
        if facts[other].gate is None
        and (other not in case.facts or (not final and case.facts[other] == "unknown"))
    ]
    dice = random.Random(fact.id)
    for trial in range(200):
        share = (0.0, 0.15, 0.4, 0.8)[trial % 4]
        more = {o.id: dice.choice(answers_to(o)) for o in free if dice.random() < share}
        fuller = case.model_copy(update={"facts": {**case.facts, **more}})
        seen = findings(engine, fuller)
        if any(findings(engine, with_answer(fuller, fact.id, a)) != seen for a in answers_to(fact)):
            return True
    return False


def idle(interview: Interview, corpus: Corpus, charge: str, date: str, final: bool) -> list[str]:
    """Return the questions that cannot change a finding. Papers are asked for their own sake."""
    beside = related(corpus)
    return [
        step.question.fact.id
        for case, step in walk(interview, told(corpus, charge, date))
        if step.question is not None
        and step.question.fact.id not in PAPERS_ASKED
        and not can_matter(interview.engine, case, step.question.fact, beside, final)
    ]


@pytest.mark.parametrize(("charge", "date"), FIXED)
def test_every_question_can_change_a_finding(
    charge: str, date: str, interview: Interview, corpus: Corpus
) -> None:
    assert idle(interview, corpus, charge, date, final=False) == []


@pytest.mark.parametrize(("charge", "date"), [FIXED[0], FIXED[4]])
def test_what_only_a_refused_answer_could_make_matter_is_not_asked(
    charge: str, date: str, interview: Interview, corpus: Corpus
) -> None:
    """Who does not know whether family was to be told need not say whether it was."""
    assert idle(interview, corpus, charge, date, final=True) == []


# -- the command ----------------------------------------------------------------------------------


def ask(text: str, *options: str) -> Any:
    result = CliRunner().invoke(app, ["ask", "-", "--json", *options], input=text)
    assert result.exit_code == 0, result.stderr
    return json.loads(result.stdout)


CASE = "jurisdiction: kz\ndate: 2025-03-01\ntoday: 2026-11-22\ncharges: [kz.cao.449]\n"


def test_the_shape_of_a_question(corpus: Corpus) -> None:
    answer = ask(CASE)
    assert set(answer) == {"enough", "question"}
    assert answer["enough"] is False
    assert set(answer["question"]) == {"id", "text", "why", "left"}
    fact = corpus.facts["under_18"]
    assert answer["question"]["id"] == "under_18"
    assert answer["question"]["text"] == fact.question
    assert answer["question"]["why"] == fact.why
    assert answer["question"]["left"] > 4


def test_the_shape_when_nothing_is_left() -> None:
    assert ask(CASE + "facts: {under_18: yes}\n") == {"enough": True, "question": None}


def test_a_question_in_russian() -> None:
    english, russian = ask(CASE), ask(CASE, "--lang", "ru")
    assert russian["question"]["id"] == english["question"]["id"]
    assert russian["question"]["text"] != english["question"]["text"]
