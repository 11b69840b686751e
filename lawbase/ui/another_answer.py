"""Change an answer: everything told so far, each with a way to say it anew."""

from __future__ import annotations

from lawbase.documents.words import provision_title
from lawbase.ui.answers import answer_text
from lawbase.ui.law import law
from lawbase.ui.say_date import told_days
from lawbase.ui.state import Walk
from lawbase.ui.widgets import bar, button, title, words


def show(walk: Walk) -> None:
    """List the answers; a tap asks again."""
    _ = words(walk)
    corpus = law().corpus
    bar(walk)
    title(_("Which answer do you want to change?"))
    here = walk.but(page="")
    assert walk.days is not None
    button(f"{_('When did it happen?')} **{told_days(walk.days, walk.lang)}**", here.but(days=None))
    said = "; ".join(provision_title(corpus, charge, walk.lang) for charge in walk.heard or ())
    said = said or _("They did not say")
    button(f"{_('What do they say you did?')} **{said}**", here.but(heard=None))
    for fact in walk.facts:
        question = _(corpus.facts[fact].question)
        button(f"{question} **{answer_text(walk, fact)}**", here.but(asking=fact), name=fact)
    button(_("Back to the answer"), here, kind="primary")
