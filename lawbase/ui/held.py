"""Somebody I know is held: hours and limits, whom to call, what to ask, to bring, not to say.

Nothing is asked about who the person is or what happened, and nothing is kept.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from html import escape
from typing import Final

import streamlit as st

from lawbase.documents.carry import bodies
from lawbase.documents.custody import Custody, Limit, articles_on, limits
from lawbase.documents.render import date_text
from lawbase.documents.words import N_, WARNINGS, cite_text
from lawbase.i18n import Translate
from lawbase.model.held import HeldAdvice, HeldRule
from lawbase.ui import why
from lawbase.ui.clock import now
from lawbase.ui.law import law
from lawbase.ui.state import UNKNOWN, Held, Walk, go, step_number
from lawbase.ui.widgets import (
    alert,
    answers,
    bar,
    bullets,
    button,
    folded,
    folded_card,
    paragraphs,
    say,
    section,
    spoken,
    title,
    words,
)

_DAYS: Final = (N_("Today"), N_("Yesterday"), N_("The day before yesterday"), N_("Earlier"))
_EARLIER: Final = 3  # days ago, at least
_IF_KIND: Final = {
    "offence": N_("If it is an offence case:"),
    "crime": N_("If it is a crime case:"),
}
# What is opened when it is needed: it works when the line has dropped.
_FOLDED: Final = {
    "ask": N_("Ask the station"),
    "bring": N_("Bring"),
    "freed": N_("When the person is free"),
}
_PASSED: Final = {
    "free": N_(
        "This time has passed. If nothing longer applies, ask why the person is still held."
    ),
    "court": N_("This time has passed. Ask which court saw the person, and when."),
}


def show(walk: Walk) -> None:
    """Show the next step."""
    held = walk.held or Held()
    if not held.adult:
        _ask_age(walk, held)
    elif not held.since_asked:
        _ask_since(walk, held)
    elif not held.police_say:
        _ask_what_police_say(walk, held)
    else:
        _show_help(walk, held)


# -- the questions ---------------------------------------------------------------------------------


def _ask_age(walk: Walk, held: Held) -> None:
    _ = words(walk)
    bar(walk)
    title(_("Is the person under 18?"))
    say(folded(_("Why we ask"), _("Under 18 other and stronger rules hold.")))
    with answers():
        button(_("Yes"), walk.at_gate("minor", helping=True), name="yes", icon="yes")
        for answer, label in (("no", _("No")), (UNKNOWN, _("I don't know"))):
            button(label, walk.but(held=replace(held, adult=answer)), name=answer, icon=answer)


def _ask_since(walk: Walk, held: Held) -> None:
    _ = words(walk)
    bar(walk)
    title(_("Since when can the person not leave?"))
    say(folded(_("Why we ask"), _("The hours count from then, not from a paper.")))
    notice = st.container()
    days_ago, hour, minute = _selects(_)
    pressed = st.button(_("Next"), key=f"{step_number()}-next", type="primary", width="stretch")
    not_known = replace(held, since=None, since_asked=True)
    with answers():
        button(_("I don't know"), walk.but(held=not_known), icon="unknown")
    if not pressed:
        return
    clock = now(walk.country)
    since = _moment(clock, days_ago, hour, minute)
    if since is None:
        alert(notice, _("Please choose the hour and the minutes. About is enough."))
    elif since > clock:
        alert(notice, _("This time has not come yet there. Please look again."))
    else:
        told = replace(held, since=since, since_asked=True, exact=days_ago < _EARLIER)
        go(walk.but(held=told))
        st.rerun()


def _selects(_: Translate) -> tuple[int, int | None, int | None]:
    """Show three selects, and return how many days ago, the hour and the minutes."""
    number = step_number()
    days_ago: int = st.selectbox(
        _("Day"),
        range(len(_DAYS)),
        format_func=lambda ago: _(_DAYS[ago]),
        key=f"{number}-day",
        filter_mode=None,
    )
    hour = _select_number(_("Hour"), range(24), f"{number}-hour")
    minute = _select_number(_("Minutes"), range(0, 60, 5), f"{number}-minute")
    return days_ago, hour, minute


def _select_number(label: str, numbers: range, key: str) -> int | None:
    chosen: int | None = st.selectbox(
        label,
        [None, *numbers],
        format_func=lambda number: "—" if number is None else f"{number:02}",
        key=key,
        filter_mode=None,
    )
    return chosen


def _moment(
    clock: dt.datetime, days_ago: int, hour: int | None, minute: int | None
) -> dt.datetime | None:
    """Return the moment meant; for "earlier" the last one that it can have been."""
    day = clock - dt.timedelta(days=days_ago)
    if days_ago == _EARLIER:
        return day.replace(hour=23, minute=59)
    if hour is None or minute is None:
        return None
    return day.replace(hour=hour, minute=minute)


def _ask_what_police_say(walk: Walk, held: Held) -> None:
    _ = words(walk)
    bar(walk)
    title(_("What do the police say?"))
    say(folded(_("Why we ask"), _("The longest time depends on the article.")))
    corpus = law().corpus
    articles = articles_on(corpus, walk.country, now(walk.country).date())
    possible = [
        ("nothing", _("They do not say")),
        ("offence", _("An offence, without an article")),
        ("crime", _("A crime, without an article")),
        *((article.id, cite_text(article.id, walk.lang)) for article in articles),
        ("other", _("Another article")),
        (UNKNOWN, _("I don't know")),
    ]
    with answers():
        for answer, label in possible:
            button(label, walk.but(held=replace(held, police_say=answer)), name=answer)


# -- the page --------------------------------------------------------------------------------------


def _show_help(walk: Walk, held: Held) -> None:
    _ = words(walk)
    bar(walk)
    title(_("What you can do now"))
    _show_hours(walk, held)
    section(_("Call, in this order"), icon="phone")
    _show_advice(walk, "call")
    say(bullets(_contacts(walk)))
    _show_advice(walk, "call_also")
    section(_("Be careful"), icon="dont")
    _show_advice(walk, "not_say")
    section(_("Pass this on by message"), icon="say")
    paragraphs(_("Police may read the message. Send only this."), kind="small")
    spoken(walk, [phrase.text for phrase in law().corpus.held_phrases])
    for topic, name in _FOLDED.items():
        say(folded_card(_(name), _advice_html(walk, topic)))
    button(_("Sheet to take along"), walk.but(page="sheet"), kind="primary", icon="sheet")


def _show_hours(walk: Walk, held: Held) -> None:
    """Say how long it is, and each limit that may count, the longest first."""
    _ = words(walk)
    custody = Custody(walk.country, now(walk.country), held.since, held.police_say)
    paragraphs(_held_for(_, custody, held.exact))
    st.button(_("Count again"), key=f"{step_number()}-again", width="stretch")
    if held.adult == UNKNOWN:
        paragraphs(_("If the person is under 18, other and stronger rules hold."))
        button(_("The person is under 18"), walk.at_gate("minor", helping=True))
    found = limits(law().corpus, custody)
    section(_("How long it may last"), icon="clock")
    say(_advice_html(walk, "limits"))
    longest = found[0].rule.hours
    kinds = {limit.rule.kind for limit in found}
    for limit in found:
        if_kind = _(_IF_KIND[limit.rule.kind]) if len(kinds) > 1 else ""
        say(_limit_card(walk, limit, held.exact, longest, if_kind))
    if all(limit.passed for limit in found):
        paragraphs(
            _("All these times have passed. Ask for a court's decision in writing."),
            _("Call a lawyer and the prosecutor."),
        )
    checked = law().checked_to(walk.country)
    day = date_text(checked, walk.lang)
    paragraphs(_("The law was checked up to {day}.").format(day=day), kind="small")
    if custody.now.date() > checked:
        later = WARNINGS["after_verified_to"]
        paragraphs(_(later), kind="small")


def _held_for(_: Translate, custody: Custody, exact: bool) -> str:
    if custody.held_for is None:
        return _("We do not know since when. Ask for the real time, and note it.")
    minutes = int(custody.held_for.total_seconds()) // 60
    pattern = (
        _("Held for {hours} h {minutes} min.")
        if exact
        else _("Held for more than {hours} h {minutes} min.")
    )
    return pattern.format(hours=minutes // 60, minutes=minutes % 60)


def _limit_card(walk: Walk, limit: Limit, exact: bool, longest: int, if_kind: str) -> str:
    """Return one limit: how many hours, until when, what decides, and why."""
    _ = words(walk)
    rule = limit.rule
    lines = [if_kind, _(rule.text)] if if_kind else [_(rule.text)]
    if limit.passed:
        lines.append(_(_PASSED[rule.by_then]))
    elif not exact:
        lines.append(_("It may have passed already."))
    inside = "".join(f"<p>{escape(line)}</p>" for line in lines)
    reasons = f"<p>{escape(_(rule.counted_from))}</p>" + why.source(
        walk, [limit.cite], limit.version, limit.right.verified_to
    )
    head = _limit_head(walk, limit, exact, longest)
    return f'<div class="card"><p><b>{escape(head)}</b></p>{inside}{why.fold(walk, reasons)}</div>'


def _limit_head(walk: Walk, limit: Limit, exact: bool, longest: int) -> str:
    """Return the hours of a limit and its time of the clock; no promise where more is possible.

    An offence is never the last word: police can name another article, or a crime.
    """
    _ = words(walk)
    hours = limit.rule.hours
    if limit.rule.by_then == "court":
        pattern = _("Before a court: {hours} h")
    elif limit.rule.kind == "crime" and limit.rule.reach == "usual" and hours == longest:
        pattern = _("At most {hours} h without a court")
    elif limit.rule.reach == "usual":
        pattern = _("If nothing longer applies: {hours} h")
    else:
        pattern = _("May be up to {hours} h")
    head = pattern.format(hours=hours)
    if limit.ends is None or not exact:
        return head
    return _("{limit}, until {time}").format(limit=head, time=_clock_text(walk, limit.ends))


def _clock_text(walk: Walk, moment: dt.datetime) -> str:
    """Write the time; the day too where it is another one."""
    time = f"{moment:%H:%M}"
    if moment.date() == now(walk.country).date():
        return time
    return f"{time}, {date_text(moment.date(), walk.lang)}"


def _show_advice(walk: Walk, topic: str) -> None:
    say(_advice_html(walk, topic))


def _advice_html(walk: Walk, topic: str) -> str:
    """Return the advice of a topic, what each costs, and where those that rest on law stand."""
    _ = words(walk)
    rows = _rows(walk, topic)
    items = "".join(
        f"<li>{escape(_(row.text))}"
        + (f'<br><span class="small">{escape(_(row.cost))}</span>' if row.cost else "")
        + "</li>"
        for row in rows
    )
    rules = [row for row in rows if isinstance(row, HeldRule)]
    sources = "".join(why.source(walk, rule.cites, rule, rule.verified_to) for rule in rules)
    return f"<ul>{items}</ul>" + (why.fold(walk, sources) if sources else "")


def _rows(walk: Walk, topic: str) -> list[HeldAdvice | HeldRule]:
    """Return the advice of a topic: what both countries share, then what rests on law today."""
    corpus = law().corpus
    today = now(walk.country).date()
    rows: list[HeldAdvice | HeldRule] = [*corpus.held_advice]
    rows += [
        rule
        for rule in corpus.held_rules
        if rule.jurisdiction == walk.country and rule.entry.latest <= today
    ]
    return [row for row in rows if row.topic == topic]


def _contacts(walk: Walk) -> list[str]:
    """Return the bodies with a number that may be printed."""
    today = now(walk.country).date()
    found = bodies(law().corpus, walk.country, today, walk.lang)
    return [f"{body.name}: {', '.join(body.contacts)}" for body in found if body.contacts]
