"""Your clock: each day that counts, how many days are left, and why; and by when they must act."""

from __future__ import annotations

import datetime as dt
from html import escape

from lawbase.documents.closed import ClosedCase
from lawbase.documents.deadlines import deadline_version, their_deadline_text
from lawbase.documents.render import date_text
from lawbase.model.assessment import Assessment, DeadlineFinding
from lawbase.ui import why
from lawbase.ui.clock import today
from lawbase.ui.law import law
from lawbase.ui.state import Walk
from lawbase.ui.widgets import bullets, paragraphs, say, section, words


def show(walk: Walk, assessment: Assessment, closed: ClosedCase | None) -> None:
    """Show every deadline that runs; an expulsion has a day of its own."""
    _ = words(walk)
    if assessment.deadlines:
        _show_yours(walk, assessment, closed)
    if assessment.their_deadlines:
        section(_("Their clock"), "clock")
        corpus = law().corpus
        say(
            bullets(
                their_deadline_text(corpus, walk.country, deadline, walk.lang)
                for deadline in assessment.their_deadlines
            )
        )


def _show_yours(walk: Walk, assessment: Assessment, closed: ClosedCase | None) -> None:
    _ = words(walk)
    section(_("Your clock"), "clock")
    expulsion = closed is not None and closed.expulsion
    for deadline in assessment.deadlines:
        say(_deadline(walk, deadline, expulsion, closed is not None and deadline is closed.appeal))
    paragraphs(_("The paper that you file has your name and address."), kind="small")


def expulsion_first(walk: Walk) -> str:
    """Return which day counts where an expulsion was ordered."""
    _ = words(walk)
    return _("Expulsion: act before the departure date in the ruling.")


def days_left(walk: Walk, due: dt.date) -> str:
    """Return how many days are left, in words; nothing once they are over."""
    _ = words(walk)
    left = (due - today(walk.country)).days
    if left == 0:
        return _("Today is the last safe day.")
    return _("Days left: {count}.").format(count=left) if left > 0 else ""


def _deadline(walk: Walk, deadline: DeadlineFinding, expulsion: bool, appeal: bool) -> str:
    """Return the card of a term; beside an expulsion no term says how many days are left."""
    _ = words(walk)
    known = law().corpus.deadlines[walk.country, deadline.id]
    version = deadline_version(law().corpus, walk.case(), deadline)
    left = days_left(walk, deadline.due)
    told = [left or _("The safe day has passed.") + " " + _(version.late), _(version.text)]
    if expulsion and not appeal:
        told = told[1:] if left else told
    elif expulsion:
        first = [expulsion_first(walk), _("An earlier departure date counts instead of this day.")]
        told = first + (told[1:] if left else told)
    elif deadline.latest > deadline.due:
        latest = date_text(deadline.latest, walk.lang)
        told.append(_("By another reading of the law: {day}.").format(day=latest))
    head = f"{_(known.title)}: {date_text(deadline.due, walk.lang)}"
    cites = [c for c in (deadline.cite, deadline.counted_by) if c]
    inside = f"<p><b>{escape(head)}</b></p>" + why.lines(told)
    inside += why.folded_source(walk, cites, version, known.verified_to)
    return f'<div class="card">{inside}</div>'
