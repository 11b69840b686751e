"""The first pages: language, each by its own name; country; and what is happening."""

from __future__ import annotations

from typing import Final

import streamlit as st

from lawbase.documents.render import date_text
from lawbase.documents.words import N_
from lawbase.i18n import LANGUAGES, reviewed_on
from lawbase.ui.law import law
from lawbase.ui.state import SIZES, Looks, Walk, looks, set_looks, step_number
from lawbase.ui.widgets import bar, button, folded, paragraphs, say, title, words

# Until a language is chosen, what counts most is said in each.
_CHOOSE: Final = "Тіл · Тил · Язык · Language"
_NOTHING_KEPT: Final = (
    "Введённое не сохраняется.",
    "Енгізілген ештеңе сақталмайды.",
    "Киргизилген эч нерсе сакталбайт.",
    "Nothing you enter is kept.",
)
# Each door: its sign, its name, and what stands behind it.
_DOORS: Final = {
    "now": (N_("It is happening now"), N_("What to say, and what not to do")),
    "law": (N_("They say I broke a law"), N_("Does the law of that day support it?")),
    "held": (N_("Somebody I know is held"), N_("What to ask, whom to call, how long")),
}


def show_languages(walk: Walk) -> None:
    """Ask for the language. It is not known yet, so this page is in all of them."""
    bar(walk, can_go_back=False)
    title(_CHOOSE)
    for lang, name in LANGUAGES.items():
        button(name, walk.but(lang=lang), name=lang)
    paragraphs(*_NOTHING_KEPT, kind="small")


def show_countries(walk: Walk) -> None:
    """Ask for the country: it decides the law."""
    _ = words(walk)
    bar(walk)
    title(_("In which country did it happen?"))
    button(_("Kazakhstan"), walk.but(country="kz"))
    button(_("Kyrgyzstan"), walk.but(country="kg"))


def show_doors(walk: Walk) -> None:
    """Ask what is happening; say what this is, what it is not, and what stays behind."""
    _ = words(walk)
    bar(walk)
    title(_("What is happening?"))
    for door, (name, behind) in _DOORS.items():
        kind = "primary" if door == "now" else "secondary"
        label = f"**{_(name)}** {_(behind)}"
        button(label, walk.but(door=door), kind=kind, name=f"door_{door}", icon=door)
    button(_("Read the law"), walk.but(door="read"), kind="tertiary", name="door_read", icon="law")
    day = date_text(law().checked_to(walk.country), walk.lang)
    paragraphs(
        _("This is information about the law. It is not a lawyer."),
        _("The law was checked up to {day}.").format(day=day),
        _review(walk),
        _("Nothing you enter is kept. The history stays in the phone."),
        kind="small",
    )
    say(
        folded(
            _("How to leave and to clear the history"),
            _("Leave wipes everything here at once. Pressing Shift three times does the same."),
            _("Without a connection the server forgets a little later."),
            _("Cover puts a clock over the page. Tap it twice to come back."),
            _("After ten minutes without a touch, the page leaves by itself."),
            _("Open the menu of the browser: History, then Clear."),
            _("Delete the downloaded sheet too."),
            _("Next time, open a private window first."),
            _("We cannot help against somebody who watches the screen."),
        )
    )
    _show_looks(walk)


def _review(walk: Walk) -> str:
    """Say who has read the texts of this language."""
    _ = words(walk)
    day = reviewed_on(walk.lang)
    if day is None:
        return _("No native lawyer has read these texts yet.")
    return _("A native lawyer read these texts on {day}.").format(day=date_text(day, walk.lang))


def _show_looks(walk: Walk) -> None:
    """Offer larger letters and a light page."""
    _ = words(walk)
    now = looks()
    larger = Looks(light=now.light, size=(now.size + 1) % SIZES)
    other = Looks(light=not now.light, size=now.size)
    label = _("Larger letters") if larger.size else _("Normal letters")
    _button_for_looks(label, larger, "text")
    _button_for_looks(_("Dark page") if now.light else _("Light page"), other, "light")


def _button_for_looks(label: str, chosen: Looks, icon: str) -> None:
    st.button(
        label,
        key=f"{step_number()}-looks-icon_{icon}_",
        type="tertiary",
        width="stretch",
        on_click=set_looks,
        args=(chosen,),
    )
