"""How such cases usually end, where a source counted them."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from lawbase.documents.render import number_text
from lawbase.documents.words import PENALTIES, period_text, provision_title
from lawbase.engine.charges import Reading
from lawbase.model.assessment import Assessment, ChargeFinding
from lawbase.model.law import Part
from lawbase.model.outcome import Outcome
from lawbase.ui import why
from lawbase.ui.law import law
from lawbase.ui.state import Walk
from lawbase.ui.widgets import bullets, say, section, words


def show(walk: Walk, assessment: Assessment) -> None:
    """Show the numbers of each article listed that has some."""
    _ = words(walk)
    cards = list(_cards(walk, assessment))
    if not cards:
        return
    section(_("How such cases usually end"))
    for card in cards:
        say(card)


def _cards(walk: Walk, assessment: Assessment) -> Iterator[str]:
    """Yield the numbers of those articles whose usual end is possible on what was told."""
    engine = law().engine
    case = walk.case()
    readings = engine.readings(case, engine.account(case))
    for charge in assessment.charges:
        reading = next((r for r in readings if _reads(r, charge)), None)
        for outcome in law().corpus.outcomes.values():
            if reading is None or outcome.provision != charge.provision:
                continue
            parts = _possible_parts(reading)
            if any(p.kind == outcome.usual for part in parts for p in part.penalties):
                yield _card(walk, outcome, part_open=len(parts) > 1)


def _reads(reading: Reading, charge: ChargeFinding) -> bool:
    compiled = reading.compiled
    read = compiled.provision.id, compiled.version.entry.earliest
    return read == (charge.provision, charge.version_from)


def _possible_parts(reading: Reading) -> list[Part]:
    """Return the part that counts, or each that may: of an absent charge too."""
    chosen = reading.settled.get("part")
    parts = [compiled.part for compiled in reading.compiled.parts]
    if chosen is not None:
        return [part for part in parts if part.part == chosen.value]
    return [part for part in parts if f"possible.{part.part}" in reading.settled]


def _card(walk: Walk, outcome: Outcome, part_open: bool) -> str:
    _ = words(walk)
    name = provision_title(law().corpus, outcome.provision, walk.lang)
    period = period_text(outcome.first, outcome.last, walk.lang)
    count = _("About {count} decisions:").format(count=number_text(outcome.rulings, walk.lang))
    inside = f'<p class="small">{escape(name)} · {escape(period)}</p>'
    inside += why.lines([count]) + bullets(_ends(walk, outcome))
    limits = [_(outcome.part_open)] if part_open else []
    limits += [_(outcome.includes), _(outcome.text), _("Numbers say nothing about your case.")]
    inside += why.lines(limits)
    source = why.origin(walk, outcome.source, outcome.checked_on, outcome.confidence)
    return f'<div class="card">{inside}{why.fold(walk, source)}</div>'


def _ends(walk: Walk, outcome: Outcome) -> Iterator[str]:
    _ = words(walk)
    for kind, number in outcome.results.items():
        share = f"{outcome.percent(kind)} %" if outcome.percent(kind) else "< 1 %"
        yield f"{_(PENALTIES[kind])}: {share} ({number_text(number, walk.lang)})"
