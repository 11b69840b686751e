"""What was not checked."""

from __future__ import annotations

from lawbase.documents.render import date_text
from lawbase.documents.words import WARNINGS, cite_text
from lawbase.i18n import title as official_title
from lawbase.model.assessment import Assessment
from lawbase.ui.law import law
from lawbase.ui.state import Walk
from lawbase.ui.widgets import bullets, say, section, words


def show(walk: Walk, assessment: Assessment) -> None:
    """Name what this answer leaves out."""
    _ = words(walk)
    section(_("What we did not check"))
    lines = []
    if assessment.others_not_pointed_to:
        count = assessment.others_not_pointed_to
        lines.append(_("Other articles that nothing told points to: {count}.").format(count=count))
    rows = law().corpus.not_checked
    named = [
        f"{cite_text(id_, walk.lang)}, {official_title(rows[id_].title, walk.lang)}"
        for id_ in assessment.not_checked
    ]
    if named:
        lines.append(_("These articles, which officers use too:") + " " + "; ".join(named) + ".")
    lines.append(_("Articles that are not in this collection, and local rules."))
    lines.append(_("Papers, films and what others said: only a lawyer can see them."))
    if assessment.law_verified_to:
        day = date_text(assessment.law_verified_to, walk.lang)
        lines.append(_("The law was checked up to {day}.").format(day=day))
    lines += [_(WARNINGS[w]) for w in assessment.warnings if w == "after_verified_to"]
    say(bullets(lines))
