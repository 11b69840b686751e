"""A case: what somebody tells, in the form that scripts and the interview both use."""

from __future__ import annotations

import datetime as dt
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from lawbase.model.law import Jurisdiction

Role = Literal["worker", "colleague", "driver", "administrator", "landlord", "other"]
Answer = str | int | dt.date

FIRST_DAY: dict[str, dt.date] = {"kz": dt.date(2015, 1, 1), "kg": dt.date(2019, 1, 1)}


class Days(BaseModel):
    """The day of the act, or the first and last day on which it can have happened."""

    model_config = ConfigDict(frozen=True)

    first: dt.date
    last: dt.date


class Events(BaseModel):
    """Dates of the case; each is a procedural event with its own law."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    ruling_received: dt.date | None = None
    case_opened: dt.date | None = None
    detained_from: dt.datetime | None = None
    released_at: dt.datetime | None = None
    complaint_filed: dt.date | None = None
    refusal_received: dt.date | None = None
    protocol_date: dt.date | None = None
    injury_date: dt.date | None = None


class Case(BaseModel):
    """One person's position. Facts that are not in `facts` are unknown.

    `date_as_told` keeps the form in which the day was given (a day, a month, a range).
    """

    model_config = ConfigDict(frozen=True)

    jurisdiction: Jurisdiction
    days: Days
    today: dt.date
    charges: tuple[str, ...] = ()
    role: Role = "worker"
    facts: dict[str, Answer] = Field(default_factory=dict)
    events: Events = Events()
    date_as_told: Any = None
