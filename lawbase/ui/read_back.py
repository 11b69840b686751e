"""Before a reassuring answer that hangs on one tap: is that so?"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from lawbase.model.assessment import Assessment
from lawbase.ui.answers import answer_text
from lawbase.ui.law import law
from lawbase.ui.state import UNKNOWN, Walk
from lawbase.ui.widgets import answers, bar, button, paragraphs, say, title, words


@dataclass(frozen=True)
class Hanging:
    """The one fact that an absent ground rests on, and its answer."""

    fact: str
    answer: str

    @property
    def mark(self) -> tuple[str, str]:
        """What is remembered once she has confirmed it."""
        return self.fact, self.answer


def hanging_on_one_answer(walk: Walk, assessment: Assessment) -> Hanging | None:
    """Return the first answer that carries an absent ground alone and was not read back yet."""
    for charge in assessment.charges:
        if charge.ground != "absent" or len(charge.rests_on) != 1:
            continue
        fact = charge.rests_on[0]
        if fact not in walk.facts:
            continue
        hanging = Hanging(fact, str(walk.facts[fact]))
        if hanging.mark not in walk.confirmed:
            return hanging
    return None


def show(walk: Walk, hanging: Hanging) -> None:
    """Read the answer back."""
    _ = words(walk)
    fact = law().corpus.facts[hanging.fact]
    bar(walk)
    title(_("All this rests on one answer. Is that so?"))
    say(
        f'<div class="card"><p>{escape(_(fact.question))}</p>'
        f"<p><b>{escape(answer_text(walk, fact.id))}</b></p></div>"
    )
    paragraphs(_("A wrong answer here could calm you without reason."), kind="small")
    with answers():
        button(_("Yes, that is so"), walk.but(confirmed=walk.confirmed | {hanging.mark}))
        button(_("No, change it"), walk.but(asking=fact.id))
        button(_("I am not sure"), walk.told(fact.id, UNKNOWN))
