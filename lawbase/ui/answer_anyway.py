"""Questions that are not asked: she may answer them anyway, once she has read what it costs."""

from __future__ import annotations

from collections.abc import Sequence

from lawbase.model.assessment import ElementFinding
from lawbase.ui.law import law
from lawbase.ui.state import Walk
from lawbase.ui.widgets import bar, button, paragraphs, title, words


def hidden_facts(walk: Walk, elements: Sequence[ElementFinding]) -> list[str]:
    """Return the facts behind open elements that they must prove and that are not asked."""
    hidden = set(law().interview.to_prove(walk.case()))
    facts = [f for e in elements if e.finding == "open" for f in e.because if f in hidden]
    return list(dict.fromkeys(facts))


def show(walk: Walk) -> None:
    """Say what an answer can cost, then list the questions."""
    _ = words(walk)
    bar(walk)
    title(_("Answer anyway?"))
    paragraphs(
        _("A yes can only hurt you or a colleague."),
        _("The phone can be taken while you read."),
        _("They have to prove this without you."),
        kind="dont",
    )
    here = walk.but(page="")
    button(_("Back to the answer"), here, kind="primary")
    for fact in law().interview.to_prove(walk.case()):
        question = _(law().corpus.facts[fact].question)
        button(question, here.but(asking=fact), name=fact)
