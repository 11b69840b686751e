"""What must be said first: held now, drugs found. Short sentences, no question."""

from __future__ import annotations

import re

from lawbase.ui.law import law
from lawbase.ui.state import Walk
from lawbase.ui.widgets import bar, bullets, button, paragraphs, phrases, say, section, title, words


def show(walk: Walk, fact: str) -> None:
    """Show the caution that belongs to a fact."""
    _ = words(walk)
    bar(walk)
    read = walk.but(cautioned=walk.cautioned | {fact})
    if fact == "held_now":
        title(_("You are held now"))
    else:
        title(_("A lawyer comes first"))
    say(bullets(sentences(_(law().corpus.cautions[fact].text))))
    show_phrases(walk)
    button(_("Sheet to take along"), walk.but(page="sheet"), kind="primary")
    if fact == "held_now":
        paragraphs(_("Questions can wait until nobody watches you."))
    button(_("Go on to the questions"), read)


def show_phrases(walk: Walk) -> None:
    """Show what to say, what to leave, and what to remember. Nothing here asserts anything."""
    _ = words(walk)
    section(_("You can say"))
    phrases(
        [
            _("I do not agree. I will explain with a lawyer. Please write that down."),
            _("Which article and part is it? What time was I brought here?"),
            _("Please give me a copy."),
        ]
    )
    section(_("Do not"))
    phrases(
        [
            _("Do not sign a blank paper, or one you have not read."),
            _("Do not speak about work, places or other people."),
            _("Do not run, push or insult anybody."),
        ],
        kind="dont",
    )
    section(_("Remember"))
    paragraphs(
        _("Name, badge, car, time, room."),
        _("Asking for a lawyer may keep you there longer."),
        _("What you say without one can be used."),
    )


def sentences(text: str) -> list[str]:
    """Return the sentences of a text; what stands in quotes stays together."""
    parts = re.split(r"(?<=[.?!»”\"])\s+", text.strip())
    joined: list[str] = []
    for part in parts:
        open_quote = joined and (
            joined[-1].count('"') % 2 == 1 or joined[-1].count("«") > joined[-1].count("»")
        )
        if open_quote:
            joined[-1] += " " + part
        else:
            joined.append(part)
    return joined
