"""About dates: the answers of two versions side by side, the less reassuring first."""

from __future__ import annotations

from html import escape

from lawbase.documents.by_date import DatedAnswer, answers_by_date, unsure_entry
from lawbase.documents.render import date_text
from lawbase.documents.words import ALSO_NOT_IN_FORCE, BARRED, GROUND_LABELS
from lawbase.model.assessment import ChargeFinding
from lawbase.model.law import Provision
from lawbase.ui import why
from lawbase.ui.result import grounds, penalties
from lawbase.ui.state import Walk
from lawbase.ui.widgets import words


def rows(walk: Walk, provision: Provision, charge: ChargeFinding) -> str:
    """Return each answer that the told days allow; nothing where there is one only."""
    _ = words(walk)
    assert walk.days is not None
    answers = answers_by_date(provision, charge, walk.days)
    if not answers:
        return ""
    html = why.lines([_("The day decides. Count on the first answer:")])
    unsure = unsure_entry(provision, charge, walk.days)
    if unsure is not None:
        earliest, latest = (date_text(d, walk.lang) for d in (unsure.earliest, unsure.latest))
        text = _("The first day of the newer text is not sure: {earliest} to {latest}.")
        html += why.lines([text.format(earliest=earliest, latest=latest)])
    html += _row(walk, answers[0])
    for answer in answers[1:]:
        html += _row(walk, answer, penalties.in_short(walk, answer.finding))
    if any(answer.argued for answer in answers) and _harsher_later(charge, answers[1].finding):
        html += why.lines([_(ALSO_NOT_IN_FORCE)])
    return html


def _harsher_later(leading: ChargeFinding, other: ChargeFinding) -> bool:
    """Say whether the newer text is the less reassuring one."""
    first, earlier = leading.version_from, other.version_from
    return first is not None and (earlier is None or earlier < first)


def _row(walk: Walk, answer: DatedAnswer, below: str = "") -> str:
    _ = words(walk)
    sign = grounds.SIGNS[answer.finding.ground]
    text = _argument(walk, answer.finding) if answer.argued else _ground(walk, answer.finding)
    return (
        f'<div class="row"><span class="mark" aria-hidden="true">{sign}</span><span>'
        f"{escape(_when(walk, answer))} <b>{escape(text)}</b>{below}</span></div>"
    )


def _ground(walk: Walk, finding: ChargeFinding) -> str:
    _ = words(walk)
    return _(BARRED) if finding.barred_by else _(GROUND_LABELS[finding.ground])


def _argument(walk: Walk, finding: ChargeFinding) -> str:
    """Return an answer that may count, and is none to rest on."""
    _ = words(walk)
    text = _ground(walk, finding)
    if finding.ground == "not_in_force":
        text = _("It may not have counted yet.")
    only = _("Only an argument; a lawyer must make it.")
    return f"{text.rstrip('.')}. {only}"


def _when(walk: Walk, answer: DatedAnswer) -> str:
    _ = words(walk)
    if answer.first is None and answer.before is None:
        return _("On some of these days:")
    first, before = (
        date_text(day, walk.lang) if day is not None else ""
        for day in (answer.first, answer.before)
    )
    if not first:
        return _("If it was before {day}:").format(day=before)
    if not before:
        return _("If it was from {day}:").format(day=first)
    return _("If it was from {first}, before {before}:").format(first=first, before=before)
