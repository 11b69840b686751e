"""Behind a gate: one calm page, no question, nothing kept, and the sheet that goes along."""

from __future__ import annotations

from html import escape
from typing import Any

from lawbase.documents.gates import gate_view
from lawbase.documents.words import GATES
from lawbase.ui.clock import today
from lawbase.ui.law import law
from lawbase.ui.state import Walk
from lawbase.ui.widgets import (
    bar,
    bullets,
    button,
    button_to_restart,
    folded_html,
    paragraphs,
    say,
    section,
    spoken,
    title,
    words,
)


def show(walk: Walk) -> None:
    """Show the page of the gate: what the sheet says, in the same words."""
    _ = words(walk)
    view = gate_view(law().corpus, walk.country, walk.gate, today(walk.country), walk.lang)
    bar(walk, can_go_back=False)
    if walk.helping:
        _show_to_helper(walk, view)
    else:
        title(view["title"])
    paragraphs(_(GATES[walk.gate]), *view["first"])
    paragraphs(_("We ask nothing more, and kept nothing."), kind="small")
    section(_("You can say"))
    spoken(walk, law().corpus.gates[walk.gate].phrases)
    section(_("Your rights"))
    _show_rights(walk, view)
    section(_("Who can help"))
    say(bullets([*view["help"], *_contacts(view)]))
    button(_("Sheet to take along"), walk.but(page="sheet"), kind="primary")
    if not walk.helping:
        say(folded_html(_("For an adult who helps"), bullets(view["helpers"])))
    door = "held" if walk.helping else ""
    begin_again = Walk(lang=walk.lang, country=walk.country, door=door)
    button_to_restart(_("I tapped this by mistake"), begin_again, kind="tertiary")


def _show_to_helper(walk: Walk, view: dict[str, Any]) -> None:
    """Show first what somebody outside can do; the rest of the page speaks to the person."""
    _ = words(walk)
    title(_("Under 18 other and stronger rules hold."))
    section(_("For an adult who helps"))
    say(bullets(view["helpers"]))
    section(_("To read to the person"))


def _show_rights(walk: Walk, view: dict[str, Any]) -> None:
    _ = words(walk)
    say(bullets(text for text, _cite in view["rights"]))
    cites = "".join(
        f"<p>{escape(text)} <b>{escape(cite)}</b></p>" for text, cite in view["rights"] if cite
    )
    checked = _("The law was checked up to {day}.").format(day=view["checked"])
    inside = f"{cites}<p>{escape(view['acts'])}</p><p>{escape(checked)}</p>"
    say(folded_html(_("Why?"), inside))


def _contacts(view: dict[str, Any]) -> list[str]:
    """Return the bodies that have a number which may be printed."""
    return [f"{body.name}: {', '.join(body.contacts)}" for body in view["bodies"] if body.contacts]
