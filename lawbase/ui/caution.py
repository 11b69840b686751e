"""What must be said first: held now, drugs found. And the words to say to police."""

from __future__ import annotations

from typing import Final

from lawbase import readability
from lawbase.documents.carry import SIGN_NOTHING, SIGN_NOTHING_KZ
from lawbase.documents.words import N_, cites_text
from lawbase.model.law import Caution
from lawbase.ui import why
from lawbase.ui.law import law
from lawbase.ui.state import Walk
from lawbase.ui.widgets import (
    bar,
    bullets,
    button,
    paragraphs,
    phrases,
    say,
    section,
    spoken,
    title,
    words,
)

# Nothing here asserts anything about place, work, money or other people.
_SAY: Final = (
    N_("I do not agree. I will explain with a lawyer. Please write that down."),
    N_("Which article and part is it? What time was I brought here?"),
    N_("Please give me a copy."),
)
_NOT_SIGN: Final = N_("Do not sign a blank paper, or one you have not read.")
_NOT_SAY: Final = N_("Do not speak about work, places or other people.")
_NOT_DO: Final = N_("Do not run, push or insult anybody.")
# Where it stands that a refusal to sign is written down.
_REFUSAL: Final = {"kz": ("kz.cao.803(7)",), "kg": ("kg.co.517(5)",)}


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
    """Show what to say, what to leave, and what to remember, each with its cost."""
    _ = words(walk)
    _show_say(walk)
    section(_("Do not"), "dont")
    phrases([_(_NOT_SIGN), _(_NOT_SAY), _(_NOT_DO)], kind="dont")
    _show_remember(walk)


def show_all_words(walk: Walk) -> None:
    """Show the same with every paper that is not to be signed: there is time to read now."""
    _ = words(walk)
    _show_say(walk)
    section(_("Do not say"), "dont")
    phrases([_(_NOT_SAY), _(_NOT_DO)], kind="dont")
    paragraphs(_("Silence can make them press harder. It is no proof."), kind="small")
    section(_("Do not sign"), "dont")
    phrases(_papers_not_to_sign(walk), kind="dont")
    noted = _("If you do not sign, they write that down. It can take longer.")
    paragraphs(f"{noted} {cites_text(_REFUSAL[walk.country], walk.lang)}", kind="small")
    _show_remember(walk)


def caution_html(walk: Walk, caution: Caution) -> str:
    """Return a caution, a sentence a line, with where its law stands."""
    _ = words(walk)
    html = bullets(sentences(_(caution.text)))
    if caution.stands is None:
        return html
    stands = caution.stands
    inside = why.source(walk, stands.cites, stands, stands.verified_to)
    if walk.days is not None and walk.days.first < stands.entry.latest:
        inside += why.lines([_(why.TEXT_NOT_SEEN)])
    return html + why.fold(walk, inside)


def _show_say(walk: Walk) -> None:
    _ = words(walk)
    section(_("You can say"), "say")
    spoken(walk, _SAY)
    paragraphs(
        _("Asking for a lawyer may keep you there longer."),
        _("What you say without one can be used."),
        kind="small",
    )


def _papers_not_to_sign(walk: Walk) -> list[str]:
    _ = words(walk)
    papers = [_(text) for text in SIGN_NOTHING]
    if walk.country == "kz":
        papers += [f"{_(text)} {cites_text(cites, walk.lang)}" for text, cites in SIGN_NOTHING_KZ]
    return papers


def _show_remember(walk: Walk) -> None:
    _ = words(walk)
    section(_("Remember"), "remember")
    paragraphs(_("Name, badge, car, time, room."))
    paragraphs(_("Notes in the phone can be read. Keep them in your head first."), kind="small")


def sentences(text: str) -> list[str]:
    """Return the sentences of a text; what stands in quotes stays together."""
    joined: list[str] = []
    for part in readability.sentences(text):
        open_quote = joined and (
            joined[-1].count('"') % 2 == 1 or joined[-1].count("«") > joined[-1].count("»")
        )
        if open_quote:
            joined[-1] += " " + part
        else:
            joined.append(part)
    return joined
