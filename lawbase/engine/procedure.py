"""Rights that may have been broken, cautions, gates and deadlines."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from lawbase.corpus import Corpus
from lawbase.corpus.corpus import surest_version
from lawbase.engine.account import Account
from lawbase.engine.calendar import after, next_working_day, runs_out, working_days_after
from lawbase.engine.chaining import Chainer, Rule, RuleSet, settle
from lawbase.engine.logic import (
    NO,
    UNKNOWN,
    YES,
    Answers,
    Test,
    compile_condition,
    facts_that_settle,
    facts_towards,
)
from lawbase.model.assessment import Breach, DeadlineFinding, TheirDeadline
from lawbase.model.case import Case
from lawbase.model.condition import facts_in
from lawbase.model.law import Caution, DeadlineVersion, Right, RightVersion

BROKEN: Final = "broken"
_EXCEPTION: Final = {YES: "applies", NO: "excluded", UNKNOWN: "open"}
_GATES: Final = (("minor", "under_18"), ("forced", "forced_or_held_by_others"))


@dataclass(frozen=True, slots=True)
class _CompiledRight:
    right: Right
    version: RightVersion
    facts: tuple[str, ...]
    test: Test
    exceptions: tuple[tuple[str, Test], ...]


# Rights whose rules stand together in one set. durable-rules 2.0.28 keeps no more than 255 findings
# of a set apart and each set costs memory; a set that is run costs time.
_TOGETHER: Final = 8


@dataclass(frozen=True, slots=True)
class _RightsTogether:
    """Rights as they stood at the same time, by their first findings, and the rules of all."""

    findings: frozenset[str]
    rules: RuleSet


@dataclass(frozen=True, slots=True)
class _Slice:
    """The rights of one country between two days on which one of them changed.

    `sets`: some rights each, with their rules.
    """

    rights: tuple[_CompiledRight, ...]
    by_fact: dict[str, list[int]]
    sets: tuple[_RightsTogether, ...]

    def touched_by(self, facts: Iterable[str]) -> list[_CompiledRight]:
        """Return the rights whose condition speaks of one of these facts, in their order."""
        numbers = {number for fact in facts for number in self.by_fact.get(fact, ())}
        return [self.rights[number] for number in sorted(numbers)]


class ProcedureAssessor:
    """Finds breaches, cautions, the gate and the deadlines of one country."""

    def __init__(self, corpus: Corpus, jurisdiction: str, chainer: Chainer) -> None:
        self.corpus = corpus
        self.jurisdiction = jurisdiction
        self.chainer = chainer
        self._rights = [r for r in corpus.rights.values() if r.jurisdiction == jurisdiction]
        self._days = sorted(set(self._change_days()))
        self._slices: dict[int, _Slice] = {}
        self._compiled: dict[tuple[str, dt.date], _CompiledRight] = {}
        self._sets: dict[str, _RightsTogether] = {}
        self._cautions = [
            (caution, compile_condition(caution.when), frozenset(facts_in(caution.when)))
            for caution in corpus.cautions.values()
            if caution.jurisdiction in (None, jurisdiction)
        ]
        self._caution_rules = RuleSet(
            f"cautions.{jurisdiction}#{corpus.digest}",
            tuple(_caution_rules([caution for caution, _, _ in self._cautions])),
        )

    def _change_days(self) -> Iterator[dt.date]:
        for right in self._rights:
            yield from (version.entry.latest for version in right.versions)
            if right.ended is not None:
                yield right.ended + dt.timedelta(days=1)

    def gate_and_cautions(self, account: Account) -> tuple[str | None, list[str]]:
        """Return the gate that stops everything (or None) and the cautions that come first."""
        findings = {f"gate.{gate}": _gate_answer(account, fact) for gate, fact in _GATES}
        for caution, test, speaks_of in self._cautions:
            if not speaks_of.isdisjoint(account.told):
                findings[f"caution.{caution.id}"] = test(account.told)[0]
        if YES not in findings.values():
            return None, []
        settled = settle(self.chainer.run(self._caution_rules, findings))
        gate = settled["gate"].value if "gate" in settled else None
        listed = [c.id for c, _, _ in self._cautions if f"caution.{c.id}" in settled]
        return gate, listed

    # -- rights --------------------------------------------------------------------------------

    def breaches(self, day: dt.date, account: Account, engine_facts: Answers) -> list[Breach]:
        """Return the rights that the account says were broken, or may have been.

        Args:
            day: of the procedure; the law of that day counts.
            account: what was told.
            engine_facts: what the charges say about arrest, crime and court.
        """
        part = self._slice(day)
        answers = {**account.told, **engine_facts}
        findings: dict[str, str] = {}
        because: dict[str, tuple[str, ...]] = {}
        # Nothing told, no entry: only a right that a told fact speaks of can be broken.
        for right in part.touched_by(account.told):
            value, facts = right.test(answers)
            if value != YES:
                continue
            id_ = right.right.id
            because[id_] = tuple(fact for fact in facts if fact not in engine_facts)
            disputed = account.disputed & set(facts)
            findings[f"right.{id_}"] = "disputed" if disputed else YES
            for index, (_, test) in enumerate(right.exceptions):
                findings[f"exception.{id_}.{index}"] = _EXCEPTION[test(answers)[0]]
        if not findings:
            return []
        fired = [
            conclusion
            for some in part.sets
            if not some.findings.isdisjoint(findings)
            for conclusion in self.chainer.run(some.rules, findings)
        ]
        settled = settle(fired)
        found: list[Breach] = []
        for right in part.rights:
            id_ = right.right.id
            concluded = settled.get(f"breach.{id_}")
            if concluded is None:
                continue
            still_open = [
                cite
                for index, (cite, _) in enumerate(right.exceptions)
                if findings[f"exception.{id_}.{index}"] == "open"
            ]
            remedies = [
                remedy
                for remedy in right.version.remedies
                if surest_version(self.corpus.remedies[remedy], day) is not None
            ]
            found.append(
                Breach(
                    id_,
                    concluded.value,
                    account.trace(because[id_]),
                    still_open,
                    right.version.cite,
                    remedies,
                    right.version.entry.earliest,
                    [concluded.rule],
                )
            )
        return found

    def open_facts(self, day: dt.date, answers: Answers) -> list[str]:
        """Return the unknown facts that could show the breach of a right, or excuse one."""
        found: list[str] = []
        for right in self._slice(day).rights:
            value, _ = right.test(answers)
            if value == NO or any(test(answers)[0] == YES for _, test in right.exceptions):
                continue
            if value == UNKNOWN:
                towards = facts_towards(right.version.broken_when, answers, YES) or ()
                found += [fact for fact in right.facts if fact in towards]
            else:
                for exception in right.version.exceptions:
                    found += facts_that_settle(exception.when, answers)
        return list(dict.fromkeys(found))

    def _slice(self, day: dt.date) -> _Slice:
        index = bisect_right(self._days, day)
        found = self._slices.get(index)
        if found is None:
            found = self._slices[index] = self._compile(day)
        return found

    def _compile(self, day: dt.date) -> _Slice:
        groups = [
            [
                self._right(right, version)
                for right in self._rights[first : first + _TOGETHER]
                if (version := surest_version(right, day)) is not None
            ]
            for first in range(0, len(self._rights), _TOGETHER)
        ]
        rights = [right for group in groups for right in group]
        by_fact: dict[str, list[int]] = {}
        for number, compiled in enumerate(rights):
            for fact in compiled.facts:
                by_fact.setdefault(fact, []).append(number)
        return _Slice(tuple(rights), by_fact, tuple(map(self._together, groups)))

    def _together(self, rights: list[_CompiledRight]) -> _RightsTogether:
        """Return the set of these versions; days between which none of them changed share it."""
        name = "+".join(f"{right.right.id}@{right.version.entry.earliest}" for right in rights)
        found = self._sets.get(name)
        if found is None:
            rules = tuple(rule for right in rights for rule in _right_rules(right))
            found = _RightsTogether(
                frozenset(f"right.{right.right.id}" for right in rights),
                RuleSet(f"{name}#{self.corpus.digest}", rules),
            )
            self._sets[name] = found
        return found

    def _right(self, right: Right, version: RightVersion) -> _CompiledRight:
        """Return the compiled form of a version; each is compiled once for all days."""
        key = right.id, version.entry.earliest
        found = self._compiled.get(key)
        if found is None:
            exceptions = tuple(
                (exception.cite, compile_condition(exception.when))
                for exception in version.exceptions
            )
            test = compile_condition(version.broken_when)
            facts = tuple(facts_in(version.broken_when))
            found = _CompiledRight(right, version, facts, test, exceptions)
            self._compiled[key] = found
        return found

    # -- deadlines -----------------------------------------------------------------------------

    def deadlines(
        self, case: Case, deciders: frozenset[str], is_crime: str
    ) -> list[DeadlineFinding]:
        """Return the deadlines that run from the events told.

        Args:
            case: with its events.
            deciders: the authorities that may decide the named charges.
            is_crime: whether the charges are crimes: yes, no or unknown.
        """
        found: list[DeadlineFinding] = []
        for id_, day, version in self._running("you", case, deciders, is_crime):
            due = latest = after(day, version.term)
            if version.term.months:
                latest = next_working_day(case.jurisdiction, due)
            elif version.skips_days_off:
                latest = working_days_after(case.jurisdiction, day, version.term.days)
            found.append(
                DeadlineFinding(id_, due, max(due, latest), version.cite, version.counted_by)
            )
        return found

    def their_deadlines(
        self, case: Case, deciders: frozenset[str], is_crime: str
    ) -> list[TheirDeadline]:
        """Return when the bodies concerned must have acted, counted from the events told.

        Args: as for `deadlines`.
        """
        return [
            TheirDeadline(id_, runs_out(case.jurisdiction, event, version.term), version.cite)
            for id_, event, version in self._running("them", case, deciders, is_crime)
        ]

    def _running(
        self, whom: str, case: Case, deciders: frozenset[str], is_crime: str
    ) -> Iterator[tuple[str, Any, DeadlineVersion]]:
        """Yield each term that binds them or you and runs: its id, its event, its wording."""
        for (jurisdiction, id_), deadline in self.corpus.deadlines.items():
            event = getattr(case.events, deadline.event)
            if jurisdiction != case.jurisdiction or event is None or deadline.binds != whom:
                continue
            other_procedure = {"offence": YES, "crime": NO, "any": None}[deadline.procedure]
            closed = deadline.closed_by and getattr(case.events, deadline.closed_by) is not None
            if is_crime == other_procedure or closed:
                continue
            day = event.date() if isinstance(event, dt.datetime) else event
            version = _deadline_version(deadline.versions, day, deciders)
            if version is None or (deadline.ended is not None and day > deadline.ended):
                continue
            yield id_, (day if whom == "you" else event), version


def _gate_answer(account: Account, fact: str) -> str:
    answer = account.told.get(fact, UNKNOWN)
    return answer if isinstance(answer, str) else UNKNOWN


def _caution_rules(cautions: list[Caution]) -> Iterator[Rule]:
    yes, not_yes = frozenset({YES}), frozenset({NO, UNKNOWN})
    yield Rule("gate/minor", (("gate.minor", yes),), ("gate", "minor"))
    unless_minor = (("gate.minor", not_yes), ("gate.forced", yes))
    yield Rule("gate/forced", unless_minor, ("gate", "forced"))
    for caution in cautions:
        finding = f"caution.{caution.id}"
        yield Rule(finding, ((finding, yes),), (finding, "yes"))


def _right_rules(right: _CompiledRight) -> Iterator[Rule]:
    """Broken if no exception may apply; open while one may; nothing if one surely does.

    A right that rests on a reading of the law is never called broken, only open.
    """
    id_ = right.right.id
    finding, then = f"right.{id_}", f"breach.{id_}"
    exceptions = [f"exception.{id_}.{index}" for index in range(len(right.exceptions))]
    excluded, may = frozenset({"excluded"}), frozenset({"excluded", "open"})
    base = f"{id_}@{right.version.entry.earliest}"
    yes = (finding, frozenset({YES}))
    value = BROKEN if right.version.basis == "statute" else "open"
    yield Rule(f"{base}/{value}", (yes, *((e, excluded) for e in exceptions)), (then, value))
    for exception in exceptions:
        others = tuple((e, may) for e in exceptions if e != exception)
        when = (yes, (exception, frozenset({"open"})), *others)
        yield Rule(f"{base}/open/{exception}", when, (then, "open"))
    disputed = (finding, frozenset({"disputed"}))
    yield Rule(f"{base}/disputed", (disputed, *((e, may) for e in exceptions)), (then, "open"))


def _deadline_version(
    versions: list[DeadlineVersion], day: dt.date, deciders: frozenset[str]
) -> DeadlineVersion | None:
    """Return the version of that day for those who may decide; the first listed if unsure."""
    begun = [version for version in versions if version.entry.latest <= day]
    if not begun:
        return None
    newest = max(version.entry.latest for version in begun)
    current = [version for version in begun if version.entry.latest == newest]
    fitting = [v for v in current if not v.decided_by or deciders & set(v.decided_by)]
    return (fitting or current)[0]
