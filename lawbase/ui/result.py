"""The answer, top to bottom: cautions, charges, words, clock, wrongs, help, limits, ways on."""

from __future__ import annotations

import datetime as dt
from html import escape

from lawbase.documents.render import date_text
from lawbase.documents.words import BREACHES, OFFICER_GROUNDS, WARNINGS, provision_title
from lawbase.i18n import title as official_title
from lawbase.model.assessment import Assessment, Breach, DeadlineFinding, OfficerOffence
from lawbase.ui import charge_card, why
from lawbase.ui.caution import sentences, show_phrases
from lawbase.ui.law import law
from lawbase.ui.state import Walk
from lawbase.ui.widgets import (
    bar,
    bullets,
    button,
    folded_card,
    paragraphs,
    say,
    section,
    title,
    words,
)


def show(walk: Walk, assessment: Assessment) -> None:
    """Show the whole answer."""
    _ = words(walk)
    bar(walk)
    title(_("What the law of that day says"))
    paragraphs(_("This rests on what you told. A court can see it differently."), kind="small")
    _show_cautions(walk, assessment)
    _show_deadlines(walk, assessment)  # only once a paper exists: then it counts most
    _show_charges(walk, assessment)
    show_phrases(walk)
    _show_breaches(walk, assessment)
    _show_officer_offences(walk, assessment)
    _show_limits(walk, assessment)
    _show_ways_on(walk)


def _show_cautions(walk: Walk, assessment: Assessment) -> None:
    _ = words(walk)
    for caution in assessment.cautions:
        text = _(law().corpus.cautions[caution].text)
        say(f'<div class="dont">{bullets(sentences(text))}</div>')


def _show_charges(walk: Walk, assessment: Assessment) -> None:
    """Show what applied that day first, then what did not."""
    _ = words(walk)
    if not assessment.charges:
        paragraphs(_("Nothing that you told points to an article we know."))
    for charge in sorted(assessment.charges, key=lambda c: c.ground == "not_in_force"):
        charge_card.show(walk, charge)


def _show_deadlines(walk: Walk, assessment: Assessment) -> None:
    _ = words(walk)
    if not assessment.deadlines:
        return
    section(_("Your clock"))
    for deadline in assessment.deadlines:
        say(_deadline(walk, deadline))


def _deadline(walk: Walk, deadline: DeadlineFinding) -> str:
    _ = words(walk)
    known = law().corpus.deadlines[walk.country, deadline.id]
    version = next(v for v in reversed(known.versions) if v.cite == deadline.cite)
    left = (deadline.due - dt.date.today()).days
    if left >= 0:
        clock = _("Days left: {count}.").format(count=left)
    else:
        clock = _("The safe day has passed.") + " " + _(version.late)
    lines = [
        f"<p><b>{escape(_(known.title))}: {escape(date_text(deadline.due, walk.lang))}</b></p>",
        f"<p>{escape(clock)}</p>",
        f"<p>{escape(_(version.text))}</p>",
    ]
    if deadline.latest > deadline.due:
        latest = date_text(deadline.latest, walk.lang)
        other = _("By another reading of the law: {day}.").format(day=latest)
        lines.append(f"<p>{escape(other)}</p>")
    cites = [c for c in (deadline.cite, deadline.counted_by) if c]
    lines.append(why.folded_source(walk, cites, version, known.verified_to))
    return f'<div class="card">{"".join(lines)}</div>'


def _show_breaches(walk: Walk, assessment: Assessment) -> None:
    _ = words(walk)
    if not assessment.breaches:
        return
    section(_("What they may have done wrong"))
    for breach in assessment.breaches:
        say(_breach(walk, breach))
    _show_remedies(walk, assessment)


def _breach(walk: Walk, breach: Breach) -> str:
    _ = words(walk)
    right = law().corpus.rights[breach.id]
    version = next(v for v in right.versions if v.entry.earliest == breach.version_from)
    lines = [f"<p>{escape(_(version.text))}</p>"]
    if version.say:
        lines.append(f'<div class="words">{escape(_(version.say))}</div>')
    possible = [_(e.text) for e in version.exceptions if e.cite in breach.exceptions]
    if possible:
        head = _("It may have been allowed if:")
        lines.append(f"<p>{escape(head)}</p>{bullets(possible)}")
    if version.effect:
        lines.append(f"<p>{escape(_(version.effect))}</p>")
    inside = why.told_facts(walk, breach.because)
    inside += why.source(walk, [breach.cite], version, right.verified_to)
    inside = "".join(lines) + why.fold(walk, inside)
    return folded_card(_(right.title), inside, below=_(BREACHES[breach.finding]))


def _show_remedies(walk: Walk, assessment: Assessment) -> None:
    """Show each way to turn once, with what it may cost."""
    _ = words(walk)
    section(_("Where to turn, and what it may cost"))
    corpus = law().corpus
    for id_ in dict.fromkeys(r for breach in assessment.breaches for r in breach.remedies):
        remedy = corpus.remedies[id_]
        version = remedy.versions[-1]
        bodies = ", ".join(why.authority(walk, body, dt.date.today()) for body in version.to)
        to = _("To: {bodies}.").format(bodies=bodies)
        cost = _("The cost: {cost}").format(cost=_(version.cost))
        inside = f"<p>{escape(_(version.text))}</p>"
        inside += f"<p>{escape(to)}</p>" if bodies else ""
        inside += why.folded_source(walk, [version.cite], version, remedy.verified_to)
        say(folded_card(_(remedy.title), inside, below=cost))


def _show_officer_offences(walk: Walk, assessment: Assessment) -> None:
    _ = words(walk)
    if not assessment.officer_offences:
        return
    section(_("What officers or others may have committed"))
    paragraphs(_("Only a court decides. A complaint can bring pressure; ask a lawyer first."))
    for offence in assessment.officer_offences:
        say(_officer_offence(walk, offence))


def _officer_offence(walk: Walk, offence: OfficerOffence) -> str:
    _ = words(walk)
    provision = law().corpus.provisions[offence.provision]
    lines = [f"<p>{escape(_(provision.plain))}</p>"]
    assert walk.days is not None
    if offence.investigated_by:
        body = why.authority(walk, offence.investigated_by, walk.days.last)
        text = _("On that day this body looked into it: {body}.").format(body=body)
        lines.append(f"<p>{escape(text)}</p>")
    if offence.report_to and offence.report_to != offence.investigated_by:
        body = why.authority(walk, offence.report_to, dt.date.today())
        text = _("Today: {body}.").format(body=body)
        lines.append(f"<p>{escape(text)}</p>")
    inside = charge_card.elements_html(walk, provision, offence.elements)
    version = next(v for v in provision.versions if v.entry.earliest == offence.version_from)
    inside += why.source(walk, [provision.id], version, provision.verified_to)
    inside = "".join(lines) + why.fold(walk, inside)
    head = provision_title(law().corpus, provision.id, walk.lang)
    return folded_card(head, inside, below=_(OFFICER_GROUNDS[offence.ground]))


def _show_limits(walk: Walk, assessment: Assessment) -> None:
    """Say what was not checked."""
    _ = words(walk)
    section(_("What we did not check"))
    lines = []
    if assessment.others_not_pointed_to:
        count = assessment.others_not_pointed_to
        lines.append(_("Other articles that nothing told points to: {count}.").format(count=count))
    rows = law().corpus.not_checked
    named = [official_title(rows[id_].title, walk.lang) for id_ in assessment.not_checked]
    if named:
        lines.append(_("These articles, which officers use too:") + " " + "; ".join(named) + ".")
    lines.append(_("Articles that are not in this collection, and local rules."))
    lines.append(_("Papers, films and what others said: only a lawyer can see them."))
    if assessment.law_verified_to:
        day = date_text(assessment.law_verified_to, walk.lang)
        lines.append(_("The law was checked up to {day}.").format(day=day))
    lines += [_(WARNINGS[w]) for w in assessment.warnings if w == "after_verified_to"]
    say(bullets(lines))


def _show_ways_on(walk: Walk) -> None:
    _ = words(walk)
    section(_("Take it with you"))
    button(_("Sheet to take along"), walk.but(page="sheet"), kind="primary")
    step = law().interview.next_step(walk.case())
    if step.question is not None:
        left = step.question.left
        button(
            _("Answer more questions (about {count})").format(count=left),
            walk.but(finished=False, further=True),
        )
    button(_("Change an answer"), walk.but(page="another_answer"))
