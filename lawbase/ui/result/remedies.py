"""One way to turn, as it reads today: what it does, to whom, and what it may cost."""

from __future__ import annotations

from lawbase.corpus.corpus import surest_version
from lawbase.documents.rule_page import content_lines, wording
from lawbase.engine.assess import procedure_day
from lawbase.model.law import Remedy, RemedyVersion
from lawbase.ui import why
from lawbase.ui.clock import today
from lawbase.ui.law import law
from lawbase.ui.state import Walk
from lawbase.ui.widgets import folded_card, say, words


def show(walk: Walk, id_: str) -> None:
    """Show one way; nothing where no text of it is known for today or that day."""
    _ = words(walk)
    remedy = law().corpus.remedies[id_]
    version = _version(walk, remedy)
    if version is None:
        return
    day = today(walk.country)
    said = {key: value for key, value in wording(version).items() if key not in ("cost", "cite")}
    inside = why.lines(content_lines(said, day, walk.lang, law().corpus))
    inside += why.folded_source(walk, [version.cite], version, remedy.verified_to)
    cost = _("The cost: {cost}").format(cost=_(version.cost))
    say(folded_card(_(remedy.title), inside, below=cost))


def _version(walk: Walk, remedy: Remedy) -> RemedyVersion | None:
    """Return the text of today, when it would be used; else that of the procedure's day."""
    current = surest_version(remedy, today(walk.country))
    return current or surest_version(remedy, procedure_day(walk.case()))
