"""What they would still have to prove, and what an answer of hers could settle."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from lawbase.documents.words import provision_title
from lawbase.model.assessment import ChargeFinding
from lawbase.ui.answer_anyway import hidden_facts
from lawbase.ui.law import law
from lawbase.ui.state import Walk
from lawbase.ui.widgets import bullets, button, paragraphs, say, section, words


def show(walk: Walk, charges: Sequence[ChargeFinding]) -> None:
    """Show the open points of every article that has some."""
    _ = words(walk)
    not_settled = [c for c in charges if c.ground in ("open", "present")]
    if not not_settled:
        return
    section(_("What they would still have to prove"))
    for charge in not_settled:
        _show_points(walk, charge)
        _show_answer_anyway(walk, charge)
        _show_settling(walk, charge)
    paragraphs(_("Silence is no proof."))


def _show_points(walk: Walk, charge: ChargeFinding) -> None:
    _ = words(walk)
    provision = law().corpus.provisions[charge.provision]
    name = provision_title(law().corpus, charge.provision, walk.lang)
    points = dict.fromkeys(
        _(provision.elements[e.key].text) for e in charge.elements if e.finding == "open"
    )
    text = _("They have to prove the open points. You need not help.")
    if not points:
        text = _("They have to prove every point. What you tell here is no proof.")
    inside = f'<p class="small">{escape(name)}</p>{bullets(points) if points else ""}'
    say(f'<div class="card">{inside}<p>{escape(text)}</p></div>')


def _show_answer_anyway(walk: Walk, charge: ChargeFinding) -> None:
    """Offer the questions that are not asked; what they cost stands on a page of its own."""
    _ = words(walk)
    if hidden_facts(walk, charge.elements):
        anyway = walk.but(page="answer_anyway")
        button(_("Answer anyway"), anyway, kind="tertiary", name=f"{charge.provision}-anyway")


def _show_settling(walk: Walk, charge: ChargeFinding) -> None:
    """Name the fewest facts that would settle an open ground, among those not to be hidden."""
    _ = words(walk)
    if charge.ground != "open":
        return
    known = law().corpus.facts
    settling = [known[fact] for fact in charge.settles["to_absent"] if fact in known]
    if not settling or any(fact.judged for fact in settling):
        return
    paragraphs(_("This could still be settled by your answer to:"))
    for fact in settling:
        button(_(fact.question), walk.but(asking=fact.id), name=f"{charge.provision}-s-{fact.id}")
