"""Answers in words, as they were tapped."""

from __future__ import annotations

from lawbase.ui.law import law
from lawbase.ui.state import UNKNOWN, Walk
from lawbase.ui.widgets import words


def answer_text(walk: Walk, fact_id: str) -> str:
    """Return what was answered: Yes, No, a place, hours and minutes."""
    _ = words(walk)
    fact = law().corpus.facts[fact_id]
    answer = walk.facts.get(fact_id)
    if answer is None:
        return _("Not asked")
    if answer in fact.choices:
        return _(fact.choices[str(answer)])
    if answer == UNKNOWN:
        return _("Skipped") if fact_id in walk.skipped else _("I don't know")
    if isinstance(answer, int):
        return _("{hours} h {minutes} min").format(hours=answer // 60, minutes=answer % 60)
    return _("Yes") if answer == "yes" else _("No")
