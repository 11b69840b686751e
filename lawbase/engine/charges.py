"""Assesses one article: elements, ground, part, penalties, later milder law."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Final

from lawbase.corpus import Corpus
from lawbase.corpus.corpus import possible_versions, surest_version
from lawbase.engine.account import Account
from lawbase.engine.calendar import after, next_working_day
from lawbase.engine.chaining import Chainer, Conclusion, settle
from lawbase.engine.grounds import (
    ABSENT,
    MET,
    NOT_MET,
    OPEN,
    PRESENT,
    WEAK,
    CompiledVersion,
    compile_version,
)
from lawbase.engine.logic import NO, UNKNOWN, YES, Answers, compile_condition, fewest_facts
from lawbase.engine.penalties import Bar, Money, Sanction, gravity, is_milder
from lawbase.model.assessment import (
    ChargeFinding,
    ElementFinding,
    Milder,
    PartView,
    PenaltyView,
)
from lawbase.model.case import Case
from lawbase.model.condition import Tree, facts_in
from lawbase.model.law import (
    FirstWarning,
    FirstWarningVersion,
    Part,
    PenaltyBar,
    PenaltyBarVersion,
    Provision,
    Version,
)

NOT_IN_FORCE: Final = "not_in_force"
_DISAGREE: Final = "answers_disagree"
_ORDER: Final = {NOT_IN_FORCE: 0, ABSENT: 1, OPEN: 2, PRESENT: 3}
# Facts that show conduct over some time, or a criminal case on the same facts.
_GOING_ON: Final = (
    "services_twice_or_more",
    "premises_given_twice_or_more",
    "runs_place_for_others",
    "regular_support_role",
    "criminal_case_same_fact",
    "repeated_same_offence",
)
_FINDING: Final = {YES: MET, UNKNOWN: OPEN, NO: NOT_MET}
_PART: Final = {YES: "yes", UNKNOWN: "open", NO: "no"}
# Where one of these is a yes, P runs or profits from others' work, or used force: then nothing is
# suggested.
RUNS_OR_FORCES: Final = (
    "runs_place_for_others",
    "arranged_clients_for_others",
    "took_share_from_others",
    "regular_support_role",
    "drew_other_into_sex_work",
    "used_force_or_threat",
    "used_deceit",
    "used_blackmail",
    "used_dependence",
    "damaged_property",
    "minor_involved",
)


@dataclass
class Reading:
    """Everything found out about one version, before it is written down as a finding.

    `pointed`: a told yes meets an element of conduct.
    """

    compiled: CompiledVersion
    chainer: Chainer
    answers: Answers
    findings: dict[str, str]
    because: dict[str, tuple[str, ...]]
    pointed: bool
    disputed: bool

    @cached_property
    def settled(self) -> dict[str, Conclusion]:
        """What the rules conclude from the findings."""
        return settle(self.chainer.run(self.compiled.rules, self.findings))

    @property
    def ground(self) -> str:
        """The ground that the rules conclude."""
        return self.settled["ground"].value


class ChargeAssessor:
    """Assesses articles of one corpus with one chainer. Holds the compiled law."""

    def __init__(self, corpus: Corpus, chainer: Chainer) -> None:
        self.corpus = corpus
        self.chainer = chainer
        self._compiled: dict[tuple[str, dt.date], CompiledVersion] = {}
        self._by_conduct = _by_conduct(corpus.provisions.values())
        self._confessions = [
            (fact.id, confession.jurisdiction, confession.entry)
            for fact in corpus.facts.values()
            for confession in fact.confession
        ]
        self._bar_tests = {
            (bar.id, version.entry.earliest): compile_condition(version.when)
            for bar in corpus.penalty_bars.values()
            for version in bar.versions
        }
        self._first_tests = {
            (first.id, version.entry.earliest): compile_condition(version.unless)
            for first in corpus.first_warnings.values()
            for version in first.versions
        }

    def compiled(self, provision: Provision, version: Version) -> CompiledVersion:
        """Return the compiled form of a version; each is compiled once."""
        key = provision.id, version.entry.earliest
        found = self._compiled.get(key)
        if found is None:
            exclusions = self.corpus.exclusions.get(provision.id[:2], {})
            found = compile_version(provision, version, exclusions, self.corpus.digest)
            self._compiled[key] = found
        return found

    # -- one version ---------------------------------------------------------------------------

    def read(self, provision: Provision, version: Version, case: Case, account: Account) -> Reading:
        """Find the elements, exclusions and parts of one version; each is read once."""
        key = provision.id, version.entry.earliest
        found = account.readings.get(key)
        if found is None:
            found = account.readings[key] = self._read(provision, version, case, account)
        return found

    def _read(
        self, provision: Provision, version: Version, case: Case, account: Account
    ) -> Reading:
        compiled = self.compiled(provision, version)
        answers = self._with_bar(provision, case, account)
        findings: dict[str, str] = {}
        because: dict[str, tuple[str, ...]] = {}
        pointed = False
        for element in compiled.elements:
            value, facts = element.test(answers)
            finding = _FINDING[value]
            weak = element.always_weak or (
                element.weak_test is not None and element.weak_test(answers)[0] != NO
            )
            if finding == NOT_MET and weak:
                finding = WEAK
            findings[f"element.{element.key}"] = finding
            because[element.key] = facts
            if element.element.conduct:
                # Disputed answers make an element open, but they do point to the article.
                value, facts = element.test(account.told) if account.disputed else (value, facts)
                pointed |= value == YES and any(_is_told_yes(account, fact) for fact in facts)
        attempt = account.answers.get("only_prepared_or_attempted") == YES
        disputed = bool(account.disputed & compiled.facts) or (attempt and pointed)
        findings["answers"] = "disagree" if disputed else "agree"
        if version.text_not_seen:
            denied = all(answers.get(fact) == NO for fact in compiled.conduct_facts)
            findings["conduct"] = "none" if denied else "perhaps"
        for bar in compiled.bars:
            sure = bar.exclusion.sure_from is None or case.days.last >= bar.exclusion.sure_from
            shown = _shown(bar.test(answers)[0]) if sure else "no"
            findings[f"bar.{bar.exclusion.id}"] = shown
        for weakener in compiled.weakeners:
            findings[f"weakener.{weakener.exclusion.id}"] = _shown(weakener.test(answers)[0])
        for part in compiled.parts:
            value = part.test(answers)[0] if part.test is not None else YES
            findings[f"part.{part.part.part}"] = _PART[value]
        return Reading(compiled, self.chainer, answers, findings, because, pointed, disputed)

    def _with_bar(self, provision: Provision, case: Case, account: Account) -> Answers:
        """Add the engine's own fact: P is one of those who cannot be arrested."""
        bar = self._bars(provision, case).get("arrest")
        if bar is None:
            return account.answers
        value, because = bar.test(account.answers)
        account.origins["cannot_be_arrested"] = tuple(account.trace(because))
        if value == UNKNOWN:
            return account.answers
        return {**account.answers, "cannot_be_arrested": value}

    def _bars(self, provision: Provision, case: Case) -> dict[str, Bar]:
        return {
            bar.penalty: Bar(version.cite, self._bar_tests[bar.id, version.entry.earliest])
            for bar, version in self._bar_versions(provision, case)
        }

    def _bar_versions(
        self, provision: Provision, case: Case
    ) -> list[tuple[PenaltyBar, PenaltyBarVersion]]:
        return [
            (bar, version)
            for bar in self.corpus.penalty_bars.values()
            if provision.act in bar.acts
            and (version := surest_version(bar, case.days.last)) is not None
        ]

    # -- what one version says -----------------------------------------------------------------

    def finding(self, reading: Reading, case: Case, account: Account) -> ChargeFinding:
        """Write down what one version says about the account."""
        compiled = reading.compiled
        provision, version = compiled.provision, compiled.version
        limitation = self._limitation(reading, case)
        ground = reading.ground
        barred = [
            bar.exclusion.public_id
            for bar in compiled.bars
            if f"barred.{bar.exclusion.id}" in reading.settled
        ]
        if limitation == "shown" and not reading.disputed:
            ground, barred = ABSENT, [*barred, "limitation"]
        disputed = reading.disputed or limitation == "disputed"
        if disputed and ground == PRESENT:
            ground = OPEN
        found = ChargeFinding(
            provision.id,
            version.entry.earliest,
            ground,
            barred_by=barred[0] if barred and ground == ABSENT else None,
            elements=_elements(reading, account),
            why=[reading.settled["ground"].rule],
        )
        if version.text_not_seen:
            found.warnings.append("text_not_seen")
        if disputed:
            found.warnings.append(_DISAGREE)
        if case.days.last > provision.verified_to:
            found.warnings.append("after_verified_to")
        if ground == ABSENT:
            found.rests_on = self._rests_on(reading, account, found.barred_by)
            return found
        sanction = self._sanction(provision, case, account)
        found.part, found.parts = _parts(reading, sanction, account)
        if found.part is not None:
            found.penalties = sanction.of(_part(version, found.part))
        if self._by_act_date(provision, case) and _has_fine(found):
            found.warnings.append("amount_by_act_date")
        found.could_still_help = _could_still_help(reading, account, limitation)
        return found

    def _limitation(self, reading: Reading, case: Case) -> str:
        """Say whether the dates of the case show that the time has passed.

        Returns shown, no, unknown, or disputed: the dates say so, but the conduct went on, and
        then the clock starts later.
        """
        provision = reading.compiled.provision
        opened = [
            day for day in (case.events.protocol_date, case.events.case_opened) if day is not None
        ]
        general = provision.limitation.within if provision.limitation else None
        terms = [
            part.part.limitation or general
            for part in reading.compiled.parts
            if reading.findings[f"part.{part.part.part}"] != "no"
        ]
        if not terms or None in terms:
            return "no"
        # The clock of a crime stops and starts anew; that of conduct that goes on starts late.
        if not opened or provision.kind != "offence":
            return "unknown"
        ends = max(after(case.days.last, term) for term in terms if term is not None)
        last_day = next_working_day(case.jurisdiction, ends)
        if min(opened) <= last_day:
            return "no"
        going_on = any(reading.answers.get(fact) == YES for fact in _GOING_ON)
        return "disputed" if going_on else "shown"

    def _rests_on(self, reading: Reading, account: Account, barred_by: str | None) -> list[str]:
        """Return the facts that an absent ground rests on: one sure reason for each way.

        A bar that is shown rests on its own facts, limitation on none: on dates of the case.
        """
        if barred_by is not None:
            tests = [b.test for b in reading.compiled.bars if b.exclusion.public_id == barred_by]
            return [fact for test in tests for fact in account.trace(test(account.answers)[1])]
        facts: list[str] = []
        for keys in reading.compiled.ways.values():
            for key in keys:
                if reading.findings[f"element.{key}"] == NOT_MET:
                    facts += account.trace(reading.because[key])
                    break
        return list(dict.fromkeys(facts))

    def _settles(self, reading: Reading, account: Account, case: Case) -> dict[str, list[str]]:
        """Return the fewest facts that would settle an open ground, among those not to hide."""
        if any(account.answers.get(fact) == YES for fact in RUNS_OR_FORCES):
            return {"to_absent": [], "to_present": []}
        hidden = self.confessions(case)
        ways = reading.compiled.ways.values()
        cleared = [_clearing(reading, keys, account.answers, hidden) for keys in ways]
        proofs = [_proof(reading, keys, account.answers, hidden) for keys in ways]
        proved = sorted((proof for proof in proofs if proof), key=len)
        return {
            "to_absent": _fewest_to_clear(cleared),
            "to_present": list(proved[0]) if proved else [],
        }

    def confessions(self, case: Case) -> frozenset[str]:
        """Return the facts whose yes can only hurt, in that country on that day."""
        return frozenset(
            fact
            for fact, jurisdiction, entry in self._confessions
            if jurisdiction == case.jurisdiction and entry <= case.days.last
        )

    # -- money ---------------------------------------------------------------------------------

    def _sanction(self, provision: Provision, case: Case, account: Account) -> Sanction:
        day = case.days.last
        if _fined_by_opening_day(provision):
            day = case.events.protocol_date or case.events.case_opened or day
        parameter, value = self.corpus.index_on(case.jurisdiction, day)
        return Sanction(
            Money(parameter, value),
            account.answers,
            self._bars(provision, case),
            self._first_warning(provision, case, account),
            account.trace,
        )

    def penalty_conditions(self, reading: Reading, case: Case) -> list[Tree]:
        """Return the conditions that bar a penalty of a possible part, or a first warning."""
        provision = reading.compiled.provision
        penalties = [
            penalty
            for part in reading.compiled.parts
            if f"possible.{part.part.part}" in reading.settled
            for penalty in part.part.penalties
        ]
        kinds = {penalty.kind for penalty in penalties}
        conditions = [
            version.when
            for bar, version in self._bar_versions(provision, case)
            if bar.penalty in kinds
        ]
        if any(penalty.first_by for penalty in penalties):
            firsts = self._first_warnings(provision, case)
            conditions += [version.unless for _, version in firsts]
        return conditions

    def _first_warnings(
        self, provision: Provision, case: Case
    ) -> list[tuple[FirstWarning, FirstWarningVersion]]:
        return [
            (first, version)
            for first in self.corpus.first_warnings.values()
            if provision.act in first.acts
            and (version := surest_version(first, case.days.last)) is not None
        ]

    def _first_warning(self, provision: Provision, case: Case, account: Account) -> str:
        for first, version in self._first_warnings(provision, case):
            aggravated = self._first_tests[first.id, version.entry.earliest](account.answers)[0]
            return {YES: "no", NO: "yes", UNKNOWN: "open"}[aggravated]
        return "open"

    def _by_act_date(self, provision: Provision, case: Case) -> bool:
        return _fined_by_opening_day(provision) and not (
            case.events.protocol_date or case.events.case_opened
        )

    # -- all versions that may have applied ----------------------------------------------------

    def assess(self, provision: Provision, case: Case, account: Account) -> ChargeFinding:
        """Assess an article by every version that may have applied; the gravest answer leads."""
        versions = possible_versions(provision, case.days.first, case.days.last)
        findings = [self._with_settles(provision, v, case, account) for v in versions]
        if len(findings) > 1:
            findings.sort(key=_reassurance)
            for finding in findings:
                finding.warnings.append("date_window")
            for finding, milder in pairwise(findings):
                finding.also = milder
        found = findings[0]
        found.neighbours = [
            neighbour
            for neighbour in provision.neighbours
            if self.may_apply(self.corpus.provisions[neighbour], case)
        ]
        found.milder_later = self._milder_later(provision, found, case, account)
        return found

    def _with_settles(
        self, provision: Provision, version: Version | None, case: Case, account: Account
    ) -> ChargeFinding:
        found = self._of_version(provision, version, case, account)
        if version is not None and found.ground == OPEN and _DISAGREE not in found.warnings:
            reading = self.read(provision, version, case, account)
            found.settles = self._settles(reading, account, case)
        return found

    def _of_version(
        self, provision: Provision, version: Version | None, case: Case, account: Account
    ) -> ChargeFinding:
        if version is None:
            return ChargeFinding(provision.id, None, NOT_IN_FORCE)
        return self.finding(self.read(provision, version, case, account), case, account)

    def may_apply(self, provision: Provision, case: Case) -> bool:
        """Say whether some version of an article may have applied on the day."""
        return any(possible_versions(provision, case.days.first, case.days.last))

    def spoken_of(self, account: Account) -> set[str]:
        """Return the articles whose conduct something told speaks of.

        Without a told yes among the facts of its conduct nothing can point to an article.
        """
        found: set[str] = set()
        for fact in account.told:
            if fact in self._by_conduct and _is_told_yes(account, fact):
                found |= self._by_conduct[fact]
        return found

    def points_to(self, provision: Provision, case: Case, account: Account) -> bool:
        """Say whether a told yes meets an element of conduct of this article."""
        return any(
            self.read(provision, version, case, account).pointed
            for version in possible_versions(provision, case.days.first, case.days.last)
            if version is not None
        )

    def _milder_later(
        self, provision: Provision, found: ChargeFinding, case: Case, account: Account
    ) -> Milder | None:
        """Return the mildest later version, if one is milder: it applies back."""
        if found.ground not in (OPEN, PRESENT) or found.version_from is None:
            return None
        best: ChargeFinding | None = None
        for version in provision.versions:
            later = found.version_from < version.entry.earliest
            if not later or version.entry.latest > case.today or version.text_not_seen:
                continue
            compared = self._of_version(provision, version, case, account)
            if _milder_answer(compared, best or found):
                best = compared
        if best is None or best.version_from is None:
            return None
        return Milder(
            best.version_from,
            best.ground,
            best.part,
            best.penalties,
            best.parts,
            provision.milder_cite,
        )


def _by_conduct(provisions: Iterable[Provision]) -> dict[str, set[str]]:
    """Return for each fact the articles whose elements of conduct speak of it."""
    found: dict[str, set[str]] = {}
    for provision in provisions:
        for element in provision.elements.values():
            for fact in facts_in(element.when) if element.conduct else ():
                found.setdefault(fact, set()).add(provision.id)
    return found


def _is_told_yes(account: Account, fact: str) -> bool:
    answer = account.told.get(fact)
    return answer is not None and answer != NO


def _shown(value: str) -> str:
    return "shown" if value == YES else "no"


def _fined_by_opening_day(provision: Provision) -> bool:
    """KZ administrative fines use the index of the day the case was opened (KZ CAO 44)."""
    return provision.act == "kz.cao"


def _elements(reading: Reading, account: Account) -> list[ElementFinding]:
    compiled = {e.key: e for e in reading.compiled.elements}
    found: list[ElementFinding] = []
    for way, keys in reading.compiled.ways.items():
        for key in keys:
            element = compiled[key]
            finding = reading.findings[f"element.{key}"]
            basis = element.element.basis
            if finding == WEAK and basis == "statute":
                basis = "interpretation"
            found.append(
                ElementFinding(
                    element.id,
                    NOT_MET if finding == WEAK else finding,
                    account.trace(reading.because[key]),
                    element.element.cite,
                    basis,
                    key,
                    way or None,
                )
            )
    return found


def _part(version: Version, number: str) -> Part:
    return next(part for part in version.parts if part.part == number)


def _parts(
    reading: Reading, sanction: Sanction, account: Account
) -> tuple[str | None, list[PartView]]:
    """Return the part that applies, or each that may, with the facts that decide it."""
    chosen = reading.settled.get("part")
    if chosen is not None:
        return chosen.value, []
    views: list[PartView] = []
    undecided: list[str] = []
    for part in reading.compiled.parts:
        finding = reading.findings[f"part.{part.part.part}"]
        if finding == "open" and part.test is not None:
            undecided += part.test(sanction.answers)[1]
        if f"possible.{part.part.part}" in reading.settled:
            deciding = account.trace(tuple(dict.fromkeys(undecided)))
            views.append(PartView(part.part.part, sanction.of(part.part), deciding))
    return None, views


def _has_fine(found: ChargeFinding) -> bool:
    return any(penalty["kind"] == "fine" for penalty in _all_penalties(found))


def _clearing(
    reading: Reading, keys: tuple[str, ...], answers: Answers, hidden: frozenset[str]
) -> list[tuple[str, ...]]:
    """Return the sets of answers that rule out one way of committing it, the shortest first."""
    if any(reading.findings[f"element.{key}"] == NOT_MET for key in keys):
        return [()]
    elements = {e.key: e for e in reading.compiled.elements}
    options = [
        fewest_facts(elements[key].element.when, answers, NO)
        for key in keys
        if not elements[key].always_weak and elements[key].weak_test is None
    ]
    return sorted((o for o in options if o and not hidden & set(o)), key=len)


def _fewest_to_clear(cleared: list[list[tuple[str, ...]]]) -> list[str]:
    """Return the facts to name: each single fact that would do, else the shortest set."""
    if not all(cleared):
        return []
    if len(cleared) == 1 and len(cleared[0][0]) == 1:
        return list(dict.fromkeys(o[0] for o in cleared[0] if len(o) == 1))
    return list(dict.fromkeys(fact for options in cleared for fact in options[0]))


def _proof(
    reading: Reading, keys: tuple[str, ...], answers: Answers, hidden: frozenset[str]
) -> tuple[str, ...]:
    """Return the fewest facts that would prove one way of committing it, if none is hidden."""
    elements = {e.key: e for e in reading.compiled.elements}
    facts: dict[str, None] = {}
    for key in keys:
        if elements[key].element.basis == "doctrine":
            continue
        step = fewest_facts(elements[key].element.when, answers, YES)
        if step is None:
            return ()
        facts.update(dict.fromkeys(step))
    return () if hidden & set(facts) else tuple(facts)


def _could_still_help(reading: Reading, account: Account, limitation: str) -> list[str]:
    helps = [
        bar.exclusion.public_id
        for bar in reading.compiled.bars
        if bar.test(account.answers)[0] != NO
        and reading.findings[f"bar.{bar.exclusion.id}"] == "no"
    ]
    return [*helps, "limitation"] if limitation == "unknown" else helps


def _all_penalties(found: ChargeFinding) -> list[PenaltyView]:
    return [*found.penalties, *(p for view in found.parts for p in view.penalties)]


def _reassurance(found: ChargeFinding) -> tuple[int, ...]:
    """Sort key: the least reassuring finding first."""
    top, low = gravity(_all_penalties(found))
    padded = (*top, *(0,) * (4 - len(top)), *low, *(0,) * (4 - len(low)))
    return (-_ORDER[found.ground], *(-size for size in padded))


def _milder_answer(later: ChargeFinding, earlier: ChargeFinding) -> bool:
    if _ORDER[later.ground] != _ORDER[earlier.ground]:
        return _ORDER[later.ground] < _ORDER[earlier.ground]
    if later.part != earlier.part:
        return False
    if earlier.part is not None:
        return is_milder(later.penalties, earlier.penalties)
    return _parts_milder(later.parts, earlier.parts)


def _parts_milder(later: Sequence[PartView], earlier: Sequence[PartView]) -> bool:
    """Milder in some part, harsher in none of those that both have."""
    new = {view.part: view.penalties for view in later}
    milder = False
    for view in earlier:
        if view.part not in new:
            continue
        if is_milder(new[view.part], view.penalties):
            milder = True
        elif is_milder(view.penalties, new[view.part]) or (
            gravity(view.penalties) != gravity(new[view.part])
        ):
            return False
    return milder
