"""The clock of a case: which wording of a deadline counted on the day that started it."""

from __future__ import annotations

import datetime as dt

from lawbase.corpus import Corpus
from lawbase.model.assessment import DeadlineFinding
from lawbase.model.case import Case
from lawbase.model.law import DeadlineVersion


def deadline_version(corpus: Corpus, case: Case, found: DeadlineFinding) -> DeadlineVersion:
    """Return the wording that a deadline was counted by: of the day of its event."""
    deadline = corpus.deadlines[case.jurisdiction, found.id]
    event = getattr(case.events, deadline.event)
    day = event.date() if isinstance(event, dt.datetime) else event
    cited = [version for version in deadline.versions if version.cite == found.cite]
    return [version for version in cited if version.entry.latest <= day][-1]
