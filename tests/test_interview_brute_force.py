"""The interview against brute force: every completion of a partial case is tried with the engine.

For each article and version whose elements rest on at most eight facts that can be asked: no
question that cannot matter, and no "enough" while an answer could still change an element.
Cases whose answers disagree do not count: there all stays open until one answer is changed.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import product
from math import prod
from random import Random

import pytest

from lawbase.corpus import Corpus
from lawbase.engine import Engine
from lawbase.engine.charges import Reading
from lawbase.engine.logic import _leaves
from lawbase.interview import GATES, PAPERS, SAFETY, Interview, Question, Step
from lawbase.model.case import FIRST_DAY, Answer, Case, Days
from lawbase.model.condition import NumberOver, facts_in
from lawbase.model.law import Provision, Version
from tests.random_cases import TODAY
from tests.test_ask import can_matter, findings, related

MOST_FACTS = 8
MOST_CASES = 300  # partial cases of one version; where there are more, some are drawn
DRAWN = 150
# KG CO 440: whether the order asked for what nobody owes can only deny a judged fact, and beside a
# hindered check a no changes nothing there. One question too many, in one article.
ONE_TOO_MANY = "order_only_what_nobody_owes cannot matter"
# Gates and papers are asked first by design, whatever they change.
TOLD_FIRST: dict[str, Answer] = dict.fromkeys((*GATES, *SAFETY, *PAPERS), "no")

Facts = dict[str, Answer]
Key = frozenset[tuple[str, Answer]]


def elements_facts(provision: Provision, version: Version) -> list[str]:
    """The facts that the elements of a version name."""
    keys = [key for way in version.ways.values() for key in way] or version.elements
    return list(dict.fromkeys(f for key in keys for f in facts_in(provision.elements[key].when)))


def seen_behind(corpus: Corpus, fact: str) -> list[str]:
    """A seen fact itself; for a judged one the seen facts that it is derived from."""
    seen: list[str] = []
    behind = [fact]
    for name in behind:  # grows while a source is judged itself
        if not corpus.facts[name].judged:
            seen.append(name)
            continue
        for derivation in corpus.derivations:
            for tree in (derivation.yes_when, derivation.no_when):
                if derivation.fact == name and tree is not None:
                    behind += [source for source in facts_in(tree) if source not in behind]
    return seen


def askable(corpus: Corpus, provision: Provision, version: Version) -> tuple[str, ...]:
    """The facts of the elements that can be asked, seen ones for judged ones."""
    named = [f for f in elements_facts(provision, version) if f in corpus.facts]
    return tuple(dict.fromkeys(s for fact in named for s in seen_behind(corpus, fact)))


def limits(corpus: Corpus, fact: str) -> list[int]:
    """The limits that elements of articles set for a number."""
    leaves = (
        leaf
        for p in corpus.provisions.values()
        for e in p.elements.values()
        for leaf in _leaves(e.when)
    )
    return sorted(
        {leaf.limit for leaf in leaves if isinstance(leaf, NumberOver) and leaf.fact == fact}
    )


@dataclass
class World:
    """Cases of one day and charge that differ in what is told; each is assessed once."""

    engine: Engine
    case: Case
    own: tuple[str, ...] = ()
    judged: tuple[str, ...] = ()
    found: dict[Key, object] = field(default_factory=dict)
    mattering: dict[tuple[Key, str], bool] = field(default_factory=dict)
    possible: dict[str, tuple[Answer, ...]] = field(default_factory=dict)

    @property
    def name(self) -> str:
        return f"{' '.join(self.case.charges) or self.case.jurisdiction} on {self.case.days.last}"

    def told(self, facts: Facts) -> Case:
        return self.case.model_copy(update={"facts": {**TOLD_FIRST, **facts}})

    def answers(self, fact: str) -> tuple[Answer, ...]:
        """The answers that can differ: of a number those on each side of every limit."""
        if fact not in self.possible:
            known = self.engine.corpus.facts[fact]
            told: tuple[Answer, ...] = tuple(known.choices) or ("yes", "no")
            if known.kind == "number":
                below = limits(self.engine.corpus, fact)
                told = (*below, below[-1] + 1) if below else (0, 1)
            self.possible[fact] = tuple(answer for answer in told if answer != "unknown")
        return self.possible[fact]

    def agree(self, facts: Facts) -> bool:
        """Say whether the answers agree with each other."""
        return not self.engine.account(self.told(facts)).contradictions

    def in_play(self, facts: Facts) -> list[Reading]:
        case = self.told(facts)
        return self.engine.readings(case, self.engine.account(case))

    def askable(self, reading: Reading) -> tuple[str, ...]:
        compiled = reading.compiled
        return askable(self.engine.corpus, compiled.provision, compiled.version)

    # -- does a question matter? -------------------------------------------------------------------

    def finds(self, facts: Facts) -> object:
        key = frozenset(item for item in facts.items() if item[1] != "unknown")
        if key not in self.found:
            self.found[key] = findings(self.engine, self.told(facts))
        return self.found[key]

    def can_matter(self, facts: Facts, asked: str) -> bool:
        """Say whether the answer to a question changes a finding in some completion."""
        groups = (self.askable(reading) for reading in self.in_play(facts))
        beside = next((group for group in groups if asked in group), (asked,))
        return self._can_matter(facts, asked, beside)

    def _can_matter(self, facts: Facts, asked: str, beside: tuple[str, ...]) -> bool:
        key = frozenset(facts.items()), asked
        if key not in self.mattering:
            other = next((f for f in beside if f != asked and f not in facts), None)
            if other is None:
                matters = self._changes(facts, asked)
            else:
                told = ({**facts, other: a} for a in (*self.answers(other), "unknown"))
                matters = any(self._can_matter(more, asked, beside) for more in told)
            self.mattering[key] = matters
        return self.mattering[key]

    def _changes(self, facts: Facts, asked: str) -> bool:
        unasked = self.finds(facts)
        answered = ({**facts, asked: answer} for answer in self.answers(asked))
        return any(self.finds(more) != unasked and self.agree(more) for more in answered)

    # -- is enough enough? -------------------------------------------------------------------------

    def still_moves(self, facts: Facts) -> Facts | None:
        """Return answers to open questions that change an element of a charge in play, or None."""
        hidden = self.engine.confessions(self.case)
        for reading in self.in_play(facts):
            settled = watched(reading, named=bool(self.case.charges))
            told = {**TOLD_FIRST, **facts}
            opened = [f for f in self.askable(reading) if f not in told and f not in hidden]
            for answers in product(*map(self.answers, opened)):
                more = dict(zip(opened, answers, strict=True))
                after = self._read_again(reading, {**facts, **more})
                if settled(after) != settled(reading) and self.agree({**facts, **more}):
                    return more
        return None

    def _read_again(self, reading: Reading, facts: Facts) -> Reading:
        """Read the same version with more facts."""
        case, compiled = self.told(facts), reading.compiled
        account = self.engine.account(case)
        return self.engine.charges.read(compiled.provision, compiled.version, case, account)


def watched(reading: Reading, named: bool) -> Callable[[Reading], list[object]]:
    """Return what must be settled: the elements of each way that is not ruled out.

    With no charge named, of an article that nothing told points to: whether its conduct is met, if
    officers reach for it first; the others are only offered.
    """
    conduct = {e.key for e in reading.compiled.elements if e.element.conduct}
    keys = [
        key
        for way in reading.compiled.ways.values()
        if all(reading.findings[f"element.{key}"] != "not_met" for key in way)
        for key in way
    ]
    if named or reading.pointed:
        return lambda read: [read.findings[f"element.{key}"] for key in keys]
    keys = [key for key in keys if key in conduct and reading.compiled.provision.often]
    return lambda read: [read.findings[f"element.{key}"] == "met" for key in keys]


# -- the partial cases -----------------------------------------------------------------------------


def worlds(engine: Engine, jurisdiction: str) -> Iterator[World]:
    """Yield a world for each version of each article that rests on few enough facts."""
    corpus = engine.corpus
    for provision in corpus.charges_of(jurisdiction):
        for version in provision.versions:
            own = askable(corpus, provision, version)
            if len(own) <= MOST_FACTS:
                named = elements_facts(provision, version)
                judged = tuple(f for f in named if f in corpus.facts and corpus.facts[f].judged)
                case = case_on(jurisdiction, version.entry.latest, provision.id)
                yield World(engine, case, own, judged)


def case_on(jurisdiction: str, day: dt.date, *charges: str) -> Case:
    return Case(
        jurisdiction=jurisdiction,  # type: ignore[arg-type]
        days=Days(first=day, last=day),
        today=TODAY,
        charges=charges,
        date_as_told=day.isoformat(),
    )


def partial_cases(world: World) -> Iterator[Facts]:
    """Yield every partial case if there are few, and drawn ones that tell judged facts too.

    Each fact is open, refused or answered. A case file may tell a judged fact instead of seen ones.
    """
    options = [(None, "unknown", *world.answers(fact)) for fact in world.own]
    if prod(map(len, options)) <= MOST_CASES:
        for answers in product(*options):
            yield told_of(world.own, answers)
    dice = Random(world.name)
    for _ in range(DRAWN):
        drawn = told_of(world.own, [dice.choice(option) for option in options])
        for judged in world.judged:
            if drawn.keys().isdisjoint(seen_behind(world.engine.corpus, judged)):
                drawn |= told_of([judged], [dice.choice((None, "unknown", "yes", "no"))])
        yield drawn


def told_of(facts: Sequence[str], answers: Sequence[Answer | None]) -> Facts:
    return {f: a for f, a in zip(facts, answers, strict=True) if a is not None}


def after_each_answer(world: World, facts: Facts, asked: str) -> list[Facts]:
    return [{**facts, asked: answer} for answer in (*world.answers(asked), "unknown")]


@dataclass
class Tally:
    """What the brute force saw. `idle`: asked in vain. `early`: it stopped too soon."""

    counts: Counter[str] = field(default_factory=Counter)
    idle: list[str] = field(default_factory=list)
    early: list[str] = field(default_factory=list)
    looked: dict[tuple[str, Key], str | None] = field(default_factory=dict)

    def look(self, interview: Interview, world: World, facts: Facts) -> str | None:
        """Check one step; return the fact that is asked for, None once enough is known."""
        key = world.name, frozenset(facts.items())
        if key not in self.looked:
            self.looked[key] = self._look(interview, world, facts)
        return self.looked[key]

    def _look(self, interview: Interview, world: World, facts: Facts) -> str | None:
        self.counts["partial cases"] += 1
        step = interview.next_step(world.told(facts))
        if step.enough:
            self.counts["enough"] += 1
            moving = world.still_moves(facts)
            if moving is not None:
                self.early.append(f"{world.name}, told {facts}: still moved by {moving}")
            return None
        assert step.question is not None
        asked = step.question.fact.id
        self.counts["questions"] += 1
        if not world.can_matter(facts, asked):
            self.idle.append(f"{world.name}, told {facts}: {asked} cannot matter")
        return asked


def walk(interview: Interview, world: World, start: Facts, tally: Tally, dice: Random) -> None:
    """Follow the interview with drawn answers until enough is known."""
    facts = start
    while world.agree(facts) and (asked := tally.look(interview, world, facts)) is not None:
        facts = dice.choice(after_each_answer(world, facts, asked))


def reach(interview: Interview, world: World, tally: Tally) -> None:
    """Follow the interview from nothing told through every answer."""
    ahead: list[Facts] = [{}]
    while ahead:
        facts = ahead.pop()
        if world.agree(facts) and (asked := tally.look(interview, world, facts)) is not None:
            ahead += after_each_answer(world, facts, asked)


def survey(interview: Interview, jurisdiction: str) -> Tally:
    """Look at the cases of every article and version that qualifies."""
    tally = Tally()
    for world in worlds(interview.engine, jurisdiction):
        tally.counts["versions"] += 1
        reach(interview, world, tally)
        dice = Random(world.name)
        for start in partial_cases(world):
            walk(interview, world, start, tally, dice)
        tally.counts["assessments"] += len(world.found)
    return tally


# -- the tests -------------------------------------------------------------------------------------


@pytest.mark.parametrize("jurisdiction", ["kz", "kg"])
def test_it_asks_nothing_in_vain_and_never_stops_too_soon(
    jurisdiction: str, plain_engine: Engine
) -> None:
    tally = survey(Interview(plain_engine), jurisdiction)
    print(jurisdiction, dict(tally.counts))
    assert tally.counts["questions"]
    assert tally.counts["enough"]
    idle = [i for i in tally.idle if not (i.startswith("kg.co.440 ") and i.endswith(ONE_TOO_MANY))]
    assert idle == []
    assert tally.early == []


def test_only_kz_309_rests_on_more_facts(plain_engine: Engine) -> None:
    """Which articles the brute force covers; 309 comes into play beside the others."""
    covered = {w.case.charges[0] for j in ("kz", "kg") for w in worlds(plain_engine, j)}
    charges = {p.id for j in ("kz", "kg") for p in plain_engine.corpus.charges_of(j)}
    assert charges - covered == {"kz.cc.309"}


@pytest.mark.parametrize("jurisdiction", ["kz", "kg"])
def test_with_no_charge_named(jurisdiction: str, plain_engine: Engine) -> None:
    interview, tally = Interview(plain_engine), Tally()
    dice = Random(jurisdiction)
    span = (TODAY - FIRST_DAY[jurisdiction]).days
    for _ in range(20):
        day = FIRST_DAY[jurisdiction] + dt.timedelta(days=dice.randrange(span))
        world = World(plain_engine, case_on(jurisdiction, day))
        walk(interview, world, {}, tally, dice)
    print(jurisdiction, dict(tally.counts))
    assert tally.counts["questions"]
    assert (tally.idle, tally.early) == ([], [])


@pytest.mark.parametrize("jurisdiction", ["kz", "kg"])
def test_what_is_offered_after_enough_can_matter_too(
    jurisdiction: str, plain_engine: Engine, corpus: Corpus
) -> None:
    """These rest on far more facts, so that completions are drawn."""
    interview, beside, idle = Interview(plain_engine), related(corpus), []
    dice = Random(jurisdiction)
    for world in list(worlds(plain_engine, jurisdiction)) * 3:
        facts = dice.choice(list(partial_cases(world)))
        while world.agree(facts):
            question = interview.next_step(world.told(facts)).question
            if question is None:
                break
            fact = question.fact
            if dice.random() < 0.3 and not can_matter(
                plain_engine, world.told(facts), fact, beside, final=True
            ):
                idle.append(f"{world.name}, told {facts}: {fact.id}")
            answers = (
                (1, 4, 6, 11, 31, 100, 200, 1500, 3000)
                if fact.kind == "number"
                else world.answers(fact.id)
            )
            facts = {**facts, fact.id: dice.choice((*answers, "unknown"))}
    assert idle == []


# -- the brute force sees faults -------------------------------------------------------------------


class Hasty(Interview):
    """Stops at once."""

    def next_step(self, case: Case) -> Step:
        return Step(True, None)


class Curious(Interview):
    """Asks for the advert before all else."""

    def next_step(self, case: Case) -> Step:
        if "advert_own" in case.facts:
            return super().next_step(case)
        return Step(False, Question(self.facts["advert_own"], 1))


def test_stopping_at_once_would_be_seen(plain_engine: Engine) -> None:
    tally, world = Tally(), World(plain_engine, case_on("kz", dt.date(2025, 3, 1), "kz.cao.449"))
    tally.look(Hasty(plain_engine), world, {})
    assert len(tally.early) == 1


def test_a_question_in_vain_would_be_seen(plain_engine: Engine) -> None:
    tally, world = Tally(), World(plain_engine, case_on("kz", dt.date(2025, 3, 1), "kz.cao.449"))
    tally.look(Curious(plain_engine), world, {})
    assert len(tally.idle) == 1
