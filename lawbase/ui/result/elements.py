"""What an article needs, in rows: a sign and a word beside each element."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import Final

from lawbase.documents.words import FINDINGS
from lawbase.model.assessment import ElementFinding
from lawbase.model.law import Provision, Version
from lawbase.ui.state import Walk
from lawbase.ui.widgets import bullets, words

_MARKS: Final = {"met": "✓", "not_met": "✗", "open": "?"}


def rows(
    walk: Walk,
    provision: Provision,
    elements: Sequence[ElementFinding],
    labels: Mapping[str, str] = FINDINGS,
) -> str:
    """Return one row an element, with a sign and a word for what was found."""
    _ = words(walk)
    shown = []
    for element in elements:
        text = _(provision.elements[element.key].text)
        found = _(labels[element.finding])
        mark = _MARKS[element.finding]
        shown.append(
            f'<div class="row"><span class="mark" aria-hidden="true">{mark}</span>'
            f'<span>{escape(text)} <span class="small">— {escape(found)}</span></span></div>'
        )
    return "".join(dict.fromkeys(shown))


def needed(walk: Walk, provision: Provision, version: Version) -> str:
    """Return what a version of an article needs, way by way, without any finding."""
    _ = words(walk)
    ways = list(version.ways.values()) or [version.elements]
    lists = [bullets(_(provision.elements[key].text) for key in keys) for keys in ways]
    between = _("or:")
    return f"<p>{escape(between)}</p>".join(lists)
