"""When enough is known, and why."""

from __future__ import annotations

from lawbase.ui.state import Walk
from lawbase.ui.widgets import bar, button, paragraphs, title, words


def show(walk: Walk, left: int) -> None:
    """Say that it is enough; offer what could still change a penalty or show a broken right."""
    _ = words(walk)
    bar(walk)
    title(_("That is enough"))
    paragraphs(_("More questions about what you did would not change the answer."))
    finished = walk.but(finished=True)
    button(_("Show the answer"), finished, kind="primary")
    if left:
        paragraphs(
            _("Some questions are about police, papers and penalties."),
            _("They can show a broken right or a lighter penalty."),
        )
        button(_("Go on: about {count} more").format(count=left), walk.but(further=True))
