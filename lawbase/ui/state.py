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

UNKNOWN = "unknown"
_GATE_FACTS = {"minor": "under_18", "forced": "forced_or_held_by_others"}


@dataclass(frozen=True)
class Walk:
    """Everything told in one walk.

    `skipped` remembers which unknown answers were skipped; `asking` is a question that was asked
    for (a change, or "answer anyway"); `heard` are the charges in the officers' words.
    """

    lang: str = ""
    country: str = ""
    begun: bool = False
    gate: str = ""
    facts: Mapping[str, Answer] = field(default_factory=dict)
    skipped: frozenset[str] = frozenset()
    cautioned: frozenset[str] = frozenset()
    days: Days | None = None
    about: str = ""
    heard: tuple[str, ...] | None = None
    ruling: dt.date | None = None
    ruling_asked: bool = False
    asking: str = ""
    confirmed: frozenset[tuple[str, str]] = frozenset()
    further: bool = False
    finished: bool = False
    page: str = ""
    left: bool = False

    def but(self, **changes: Any) -> Walk:
        """Return this walk with some things changed."""
        return replace(self, **changes)

    def told(self, fact: str, answer: Answer, skipped: bool = False) -> Walk:
        """Return this walk with one more answer."""
        kept = self.skipped | {fact} if skipped else self.skipped - {fact}
        return self.but(facts={**self.facts, fact: answer}, skipped=kept, asking="")

    def at_gate(self, gate: str) -> Walk:
        """Return a walk that remembers nothing but where it stopped."""
        return Walk(lang=self.lang, country=self.country, begun=True, gate=gate)

    def case(self) -> Case:
        """Return the case as the engine reads it; behind a gate it holds the gate alone."""
        today = dt.date.today()
        days = self.days or Days(first=today, last=today)
        facts: dict[str, Answer] = dict(self.facts)
        if self.gate:
            facts = {_GATE_FACTS[self.gate]: "yes"}
        return Case(
            jurisdiction=self.country,  # type: ignore[arg-type]
            days=days,
            today=today,
            charges=self.heard or (),
            facts=facts,
            events=Events(ruling_received=self.ruling),
            date_as_told=self.about or days.first.isoformat(),
        )


def current() -> Walk:
    """Return the walk as it stands."""
    past = _past()
    return past[-1]


def step_number() -> int:
    """Return how many steps were taken: it tells one screen from the next."""
    return len(_past())


def go(walk: Walk) -> None:
    """Take a step."""
    _past().append(walk)


def back() -> None:
    """Take the last step back."""
    past = _past()
    if len(past) > 1:
        past.pop()


def restart(walk: Walk) -> None:
    """Forget every step, and begin again from this walk."""
    st.session_state.clear()
    st.session_state["past"] = [walk]


def leave() -> None:
    """Forget everything."""
    restart(Walk(lang=current().lang, left=True))


def _past() -> list[Walk]:
    past: list[Walk] = st.session_state.setdefault("past", [Walk()])
    return past
