"""Where to turn, and what it may cost: a lawyer, the ways against each wrong, and the bodies."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from lawbase.documents.carry import bodies
from lawbase.documents.closed import ClosedCase
from lawbase.model.assessment import Assessment
from lawbase.ui.clock import today
from lawbase.ui.law import law
from lawbase.ui.result import remedies
from lawbase.ui.state import Walk
from lawbase.ui.widgets import bullets, say, section, words


def show(walk: Walk, assessment: Assessment, closed: ClosedCase | None) -> None:
    """Show each way once; those of a closed case stand in its card already."""
    _ = words(walk)
    section(_("Where to turn, and what it may cost"), "help")
    say(f'<div class="card">{_lawyer(walk)}{_bodies(walk)}</div>')
    shown = closed.remedies if closed is not None else ()
    for id_ in dict.fromkeys(_ways(walk, assessment)):
        if id_ not in shown:
            remedies.show(walk, id_)


def _ways(walk: Walk, assessment: Assessment) -> Iterator[str]:
    for breach in assessment.breaches:
        yield from breach.remedies
    if assessment.officer_offences:
        yield f"{walk.country}.remedy.crime_report"


def _lawyer(walk: Walk) -> str:
    _ = words(walk)
    first = _("A lawyer first. Say if you cannot pay, and ask for one paid by the state.")
    cost = _("The cost: {cost}").format(cost=_("Asking for a lawyer may keep you there longer."))
    return f'<p>{escape(first)}</p><p class="small">{escape(cost)}</p>'


def _bodies(walk: Walk) -> str:
    _ = words(walk)
    found = bodies(law().corpus, walk.country, today(walk.country), walk.lang)
    named = [": ".join((b.name, "; ".join(b.contacts))) if b.contacts else b.name for b in found]
    cost = _("The cost: {cost}").format(
        cost=_("A complaint shows your name to those you complain about.")
    )
    return f'{bullets(named)}<p class="small">{escape(cost)}</p>'
