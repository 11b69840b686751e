"""One question on one screen; a tap moves on."""

from __future__ import annotations

import streamlit as st

from lawbase.model.facts import Fact
from lawbase.ui.law import law
from lawbase.ui.state import UNKNOWN, Walk, go, step_number
from lawbase.ui.widgets import answers, bar, button, folded, paragraphs, say, title, words

# A yes behind which the questions stop.
_STOPS = {"under_18": "minor", "forced_or_held_by_others": "forced"}


def show(walk: Walk, fact: Fact, left: int | None = None) -> None:
    """Ask one question."""
    _ = words(walk)
    bar(walk, _progress(walk, left))
    title(_(fact.question))
    say(folded(_("Why we ask"), _(fact.why)))
    if fact.id in law().engine.confessions(walk.case()):
        paragraphs(_("A yes can only hurt you or a colleague. You need not answer."), kind="dont")
    with answers():
        _show_answers(walk, fact)
    if left is not None:
        button(_("Stop here and show the answer"), walk.but(finished=True), kind="tertiary")


def _show_answers(walk: Walk, fact: Fact) -> None:
    _ = words(walk)
    if fact.kind == "number":
        _show_duration(walk, fact)
    else:
        for answer, label in _answers(walk, fact):
            icon = answer if fact.kind == "yesno" else ""
            button(label, after(walk, fact, answer), name=answer, icon=icon)
    if "unknown" not in fact.choices:
        button(_("I don't know"), after(walk, fact, UNKNOWN), icon="unknown")
    button(_("Skip"), after(walk, fact, UNKNOWN, skipped=True), kind="tertiary", icon="skip")


def after(walk: Walk, fact: Fact, answer: str | int, skipped: bool = False) -> Walk:
    """Return the walk after an answer."""
    if answer == "yes" and fact.id in _STOPS:
        return walk.at_gate(_STOPS[fact.id])
    told = walk.told(fact.id, answer, skipped)
    if fact.id == "ruling_made" or (fact.id == "signed_warning" and walk.dates_warning):
        return told.but(ruling=None, ruling_asked=False)
    return told


def _progress(walk: Walk, left: int | None) -> str:
    _ = words(walk)
    if left is None:
        return ""
    return _("about {count} more").format(count=left) if left > 1 else _("the last one")


def _answers(walk: Walk, fact: Fact) -> list[tuple[str, str]]:
    _ = words(walk)
    if fact.kind == "choice":
        return [(choice, _(label)) for choice, label in fact.choices.items()]
    return [("yes", _("Yes")), ("no", _("No"))]


def _show_duration(walk: Walk, fact: Fact) -> None:
    """Ask for a length of time: plain selects for hours and minutes, full days among the hours."""
    _ = words(walk)
    number = step_number()
    hours: int = st.selectbox(_("Hours"), range(0, 97), key=f"{number}-hours", filter_mode=None)
    minutes: int = st.selectbox(
        _("Minutes"), range(0, 60, 10), key=f"{number}-minutes", filter_mode=None
    )
    if st.button(_("Next"), key=f"{number}-next", type="primary", width="stretch"):
        go(after(walk, fact, hours * 60 + minutes))
        st.rerun()
