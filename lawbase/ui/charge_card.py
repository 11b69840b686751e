"""One article on the result page: one sentence, its elements, penalties, and what stays open."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Final

from lawbase.documents.render import date_text
from lawbase.documents.words import (
    BARRED,
    FINDINGS,
    GROUND_LABELS,
    GROUNDS,
    WARNINGS,
    exclusion_text,
    penalty_words,
    provision_title,
)
from lawbase.model.assessment import ChargeFinding, ElementFinding, PartView, PenaltyView
from lawbase.model.law import Provision, Version
from lawbase.ui import why
from lawbase.ui.answer_anyway import hidden_facts
from lawbase.ui.law import law
from lawbase.ui.say_date import told_days
from lawbase.ui.state import Walk
from lawbase.ui.widgets import bullets, button, folded_html, paragraphs, say, words

# A sign beside the word: never colour alone.
SIGNS: Final = {"absent": "○", "open": "?", "present": "●", "not_in_force": "▦"}
_COLOURS: Final = {"absent": "absent", "open": "open", "present": "", "not_in_force": "grey"}
_MARKS: Final = {"met": "✓", "not_met": "✗", "open": "?"}


def show(walk: Walk, charge: ChargeFinding) -> None:
    """Show one article."""
    _ = words(walk)
    provision = law().corpus.provisions[charge.provision]
    parts = [_head(walk, charge), _elements(walk, provision, charge)]
    if charge.ground in ("open", "present"):
        parts += [_penalties(walk, charge), _could_still_help(walk, charge)]
    parts += [_warnings(walk, charge), _why(walk, provision, charge)]
    if charge.also is not None:
        parts.append(_also(walk, charge.also))
    parts += [_milder(walk, charge), _neighbours(walk, charge)]
    say(f'<div class="card">{"".join(parts)}</div>')
    _show_to_prove(walk, charge)
    _show_settling(walk, charge)


def _head(walk: Walk, charge: ChargeFinding) -> str:
    _ = words(walk)
    name = provision_title(law().corpus, charge.provision, walk.lang)
    assert walk.days is not None
    day = told_days(walk.days, walk.lang)
    sentence = BARRED if charge.barred_by else GROUNDS[charge.ground]
    return (
        f'<p class="small">{escape(name)} · {escape(day)}</p>'
        f'<h2 class="{_COLOURS[charge.ground]}">{SIGNS[charge.ground]} '
        f"{escape(_(GROUND_LABELS[charge.ground]))}</h2><p>{escape(_(sentence))}</p>"
    )


def _elements(walk: Walk, provision: Provision, charge: ChargeFinding) -> str:
    _ = words(walk)
    if not charge.elements:
        return ""
    rows = elements_html(walk, provision, charge.elements)
    head = _("What the law needs:")
    return f'<p class="small">{escape(head)}</p>{rows}'


def elements_html(walk: Walk, provision: Provision, elements: Sequence[ElementFinding]) -> str:
    """Return one row an element, with a sign and a word for what was found."""
    _ = words(walk)
    rows = []
    for element in elements:
        text = _(provision.elements[element.key].text)
        found = _(FINDINGS[element.finding])
        mark = _MARKS[element.finding]
        rows.append(
            f'<div class="row"><span class="mark" aria-hidden="true">{mark}</span>'
            f'<span>{escape(text)} <span class="small">— {escape(found)}</span></span></div>'
        )
    return "".join(dict.fromkeys(rows))


def _penalties(walk: Walk, charge: ChargeFinding) -> str:
    _ = words(walk)
    if charge.part is not None:
        return _penalty_list(walk, _("What the law allows:"), charge.penalties)
    inside = "".join(_possible_part(walk, part) for part in charge.parts)
    return folded_html(_("What the law allows, part by part"), inside) if inside else ""


def _possible_part(walk: Walk, part: PartView) -> str:
    _ = words(walk)
    return _penalty_list(walk, _("If part {part} counts:").format(part=part.part), part.penalties)


def _penalty_list(walk: Walk, head: str, penalties: Sequence[PenaltyView]) -> str:
    if not penalties:
        return ""
    lines = [str(penalty_words(penalty, walk.lang)) for penalty in penalties]
    return f"<p>{escape(head)}</p>{bullets(lines)}"


def _could_still_help(walk: Walk, charge: ChargeFinding) -> str:
    _ = words(walk)
    if not charge.could_still_help:
        return ""
    corpus = law().corpus
    texts = [exclusion_text(corpus, walk.country, e, walk.lang) for e in charge.could_still_help]
    return folded_html(_("What could still help"), bullets(texts))


def _warnings(walk: Walk, charge: ChargeFinding) -> str:
    _ = words(walk)
    texts = [_(WARNINGS[warning]) for warning in charge.warnings if warning in WARNINGS]
    return f'<div class="dont">{bullets(texts)}</div>' if texts else ""


def _why(walk: Walk, provision: Provision, charge: ChargeFinding) -> str:
    """Return the chain of facts, the article, the version and the source, folded."""
    _ = words(walk)
    inside = ""
    if charge.rests_on:
        head = _("All this rests on:")
        inside += f"<p><b>{escape(head)}</b></p>"
        inside += why.told_facts(walk, charge.rests_on)
    for element in charge.elements:
        shown = provision.elements[element.key]
        inside += f"<p><b>{escape(_(shown.text))}</b></p>"
        inside += why.element(walk, element, shown)
    version = _version(provision, charge)
    if version is not None:
        inside += why.source(walk, [provision.id], version, provision.verified_to)
    return why.fold(walk, inside)


def _version(provision: Provision, charge: ChargeFinding) -> Version | None:
    for version in provision.versions:
        if version.entry.earliest == charge.version_from:
            return version
    return None


def _also(walk: Walk, other: ChargeFinding) -> str:
    """Return what the other possible version says: the day is uncertain."""
    _ = words(walk)
    label = f"{SIGNS[other.ground]} {_(GROUND_LABELS[other.ground])}"
    inside = f"<p>{escape(label)}</p><p>{escape(_(GROUNDS[other.ground]))}</p>"
    inside += _penalty_list(walk, _("What the law allows:"), other.penalties)
    return folded_html(_("If the other text counts for that day"), inside)


def _milder(walk: Walk, charge: ChargeFinding) -> str:
    _ = words(walk)
    later = charge.milder_later
    if later is None:
        return ""
    day = date_text(later.version_from, walk.lang)
    text = _("A later, milder law counts for you too. It is of {day}.").format(day=day)
    inside = f"<p>{escape(text)}</p><p>{escape(_(GROUND_LABELS[later.ground]))}</p>"
    inside += _penalty_list(walk, _("What the law allows:"), later.penalties)
    inside += "".join(_possible_part(walk, part) for part in later.parts)
    inside += why.cites(walk, [later.cite])
    return folded_html(_("A later law is milder"), inside)


def _neighbours(walk: Walk, charge: ChargeFinding) -> str:
    _ = words(walk)
    if not charge.neighbours:
        return ""
    corpus = law().corpus
    inside = ""
    for id_ in charge.neighbours:
        name = provision_title(corpus, id_, walk.lang)
        plain = _(corpus.provisions[id_].plain)
        inside += f"<p><b>{escape(name)}</b><br>{escape(plain)}</p>"
    return folded_html(_("They may write another article instead"), inside)


def _show_to_prove(walk: Walk, charge: ChargeFinding) -> None:
    """Say what they must prove without her; to answer anyway is a page of its own."""
    _ = words(walk)
    if not hidden_facts(walk, charge.elements):
        return
    paragraphs(
        _("They have to prove the open points. You need not help."),
        _("Silence is no proof."),
    )
    anyway = walk.but(page="answer_anyway")
    button(_("Answer anyway"), anyway, kind="tertiary", name=f"{charge.provision}-anyway")


def _show_settling(walk: Walk, charge: ChargeFinding) -> None:
    """Name the fewest facts that would settle an open ground, among those not to be hidden."""
    _ = words(walk)
    if charge.ground != "open":
        return
    known = law().corpus.facts
    settling = [known[fact] for fact in charge.settles["to_absent"] if fact in known]
    if not settling or any(fact.judged for fact in settling):
        return
    paragraphs(_("This could still be settled by your answer to:"))
    for fact in settling:
        button(_(fact.question), walk.but(asking=fact.id), name=f"{charge.provision}-s-{fact.id}")
