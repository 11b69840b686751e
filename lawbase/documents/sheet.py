"""The sheet, in its two forms: one to carry, and one for a lawyer."""

from __future__ import annotations

from collections.abc import Callable

from lawbase.documents.carry import carry_view
from lawbase.documents.findings import FindingsWriter
from lawbase.documents.gates import gate_view
from lawbase.documents.render import date_text, html, known_language, pdf
from lawbase.documents.words import ACT_NAMES, COUNTRIES, N_, period_text
from lawbase.engine import Engine
from lawbase.engine.assess import procedure_day
from lawbase.i18n import translator
from lawbase.model.assessment import Assessment
from lawbase.model.case import Case

CARRY = "carry"
LAWYER = "lawyer"
FORMS = (CARRY, LAWYER)
MOST_PAGES = 2  # of a sheet to carry


class Refused(Exception):
    """The document is refused for safety; the message says why, in plain words."""


_REASONS = {
    "minor": N_("Not made: the person is under 18. Take the sheet to carry; it has the help."),
    "forced": N_("Not made: somebody forces the person. Take the sheet to carry; it has the help."),
    "under_18": N_("Not made: first answer whether the person is under 18."),
    "forced_or_held_by_others": N_(
        "Not made: first answer whether somebody other than police forces the person."
    ),
    "held_now": N_("Not made: the person is held now. A paper with answers can be found."),
    "drugs_found": N_("Not made: officers speak of drugs. A lawyer comes before any paper."),
}


def refusal(assessment: Assessment, case: Case) -> str | None:
    """Return why the lawyer's form may not be made, as an id; None if it may."""
    if assessment.gate is not None:
        return assessment.gate
    for gate in ("under_18", "forced_or_held_by_others"):
        if case.facts.get(gate) != "no":
            return gate
    return next((c for c in ("held_now", "drugs_found") if c in assessment.cautions), None)


def sheet_pdf(engine: Engine, case: Case, form: str, lang: str) -> bytes:
    """Make a sheet as a PDF, in memory.

    Args:
        engine: with its corpus.
        case: what was told. The carry form shows nothing of it.
        form: "carry" or "lawyer".
        lang: language of the words.

    Raises:
        Refused: if the lawyer's form is not safe in this case.
    """
    at_most = MOST_PAGES if form == CARRY else None
    return pdf(sheet_html(engine, case, form, lang), at_most)


def sheet_html(engine: Engine, case: Case, form: str, lang: str) -> str:
    """Make a sheet as an HTML page; see `sheet_pdf`."""
    if form not in FORMS:
        raise ValueError(f"{form!r} is not a form; expected one of {', '.join(FORMS)}")
    language = known_language(lang)
    assessment = engine.assess(case)
    if form == LAWYER:
        return _lawyer(engine, case, assessment, language)
    corpus, today = engine.corpus, case.today
    if assessment.gate is not None:
        view = gate_view(corpus, case.jurisdiction, assessment.gate, today, language)
        return html("gate.html", language, **view)
    view = carry_view(corpus, case.jurisdiction, procedure_day(case), today, language)
    return html("carry.html", language, **view)


def _lawyer(engine: Engine, case: Case, assessment: Assessment, language: str) -> str:
    _ = translator(language)
    reason = refusal(assessment, case)
    if reason is not None:
        raise Refused(_(_REASONS[reason]))
    found = FindingsWriter(engine.corpus, language, case).write(assessment)
    return html(
        "lawyer.html",
        language,
        found=found,
        country=_(COUNTRIES[case.jurisdiction]),
        day=_told_day(case, language, _),
        acts=_(ACT_NAMES[case.jurisdiction]),
    )


def _told_day(case: Case, language: str, _: Callable[[str], str]) -> str:
    days = case.days
    if days.first == days.last:
        return date_text(days.first, language)
    return period_text(days.first, days.last, language)
