"""A case that a paper has ended: which paper, what time is left, which ways are open."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from lawbase.corpus import Corpus
from lawbase.model.assessment import Assessment, DeadlineFinding, PenaltyView
from lawbase.model.case import Case
from lawbase.model.law import Caution

_APPEAL = "appeal_ruling"
# KZ CAO 883(4): in force once it is read out. 834(4): an appeal holds it up only before that day.
_OWN_DAY_OF_EXPULSION = frozenset({"kz"})
State = Literal["time_runs", "time_over", "time_unknown", "decided"]


@dataclass(frozen=True, slots=True)
class ClosedCase:
    """What ended the case, and what can still be done.

    `appeal` is the time to appeal, where the day of the paper is known. `decided` stands for a
    paper that leaves no ordinary appeal. `expulsion`: the time to appeal is not the one to count
    on, since an expulsion is carried out from a day of its own.
    """

    papers: tuple[Caution, ...]
    appeal: DeadlineFinding | None
    remedies: tuple[str, ...]
    expulsion: bool

    @property
    def papers_differ(self) -> bool:
        """Whether one paper can be appealed in time, and another leaves no ordinary appeal."""
        return len({paper.closes for paper in self.papers}) > 1

    def state(self, today: dt.date) -> State:
        """Return whether the time to appeal still runs."""
        if all(paper.closes == "decided" for paper in self.papers):
            return "decided"
        if self.appeal is None:
            return "time_unknown"
        return "time_runs" if today <= self.appeal.due else "time_over"


def closed_case(corpus: Corpus, case: Case, assessment: Assessment) -> ClosedCase | None:
    """Return what ended the case, or None while no paper did."""
    cautions = [corpus.cautions[id_] for id_ in assessment.cautions]
    papers = tuple(caution for caution in cautions if caution.closes is not None)
    if not papers:
        return None
    appeal = next((d for d in assessment.deadlines if d.id == _APPEAL), None)
    remedies = dict.fromkeys(
        id_
        for paper in papers
        for id_ in paper.remedies
        if corpus.remedies[id_].jurisdiction == assessment.jurisdiction
    )
    expulsion = case.jurisdiction in _OWN_DAY_OF_EXPULSION and _may_be_expelled(case, assessment)
    return ClosedCase(papers, appeal, tuple(remedies), expulsion)


def _may_be_expelled(case: Case, assessment: Assessment) -> bool:
    """Say whether an expulsion was named, or comes with every penalty that the law allows."""
    if case.facts.get("expulsion_named") == "yes":
        return True
    penalties = [charge.penalties for charge in assessment.charges if charge.penalties]
    return any(all(_expels(penalty) for penalty in allowed) for allowed in penalties)


def _expels(penalty: PenaltyView) -> bool:
    return "expulsion" in (penalty["kind"], *penalty.get("with", ()))
