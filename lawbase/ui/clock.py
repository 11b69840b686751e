"""The clock of a country: what time it is where the person is held, whatever the phone says."""

from __future__ import annotations

import datetime as dt
from typing import Final

# Kazakhstan has one time since 1 March 2024; neither country changes its clocks in summer.
_ZONES: Final = {
    "kz": dt.timezone(dt.timedelta(hours=5)),
    "kg": dt.timezone(dt.timedelta(hours=6)),
}


def today(country: str) -> dt.date:
    """Return the day in a country: there it may be tomorrow already, seen from the server."""
    return now(country).date()


def now(country: str) -> dt.datetime:
    """Return the time in a country, to the minute."""
    return dt.datetime.now(_ZONES[country]).replace(second=0, microsecond=0)
