"""The corpus: all law, facts and authorities in memory, with answers about days."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Protocol, TypeVar

from lawbase.model.facts import Contradiction, Derivation, Fact
from lawbase.model.gates import GatePage, GateRight
from lawbase.model.guidance import Place, Statement
from lawbase.model.held import HeldAdvice, HeldPhrase, HeldRule
from lawbase.model.law import (
    Act,
    Authority,
    Caution,
    Dated,
    Deadline,
    Exclusion,
    FirstWarning,
    NotChecked,
    Parameter,
    PenaltyBar,
    Provision,
    Remedy,
    Right,
    Source,
)
from lawbase.model.outcome import Outcome

AnyVersion = TypeVar("AnyVersion", bound=Dated)


class _Versioned(Protocol[AnyVersion]):
    @property
    def versions(self) -> list[AnyVersion]: ...
    @property
    def ended(self) -> dt.date | None: ...


@dataclass
class Corpus:
    """All content, by id. `digest` changes whenever a content file changes."""

    digest: str = ""
    acts: dict[str, Act] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)
    facts: dict[str, Fact] = field(default_factory=dict)
    derivations: list[Derivation] = field(default_factory=list)
    contradictions: list[Contradiction] = field(default_factory=list)
    cautions: dict[str, Caution] = field(default_factory=dict)
    parameters: dict[str, Parameter] = field(default_factory=dict)
    provisions: dict[str, Provision] = field(default_factory=dict)
    exclusions: dict[str, dict[str, Exclusion]] = field(default_factory=dict)
    penalty_bars: dict[str, PenaltyBar] = field(default_factory=dict)
    first_warnings: dict[str, FirstWarning] = field(default_factory=dict)
    authorities: dict[str, Authority] = field(default_factory=dict)
    not_checked: dict[str, NotChecked] = field(default_factory=dict)
    rights: dict[str, Right] = field(default_factory=dict)
    remedies: dict[str, Remedy] = field(default_factory=dict)
    deadlines: dict[tuple[str, str], Deadline] = field(default_factory=dict)
    outcomes: dict[str, Outcome] = field(default_factory=dict)
    gates: dict[str, GatePage] = field(default_factory=dict)
    gate_rights: list[GateRight] = field(default_factory=list)
    held_advice: list[HeldAdvice] = field(default_factory=list)
    held_rules: list[HeldRule] = field(default_factory=list)
    held_phrases: list[HeldPhrase] = field(default_factory=list)
    statements: dict[str, Statement] = field(default_factory=dict)
    places: dict[str, dict[str, Place]] = field(default_factory=dict)

    def charges_of(self, jurisdiction: str) -> list[Provision]:
        """Return the articles that P may be charged with, in the order of their ids."""
        return self._aimed_at("person", jurisdiction)

    def officer_offences_of(self, jurisdiction: str) -> list[Provision]:
        """Return the crimes that officers and others may have committed against P."""
        return self._aimed_at("officer", jurisdiction)

    def _aimed_at(self, whom: str, jurisdiction: str) -> list[Provision]:
        return [
            provision
            for id_, provision in sorted(self.provisions.items())
            if id_.startswith(jurisdiction + ".") and provision.aimed_at == whom
        ]

    def index_on(self, jurisdiction: str, day: dt.date) -> tuple[Parameter, int | None]:
        """Return the index that fines are counted in and its value on that day.

        The value is None after the last year for which one is known: it is never guessed.
        """
        parameter = next(p for p in self.parameters.values() if p.jurisdiction == jurisdiction)
        if day > parameter.verified_to:
            return parameter, None
        values = [v.value for v in parameter.values if v.entry <= day]
        return parameter, values[-1] if values else None


def possible_versions(
    dated: _Versioned[AnyVersion], first: dt.date, last: dt.date
) -> list[AnyVersion | None]:
    """Return the versions that can have applied on some day from `first` to `last`.

    None stands for "not in force". More than one entry means that the day falls into a window
    of an uncertain entry day, or that the law changed between the two days.
    """
    versions = dated.versions
    found: list[AnyVersion | None] = []
    if first < versions[0].entry.latest or (dated.ended is not None and last > dated.ended):
        found.append(None)
    for index, version in enumerate(versions):
        begun = version.entry.earliest <= last
        following = versions[index + 1] if index + 1 < len(versions) else None
        over = following is not None and following.entry.latest <= first
        if begun and not over and not (dated.ended is not None and first > dated.ended):
            found.append(version)
    return found


def surest_version(dated: _Versioned[AnyVersion], day: dt.date) -> AnyVersion | None:
    """Return the version that certainly applied last on that day, or None.

    Used for rows of procedure: in a window of an uncertain entry day the older text still
    counts, since a newer rule is claimed only from the day on which it is sure.
    """
    if dated.ended is not None and day > dated.ended:
        return None
    begun = [version for version in dated.versions if version.entry.latest <= day]
    return begun[-1] if begun else None
