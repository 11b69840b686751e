"""A fuller account never flips a settled ground, but in the ways that the design names.

Design, section 4, "What may move": `present` to `absent` through an exclusion; `present` or
`absent` to `open` through a contradiction; `present` to `open` through a `no` on interpretation
or doctrine. An exclusion that only weakens ("gives `open` at most") also moves `present` to
`open`: section 4 names these where it speaks of exclusions. Nothing else may move.
"""

from __future__ import annotations

import datetime as dt
import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import fields

import pytest

from lawbase.corpus import Corpus
from lawbase.engine import Engine
from lawbase.model.assessment import Assessment, ChargeFinding
from lawbase.model.case import FIRST_DAY, Answer, Case, Days, Events
from lawbase.model.condition import facts_in
from lawbase.model.facts import Fact
from lawbase.model.law import Provision
from tests.random_cases import GATES, TODAY, random_cases

SETTLED = ("absent", "present")

BY_EXCLUSION = "present to absent: an exclusion is shown"
BY_CONTRADICTION = "{} to open: answers disagree"
BY_READING = "present to open: a no on interpretation or doctrine"
BY_WEAKENING = "present to open: an exclusion that weakens is shown"
EXPECTED_MOVES = {
    BY_EXCLUSION,
    BY_CONTRADICTION.format("present"),
    BY_CONTRADICTION.format("absent"),
    BY_READING,
    BY_WEAKENING,
}


def versions_of(finding: ChargeFinding) -> dict[str, ChargeFinding]:
    """Return the finding by each version that may have applied."""
    found: dict[str, ChargeFinding] = {}
    step: ChargeFinding | None = finding
    while step is not None:
        found[str(step.version_from)] = step
        step = step.also
    return found


def not_met(finding: ChargeFinding) -> set[tuple[str, str]]:
    return {(e.key, e.basis) for e in finding.elements if e.finding == "not_met"}


def shown(provision: Provision, corpus: Corpus, engine: Engine, case: Case, effect: str) -> bool:
    """Say whether the account shows an exclusion of this effect."""
    from lawbase.engine.logic import compile_condition

    answers = engine.account(case).answers
    shelf = corpus.exclusions[case.jurisdiction]
    return any(
        shelf[id_].effect == effect and compile_condition(shelf[id_].when)(answers)[0] == "yes"
        for id_ in provision.exclusions
    )


def allowed_move(
    before: ChargeFinding, after: ChargeFinding, corpus: Corpus, engine: Engine, fuller: Case
) -> str | None:
    """Return the name of the way in which a settled ground moved, or None if it may not."""
    provision = corpus.provisions[after.provision]
    move = before.ground, after.ground
    if move == ("present", "absent") and after.barred_by is not None:
        return BY_EXCLUSION
    if after.ground != "open":
        return None
    if "answers_disagree" in after.warnings:
        return BY_CONTRADICTION.format(before.ground)
    if before.ground == "present":
        new = not_met(after) - not_met(before)
        if new and all(basis in ("interpretation", "doctrine") for _, basis in new):
            return BY_READING
        if not new and shown(provision, corpus, engine, fuller, "weakens"):
            return BY_WEAKENING
    return None


# -- pairs of cases: an account and a fuller one ----------------------------------------------------


def answer_to(fact: Fact, dice: random.Random, lean: str) -> Answer:
    if fact.kind == "number":
        return dice.choice((0, 100, 200, 300, 1500, 3000))
    if fact.kind == "choice":
        return dice.choice(tuple(fact.choices))
    return lean if dice.random() < 0.7 else dice.choice(("yes", "no"))


def concerned(provision: Provision, corpus: Corpus) -> list[Fact]:
    """Return the facts that can touch an article: its own, its exclusions', and those behind."""
    shelf = corpus.exclusions[provision.id[:2]]
    names = {f for e in provision.elements.values() for f in facts_in(e.when)}
    names |= {f for id_ in provision.exclusions for f in facts_in(shelf[id_].when)}
    names |= {f for v in provision.versions for p in v.parts for w in p.when for f in facts_in(w)}
    for derivation in corpus.derivations:
        trees = [t for t in (derivation.yes_when, derivation.no_when) if t is not None]
        if derivation.fact in names:
            names |= {f for tree in trees for f in facts_in(tree)}
    for contradiction in corpus.contradictions:
        if names & set(contradiction.facts):
            names |= set(contradiction.facts)
    return [corpus.facts[name] for name in sorted(names) if name in corpus.facts]


def pairs(corpus: Corpus, count: int, seed: int) -> Iterator[tuple[Case, Case]]:
    """Yield a case and the same case with more answers."""
    dice = random.Random(seed)
    provisions = [*corpus.charges_of("kz"), *corpus.charges_of("kg")]
    for _ in range(count):
        provision = dice.choice(provisions)
        jurisdiction = provision.id[:2]
        version = dice.choice(provision.versions)
        day = max(version.entry.latest, FIRST_DAY[jurisdiction])
        day = min(TODAY, day + dt.timedelta(days=dice.choice((-1, 0, 0, 1, 30))))
        told = {f.id: answer_to(f, dice, "yes") for f in concerned(provision, corpus)}
        lean = dice.choice(("yes", "yes", "no"))
        told = {id_: answer_to(corpus.facts[id_], dice, lean) for id_ in told}
        share = dice.choice((0.2, 0.5, 0.8, 0.95))
        few = {fact: answer for fact, answer in told.items() if dice.random() < share}
        opened = [day + dt.timedelta(days=dice.randrange(90))] if dice.random() < 0.2 else []
        events = Events(case_opened=min(opened[0], TODAY)) if opened else Events()

        def case(facts: dict[str, Answer], provision: Provision = provision,
                 day: dt.date = max(day, FIRST_DAY[jurisdiction]), events: Events = events) -> Case:
            return Case(
                jurisdiction=provision.id[:2],  # type: ignore[arg-type]
                days=Days(first=day, last=day),
                today=TODAY,
                charges=(provision.id,),
                facts=facts,
                events=events,
                date_as_told=day.isoformat(),
            )

        yield case(few), case(told)


def test_a_settled_ground_moves_only_in_the_ways_of_the_design(
    corpus: Corpus, plain_engine: Engine
) -> None:
    settled: Counter[str] = Counter()
    moves: Counter[str] = Counter()
    wrong: dict[tuple[str, str, str], str] = {}
    for few, many in pairs(corpus, 12_000, seed=4):
        before, after = plain_engine.assess(few), plain_engine.assess(many)
        later = {charge.provision: versions_of(charge) for charge in after.charges}
        for charge in before.charges:
            for version, finding in versions_of(charge).items():
                if charge.provision not in later:
                    continue  # nothing told pointed to this neighbour any more
                fuller = later[charge.provision][version]
                if finding.ground == "not_in_force":
                    assert fuller.ground == "not_in_force"
                if finding.ground not in SETTLED:
                    continue
                settled[finding.ground] += 1
                if fuller.ground == finding.ground:
                    continue
                way = allowed_move(finding, fuller, corpus, plain_engine, many)
                if way is not None:
                    moves[way] += 1
                    continue
                more = {f: a for f, a in many.facts.items() if f not in few.facts}
                wrong.setdefault(
                    (charge.provision, finding.ground, fuller.ground),
                    f"{few.days.first}, told {few.facts}, then {more}",
                )
    print(f"\n{dict(settled)} settled grounds; moved: {dict(moves)}")
    assert not wrong, "\n".join(f"{key}: {text}" for key, text in wrong.items())
    # Each way was met, so that each exception is really needed and none was met by chance.
    assert set(moves) == EXPECTED_MOVES
    assert min(settled["absent"], settled["present"]) > 1_000


# -- each way, by one case -------------------------------------------------------------------------


def ground_of(engine: Engine, charge: str, date: str, facts: dict[str, Answer]) -> ChargeFinding:
    day = dt.date.fromisoformat(date)
    case = Case(
        jurisdiction=charge[:2],  # type: ignore[arg-type]
        days=Days(first=day, last=day),
        today=TODAY,
        charges=(charge,),
        facts=facts,
        date_as_told=date,
    )
    return engine.assess(case).charges[0]


ALL_OF_449: dict[str, Answer] = {
    "approached_people": "yes",
    "approach_insistent": "yes",
    "in_public_place": "yes",
    "approach_offered_sex": "yes",
}
ALL_OF_109_2: dict[str, Answer] = {"service_provided": "yes", "payment_received": "yes"}


@pytest.mark.parametrize(
    ("charge", "date", "facts", "more", "grounds"),
    [
        # Through an exclusion.
        (
            "kz.cao.449",
            "2025-03-01",
            ALL_OF_449,
            {"punished_already_same_facts": "yes"},
            ("present", "absent"),
        ),
        # Through a contradiction: she spoke first, and the other side did.
        (
            "kz.cao.449",
            "2025-03-01",
            ALL_OF_449,
            {"prior_contact_by_client": "yes"},
            ("present", "open"),
        ),
        (
            "kz.cao.449",
            "2025-03-01",
            {"approached_people": "no"},
            {"approach_offered_sex": "yes"},
            ("absent", "open"),
        ),
        # Through a no on doctrine: "several times" is said by commentators only.
        (
            "kz.cc.309",
            "2025-03-01",
            {
                "gave_premises_to_others": "yes",
                "premises_used_for_sex_work": "yes",
                "knew_premises_use": "yes",
            },
            {"premises_given_twice_or_more": "no"},
            ("present", "open"),
        ),
        # Through an exclusion that only weakens.
        (
            "kg.co.109-2",
            "2025-06-01",
            ALL_OF_109_2,
            {"service_online_only": "yes"},
            ("present", "open"),
        ),
        # A trafficking victim's paper bars in Kazakhstan, not in 109-2: nothing moves.
        (
            "kg.co.109-2",
            "2025-06-01",
            ALL_OF_109_2,
            {"recognised_victim_of_trafficking": "yes"},
            ("present", "present"),
        ),
        # What plays no part moves nothing.
        (
            "kz.cao.449",
            "2025-03-01",
            {"approached_people": "no"},
            {"in_public_place": "yes", "held_minutes": 300, "money_demanded": "yes"},
            ("absent", "absent"),
        ),
    ],
)
def test_one_move(
    charge: str,
    date: str,
    facts: dict[str, Answer],
    more: dict[str, Answer],
    grounds: tuple[str, str],
    plain_engine: Engine,
) -> None:
    before = ground_of(plain_engine, charge, date, facts)
    after = ground_of(plain_engine, charge, date, {**facts, **more})
    assert (before.ground, after.ground) == grounds


# -- gates -----------------------------------------------------------------------------------------


def assert_empty(assessment: Assessment, gate: str) -> None:
    for field in fields(assessment):
        found = getattr(assessment, field.name)
        if isinstance(found, list):
            assert found == [], f"{field.name} behind the gate {gate}"
    assert assessment.gate == gate
    assert assessment.others_not_pointed_to == 0


def test_behind_a_gate_every_list_is_empty(corpus: Corpus, plain_engine: Engine) -> None:
    for case in random_cases(corpus, 3_000, seed=18):
        told = {fact: answer for fact, answer in case.facts.items() if fact not in GATES}
        for gates, expected in (
            ({"under_18": "yes"}, "minor"),
            ({"forced_or_held_by_others": "yes"}, "forced"),
            ({"under_18": "yes", "forced_or_held_by_others": "yes"}, "minor"),
            ({"under_18": "no", "forced_or_held_by_others": "yes"}, "forced"),
        ):
            behind = case.model_copy(update={"facts": {**told, **gates}})
            assert_empty(plain_engine.assess(behind), expected)


def test_a_gate_that_is_denied_or_unknown_changes_nothing(
    corpus: Corpus, plain_engine: Engine
) -> None:
    for case in random_cases(corpus, 300, seed=19):
        told = {fact: answer for fact, answer in case.facts.items() if fact not in GATES}
        open_gate = plain_engine.assess(case.model_copy(update={"facts": told}))
        assert open_gate.gate is None
        for answer in ("no", "unknown"):
            asked = {**told, **dict.fromkeys(GATES, answer)}
            assert plain_engine.assess(case.model_copy(update={"facts": asked})) == open_gate
