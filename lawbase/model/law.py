"""The law as dated data: acts, provisions with their versions, rights, remedies, authorities.

Every dated thing has versions. A version says from when it applies, on which text it rests and
how sure that is; it ends where the next one begins, or on the last day of its provision.
"""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from lawbase.model.condition import Condition

Jurisdiction = Literal["kz", "kg"]
Confidence = Literal["official", "secondary", "unverified"]
Basis = Literal["statute", "interpretation", "doctrine"]
Who = Literal["person", "official", "small", "medium", "large"]
PenaltyKind = Literal[
    "warning",
    "fine",
    "community_work",
    "corrective_work",
    "restriction",
    "arrest",
    "prison",
    "expulsion",
]

PROVISION_ID = r"^(kz|kg)\.[a-z]+[0-9]*\.[0-9]+(-[0-9]+)*$"
CITE = r"^(kz|kg)\.[a-z]+[0-9]*\.[0-9]+(-[0-9]+)*(\([0-9]+(-[0-9]+)*\))*( .+)?$"
Cite = Annotated[str, Field(pattern=CITE)]
ProvisionId = Annotated[str, Field(pattern=PROVISION_ID)]


class LawModel(BaseModel):
    """Base of all law data: frozen, and an unknown key is an error, not a silence."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)


class EntryDay(LawModel):
    """The day from which a version applies; a window where the exact day is not known.

    `earliest` is the first day on which it can have applied, `latest` the day from which it
    certainly does. Between them (earliest <= day < latest) both versions are possible.
    """

    earliest: dt.date
    latest: dt.date

    @model_validator(mode="before")
    @classmethod
    def _from_one_day(cls, raw: Any) -> Any:
        if isinstance(raw, dt.date):
            return {"earliest": raw, "latest": raw}
        if not isinstance(raw, dict | cls):
            raise ValueError("not a day; expected 2025-03-01, or {earliest: ..., latest: ...}")
        return raw

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.latest < self.earliest:
            raise ValueError("latest lies before earliest; expected earliest <= latest")
        return self


class Dated(LawModel):
    """What every version carries: from when, by which law, on which source, how sure."""

    entry: EntryDay = Field(alias="from")
    law: str | None = None
    source: str
    confidence: Confidence
    basis: Basis = "statute"
    text_not_seen: bool = False
    checked_on: dt.date
    note: str | None = None


class Source(LawModel):
    """One document that statements rest on, with its official address and edition."""

    id: str
    title: str
    address: str | None = None
    edition: str
    seen_on: dt.date


class Act(LawModel):
    """A code or a law."""

    id: str
    jurisdiction: Jurisdiction
    name: dict[str, str]
    number: str | None = None
    adopted: dt.date | None = None
    official_address: str | None = None
    in_force_from: dt.date
    in_force_to: dt.date | None = None
    replaces: str | None = None
    replaced_by: str | None = None
    verified_to: dt.date


def _as_list(raw: Any) -> Any:
    return [raw] if isinstance(raw, str | dict) else raw


class Element(LawModel):
    """One thing that must be proved.

    `conduct` marks the element that is something P did: only such an element makes an article
    worth listing unasked. `weak_when`: under this condition a `no` is only a reading of the
    words (interpretation), so that it cannot clear the charge alone.
    """

    text: str
    why: str | None = None
    cite: Cite
    basis: Basis = "statute"
    conduct: bool = False
    when: Condition
    weak_when: Condition | None = None
    argument: str | None = None
    named: str | None = Field(default=None, alias="id")


class Penalty(LawModel):
    """One of the alternatives of a sanction; what comes only together with it is in `with`."""

    kind: PenaltyKind
    who: Who = "person"
    units: int | None = None
    units_min: int | None = None
    units_max: int | None = None
    hours_min: int | None = None
    hours_max: int | None = None
    days_min: int | None = None
    days_max: int | None = None
    months_min: int | None = None
    months_max: int | None = None
    years_min: int | None = None
    years_max: int | None = None
    together_with: list[str] = Field(default_factory=list, alias="with")
    maybe_with: list[str] = Field(default_factory=list)
    first_by: Cite | None = None


class Term(LawModel):
    """A length of time: hours from the minute, calendar units, or working days of the country."""

    hours: int = 0
    days: int = 0
    working_days: int = 0
    months: int = 0
    years: int = 0


class Part(LawModel):
    """A part of an article: its own conditions, its sanction, and who decides.

    `short_procedure`: whether paying half in the short procedure is open for this part.
    """

    part: str
    text: str | None = None
    when: Annotated[list[Condition], BeforeValidator(_as_list)] = Field(default_factory=list)
    penalties: list[Penalty] = Field(default_factory=list)
    decided_by: str | None = None
    short_procedure: bool | None = None
    limitation: Term | None = None


class Version(Dated):
    """A provision as it read from some day on.

    Either `elements` (all needed) or `ways` (alternative ways to commit the offence, each with
    its own elements). `parts` are listed from the gravest to the mildest.
    """

    elements: list[str] = Field(default_factory=list)
    ways: dict[str, list[str]] = Field(default_factory=dict)
    parts: list[Part] = Field(default_factory=list)
    protocol_by: str | None = None
    what_changed: str | None = None

    @model_validator(mode="after")
    def _either_elements_or_ways(self) -> Self:
        if bool(self.elements) == bool(self.ways):
            raise ValueError("expected either `elements` or `ways`, not both and not neither")
        return self


class Exclusion(LawModel):
    """A ground that bars the charge when it is shown, or only weakens it to `open`.

    `shown_as`: the id that answers use, where several rows state one ground in several acts.
    `sure_from`: before this day the rule was not seen, so it bars nothing.
    """

    id: str
    text: str
    cite: Cite
    effect: Literal["bars", "weakens"] = "bars"
    shown_as: str | None = None
    sure_from: dt.date | None = None
    when: Condition
    lists: ProvisionId | None = None

    @property
    def public_id(self) -> str:
        """The id that answers use."""
        return self.shown_as or self.id


class Limitation(LawModel):
    """How long after the act P may still be punished; parts may set a longer term."""

    within: Term
    cite: Cite


class Yielding(LawModel):
    """This provision may not stand beside another one on the same facts."""

    to: ProvisionId
    warning: str
    cite: Cite


class Boundary(LawModel):
    """Where this article ends and another one begins, and what says so.

    `basis`: statute where a text says it; interpretation or doctrine where it is only a reading.
    """

    beside: ProvisionId
    text: str
    cite: Cite
    source: str
    basis: Basis = "statute"


class Investigation(Dated):
    """Which authority investigates a crime, from some day on."""

    by: str
    cite: Cite


class Provision(LawModel):
    """An article that somebody may be charged with; `often`: officers reach for it first."""

    id: ProvisionId
    act: str
    article: str
    kind: Literal["offence", "misdemeanour", "crime"]
    aimed_at: Literal["person", "officer"] = "person"
    title: dict[str, str]
    plain: str
    as_heard: list[str] = Field(default_factory=list)
    often: bool = False
    predecessor: ProvisionId | None = None
    successor: ProvisionId | None = None
    neighbours: list[ProvisionId] = Field(default_factory=list)
    exclusions: list[str] = Field(default_factory=list)
    limitation: Limitation | None = None
    milder_cite: Cite
    yields: Yielding | None = None
    boundaries: list[Boundary] = Field(default_factory=list)
    elements: dict[str, Element]
    versions: list[Version]
    investigations: list[Investigation] = Field(default_factory=list)
    ended: dt.date | None = None
    verified_to: dt.date


class Exception_(LawModel):
    """A case in which what looks like a breach was allowed."""

    cite: Cite
    text: str
    when: Condition


class HoldingLimit(LawModel):
    """How long somebody may be held, told to those who wait outside.

    `reach`: `usual` is the limit of every such case; `arrest` counts only where one penalty of the
    article is arrest; `exception` may count whatever the article. `by_then`: what must have
    happened when the hours are over. `cite`: where it stands outside the right's own article.
    """

    kind: Literal["offence", "crime"]
    hours: int = Field(gt=0)
    reach: Literal["usual", "arrest", "exception"]
    by_then: Literal["free", "court"] = "free"
    text: str
    counted_from: str
    cite: Cite | None = None


class RightVersion(Dated):
    """A right as it read from some day on."""

    text: str
    say: str | None = None
    cite: Cite
    broken_when: Condition
    exceptions: list[Exception_] = Field(default_factory=list)
    holds_at_most: list[HoldingLimit] = Field(default_factory=list)
    effect: str | None = None
    remedies: list[str] = Field(default_factory=list)


class Right(LawModel):
    """A right in a procedure, with the condition on facts that points to its breach."""

    id: str
    jurisdiction: Jurisdiction
    topic: str
    title: str
    versions: list[RightVersion]
    ended: dt.date | None = None
    verified_to: dt.date


class AnswerTerm(LawModel):
    """How long the authority has to answer. `at_most`: with every extension that it may take."""

    within: Term
    at_most: Term | None = None
    cite: Cite


class RemedyVersion(Dated):
    """A remedy as it read from some day on.

    `to`: the authorities, the first to write to first. `contents`: what the paper must hold.
    `file_by`: ids of the deadlines for it. `fee`: what it costs in money; None if not confirmed.
    `after`: remedies that must have been tried before.
    """

    text: str
    cost: str
    fee: str | None = None
    to: list[str] = Field(default_factory=list)
    contents: list[str] = Field(default_factory=list)
    file_by: list[str] = Field(default_factory=list)
    answer: AnswerTerm | None = None
    after: list[str] = Field(default_factory=list)
    cite: Cite


class Remedy(LawModel):
    """What can be done against a breach, and what it may cost."""

    id: str
    jurisdiction: Jurisdiction
    title: str
    versions: list[RemedyVersion]
    ended: dt.date | None = None
    verified_to: dt.date


class DeadlineVersion(Dated):
    """A deadline as it read from some day on.

    `when_decided_by`: applies where the ruling comes from one of these authorities only.
    `skips_days_off`: the other reading leaves out non-working days (then `counted_by` says why).
    """

    cite: Cite
    term: Term
    text: str
    late: str
    skips_days_off: bool = False
    counted_by: Cite | None = None
    decided_by: list[str] = Field(default_factory=list)


class Deadline(LawModel):
    """A term that runs from an event of the case.

    `binds`: you, or them: the body that must act or answer in time.
    `procedure`: of which kind of case; `closed_by`: an event after which it is of no use.
    """

    id: str
    jurisdiction: Jurisdiction
    title: str
    event: str
    binds: Literal["you", "them"] = "you"
    procedure: Literal["offence", "crime", "any"] = "any"
    closed_by: str | None = None
    versions: list[DeadlineVersion]
    ended: dt.date | None = None
    verified_to: dt.date


class ContactPoint(LawModel):
    """A number or an address. Only confirmed and dated ones may be printed."""

    value: str
    what: str
    status: Literal["confirmed", "dated", "unconfirmed"]
    source: str | None = None
    year: int | None = None


class AuthorityVersion(Dated):
    """An authority under the name and with the task that it had from some day on."""

    name: dict[str, str]
    contacts: list[ContactPoint] = Field(default_factory=list)


class Authority(LawModel):
    """A body that writes protocols, decides, investigates, or takes complaints."""

    id: str
    jurisdiction: Jurisdiction
    task: str
    versions: list[AuthorityVersion]
    ended: dt.date | None = None
    verified_to: dt.date


class PenaltyBarVersion(Dated):
    """Who may not be given a kind of penalty, from some day on."""

    cite: Cite
    when: Condition


class PenaltyBar(LawModel):
    """A rule that bars a kind of penalty for some people."""

    id: str
    acts: list[str]
    penalty: PenaltyKind
    text: str
    versions: list[PenaltyBarVersion]
    ended: dt.date | None = None
    verified_to: dt.date


class FirstWarningVersion(Dated):
    """From some day on: a warning must come first, unless something aggravates."""

    cite: Cite
    unless: Condition


class FirstWarning(LawModel):
    """The duty to choose the warning where the article offers one."""

    id: str
    acts: list[str]
    text: str
    versions: list[FirstWarningVersion]
    ended: dt.date | None = None
    verified_to: dt.date


class CautionSource(Dated):
    """Where the law that a caution speaks of stands."""

    cites: list[Cite]
    verified_to: dt.date


class Caution(LawModel):
    """Something that must be said first, whatever the charge.

    `closes`: the paper ends the case: until an appeal comes in time, or as decided at once.
    `remedies`: the ways to act against such a paper.
    """

    id: str
    jurisdiction: Jurisdiction | None = None
    text: str
    when: Condition
    closes: Literal["unless_appealed", "decided"] | None = None
    remedies: list[str] = Field(default_factory=list)
    stands: CautionSource | None = None


class NotChecked(LawModel):
    """An article that officers use too and that is not in the law base yet."""

    id: ProvisionId
    jurisdiction: Jurisdiction
    title: dict[str, str]


class ParameterValue(LawModel):
    """The value of an index from some day on."""

    entry: dt.date = Field(alias="from")
    value: int
    source: str
    confidence: Confidence


class Parameter(LawModel):
    """An index that fines are counted in."""

    id: str
    jurisdiction: Jurisdiction
    unit: str
    currency: str
    name: str
    values: list[ParameterValue]
    verified_to: dt.date
