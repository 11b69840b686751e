"""The verdicts of the same rules through other engines, as ratios to ours.

Each peer gets the findings of all charges that may apply, in its own form, made before the clock
starts, and gives the ground of each charge. Only the rules that the ground rests on are given to
it. Ours with reasons starts earlier, from what was told: every charge with the facts of each
element and the rule that decided. A full assessment lists the charges that something told points
to, with penalties, and adds rights, terms and what officers did wrong.
"""

from __future__ import annotations

import importlib
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from importlib.metadata import version as version_of
from typing import Any, Protocol

from benchmarks.timing import Work, race
from lawbase.corpus import Corpus
from lawbase.corpus.corpus import possible_versions
from lawbase.engine import Engine
from lawbase.engine.chaining import Findings, PlainChainer, RuleSet, settle
from lawbase.engine.charges import Reading
from lawbase.model.case import Case
from tests.random_cases import random_cases

CASES = 220
PEERS = (
    ("peer_clips", "Clips"),
    ("peer_zen", "ZenTables"),
    ("peer_zen", "ZenExpressions"),
    ("peer_clingo", "Clingo"),
)


class Peer(Protocol):
    """Another engine with the rules of all charges of a country."""

    name: str
    package: str

    def prepare(self, findings: dict[str, Findings]) -> Any:
        """Return the findings of a case in the peer's own form."""

    def verdicts(self, prepared: Any) -> dict[str, str]:
        """Return the ground of each charge."""


@dataclass(frozen=True)
class Task:
    """What all engines are given: the rules, cases with their findings, and what is right."""

    charges: dict[str, RuleSet]
    cases: list[Case]
    findings: list[dict[str, Findings]]
    grounds: list[dict[str, str]]


def peers(corpus: Corpus, engines: Sequence[Engine]) -> None:
    """Print, for each country, the time of a case for us and for each peer."""
    for jurisdiction in ("kz", "kg"):
        task = _task(corpus, jurisdiction)
        rules = sum(len(rules.rules) for rules in task.charges.values())
        charges = statistics.mean(len(found) for found in task.findings)
        print(
            f"verdicts, {jurisdiction}: {len(task.cases)} random cases, about {charges:.0f} "
            f"charges in each, {rules:,} rules"
        )
        ours = list(_ours(task, engines))
        _tell(ours, list(_peers(task)))


def _tell(ours: list[Work], theirs: list[Work]) -> None:
    """Print our times, then those of the peers with their ratios to ours."""
    times = [found.mean for found in race([*ours, *theirs])]
    own = times[: len(ours)]
    for number, (work, mean) in enumerate(zip(ours, own, strict=True), start=1):
        print(f"  ours ({number}) {work.name:40}{mean:8.2f} ms a case")
    columns = "".join(f"{f'/ ({number})':>9}" for number in range(1, len(ours) + 1))
    print(f"  {'the bare verdict':27}{'set up once':>12}{'a case':>12}{columns}")
    for work, mean in zip(theirs, times[len(ours) :], strict=True):
        ratios = "".join(f"{mean / time_:9.2f}" for time_ in own)
        print(f"  {work.name:29}{work.setup or 0:8.2f} s{mean:9.2f} ms{ratios}")


def _ours(task: Task, engines: Sequence[Engine]) -> Iterator[Work]:
    plain = PlainChainer()

    def bare(findings: dict[str, Findings]) -> dict[str, str]:
        return {
            charge: settle(plain.run(task.charges[charge], found))["ground"].value
            for charge, found in findings.items()
        }

    yield Work("the bare verdict", bare, task.findings)
    for engine in engines:
        name = engine.chainer.name
        yield Work(f"every charge with reasons, {name}", partial(_reasons, engine), task.cases)
        yield Work(f"a full assessment, {name}", engine.assess, task.cases)


def _peers(task: Task) -> Iterator[Work]:
    """Yield the peers that are installed, with the rules, and whose verdicts are ours."""
    for module, name in PEERS:
        try:
            make: Callable[[dict[str, RuleSet]], Peer] = getattr(
                importlib.import_module(f"benchmarks.{module}"), name
            )
        except ImportError as error:
            print(f"  {name}: left out, {error.name} is not installed")
            continue
        began = time.perf_counter()
        peer = make(task.charges)
        setup = time.perf_counter() - began
        cases = [peer.prepare(findings) for findings in task.findings]
        pairs = zip(cases, task.grounds, strict=True)
        wrong = sum(peer.verdicts(case) != grounds for case, grounds in pairs)
        if wrong:
            print(f"  {peer.name}: left out, its verdicts are not ours in {wrong} cases")
            continue
        yield Work(f"{peer.name} {version_of(peer.package)}", peer.verdicts, cases, setup)


# ---------------------------------------------------------------- what they are given


def _task(corpus: Corpus, jurisdiction: str) -> Task:
    engine = Engine(corpus, PlainChainer())
    charges = {
        f"{provision.id}@{version.entry.earliest}": _for_the_ground(
            engine.charges.compiled(provision, version).rules
        )
        for provision in corpus.charges_of(jurisdiction)
        for version in provision.versions
    }
    made = random_cases(corpus, CASES, jurisdiction=jurisdiction)
    unnamed = (case.model_copy(update={"charges": ()}) for case in made)
    cases = [case for case in unnamed if engine.assess(case).gate is None]
    readings = [_readings(engine, case) for case in cases]
    return Task(
        charges,
        cases,
        [{charge: reading.findings for charge, reading in found.items()} for found in readings],
        [{charge: reading.ground for charge, reading in found.items()} for found in readings],
    )


def _for_the_ground(rules: RuleSet) -> RuleSet:
    """Return those rules of a set that the ground rests on."""
    matters = {"ground"}
    while True:
        kept = tuple(rule for rule in rules.rules if rule.then[0] in matters)
        wider = matters | {finding for rule in kept for finding, _ in rule.when}
        if wider == matters:
            return replace(rules, rules=kept)
        matters = wider


def _readings(engine: Engine, case: Case) -> dict[str, Reading]:
    """Read every version of every charge that may apply."""
    account = engine.account(case)
    return {
        f"{provision.id}@{version.entry.earliest}": engine.charges.read(
            provision, version, case, account
        )
        for provision in engine.corpus.charges_of(case.jurisdiction)
        for version in possible_versions(provision, case.days.first, case.days.last)
        if version is not None
    }


def _reasons(engine: Engine, case: Case) -> dict[str, tuple[str, str]]:
    """Return each ground with the rule that decided; the readings hold the facts behind it."""
    return {
        charge: (reading.ground, reading.settled["ground"].rule)
        for charge, reading in _readings(engine, case).items()
    }
