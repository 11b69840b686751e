"""The clock of a case: which wording of a deadline counted on the day that started it."""

from __future__ import annotations

import datetime as dt

from lawbase.corpus import Corpus
from lawbase.documents.render import date_text
from lawbase.documents.words import cite_text
from lawbase.i18n import translator
from lawbase.model.assessment import DeadlineFinding, TheirDeadline
from lawbase.model.case import Case
from lawbase.model.law import DeadlineVersion


def deadline_version(corpus: Corpus, case: Case, found: DeadlineFinding) -> DeadlineVersion:
    """Return the wording that a deadline was counted by: of the day of its event."""
    deadline = corpus.deadlines[case.jurisdiction, found.id]
    event = getattr(case.events, deadline.event)
    day = event.date() if isinstance(event, dt.datetime) else event
    cited = [version for version in deadline.versions if version.cite == found.cite]
    return [version for version in cited if version.entry.latest <= day][-1]


def their_deadline_text(
    corpus: Corpus, jurisdiction: str, found: TheirDeadline, language: str
) -> str:
    """Write by when a body must have acted: "Complaint answered: by 14 March 2025 (CAO 829(2))"."""
    _ = translator(language)
    deadline = corpus.deadlines[jurisdiction, found.id]
    due = found.due
    day = date_text(due.date() if isinstance(due, dt.datetime) else due, language)
    if isinstance(due, dt.datetime):
        day = f"{day}, {due:%H:%M}"
    by = _("by {day}").format(day=day)
    return f"{_(deadline.title)}: {by} ({cite_text(found.cite, language)})"
