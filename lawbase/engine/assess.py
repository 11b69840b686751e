"""Assesses a case: which law was in force, what the account shows, what was done wrong."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from lawbase.corpus import Corpus
from lawbase.corpus.corpus import possible_versions, surest_version
from lawbase.engine.account import Account, AccountReader
from lawbase.engine.chaining import Chainer, PlainChainer
from lawbase.engine.charges import NOT_IN_FORCE, ChargeAssessor, Reading
from lawbase.engine.grounds import ABSENT, PRESENT
from lawbase.engine.logic import NO, UNKNOWN, YES, Answers
from lawbase.engine.procedure import ProcedureAssessor
from lawbase.model.assessment import Assessment, Breach, ChargeFinding, OfficerOffence
from lawbase.model.case import Answer, Case
from lawbase.model.law import Provision

# A suspect, or a witness treated as one, stands in a criminal case; none told "there is no case".
_CRIMINAL_CASE: Final[dict[Answer, str]] = {
    "suspect": YES,
    "witness_with_defence": YES,
    "none": NO,
}


def default_chainer() -> Chainer:
    """Return durable-rules where it can be imported, else the plain chainer.

    durable-rules 2.0.28 does not import on Python 3.13 and newer.
    """
    try:
        from lawbase.engine.durable_chainer import DurableChainer
    except ImportError:
        return PlainChainer()
    return DurableChainer()


class Engine:
    """Assesses cases by one corpus. Safe to use from several threads."""

    def __init__(self, corpus: Corpus, chainer: Chainer | None = None) -> None:
        self.corpus = corpus
        self.chainer = chainer if chainer is not None else default_chainer()
        self.charges = ChargeAssessor(corpus, self.chainer)
        jurisdictions = sorted({act.jurisdiction for act in corpus.acts.values()})
        self._officer_articles = {j: corpus.officer_offences_of(j) for j in jurisdictions}
        self._charge_articles = {j: corpus.charges_of(j) for j in jurisdictions}
        self._readers = {j: AccountReader(corpus, j) for j in jurisdictions}
        self._procedures = {j: ProcedureAssessor(corpus, j, self.chainer) for j in jurisdictions}

    def account(self, case: Case) -> Account:
        """Return what counts as answered in a case."""
        return self._readers[case.jurisdiction].read(case.facts)

    def assess(self, case: Case) -> Assessment:
        """Return everything that the law of the days concerned says about the case."""
        account = self.account(case)
        procedure = self._procedures[case.jurisdiction]
        assessment = Assessment(case.jurisdiction, case.date_as_told or case.days.first.isoformat())
        assessment.gate, cautions = procedure.gate_and_cautions(account)
        if assessment.gate is not None:
            return assessment
        assessment.cautions = cautions
        assessment.charges, assessment.others_not_pointed_to = self._charges(case, account)
        assessment.not_checked = [
            row.id
            for row in self.corpus.not_checked.values()
            if row.jurisdiction == case.jurisdiction
        ]
        self._mark_yielding(assessment.charges)
        named = [self.corpus.provisions[charge] for charge in case.charges]
        engine_facts, deciders = self._what_charges_say(named, case, account)
        day = procedure_day(case)
        assessment.breaches = self._breaches(case, account, engine_facts)
        with_charges = replace(account, answers={**account.answers, **engine_facts}, readings={})
        assessment.officer_offences = self._officer_offences(case, with_charges)
        is_crime = engine_facts.get("charge_is_crime", UNKNOWN)
        assessment.deadlines = procedure.deadlines(case, deciders, is_crime)
        assessment.their_deadlines = procedure.their_deadlines(case, deciders, is_crime)
        assessment.law_verified_to = self._verified_to(assessment)
        assessment.warnings = self._warnings(assessment, day)
        return assessment

    # -- for the interview ---------------------------------------------------------------------

    def readings(self, case: Case, account: Account) -> list[Reading]:
        """Return every version in play: of the charges named, or of all if none is."""
        provisions = (
            self.listed(case, account)[0]
            if case.charges
            else self._charge_articles[case.jurisdiction]
        )
        return [
            self.charges.read(provision, version, case, account)
            for provision in provisions
            for version in possible_versions(provision, case.days.first, case.days.last)
            if version is not None
        ]

    def confessions(self, case: Case) -> frozenset[str]:
        """Return the facts whose yes can only hurt, in that country on that day."""
        return self.charges.confessions(case)

    def procedure_facts(self, case: Case, account: Account, answers: Answers) -> list[str]:
        """Return the unknown facts that could show a broken right, in the order of the rights.

        Args:
            case: with the charges named.
            account: what was told.
            answers: the same, with the refused questions.
        """
        named = [self.corpus.provisions[charge] for charge in case.charges]
        engine_facts, _ = self._what_charges_say(named, case, account)
        procedure = self._procedures[case.jurisdiction]
        return procedure.open_facts(procedure_day(case), {**answers, **engine_facts})

    # -- charges -------------------------------------------------------------------------------

    def listed(self, case: Case, account: Account) -> tuple[list[Provision], int]:
        """Return the articles to assess, in order, and how many others nothing points to.

        Named charges, then their predecessors and successors, then neighbours with an element of
        conduct met by a yes; last every other article that something told points to: what may
        fit is never left out.
        """
        in_force = [
            provision
            for provision in self._charge_articles[case.jurisdiction]
            if self.charges.may_apply(provision, case)
        ]
        spoken_of = self.charges.spoken_of(account)
        pointed = [
            p for p in in_force if p.id in spoken_of and self.charges.points_to(p, case, account)
        ]
        if not case.charges:
            return pointed, len(in_force) - len(pointed)
        named = [self.corpus.provisions[charge] for charge in case.charges]
        linked = [p for n in named for p in self._linked(n) if self.charges.may_apply(p, case)]
        near = [p for provision in (*named, *linked) for p in self._beside(provision)]
        beside = [p for p in near if p in pointed]
        return list({p.id: p for p in (*named, *linked, *beside, *pointed)}.values()), 0

    def _charges(self, case: Case, account: Account) -> tuple[list[ChargeFinding], int]:
        provisions, others = self.listed(case, account)
        findings = [self.charges.assess(p, case, account) for p in provisions]
        for finding in findings[: len(case.charges)]:
            # Police may switch to whatever the account points to.
            listed = [p.id for p in provisions if p.id not in case.charges]
            pointed = [id_ for id_ in listed if id_ not in self._linked_ids(finding.provision)]
            finding.neighbours = list(dict.fromkeys((*finding.neighbours, *pointed)))
        return findings, others

    def _linked_ids(self, provision: str) -> set[str]:
        return {linked.id for linked in self._linked(self.corpus.provisions[provision])}

    def _linked(self, provision: Provision) -> list[Provision]:
        """Return the predecessors and successors of an article."""
        found: list[Provision] = []
        for direction in ("predecessor", "successor"):
            id_ = getattr(provision, direction)
            while id_ is not None:
                found.append(self.corpus.provisions[id_])
                id_ = getattr(found[-1], direction)
        return found

    def _beside(self, provision: Provision) -> list[Provision]:
        """Return the neighbours, and what a weakening exclusion points to instead."""
        exclusions = self.corpus.exclusions.get(provision.id[:2], {})
        pointed = [exclusions[id_].lists for id_ in provision.exclusions]
        return [self.corpus.provisions[id_] for id_ in (*provision.neighbours, *pointed) if id_]

    def _mark_yielding(self, charges: list[ChargeFinding]) -> None:
        """An administrative offence may not stand beside the crime on the same facts."""
        grounds = {charge.provision: charge.ground for charge in charges}
        for charge in charges:
            yields = self.corpus.provisions[charge.provision].yields
            if yields is not None and grounds.get(yields.to) == PRESENT:
                charge.warnings.append(yields.warning)

    def _what_charges_say(
        self, named: list[Provision], case: Case, account: Account
    ) -> tuple[dict[str, str], frozenset[str]]:
        """Return the engine's own facts about the named charges, and who may decide them."""
        if not named:
            status = account.told.get("status_in_case", UNKNOWN)
            return {"charge_is_crime": _CRIMINAL_CASE.get(status, UNKNOWN)}, frozenset()
        arrest: list[str] = []
        deciders: set[str] = set()
        for provision in (*named, *(p for n in named for p in self._linked(n))):
            for version in possible_versions(provision, case.days.first, case.days.last):
                if version is None:
                    continue
                if version.text_not_seen:
                    arrest.append(UNKNOWN)
                reading = self.charges.read(provision, version, case, account)
                for part in version.parts:
                    if f"possible.{part.part}" in reading.settled:
                        has = any(penalty.kind == "arrest" for penalty in part.penalties)
                        arrest.append(YES if has else NO)
                        deciders |= {part.decided_by} if part.decided_by else set()
        crimes = [YES if p.kind in ("crime", "misdemeanour") else NO for p in named]
        facts = {
            "charge_allows_arrest": _common(arrest),
            "charge_is_crime": _common(crimes),
            "charge_decided_by_court": _common(
                YES if decider.endswith(".court") else NO for decider in deciders
            ),
        }
        return facts, frozenset(deciders)

    def _breaches(self, case: Case, account: Account, engine_facts: dict[str, str]) -> list[Breach]:
        """Return the breaches by the law of the procedure's day.

        Where that day is a range, a right counts as broken only by the law of both ends.
        """
        procedure = self._procedures[case.jurisdiction]
        days = {procedure_day(case, last=False), procedure_day(case)}
        by_day = [procedure.breaches(day, account, engine_facts) for day in sorted(days)]
        found = {
            breach.id: breach for breaches in reversed(by_day) for breach in reversed(breaches)
        }
        for breach in found.values():
            if any(
                breach not in other and breach.id not in {b.id for b in other} for other in by_day
            ):
                breach.finding = "open"
        return list(reversed(found.values()))

    # -- officers and others -------------------------------------------------------------------

    def _officer_offences(self, case: Case, account: Account) -> list[OfficerOffence]:
        found: list[OfficerOffence] = []
        spoken_of = self.charges.spoken_of(account)
        for provision in self._officer_articles[case.jurisdiction]:
            version = surest_version(provision, case.days.last)
            if version is None or provision.id not in spoken_of:
                continue
            reading = self.charges.read(provision, version, case, account)
            if not reading.pointed or reading.ground == ABSENT:
                continue
            finding = self.charges.finding(reading, case, account)
            if finding.ground == ABSENT:
                continue
            because = dict.fromkeys(
                fact
                for element in finding.elements
                if element.finding == "met"
                for fact in element.because
            )
            found.append(
                OfficerOffence(
                    provision.id,
                    version.entry.earliest,
                    finding.ground,
                    list(because),
                    finding.elements,
                    self._investigator(provision, case.days.last),
                    self._investigator(provision, case.today),
                    finding.part,
                    finding.parts,
                    finding.penalties,
                    [w for w in finding.warnings if w != "amount_by_act_date"],
                    finding.why,
                )
            )
        return found

    def _investigator(self, provision: Provision, day: dt.date) -> str | None:
        begun = [step for step in provision.investigations if step.entry.latest <= day]
        return begun[-1].by if begun else None

    # -- how far the law was checked -----------------------------------------------------------

    def _verified_to(self, assessment: Assessment) -> dt.date:
        corpus = self.corpus
        used = [corpus.provisions[c.provision].verified_to for c in assessment.charges]
        used += [corpus.provisions[o.provision].verified_to for o in assessment.officer_offences]
        used += [corpus.rights[b.id].verified_to for b in assessment.breaches]
        jurisdiction = assessment.jurisdiction
        used += [corpus.deadlines[jurisdiction, d.id].verified_to for d in assessment.deadlines]
        used += [
            corpus.deadlines[jurisdiction, d.id].verified_to for d in assessment.their_deadlines
        ]
        if not used:
            used = [
                act.verified_to
                for act in corpus.acts.values()
                if act.jurisdiction == jurisdiction and act.in_force_to is None
            ]
        return min(used)

    def _warnings(self, assessment: Assessment, day: dt.date) -> list[str]:
        warnings = [w for charge in assessment.charges for w in charge.warnings]
        warnings += [w for offence in assessment.officer_offences for w in offence.warnings]
        rights = [self.corpus.rights[breach.id] for breach in assessment.breaches]
        if any(day > right.verified_to for right in rights):
            warnings.append("after_verified_to")
        if any(
            version is not None and version.text_not_seen
            for version in (surest_version(right, day) for right in rights)
        ):
            warnings.append("text_not_seen")
        return sorted(set(warnings))


def procedure_day(case: Case, last: bool = True) -> dt.date:
    """Return the day whose law of procedure counts: of the detention, the protocol, the act.

    Where only a range of days is known for the act, its last or its first day.
    """
    events = case.events
    if events.detained_from is not None:
        return events.detained_from.date()
    return events.protocol_date or (case.days.last if last else case.days.first)


def _common(values: Iterable[str]) -> str:
    """Return the value that all share, else unknown."""
    found = set(values)
    return found.pop() if len(found) == 1 else UNKNOWN


__all__ = ["NOT_IN_FORCE", "Engine", "default_chainer", "procedure_day"]
