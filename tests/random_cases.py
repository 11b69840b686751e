"""Made-up cases, from a fixed seed: random days, charges, events and often no answers at all."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator
from typing import Any

from lawbase.corpus import Corpus
from lawbase.model.case import FIRST_DAY, Answer, Case, Days, Events
from lawbase.model.facts import Fact

TODAY = dt.date(2026, 11, 22)
GATES = ("under_18", "forced_or_held_by_others")


def random_cases(
    corpus: Corpus, count: int, seed: int = 449, jurisdiction: str | None = None
) -> Iterator[Case]:
    """Yield `count` cases; the same seed gives the same cases."""
    dice = random.Random(seed)
    for _ in range(count):
        yield _case(corpus, dice, jurisdiction or dice.choice(("kz", "kg")))


def _case(corpus: Corpus, dice: random.Random, jurisdiction: str) -> Case:
    span = (TODAY - FIRST_DAY[jurisdiction]).days
    first = FIRST_DAY[jurisdiction] + dt.timedelta(days=dice.randrange(span))
    last = min(TODAY, first + dt.timedelta(days=dice.choice((0, 0, 0, 0, 30))))
    ids = [provision.id for provision in corpus.charges_of(jurisdiction)]
    return Case(
        jurisdiction=jurisdiction,  # type: ignore[arg-type]
        days=Days(first=first, last=last),
        today=TODAY,
        charges=tuple(dice.sample(ids, dice.choice((0, 1, 1, 1, 2)))),
        facts=_facts(corpus, dice, jurisdiction),
        events=_events(dice, last),
        date_as_told=first.isoformat(),
    )


def _facts(corpus: Corpus, dice: random.Random, jurisdiction: str) -> dict[str, Answer]:
    """Tell as many facts as people do, nothing to very much, all of that country."""
    known = [
        fact
        for fact in corpus.facts.values()
        if jurisdiction in fact.jurisdictions and fact.id not in GATES
    ]
    count = dice.choice((0, 0, 3, 8, 20, 60))
    told = dice.sample(known, count)
    if count >= 8:
        told += [corpus.facts[gate] for gate in GATES if dice.random() < 0.12]
    return {fact.id: _answer(fact, dice) for fact in told}


def _answer(fact: Fact, dice: random.Random) -> Answer:
    if fact.kind == "number":
        return dice.choice((0, 100, 200, 300, 1500, 3000))
    if fact.kind == "choice":
        return dice.choice((*fact.choices, "unknown"))
    return dice.choice(("yes", "no", "unknown"))


def _events(dice: random.Random, day: dt.date) -> Events:
    told: dict[str, Any] = {}
    for event in ("ruling_received", "case_opened", "protocol_date", "refusal_received"):
        if dice.random() < 0.2:
            told[event] = min(TODAY, day + dt.timedelta(days=dice.randrange(120)))
    return Events(**told)
