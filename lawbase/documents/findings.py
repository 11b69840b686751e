"""An assessment in words: the views that the lawyer's sheet and the report both show."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from lawbase.corpus import Corpus
from lawbase.corpus.corpus import surest_version
from lawbase.documents.deadlines import deadline_version, their_deadline_text
from lawbase.documents.render import date_text
from lawbase.documents.words import (
    ALSO_NOT_IN_FORCE,
    BARRED,
    BASES,
    BREACHES,
    CONFIDENCE,
    FINDINGS,
    GROUND_LABELS,
    GROUNDS,
    NO_SUGGESTIONS,
    OFFICER_FINDINGS,
    OFFICER_GROUNDS,
    PRESUMED,
    WARNINGS,
    authority_name,
    cite_text,
    cites_text,
    edition_text,
    exclusion_text,
    law_text_of,
    penalty_words,
    period_text,
    provision_title,
    statements,
    told,
)
from lawbase.engine.assess import procedure_day
from lawbase.engine.charges import NOT_IN_FORCE, RUNS_OR_FORCES
from lawbase.i18n import title, translator
from lawbase.model.assessment import (
    Assessment,
    Breach,
    ChargeFinding,
    DeadlineFinding,
    ElementFinding,
    Milder,
    OfficerOffence,
    PenaltyView,
)
from lawbase.model.case import Case
from lawbase.model.law import Dated, Provision, Version


@dataclass(slots=True)
class ElementWords:
    """One element: its words, the finding, what it rests on, where it stands."""

    text: str
    finding: str
    label: str
    because: list[str]
    cite: str
    basis: str
    note: str


@dataclass(slots=True)
class PartWords:
    """A part and its penalties; `decided_by`: the facts that choose between the parts."""

    name: str
    penalties: list[str]
    decided_by: str = ""


@dataclass(slots=True)
class ChargeWords:
    """One charge, ready to be shown."""

    title: str
    version: str
    ground: str
    label: str
    sentence: str
    barred: str
    rests_on: list[str]
    parts: list[PartWords]
    elements: list[tuple[str, list[ElementWords]]]
    warnings: list[str]
    could_still_help: list[str]
    settles: list[str]
    neighbours: list[str]
    milder: list[str]
    source: str
    also: ChargeWords | None = None


@dataclass(slots=True)
class BreachWords:
    """A right that was broken, or may have been."""

    title: str
    text: str
    sentence: str
    because: list[str]
    exceptions: list[str]
    effect: str
    cite: str
    remedies: list[str]


@dataclass(slots=True)
class OfficerWords:
    """What officers or others may have done, with the body that investigates it.

    `parts` holds the part that applies, if one alone does.
    """

    title: str
    sentence: str
    because: list[str]
    elements: list[ElementWords]
    parts: list[PartWords]
    bodies: list[str]
    warnings: list[str]


@dataclass(slots=True)
class DeadlineWords:
    """A deadline with its safe day."""

    title: str
    text: str
    due: str
    latest: str
    late: str
    cite: str


@dataclass(slots=True)
class Findings:
    """Everything in the order in which it is read: papers and clock first, then charges."""

    cautions: list[str] = field(default_factory=list)
    deadlines: list[DeadlineWords] = field(default_factory=list)
    their_clock: list[str] = field(default_factory=list)
    charges: list[ChargeWords] = field(default_factory=list)
    others: str = ""
    not_checked: list[str] = field(default_factory=list)
    breaches: list[BreachWords] = field(default_factory=list)
    officers: list[OfficerWords] = field(default_factory=list)
    sources: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    verified_to: str = ""


class FindingsWriter:
    """Writes an assessment in one language.

    Args:
        corpus: with the words of the law.
        language: of the words.
        case: if given, the answers are shown beside the facts.
        today: what counts as today for the deadlines.
    """

    def __init__(
        self,
        corpus: Corpus,
        language: str,
        case: Case | None = None,
        today: dt.date | None = None,
    ) -> None:
        self.corpus = corpus
        self.language = language
        self.case = case
        self.today = case.today if case is not None else today
        self._ = translator(language)
        self._sources: dict[str, str] = {}
        self._suggests = True

    def write(self, assessment: Assessment) -> Findings:
        """Return all views of an assessment."""
        _ = self._
        self._suggests = not self._runs_or_forces(assessment)
        papers_first = sorted(
            assessment.cautions, key=lambda caution: not caution.startswith("paper_")
        )
        charges = sorted(assessment.charges, key=lambda charge: charge.ground == NOT_IN_FORCE)
        count = assessment.others_not_pointed_to
        verified = assessment.law_verified_to
        found = Findings(
            cautions=[_(self.corpus.cautions[caution].text) for caution in papers_first],
            deadlines=[self._deadline(d, assessment) for d in assessment.deadlines],
            their_clock=[
                their_deadline_text(self.corpus, assessment.jurisdiction, d, self.language)
                for d in assessment.their_deadlines
            ],
            charges=[self.charge(charge) for charge in charges],
            others=_("Other articles looked at: {count}. Nothing told points to them.").format(
                count=count
            )
            if count
            else "",
            not_checked=[self.not_checked(id_) for id_ in assessment.not_checked],
            breaches=[self._breach(breach) for breach in assessment.breaches],
            officers=[self._officer(offence) for offence in assessment.officer_offences],
            warnings=[_(WARNINGS[warning]) for warning in assessment.warnings],
            verified_to=date_text(verified, self.language) if verified is not None else "",
        )
        found.sources = list(self._sources.values())
        return found

    def not_checked(self, id_: str) -> str:
        """Name an article that is not in the law base."""
        return (
            f"{title(self.corpus.not_checked[id_].title, self.language)} ({id_.split('.', 2)[2]})"
        )

    # -- charges -------------------------------------------------------------------------------

    def charge(self, charge: ChargeFinding, leading: bool = True) -> ChargeWords:
        """Return the view of one charge; `leading` is false for the other reading of a day."""
        _ = self._
        provision = self.corpus.provisions[charge.provision]
        version = _version(provision, charge.version_from)
        jurisdiction = provision.id[:2]
        sentence = _(GROUNDS[charge.ground])
        barred = ""
        if charge.barred_by is not None:
            sentence = _(BARRED)
            barred = exclusion_text(self.corpus, jurisdiction, charge.barred_by, self.language)
        if not leading and charge.ground == NOT_IN_FORCE:
            sentence = _(ALSO_NOT_IN_FORCE)
        return ChargeWords(
            title=provision_title(self.corpus, provision.id, self.language),
            version=self._version_words(version),
            ground=charge.ground,
            label=_(GROUND_LABELS[charge.ground]),
            sentence=sentence,
            barred=barred,
            rests_on=self._facts(charge.rests_on),
            parts=self._parts(charge),
            elements=self._elements(provision, charge.elements),
            warnings=[_(WARNINGS[warning]) for warning in charge.warnings],
            could_still_help=[
                exclusion_text(self.corpus, jurisdiction, exclusion, self.language)
                for exclusion in charge.could_still_help
            ],
            settles=self._settles(charge),
            neighbours=[
                provision_title(self.corpus, neighbour, self.language)
                for neighbour in charge.neighbours
            ],
            milder=self._milder(charge.milder_later),
            source=self._source(version) if version is not None else "",
            also=self.charge(charge.also, leading=False) if charge.also is not None else None,
        )

    def _version_words(self, version: Version | None) -> str:
        if version is None:
            return ""
        law = law_text_of(version.law or "", self.language)
        return " · ".join(part for part in (self._entry(version), law) if part)

    def _entry(self, version: Dated) -> str:
        _ = self._
        entry = version.entry
        if entry.earliest == entry.latest:
            return period_text(entry.earliest, None, self.language)
        return _("first day between {earliest} and {latest}").format(
            earliest=date_text(entry.earliest, self.language),
            latest=date_text(entry.latest, self.language),
        )

    def _parts(self, found: ChargeFinding | OfficerOffence | Milder) -> list[PartWords]:
        if found.part is not None:
            return [self._part(found.part, found.penalties)]
        return [self._part(v.part, v.penalties, v.decided_by) for v in found.parts]

    def _part(
        self, part: str, penalties: list[PenaltyView], decided_by: list[str] | None = None
    ) -> PartWords:
        _ = self._
        return PartWords(
            _("Part {part}").format(part=part),
            [str(penalty_words(penalty, self.language)) for penalty in penalties]
            or [_("The penalty of that time was not seen.")],
            statements(self.corpus, decided_by or [], self.language),
        )

    def _elements(
        self, provision: Provision, elements: list[ElementFinding]
    ) -> list[tuple[str, list[ElementWords]]]:
        """Return the elements by the way of committing the offence, each way with a heading."""
        _ = self._
        ways: dict[str | None, list[ElementWords]] = {}
        for element in elements:
            ways.setdefault(element.way, []).append(self._element(provision, element))
        if len(ways) == 1:
            return [("", next(iter(ways.values())))]
        return [
            (_("Way {number}").format(number=number), words)
            for number, words in enumerate(ways.values(), 1)
        ]

    def _element(
        self, provision: Provision, element: ElementFinding, labels: dict[str, str] = FINDINGS
    ) -> ElementWords:
        _ = self._
        written = provision.elements[element.key]
        note = written.argument if element.finding != "met" else None
        label = labels[element.finding]
        if element.finding == "met" and not self._anything_told(element):
            label = PRESUMED
        return ElementWords(
            _(written.text),
            element.finding,
            _(label),
            self._facts(element.because),
            cite_text(element.cite, self.language),
            _(BASES[element.basis]),
            _(note) if note else "",
        )

    def _anything_told(self, element: ElementFinding) -> bool:
        """Say whether an answer stands behind an element; without a case, whether one is listed."""
        if self.case is None:
            return bool(element.because)
        return any(self.case.facts.get(fact, "unknown") != "unknown" for fact in element.because)

    def _settles(self, charge: ChargeFinding) -> list[str]:
        _ = self._
        if not self._suggests:
            return [_(NO_SUGGESTIONS)] if charge.ground == "open" else []
        lines: list[str] = []
        if charge.settles["to_absent"]:
            facts = statements(self.corpus, charge.settles["to_absent"], self.language)
            lines.append(_("Whether the ground falls away hangs on: {facts}").format(facts=facts))
        if charge.settles["to_present"]:
            facts = statements(self.corpus, charge.settles["to_present"], self.language)
            lines.append(_("Whether the article fits hangs on: {facts}").format(facts=facts))
        return lines

    def _runs_or_forces(self, assessment: Assessment) -> bool:
        if self.case is not None:
            return any(self.case.facts.get(fact) == "yes" for fact in RUNS_OR_FORCES)
        shown = {
            fact
            for charge in assessment.charges
            for element in charge.elements
            if element.finding == "met"
            for fact in element.because
        }
        return not shown.isdisjoint(RUNS_OR_FORCES)

    def _milder(self, milder: Milder | None) -> list[str]:
        _ = self._
        if milder is None:
            return []
        lines = [
            _("A later law is milder and applies back: {day}, {cite}.").format(
                day=period_text(milder.version_from, None, self.language),
                cite=cite_text(milder.cite, self.language),
            ),
            _(GROUND_LABELS[milder.ground]),
        ]
        parts = self._parts(milder)
        return lines + [f"{part.name}: {'; '.join(part.penalties)}" for part in parts]

    # -- procedure -----------------------------------------------------------------------------

    def _breach(self, breach: Breach) -> BreachWords:
        _ = self._
        right = self.corpus.rights[breach.id]
        version = next(v for v in right.versions if v.entry.earliest == breach.version_from)
        self._source(version)
        exceptions = [e for e in version.exceptions if e.cite in breach.exceptions]
        return BreachWords(
            _(right.title),
            _(version.text),
            _(BREACHES[breach.finding]),
            self._facts(breach.because),
            [f"{_(e.text)} ({cite_text(e.cite, self.language)})" for e in exceptions],
            _(version.effect) if version.effect else "",
            cite_text(breach.cite, self.language),
            [self._remedy(remedy, breach.version_from) for remedy in breach.remedies],
        )

    def _remedy(self, remedy_id: str, day: dt.date) -> str:
        _ = self._
        remedy = self.corpus.remedies[remedy_id]
        then = procedure_day(self.case) if self.case is not None else day
        version = (
            surest_version(remedy, self.today or then)
            or surest_version(remedy, then)
            or remedy.versions[-1]
        )
        return f"{_(remedy.title)} ({cite_text(version.cite, self.language)}). {_(version.cost)}"

    def _officer(self, offence: OfficerOffence) -> OfficerWords:
        _ = self._
        provision = self.corpus.provisions[offence.provision]
        version = _version(provision, offence.version_from)
        if version is not None:
            self._source(version)
        bodies: list[str] = []
        if offence.investigated_by:
            bodies.append(
                _("Investigated that day by: {body}").format(
                    body=self._authority(
                        offence.investigated_by, self.case.days.last if self.case else None
                    )
                )
            )
        if offence.report_to and offence.report_to != offence.investigated_by:
            bodies.append(
                _("Today it goes to: {body}").format(
                    body=self._authority(offence.report_to, self.today)
                )
            )
        return OfficerWords(
            provision_title(self.corpus, provision.id, self.language),
            _(OFFICER_GROUNDS[offence.ground]),
            self._facts(offence.because),
            [self._element(provision, e, OFFICER_FINDINGS) for e in offence.elements],
            self._parts(offence) if offence.part is not None else [],
            bodies,
            [_(WARNINGS[warning]) for warning in offence.warnings],
        )

    def _authority(self, authority_id: str, day: dt.date | None) -> str:
        return authority_name(self.corpus, authority_id, day or dt.date.max, self.language)

    def _deadline(self, found: DeadlineFinding, assessment: Assessment) -> DeadlineWords:
        _ = self._
        deadline = self.corpus.deadlines[assessment.jurisdiction, found.id]
        if self.case is not None:
            version = deadline_version(self.corpus, self.case, found)
        else:
            version = [v for v in deadline.versions if v.cite == found.cite][-1]
        due = date_text(found.due, self.language)
        latest = ""
        if found.latest > found.due:
            latest = _("By another count: {latest} ({cite}). Do not rely on it.").format(
                latest=date_text(found.latest, self.language),
                cite=cites_text([found.counted_by] if found.counted_by else [], self.language),
            )
        over = self.today is not None and self.today > found.due
        return DeadlineWords(
            _(deadline.title),
            _(version.text),
            due,
            latest,
            _(version.late) if over else "",
            cite_text(found.cite, self.language),
        )

    # -- shared --------------------------------------------------------------------------------

    def _facts(self, facts: list[str]) -> list[str]:
        if self.case is not None:
            lines = (told(self.corpus, self.case, fact, self.language) for fact in facts)
            return [line for line in lines if line]
        _ = self._
        return [_(self.corpus.facts[f].statement) for f in facts if f in self.corpus.facts]

    def _source(self, version: Dated) -> str:
        """Return where a version was read, and remember the source for the list."""
        _ = self._
        source = self.corpus.sources[version.source]
        edition = edition_text(source.edition, self.language)
        name = self._(source.title)
        self._sources[source.id] = " · ".join(
            part for part in (name, edition, source.address or "") if part
        )
        return _("{edition} · {confidence} · checked on {day}").format(
            edition=edition or name,
            confidence=_(CONFIDENCE[version.confidence]),
            day=date_text(version.checked_on, self.language),
        )


def _version(provision: Provision, first: dt.date | None) -> Version | None:
    return next((v for v in provision.versions if v.entry.earliest == first), None)
