"""How cases under an article ended, as a source counted them. Numbers, never a forecast."""

from __future__ import annotations

import datetime as dt
from typing import Self

from pydantic import model_validator

from lawbase.model.law import Confidence, LawModel, PenaltyKind, ProvisionId


class Outcome(LawModel):
    """The cases of one article in one period, and what the rulings gave.

    `includes` says who else is in the numbers; `text` what the usual end means for P; `part_open`
    who cannot get it, said while the part of the article is open.
    `results` may sum up to less than `rulings`: a source need not name every end.
    """

    id: str
    provision: ProvisionId
    first: dt.date
    last: dt.date
    cases: int
    rulings: int
    results: dict[PenaltyKind, int]
    text: str
    part_open: str
    includes: str
    source: str
    confidence: Confidence
    checked_on: dt.date
    note: str | None = None

    @model_validator(mode="after")
    def _numbers_fit(self) -> Self:
        if not sum(self.results.values()) <= self.rulings <= self.cases:
            raise ValueError("the numbers do not fit; expected results <= rulings <= cases")
        if self.last < self.first:
            raise ValueError("last lies before first; expected first <= last")
        return self

    @property
    def usual(self) -> PenaltyKind:
        """The end of most cases."""
        return max(self.results, key=lambda kind: self.results[kind])

    def percent(self, kind: PenaltyKind) -> int:
        """Return how many of a hundred rulings gave this, rounded."""
        return round(100 * self.results[kind] / self.rulings)
