"""The card that a closed case opens with: what ended it, until when that can change, how."""

from __future__ import annotations

from html import escape

from lawbase.documents.closed import ClosedCase
from lawbase.documents.render import date_text
from lawbase.ui.caution import caution_html
from lawbase.ui.clock import today
from lawbase.ui.result import clock_card, remedies
from lawbase.ui.state import Walk
from lawbase.ui.widgets import bullets, button, paragraphs, say, words


def show(walk: Walk, closed: ClosedCase) -> None:
    """Show what counts now, the evidence, and what it costs to act."""
    _ = words(walk)
    html = f"<h2>{escape(_headline(walk, closed))}</h2>"
    if closed.appeal is not None and not closed.expulsion:
        left = clock_card.days_left(walk, closed.appeal.due)
        html += f"<p><b>{escape(left)}</b></p>" if left else ""
    html += "".join(caution_html(walk, paper) for paper in closed.papers)
    html += _evidence(walk)
    say(f'<div class="card">{html}</div>')
    if closed.state(today(walk.country)) == "time_unknown":
        _ask_for_the_day(walk)
    for id_ in closed.remedies:
        remedies.show(walk, id_)


def show_before_charges(walk: Walk) -> None:
    """Say what the grounds below are worth once the case is closed."""
    _ = words(walk)
    paragraphs(
        _("What follows is about the charge. It does not reopen the case."),
        _("If it says below that there is no ground, you still have to act."),
        kind="dont",
    )


def _headline(walk: Walk, closed: ClosedCase) -> str:
    """Return what counts now; where two papers do not agree, who can say which one counts."""
    _ = words(walk)
    told = [_("Ask a lawyer which paper counts.")] if closed.papers_differ else []
    if closed.expulsion:
        told.append(clock_card.expulsion_first(walk))
    else:
        told.append(_what_counts(walk, closed))
    return " ".join(told)


def _what_counts(walk: Walk, closed: ClosedCase) -> str:
    _ = words(walk)
    day = date_text(closed.appeal.due, walk.lang) if closed.appeal is not None else ""
    headlines = {
        "time_runs": _("This case is closed against you unless you act by {day}."),
        "time_over": _(
            "This case counts as closed against you. The safe day was {day}. File today."
        ),
        "time_unknown": _("This case is closed against you unless you appeal in time."),
        "decided": _(
            "If you paid within seven days, this case counts as decided against you. "
            "If not, it goes on."
        ),
    }
    return headlines[closed.state(today(walk.country))].format(day=day)


def _evidence(walk: Walk) -> str:
    _ = words(walk)
    head = _("Evidence to keep:")
    kept = [
        _("The paper or receipt, and what shows on which day you got it."),
        _("Who saw what officers did. Leave out work and other people."),
        _("The cost: notes and papers can be found. Leave them with somebody you trust."),
    ]
    return f"<p>{escape(head)}</p>{bullets(kept)}"


def _ask_for_the_day(walk: Walk) -> None:
    """Offer to tell the day of the paper; a signed warning is a decision too."""
    _ = words(walk)
    paragraphs(_("With the day of the paper we can count the days left."), kind="small")
    asked = walk.but(dates_warning=True, ruling=None, ruling_asked=False)
    button(_("Tell on which day you got the paper"), asked)
