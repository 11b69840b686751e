"""An article as a page: on a day, along the years, what changed, beside what, where it is used."""

from __future__ import annotations

import datetime as dt
from html import escape
from typing import Any, Final

from lawbase.corpus.corpus import possible_versions
from lawbase.documents.law_changes import NOTHING, change_text
from lawbase.documents.law_page import law_view
from lawbase.documents.render import date_text
from lawbase.documents.words import (
    BASES,
    KINDS,
    WARNINGS,
    authority_name,
    cite_text,
    law_text_of,
    penalty_words,
    period_text,
    provision_title,
    term_text,
)
from lawbase.i18n import title as official
from lawbase.model.law import Provision
from lawbase.ui import why
from lawbase.ui.clock import today
from lawbase.ui.law import law
from lawbase.ui.read_law import uses
from lawbase.ui.state import Walk
from lawbase.ui.widgets import (
    bar,
    bullets,
    button,
    folded_html,
    paragraphs,
    say,
    section,
    title,
    words,
)

_NOT_SEEN: Final = WARNINGS["text_not_seen"]


def show(walk: Walk, provision: Provision) -> None:
    """Show the article as it read on the day that was chosen, or reads today."""
    _ = words(walk)
    day = walk.reading_on or today(walk.country)
    view = law_view(law().corpus, provision.id, day)
    everything = law_view(law().corpus, provision.id, None)
    bar(walk)
    title(provision_title(law().corpus, provision.id, walk.lang))
    _show_what_it_is(walk, provision, view)
    section(_("On {day}").format(day=date_text(day, walk.lang)), "law")
    _show_how_far_checked(walk, provision, day)
    if not view["versions"]:
        paragraphs(_("Not in force on {day}.").format(day=date_text(day, walk.lang)))
    for version in view["versions"]:
        _show_version(walk, version, day)
    _show_time_line(walk, provision, everything["versions"], day)
    _show_what_bars(walk, view)
    _show_neighbours(walk, provision, view)
    uses.show(walk, view["used_in"])
    _show_source(walk, provision, day)


def _show_what_it_is(walk: Walk, provision: Provision, view: dict[str, Any]) -> None:
    _ = words(walk)
    kind = KINDS[provision.kind]
    heard = ", ".join(f"«{word}»" for word in provision.as_heard)
    lines = [_(provision.plain), f"{official(view['act_name'], walk.lang)} · {_(kind)}"]
    if heard:
        lines.append(_("How people call it: {words}").format(words=heard))
    paragraphs(*lines)


def _show_how_far_checked(walk: Walk, provision: Provision, day: dt.date) -> None:
    """Say to which day the text was checked; a later day may know a law that we do not."""
    _ = words(walk)
    checked = date_text(provision.verified_to, walk.lang)
    lines = [_("Checked for changes up to {day}.").format(day=checked)]
    if day > provision.verified_to:
        lines.append(_("The law may have changed after that day."))
    paragraphs(*lines, kind="small")


def _show_version(walk: Walk, version: dict[str, Any], day: dt.date) -> None:
    """Show what they must prove, and what the law allows in the money of that day."""
    _ = words(walk)
    inside = ""
    if version["text_not_seen"]:
        inside += f'<div class="dont"><p>{escape(_(_NOT_SEEN))}</p></div>'
    inside += why.lines([_("They would have to prove:")]) + _elements(walk, version)
    for part in reversed(version["parts"]):
        inside += _part(walk, part, day)
    say(f'<div class="card">{inside}</div>')


def _elements(walk: Walk, version: dict[str, Any]) -> str:
    _ = words(walk)
    ways: dict[str | None, list[str]] = {}
    for element in version["elements"]:
        text, basis = element["text"], BASES[element["basis"]]
        line = _(text) if element["basis"] == "statute" else f"{_(text)} ({_(basis)})"
        ways.setdefault(element["way"], []).append(line)
    between = f"<p>{escape(_('or:'))}</p>"
    return between.join(bullets(lines) for lines in ways.values())


def _part(walk: Walk, part: dict[str, Any], day: dt.date) -> str:
    _ = words(walk)
    text = part["text"]
    head = _("Part {part}").format(part=part["part"]) + (f". {_(text)}" if text else "")
    penalties = [str(penalty_words(penalty, walk.lang)) for penalty in part["penalties"]]
    lines = penalties or [_("The penalty of that time was not seen.")]
    if part["decided_by"]:
        who = authority_name(law().corpus, part["decided_by"], day, walk.lang)
        lines.append(_("Who decides: {who}").format(who=who))
    return f"<p><b>{escape(head)}</b></p>{bullets(lines)}"


def _show_time_line(
    walk: Walk, provision: Provision, versions: list[dict[str, Any]], day: dt.date
) -> None:
    """Show each version with its period and what changed; a tap reads the article of that time."""
    _ = words(walk)
    section(_("Along the years"), "clock")
    shown = possible_versions(provision, day, day)
    for number, version in enumerate(versions):
        begun = dt.date.fromisoformat(version["from_latest"])
        period = period_text(
            dt.date.fromisoformat(version["from_earliest"]),
            dt.date.fromisoformat(version["to"]) if version["to"] else None,
            walk.lang,
        )
        period = period[:1].upper() + period[1:]
        head = period
        if provision.versions[number] in shown:
            head = _("{period}: shown above").format(period=period)
        say(folded_html(head, _changed(walk, version, number, begun)))
        if provision.versions[number] not in shown:
            button(
                _("Read it as of {day}").format(day=date_text(begun, walk.lang)),
                walk.but(reading_on=begun),
                kind="tertiary",
                name=f"version-{number}",
            )


def _changed(walk: Walk, version: dict[str, Any], number: int, day: dt.date) -> str:
    _ = words(walk)
    lines = [law_text_of(version["law"], walk.lang)] if version["law"] else []
    if version["from_earliest"] != version["from_latest"]:
        lines.append(_("Sure only from {day}.").format(day=date_text(day, walk.lang)))
    told = version["what_changed"]
    if told:
        lines.append(_(told))
    changed = [change_text(c, law().corpus, day, walk.lang) for c in version["changes"]]
    if number and not changed and not told:
        changed = [_(NOTHING)]
    return why.lines(lines) + (bullets(changed) if changed else "")


def _show_what_bars(walk: Walk, view: dict[str, Any]) -> None:
    _ = words(walk)
    lines = []
    if view["limitation"]:
        term = term_text(**view["limitation"]["within"], language=walk.lang)
        cite = cite_text(view["limitation"]["cite"], walk.lang)
        text = _("Time in which a penalty is allowed: {term} ({cite})")
        lines.append(text.format(term=term, cite=cite))
    for exclusion in view["exclusions"]:
        text = exclusion["text"]
        lines.append(f"{_(text)} ({cite_text(exclusion['cite'], walk.lang)})")
    if lines:
        section(_("What bars or weakens a charge, if shown"))
        say(bullets(lines))


def _show_neighbours(walk: Walk, provision: Provision, view: dict[str, Any]) -> None:
    """Show what it is confused with: each at a tap, and where one ends and the other begins."""
    _ = words(walk)
    linked = [view["predecessor"], view["successor"], *view["neighbours"]]
    boundaries = [_boundary(walk, boundary) for boundary in view["boundaries"]]
    near = [id_ for id_ in linked if id_]
    if not near and not boundaries:
        return
    section(_("What it is confused with"), "change")
    if boundaries:
        say(bullets(boundaries))
    for id_ in dict.fromkeys(near):
        name = provision_title(law().corpus, id_, walk.lang)
        button(name, walk.but(reading=id_), kind="tertiary", name=f"near-{id_}")


def _boundary(walk: Walk, boundary: dict[str, Any]) -> str:
    _ = words(walk)
    text, basis = boundary["text"], BASES[boundary["basis"]]
    return f"{_(text)} ({cite_text(boundary['cite'], walk.lang)}; {_(basis)})"


def _show_source(walk: Walk, provision: Provision, day: dt.date) -> None:
    """Show where it stands, when it was read, and to which day it was checked."""
    shown = [v for v in possible_versions(provision, day, day) if v is not None]
    for version in shown or provision.versions[:1]:
        say(why.folded_source(walk, [provision.id], version, provision.verified_to))
