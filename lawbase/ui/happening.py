"""It is happening now: where are you? One card for each place, and no question.

All cards are on the page at once, so that it still works when the connection drops.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from lawbase.corpus.corpus import surest_version
from lawbase.documents.render import date_text
from lawbase.documents.words import COUNTRIES
from lawbase.model.guidance import Place, Statement
from lawbase.model.law import Right
from lawbase.ui import why
from lawbase.ui.caution import sentences
from lawbase.ui.clock import today
from lawbase.ui.law import law
from lawbase.ui.state import Walk
from lawbase.ui.widgets import (
    bar,
    bullets,
    button,
    folded_html,
    say,
    section,
    spoken_html,
    title,
    words,
)


def show(walk: Walk) -> None:
    """Show the cards, and the ways for who is under 18 or forced by others."""
    _ = words(walk)
    bar(walk)
    title(_("It is happening now"))
    section(_("Where are you?"))
    places = law().corpus.places[walk.country].values()
    say(_after_violence(walk) + "".join(_place(walk, place) for place in places))
    button(_("I am under 18"), walk.at_gate("minor"), name="minor")
    button(_("Somebody forces me"), walk.at_gate("forced"), name="forced")


def _after_violence(walk: Walk) -> str:
    """Return what comes before anything else: care, within 72 hours."""
    _ = words(walk)
    caution = law().corpus.cautions["care_within_72h"]
    lines = [*sentences(_(caution.text)), _("A clinic may have to tell the police about injuries.")]
    return _card(walk, "care", _("After sexual violence: care within 72 hours"), bullets(lines))


def _place(walk: Walk, place: Place) -> str:
    _ = words(walk)
    inside = [
        _part("say", _("You can say"), spoken_html(walk, place.say)),
        _part("dont", _("Do not"), _blocks(_(text) for text in place.do_not)),
        _part("remember", _("Remember"), bullets(_(text) for text in place.remember)),
        _part("help", _("Then"), bullets(_(text) for text in place.then)),
        why.fold(walk, _reasons(walk, place)),
    ]
    return _card(walk, place.id, _(place.name), "".join(inside))


def _card(walk: Walk, icon: str, name: str, inside: str) -> str:
    """Return a card that opens at a tap; each says for which country and day it holds."""
    _ = words(walk)
    day = date_text(law().checked_to(walk.country), walk.lang)
    checked = _("The law was checked up to {day}.").format(day=day)
    held = f"<p><b>{escape(_(COUNTRIES[walk.country]))}</b> · {escape(checked)}</p>"
    return (
        f'<details class="place"><summary data-icon="{icon}">{escape(name)}</summary>'
        f'<div class="small">{held}</div>{inside}</details>'
    )


def _part(icon: str, name: str, inside: str) -> str:
    return f'<h2 data-icon="{icon}">{escape(name)}</h2>{inside}'


def _blocks(texts: Iterable[str]) -> str:
    return "".join(f'<div class="dont">{escape(text)}</div>' for text in texts)


def _reasons(walk: Walk, place: Place) -> str:
    """Return what the lines rest on: the rights and the articles of today."""
    _ = words(walk)
    corpus = law().corpus
    rights = "".join(_right(walk, corpus.rights[id_]) for id_ in place.rights)
    articles = "".join(_article(walk, corpus.statements[id_]) for id_ in place.articles)
    return rights + articles


def _article(walk: Walk, article: Statement) -> str:
    _ = words(walk)
    inside = why.source(walk, [article.cite], article, article.verified_to)
    return folded_html(_(article.text), inside)


def _right(walk: Walk, right: Right) -> str:
    """Return a right as it reads today, with the cases in which it may not help."""
    _ = words(walk)
    version = surest_version(right, today(walk.country))
    if version is None:
        return ""
    inside = f"<p>{escape(_(version.text))}</p>"
    if version.exceptions:
        head = _("Exceptions may apply:")
        inside += f"<p>{escape(head)}</p>"
        inside += bullets(_(exception.text) for exception in version.exceptions)
    inside += why.source(walk, [version.cite], version, right.verified_to)
    return folded_html(_(right.title), inside)
