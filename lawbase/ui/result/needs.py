"""What the law needs for an article, what it allows, and what may still help."""

from __future__ import annotations

from html import escape

from lawbase.documents.render import date_text
from lawbase.documents.words import GROUND_LABELS, cite_text, exclusion_text, provision_title
from lawbase.model.assessment import ChargeFinding
from lawbase.model.law import Provision
from lawbase.ui import why
from lawbase.ui.law import law
from lawbase.ui.result import elements, penalties
from lawbase.ui.state import Walk
from lawbase.ui.widgets import bullets, folded_html, say, words


def show(walk: Walk, charge: ChargeFinding) -> None:
    """Show one article."""
    provision = law().corpus.provisions[charge.provision]
    name = provision_title(law().corpus, charge.provision, walk.lang)
    parts = [
        f'<p class="small">{escape(name)}</p>',
        elements.rows(walk, provision, charge.elements),
    ]
    if charge.ground in ("open", "present"):
        parts += [penalties.in_short(walk, charge), _could_still_help(walk, provision, charge)]
    parts.append(_milder(walk, provision, charge))
    say(f'<div class="card">{"".join(parts)}</div>')


def _could_still_help(walk: Walk, provision: Provision, charge: ChargeFinding) -> str:
    _ = words(walk)
    if not charge.could_still_help:
        return ""
    texts = [_help(walk, provision, exclusion) for exclusion in charge.could_still_help]
    return folded_html(_("What could still help"), bullets(texts))


def _help(walk: Walk, provision: Provision, exclusion: str) -> str:
    corpus = law().corpus
    text = exclusion_text(corpus, walk.country, exclusion, walk.lang)
    known = corpus.exclusions[walk.country].get(exclusion)
    stands = known or (provision.limitation if exclusion == "limitation" else None)
    return f"{text} ({cite_text(stands.cite, walk.lang)})" if stands is not None else text


def _milder(walk: Walk, provision: Provision, charge: ChargeFinding) -> str:
    _ = words(walk)
    later = charge.milder_later
    if later is None:
        return ""
    day = date_text(later.version_from, walk.lang)
    text = _("A later, milder law counts for you too. It is of {day}.").format(day=day)
    inside = why.lines([text, _(GROUND_LABELS[later.ground])])
    inside += penalties.in_full(walk, later)
    version = next(v for v in provision.versions if v.entry.earliest == later.version_from)
    inside += why.source(walk, [later.cite, provision.id], version, provision.verified_to)
    return folded_html(_("A later law is milder"), inside)
