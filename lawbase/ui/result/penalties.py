"""What the law allows for an article, part by part, in words."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from lawbase.documents.words import penalty_words
from lawbase.model.assessment import ChargeFinding, Milder, OfficerOffence, PartView, PenaltyView
from lawbase.ui.state import Walk
from lawbase.ui.widgets import bullets, folded_html, words


def in_short(walk: Walk, charge: ChargeFinding | OfficerOffence) -> str:
    """Return the penalties of the part that counts; several possible parts are folded."""
    _ = words(walk)
    inside = in_full(walk, charge)
    if charge.part is not None or not inside:
        return inside
    return folded_html(_("What the law allows, part by part"), inside)


def in_full(walk: Walk, finding: ChargeFinding | Milder | OfficerOffence) -> str:
    """Return the penalties of every part that is possible."""
    _ = words(walk)
    html = _list(_("What the law allows:"), finding.penalties, walk)
    return html + "".join(_part(walk, part) for part in finding.parts)


def _part(walk: Walk, part: PartView) -> str:
    _ = words(walk)
    return _list(_("If part {part} counts:").format(part=part.part), part.penalties, walk)


def _list(head: str, penalties: Sequence[PenaltyView], walk: Walk) -> str:
    if not penalties:
        return ""
    lines = [str(penalty_words(penalty, walk.lang)) for penalty in penalties]
    return f"<p>{escape(head)}</p>{bullets(lines)}"
