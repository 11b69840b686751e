"""Days and terms: calendar terms, working days with the country's holidays."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache

from dateutil.relativedelta import relativedelta

from lawbase.model.law import Term

ONE_DAY = dt.timedelta(days=1)


def after(day: dt.date, term: Term) -> dt.date:
    """Return the day on which a term that starts on `day` runs out.

    The first day does not count; a month or a year ends on the same number, or on the last day
    of a shorter month (KZ CAO 739(2), (5)).
    """
    return day + relativedelta(years=term.years, months=term.months, days=term.days)


def runs_out(jurisdiction: str, event: dt.date | dt.datetime, term: Term) -> dt.date | dt.datetime:
    """Return when a term for an authority runs out: to the minute where it counts hours.

    Args:
        jurisdiction: whose holidays leave out a working day.
        event: what it runs from; a term in hours from a day without an hour cannot be told to the
            minute and ends with that day's last hour counted in whole days.
        term: hours from the minute, or calendar units, or working days.
    """
    if term.hours:
        if isinstance(event, dt.datetime):
            return event + dt.timedelta(hours=term.hours)
        return event + dt.timedelta(days=-(-term.hours // 24))
    day = event.date() if isinstance(event, dt.datetime) else event
    if term.working_days:
        return working_days_after(jurisdiction, day, term.working_days)
    return after(day, term)


@lru_cache(maxsize=64)
def _holidays(jurisdiction: str, year: int) -> frozenset[dt.date]:
    # Imported late: the first answer of the command line should not wait for it.
    import holidays

    return frozenset(holidays.country_holidays(jurisdiction.upper(), years=year))


def is_day_off(jurisdiction: str, day: dt.date) -> bool:
    """Say whether a day is a weekend or a holiday, moved holidays included where known."""
    return day.weekday() >= 5 or day in _holidays(jurisdiction, day.year)


def working_days_after(jurisdiction: str, day: dt.date, count: int) -> dt.date:
    """Return the last of `count` working days after `day`."""
    while count > 0:
        day += ONE_DAY
        if not is_day_off(jurisdiction, day):
            count -= 1
    return day


def next_working_day(jurisdiction: str, day: dt.date) -> dt.date:
    """Return the day itself, or the first working day after it."""
    while is_day_off(jurisdiction, day):
        day += ONE_DAY
    return day
