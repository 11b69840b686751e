"""Asking for a day: plain selects for day, month and year."""

from __future__ import annotations

import calendar
import datetime as dt

import streamlit as st

from lawbase.model.case import FIRST_DAY, Days
from lawbase.ui.clock import today
from lawbase.ui.say_date import month_names
from lawbase.ui.state import Walk, go, step_number
from lawbase.ui.widgets import alert, answers, bar, button, folded, say, title, words


def show_day_of_act(walk: Walk) -> None:
    """Ask when it happened: a day, or about: a month."""
    _ = words(walk)
    bar(walk)
    title(_("When did it happen?"))
    say(folded(_("Why we ask"), _("The law changes. The law of that day counts.")))
    here = today(walk.country)
    notice = st.container()
    year, month, day = _selects(walk, FIRST_DAY[walk.country].year, _("I only know the month"))
    pressed = _next_pressed(_("Next"))
    button(_("It was today"), _on(walk, Days(first=here, last=here), here.isoformat()))
    if not pressed:
        return
    days = _days(year, month, day, here)
    if isinstance(days, Days):
        go(_on(walk, days, f"{year}-{month:02}" if day is None else days.first.isoformat()))
        st.rerun()
    wrong = _("This day does not exist.") if days == "none" else _("This day has not come yet.")
    alert(notice, wrong)


def _on(walk: Walk, days: Days, about: str) -> Walk:
    """Return the walk with another day of the act; the day of a ruling is asked anew."""
    return walk.but(days=days, about=about, ruling=None, ruling_asked=False)


def show_day_of_ruling(walk: Walk) -> None:
    """Ask for the one date that the deadline hangs on."""
    _ = words(walk)
    bar(walk)
    title(_("On which day did you get the decision on paper?"))
    say(folded(_("Why we ask"), _("The time to appeal is counted from that day.")))
    assert walk.days is not None
    notice = st.container()
    year, month, day = _selects(walk, walk.days.first.year, _("Choose the day"))
    pressed = _next_pressed(_("Next"))
    with answers():
        for label in (_("I don't know"), _("Skip")):
            button(label, walk.but(ruling_asked=True, ruling=None))
    if not pressed:
        return
    days = _days(year, month, day, today(walk.country)) if day is not None else "none"
    if isinstance(days, Days) and days.first >= walk.days.first:
        go(walk.but(ruling_asked=True, ruling=days.first))
        st.rerun()
    alert(notice, _("Please choose a day after it happened, up to today."))


def _next_pressed(label: str) -> bool:
    return st.button(label, key=f"{step_number()}-next", type="primary", width="stretch")


def _selects(walk: Walk, first_year: int, no_day: str) -> tuple[int, int, int | None]:
    """Show three selects, and return year, month and day; no day is a choice too."""
    _ = words(walk)
    here = today(walk.country)
    names = month_names(walk.lang)
    years = list(range(here.year, first_year - 1, -1))
    number = step_number()
    year: int = st.selectbox(_("Year"), years, key=f"{number}-year", filter_mode=None)
    month: int = st.selectbox(
        _("Month"),
        range(1, 13),
        index=here.month - 1,
        format_func=lambda month: names[month - 1],
        key=f"{number}-month",
        filter_mode=None,
    )
    day: int = st.selectbox(
        _("Day"),
        range(0, 32),
        format_func=lambda day: str(day) if day else no_day,
        key=f"{number}-day",
        filter_mode=None,
    )
    return year, month, day or None


def _days(year: int, month: int, day: int | None, today: dt.date) -> Days | str:
    """Return the days meant, or "none" (no such day) or "later" (not come yet)."""
    last = calendar.monthrange(year, month)[1]
    if day is not None and day > last:
        return "none"
    first_day = dt.date(year, month, day or 1)
    if first_day > today:
        return "later"
    last_day = dt.date(year, month, day or last)
    return Days(first=first_day, last=min(last_day, today))
