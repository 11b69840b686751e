"""What one person has told so far: kept in the session's memory and nowhere else.

A walk never changes: each tap makes a new one, and the earlier ones stay in a list. So Back is
always the last one, and Leave empties the list.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import streamlit as st

from lawbase.model.case import Answer, Case, Days, Events
from lawbase.ui.clock import today
from lawbase.ui.forgetting import forget_this_session

UNKNOWN = "unknown"
SIZES = 3  # of the letters
_GATE_FACTS = {"minor": "under_18", "forced": "forced_or_held_by_others"}


@dataclass(frozen=True)
class Held:
    """What was told about a person who is held; nothing says who it is, or what for.

    `since` is the moment of the clock there; `exact` is false where it may have been earlier.
    `police_say` is an article, or "offence", "crime" or "nothing"; each is asked once.
    """

    adult: str = ""
    since: dt.datetime | None = None
    since_asked: bool = False
    exact: bool = True
    police_say: str = ""


@dataclass(frozen=True)
class Walk:
    """Everything told in one walk.

    `door` is the way that was chosen: now, law, held or read; `reading` is the article or rule that
    is read, as of `reading_on` (None: today). `skipped` remembers which unknown answers
    were skipped; `dates_warning`: the day of a signed warning is asked for, as that of a ruling;
    `asking` is a question that was asked for (a change, or "answer anyway"); `heard`
    are the charges in the officers' words; `ticked` are those chosen before the list grew longer.
    """

    lang: str = ""
    country: str = ""
    door: str = ""
    gate: str = ""
    facts: Mapping[str, Answer] = field(default_factory=dict)
    skipped: frozenset[str] = frozenset()
    cautioned: frozenset[str] = frozenset()
    days: Days | None = None
    about: str = ""
    heard: tuple[str, ...] | None = None
    ticked: tuple[str, ...] = ()
    ruling: dt.date | None = None
    ruling_asked: bool = False
    dates_warning: bool = False
    asking: str = ""
    confirmed: frozenset[tuple[str, str]] = frozenset()
    further: bool = False
    finished: bool = False
    page: str = ""
    left: bool = False
    held: Held | None = None
    reading: str = ""
    reading_on: dt.date | None = None
    helping: bool = False

    def but(self, **changes: Any) -> Walk:
        """Return this walk with some things changed."""
        return replace(self, **changes)

    def told(self, fact: str, answer: Answer, skipped: bool = False) -> Walk:
        """Return this walk with one more answer."""
        kept = self.skipped | {fact} if skipped else self.skipped - {fact}
        return self.but(facts={**self.facts, fact: answer}, skipped=kept, asking="")

    def at_gate(self, gate: str, helping: bool = False) -> Walk:
        """Return a walk that remembers nothing but where it stopped, and who reads."""
        return Walk(lang=self.lang, country=self.country, gate=gate, helping=helping)

    def case(self) -> Case:
        """Return the case as the engine reads it; behind a gate it holds the gate alone."""
        here = today(self.country)
        days = self.days or Days(first=here, last=here)
        facts: dict[str, Answer] = dict(self.facts)
        if self.gate:
            facts = {_GATE_FACTS[self.gate]: "yes"}
        return Case(
            jurisdiction=self.country,  # type: ignore[arg-type]
            days=days,
            today=here,
            charges=self.heard or (),
            facts=facts,
            events=Events(ruling_received=self.ruling),
            date_as_told=self.about or days.first.isoformat(),
        )


@dataclass(frozen=True)
class Looks:
    """How the page looks: dark or light, and how large its letters are (0 to SIZES - 1)."""

    light: bool = False
    size: int = 0


def looks() -> Looks:
    """Return how the page looks."""
    chosen: Looks = st.session_state.setdefault("looks", Looks())
    return chosen


def set_looks(chosen: Looks) -> None:
    """Remember how the page looks; this is no step, so Back does not undo it."""
    st.session_state["looks"] = chosen


def current() -> Walk:
    """Return the walk as it stands."""
    past = _past()
    return past[-1]


def step_number() -> int:
    """Return how many steps were taken: it tells one screen from the next."""
    return len(_past())


def go(walk: Walk) -> None:
    """Take a step. A step through a gate forgets all that was told before."""
    if walk.gate and not current().gate:
        restart(walk)
    else:
        _past().append(walk)


def back() -> None:
    """Take the last step back."""
    past = _past()
    if len(past) > 1:
        past.pop()


def restart(walk: Walk) -> None:
    """Forget every step, and begin again from this walk; only the looks stay."""
    kept = looks()
    forget_this_session()
    st.session_state["past"] = [walk]
    st.session_state["looks"] = kept


def leave() -> None:
    """Forget everything, the looks too."""
    lang = current().lang
    forget_this_session()
    st.session_state["past"] = [Walk(lang=lang, left=True)]


def _past() -> list[Walk]:
    past: list[Walk] = st.session_state.setdefault("past", [Walk()])
    return past
