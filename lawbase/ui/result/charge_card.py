"""One article on the result page: one sentence, its dates, its reasons, what they may switch to."""

from __future__ import annotations

from html import escape

from lawbase.documents.by_date import version_of
from lawbase.documents.words import (
    BARRED,
    GROUND_LABELS,
    GROUNDS,
    WARNINGS,
    exclusion_text,
    provision_title,
)
from lawbase.model.assessment import ChargeFinding
from lawbase.model.law import Provision
from lawbase.ui import why
from lawbase.ui.law import law
from lawbase.ui.result import by_date, grounds, neighbours
from lawbase.ui.say_date import told_days
from lawbase.ui.state import Walk
from lawbase.ui.widgets import bullets, say, words


def show(walk: Walk, charge: ChargeFinding) -> None:
    """Show one article."""
    provision = law().corpus.provisions[charge.provision]
    parts = [
        _head(walk, charge),
        _rests_on(walk, charge),
        by_date.rows(walk, provision, charge),
        _warnings(walk, charge),
        _why(walk, provision, charge),
        neighbours.line(walk, charge),
    ]
    say(f'<div class="card">{"".join(parts)}</div>')


def _head(walk: Walk, charge: ChargeFinding) -> str:
    _ = words(walk)
    name = provision_title(law().corpus, charge.provision, walk.lang)
    assert walk.days is not None
    day = told_days(walk.days, walk.lang)
    sentences = [_(BARRED if charge.barred_by else GROUNDS[charge.ground])]
    if charge.barred_by:
        corpus = law().corpus
        sentences.append(exclusion_text(corpus, walk.country, charge.barred_by, walk.lang))
    return (
        f'<p class="small">{escape(name)} · {escape(day)}</p>'
        f'<h2 class="{grounds.COLOURS[charge.ground]}">{grounds.SIGNS[charge.ground]} '
        f"{escape(_(GROUND_LABELS[charge.ground]))}</h2>{why.lines(sentences)}"
    )


def _rests_on(walk: Walk, charge: ChargeFinding) -> str:
    """Return the answers that an answer hangs on, in sight."""
    _ = words(walk)
    if not charge.rests_on:
        return ""
    return why.lines([_("All this rests on:")]) + why.told_facts(walk, charge.rests_on)


def _warnings(walk: Walk, charge: ChargeFinding) -> str:
    """Return what limits this answer; about dates and answers that disagree more is said apart."""
    _ = words(walk)
    said_apart = {"date_window"} if charge.also is not None else set()
    texts = [_(WARNINGS[w]) for w in charge.warnings if w in WARNINGS and w not in said_apart]
    return f'<div class="dont">{bullets(texts)}</div>' if texts else ""


def _why(walk: Walk, provision: Provision, charge: ChargeFinding) -> str:
    """Return the chain of facts, the article, the version and the source, folded."""
    _ = words(walk)
    inside = ""
    for element in charge.elements:
        shown = provision.elements[element.key]
        inside += f"<p><b>{escape(_(shown.text))}</b></p>"
        inside += why.element(walk, element, shown)
    version = version_of(provision, charge)
    if version is not None:
        inside += why.source(walk, [provision.id], version, provision.verified_to)
    else:
        inside += _other_days(walk, provision)
    return why.fold(walk, inside)


def _other_days(walk: Walk, provision: Provision) -> str:
    """Return when an article applies that did not apply on that day."""
    first = provision.versions[0]
    return why.source(walk, [provision.id], first, provision.verified_to)
