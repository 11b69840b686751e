"""The assessment: what the engine returns. Field names are the contract of `--json`."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

PenaltyView = dict[str, Any]


@dataclass(slots=True)
class ElementFinding:
    """One element: met, open or not_met, and the told (or missing) facts that make it so.

    `way` names the way of committing the offence that the element belongs to, if there are
    several; `key` finds its words in the provision.
    """

    id: str
    finding: str
    because: list[str]
    cite: str
    basis: str
    key: str
    way: str | None = None


@dataclass(slots=True)
class PartView:
    """A part that is still possible, its penalties, and the facts that decide it."""

    part: str
    penalties: list[PenaltyView]
    decided_by: list[str]


@dataclass(slots=True)
class Milder:
    """A later version that is milder: it applies back."""

    version_from: dt.date
    ground: str
    part: str | None
    penalties: list[PenaltyView]
    parts: list[PartView]
    cite: str


@dataclass(slots=True)
class ChargeFinding:
    """What the law of the day says about one article on the account that was told."""

    provision: str
    version_from: dt.date | None
    ground: str
    barred_by: str | None = None
    rests_on: list[str] = field(default_factory=list)
    part: str | None = None
    parts: list[PartView] = field(default_factory=list)
    penalties: list[PenaltyView] = field(default_factory=list)
    could_still_help: list[str] = field(default_factory=list)
    elements: list[ElementFinding] = field(default_factory=list)
    settles: dict[str, list[str]] = field(
        default_factory=lambda: {"to_absent": [], "to_present": []}
    )
    milder_later: Milder | None = None
    also: ChargeFinding | None = None
    neighbours: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    why: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Breach:
    """A right that was broken, or may have been (open: an exception may apply)."""

    id: str
    finding: str
    because: list[str]
    exceptions: list[str]
    cite: str
    remedies: list[str]
    version_from: dt.date
    why: list[str] = field(default_factory=list)


@dataclass(slots=True)
class OfficerOffence:
    """A crime that officers or others may have committed against P.

    `investigated_by`: the body on the day of the act; `report_to`: the body today. `part` is the
    part that applies, with its `penalties`; else `parts` holds each that may.
    """

    provision: str
    version_from: dt.date
    ground: str
    because: list[str]
    elements: list[ElementFinding]
    investigated_by: str | None
    report_to: str | None
    part: str | None = None
    parts: list[PartView] = field(default_factory=list)
    penalties: list[PenaltyView] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    why: list[str] = field(default_factory=list)


@dataclass(slots=True)
class DeadlineFinding:
    """The safe last day, and the last day by the other reading of the law."""

    id: str
    due: dt.date
    latest: dt.date
    cite: str
    counted_by: str | None


@dataclass(slots=True)
class TheirDeadline:
    """When a body must have acted: a day, or a minute where the law counts hours."""

    id: str
    due: dt.date | dt.datetime
    cite: str


@dataclass(slots=True)
class Assessment:
    """Everything that the engine found for one case. Behind a gate every list is empty."""

    jurisdiction: str
    date: Any
    gate: str | None = None
    charges: list[ChargeFinding] = field(default_factory=list)
    others_not_pointed_to: int = 0
    not_checked: list[str] = field(default_factory=list)
    breaches: list[Breach] = field(default_factory=list)
    officer_offences: list[OfficerOffence] = field(default_factory=list)
    cautions: list[str] = field(default_factory=list)
    deadlines: list[DeadlineFinding] = field(default_factory=list)
    their_deadlines: list[TheirDeadline] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    law_verified_to: dt.date | None = None
