"""The answer, top to bottom: what counts now, charges, words, clock, wrongs, help, ways on."""

from __future__ import annotations

from lawbase.documents.closed import ClosedCase, closed_case
from lawbase.model.assessment import Assessment
from lawbase.ui.caution import caution_html, show_all_words
from lawbase.ui.law import law
from lawbase.ui.result import (
    charge_card,
    clock_card,
    closed_card,
    disagree,
    endings,
    limits,
    needs,
    to_prove,
    turning,
    wrongs,
)
from lawbase.ui.state import Walk
from lawbase.ui.widgets import bar, button, paragraphs, say, section, title, words

# Health comes before any paper.
_BEFORE_PAPERS = frozenset({"care_within_72h"})


def show(walk: Walk, assessment: Assessment) -> None:
    """Show the whole answer."""
    _ = words(walk)
    bar(walk)
    title(_("What the law of that day says"))
    closed = closed_case(law().corpus, walk.case(), assessment)
    _show_what_counts_now(walk, assessment, closed)
    clock_card.show(walk, assessment, closed)
    disagree.show(walk)
    _show_charges(walk, assessment, closed)
    show_all_words(walk)
    wrongs.show_breaches(walk, assessment)
    wrongs.show_officer_offences(walk, assessment)
    turning.show(walk, assessment, closed)
    endings.show(walk, assessment)
    limits.show(walk, assessment)
    _show_ways_on(walk)


def _show_what_counts_now(walk: Walk, assessment: Assessment, closed: ClosedCase | None) -> None:
    """Show health first, then the paper that closed the case, then the other cautions."""
    in_card = {paper.id for paper in closed.papers} if closed is not None else set()
    others = [caution for caution in assessment.cautions if caution not in in_card]
    for id_ in others:
        if id_ in _BEFORE_PAPERS:
            _show_caution(walk, id_)
    if closed is not None:
        closed_card.show(walk, closed)
    for id_ in others:
        if id_ not in _BEFORE_PAPERS:
            _show_caution(walk, id_)


def _show_caution(walk: Walk, id_: str) -> None:
    caution = law().corpus.cautions[id_]
    say(f'<div class="dont">{caution_html(walk, caution)}</div>')


def _show_charges(walk: Walk, assessment: Assessment, closed: ClosedCase | None) -> None:
    """Show what applied that day first, then what did not: the answers, then what they rest on."""
    _ = words(walk)
    if closed is not None:
        section(_("About the charge itself"))
        closed_card.show_before_charges(walk)
    paragraphs(_("This rests on what you told. A court can see it differently."), kind="small")
    if not assessment.charges:
        paragraphs(_("Nothing that you told points to an article we know."))
        return
    charges = sorted(assessment.charges, key=lambda c: c.ground == "not_in_force")
    for charge in charges:
        charge_card.show(walk, charge)
    with_elements = [charge for charge in charges if charge.elements]
    if with_elements:
        section(_("What the law needs"), "law")
    for charge in with_elements:
        needs.show(walk, charge)
    to_prove.show(walk, charges)


def _show_ways_on(walk: Walk) -> None:
    _ = words(walk)
    section(_("Take it with you"), "sheet")
    paragraphs(_("The cost: a sheet or a file can be found on you."), kind="small")
    button(_("Sheet to take along"), walk.but(page="sheet"), kind="primary")
    step = law().interview.next_step(walk.case())
    if step.question is not None:
        left = step.question.left
        button(
            _("Answer more questions (about {count})").format(count=left),
            walk.but(finished=False, further=True),
        )
    button(_("Change an answer"), walk.but(page="another_answer"))
    button(_("Read the law"), walk.but(door="read"), kind="tertiary")
