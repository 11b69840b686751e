"""A fuller account never flips a settled ground, but in the ways that the design names.

Design, section 4, "What may move": `present` to `absent` through an exclusion; `present` or
`absent` to `open` through a contradiction; `present` to `open` through a `no` on interpretation
or doctrine. One more follows from another sentence of that section: an exclusion that only weakens
("gives `open` at most") moves `present` to `open`. Nothing else may move. (Intent is presumed; who
runs a place or finds clients and denies knowing what for contradicts the first answer.)
"""

from __future__ import annotations

import datetime as dt
import itertools
import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import fields

import pytest

from lawbase.corpus import Corpus
from lawbase.engine import Engine
from lawbase.engine.account import Account
from lawbase.engine.logic import Answers, compile_condition
from lawbase.model.assessment import Assessment, ChargeFinding
from lawbase.model.case import FIRST_DAY, Answer, Case, Days, Events
from lawbase.model.condition import Tree, facts_in
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


def answers_shown(provision: Provision, corpus: Corpus, answers: Answers, effect: str) -> bool:
    """Say whether an account shows an exclusion of this effect."""
    shelf = corpus.exclusions[provision.id[:2]]
    return any(
        shelf[id_].effect == effect and compile_condition(shelf[id_].when)(answers)[0] == "yes"
        for id_ in provision.exclusions
    )


def denied_by_a_reading(before: ChargeFinding, after: ChargeFinding) -> bool:
    """Say whether a way to commit the offence is denied anew, and only by a reading or doctrine."""
    was = {element.key for element in before.elements if element.finding == "not_met"}
    for way in {element.way for element in after.elements}:
        denied = [e for e in after.elements if e.way == way and e.finding == "not_met"]
        weak = all(e.basis in ("interpretation", "doctrine") for e in denied)
        if weak and any(e.key not in was for e in denied):
            return True
    return False


def allowed_move(
    before: ChargeFinding, after: ChargeFinding, corpus: Corpus, many: Account
) -> str | None:
    """Return the way in which a settled ground moved, or None if it may not move so."""
    provision = corpus.provisions[after.provision]
    move = before.ground, after.ground
    if after.ground == "open" and "answers_disagree" in after.warnings:
        return BY_CONTRADICTION.format(before.ground)
    if move == ("present", "absent"):
        return BY_EXCLUSION if after.barred_by is not None else None
    if move == ("present", "open"):
        if answers_shown(provision, corpus, many.answers, "weakens"):
            return BY_WEAKENING
        return BY_READING if denied_by_a_reading(before, after) else None
    return None


# -- pairs of cases: an account and a fuller one --------------------------------------------------


SELDOM = {
    "acted_under_coercion",
    "criminal_case_same_fact",
    "only_prepared_or_attempted",
    "prior_contact_by_client",
    "punished_already_same_facts",
    "recognised_victim_of_trafficking",
    "service_online_only",
    "under_16_at_act",
}


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
        lean = dice.choice(("yes", "yes", "no"))
        told = {fact.id: answer_to(fact, dice, lean) for fact in concerned(provision, corpus)}
        # Exclusions and disagreeing answers would hide everything else if they came too often.
        for id_ in SELDOM & set(told):
            if dice.random() < 0.8:
                told[id_] = "no"
        share = dice.choice((0.2, 0.5, 0.8, 0.95))
        few = {fact: answer for fact, answer in told.items() if dice.random() < share}
        opened = [day + dt.timedelta(days=dice.randrange(90))] if dice.random() < 0.2 else []
        events = Events(case_opened=min(opened[0], TODAY)) if opened else Events()

        earliest = max(day, FIRST_DAY[jurisdiction])

        def case(
            facts: dict[str, Answer],
            provision: Provision = provision,
            day: dt.date = earliest,
            events: Events = events,
        ) -> Case:
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
                way = allowed_move(finding, fuller, corpus, plain_engine.account(many))
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
    # Each way was met, so that each exception is really needed. (A no on a reading seldom comes
    # without disagreeing answers here; a case of its own below shows it.)
    assert set(moves) | {BY_READING} == EXPECTED_MOVES
    assert min(settled["absent"], settled["present"]) > 1_000


# -- each way, by one case ------------------------------------------------------------------------


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


# -- answers that go against what follows from others ---------------------------------------------


def test_a_told_answer_against_what_follows_from_others_is_a_contradiction(
    corpus: Corpus, plain_engine: Engine
) -> None:
    """Else it would silently outvote what she saw, and flip a ground that was settled by it."""
    missed: list[str] = []
    for derivation in corpus.derivations:
        for value, opposite, tree in (
            ("yes", "no", derivation.yes_when),
            ("no", "yes", derivation.no_when),
        ):
            for told in answers_that_show(tree, corpus) if tree is not None else ():
                for jurisdiction in derivation.jurisdictions:
                    account = plain_engine.account(only(jurisdiction, told))
                    assert account.answers.get(derivation.fact) == value, (derivation.fact, told)
                    told_against: dict[str, Answer] = {**told, derivation.fact: opposite}
                    if not plain_engine.account(only(jurisdiction, told_against)).contradictions:
                        missed.append(f"{jurisdiction}: {told_against}")
    assert not missed, "\n".join(missed)


def answers_that_show(tree: Tree, corpus: Corpus) -> Iterator[dict[str, Answer]]:
    """Yield each smallest set of answers that makes a condition a yes."""
    names = sorted(set(facts_in(tree)))
    test = compile_condition(tree)
    for count in range(1, len(names) + 1):
        found = False
        for chosen in itertools.combinations(names, count):
            choices = [tuple(corpus.facts[name].choices) or ("yes", "no") for name in chosen]
            for answers in itertools.product(*choices):
                told: dict[str, Answer] = dict(zip(chosen, answers, strict=True))
                if test(told)[0] == "yes":
                    found = True
                    yield told
        if found:
            return


def only(jurisdiction: str, facts: dict[str, Answer]) -> Case:
    day = dt.date(2025, 6, 1)
    return Case(
        jurisdiction=jurisdiction,  # type: ignore[arg-type]
        days=Days(first=day, last=day),
        today=TODAY,
        facts=facts,
    )


# -- gates ----------------------------------------------------------------------------------------


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
