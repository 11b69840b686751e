"""What this is, and what it is not: before anything is asked."""

from __future__ import annotations

from lawbase.documents.render import date_text
from lawbase.ui.law import law
from lawbase.ui.state import Walk
from lawbase.ui.widgets import bar, button, folded, paragraphs, say, title, words


def show(walk: Walk) -> None:
    """Say that this is information, how far the law was checked, and what stays behind."""
    _ = words(walk)
    bar(walk)
    title(_("They say I broke a law"))
    day = date_text(law().checked_to(walk.country), walk.lang)
    paragraphs(
        _("This is information about the law. It is not a lawyer."),
        _("The law was checked up to {day}.").format(day=day),
        _("You can skip any question. You can go back and change any answer."),
    )
    button(_("Begin"), walk.but(begun=True), kind="primary")
    paragraphs(_("Nothing you enter is kept. The history stays in the phone."), kind="small")
    say(
        folded(
            _("How to clear the history"),
            _("Open the menu of the browser: History, then Clear."),
            _("Delete the downloaded sheet too."),
            _("Next time, open a private window first."),
            _("We cannot help against somebody who watches the screen."),
        )
    )
