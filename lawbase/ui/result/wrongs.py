"""What they may have done wrong: rights broken, and crimes of officers or others."""

from __future__ import annotations

from lawbase.documents.words import (
    BREACHES,
    OFFICER_FINDINGS,
    OFFICER_GROUNDS,
    provision_title,
)
from lawbase.model.assessment import Assessment, Breach, OfficerOffence
from lawbase.ui import why
from lawbase.ui.clock import today
from lawbase.ui.law import law
from lawbase.ui.result import elements, penalties
from lawbase.ui.state import Walk
from lawbase.ui.widgets import bullets, folded_card, paragraphs, say, section, spoken_html, words


def show_breaches(walk: Walk, assessment: Assessment) -> None:
    """Show the rights that were broken, or may have been."""
    _ = words(walk)
    if not assessment.breaches:
        return
    section(_("What they may have done wrong"))
    for breach in assessment.breaches:
        say(_breach(walk, breach))


def show_officer_offences(walk: Walk, assessment: Assessment) -> None:
    """Show what officers or others may have committed, and who looks into it."""
    _ = words(walk)
    if not assessment.officer_offences:
        return
    section(_("What officers or others may have committed"))
    paragraphs(_("Only a court decides. A complaint can bring pressure; ask a lawyer first."))
    for offence in assessment.officer_offences:
        say(_officer_offence(walk, offence))


def _breach(walk: Walk, breach: Breach) -> str:
    _ = words(walk)
    right = law().corpus.rights[breach.id]
    version = next(v for v in right.versions if v.entry.earliest == breach.version_from)
    inside = why.lines([_(version.text)])
    if version.say:
        inside += spoken_html(walk, [version.say])
    possible = [_(e.text) for e in version.exceptions if e.cite in breach.exceptions]
    if possible:
        inside += why.lines([_("It may have been allowed if:")]) + bullets(possible)
    if version.effect:
        inside += why.lines([_(version.effect)])
    reasons = why.told_facts(walk, breach.because)
    reasons += why.source(walk, [breach.cite], version, right.verified_to)
    inside += why.fold(walk, reasons)
    return folded_card(_(right.title), inside, below=_(BREACHES[breach.finding]))


def _officer_offence(walk: Walk, offence: OfficerOffence) -> str:
    _ = words(walk)
    provision = law().corpus.provisions[offence.provision]
    version = next(v for v in provision.versions if v.entry.earliest == offence.version_from)
    inside = why.lines([_(provision.plain), *_bodies(walk, offence)])
    inside += elements.rows(walk, provision, offence.elements, OFFICER_FINDINGS)
    inside += penalties.in_short(walk, offence)
    reasons = why.told_facts(walk, offence.because)
    reasons += why.source(walk, [provision.id], version, provision.verified_to)
    inside += why.fold(walk, reasons)
    head = provision_title(law().corpus, provision.id, walk.lang)
    return folded_card(head, inside, below=_(OFFICER_GROUNDS[offence.ground]))


def _bodies(walk: Walk, offence: OfficerOffence) -> list[str]:
    _ = words(walk)
    assert walk.days is not None
    told: list[str] = []
    if offence.investigated_by:
        body = why.authority(walk, offence.investigated_by, walk.days.last)
        told.append(_("On that day this body looked into it: {body}.").format(body=body))
    if offence.report_to and offence.report_to != offence.investigated_by:
        body = why.authority(walk, offence.report_to, today(walk.country))
        told.append(_("Today: {body}.").format(body=body))
    return told
