"""Terms and working days, over month ends, weekends and the moving holidays."""

from __future__ import annotations

import datetime as dt

import pytest

from lawbase.engine.calendar import after, is_day_off, next_working_day, working_days_after
from lawbase.model.law import Term


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


# -- terms in calendar days -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("start", "term", "end"),
    [
        # The example of the design: ten days from a ruling got on 4 March.
        ("2025-03-04", Term(days=10), "2025-03-14"),
        # The first day does not count, and days go over months and years.
        ("2025-03-04", Term(), "2025-03-04"),
        ("2025-02-25", Term(days=10), "2025-03-07"),
        ("2024-02-25", Term(days=10), "2024-03-06"),
        ("2025-12-28", Term(days=10), "2026-01-07"),
        # A month ends on the same number, or on the last day of a shorter month.
        ("2025-03-01", Term(months=2), "2025-05-01"),
        ("2025-01-31", Term(months=1), "2025-02-28"),
        ("2024-01-31", Term(months=1), "2024-02-29"),
        ("2025-01-30", Term(months=1), "2025-02-28"),
        ("2025-12-31", Term(months=2), "2026-02-28"),
        ("2025-08-31", Term(months=6), "2026-02-28"),
        ("2025-03-31", Term(months=1), "2025-04-30"),
        ("2025-02-28", Term(months=1), "2025-03-28"),
        ("2025-11-15", Term(months=14), "2027-01-15"),
        ("2024-02-29", Term(years=1), "2025-02-28"),
        ("2024-02-29", Term(years=4), "2028-02-29"),
        ("2025-03-01", Term(years=1), "2026-03-01"),
        # Years and months first, then days: 31 January + 1 month = 28 February, + 1 day = 1 March.
        ("2025-01-31", Term(months=1, days=1), "2025-03-01"),
    ],
)
def test_a_term_runs_out(start: str, term: Term, end: str) -> None:
    assert after(day(start), term) == day(end)


# -- days off -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("jurisdiction", "date", "what"),
    [
        ("kz", "2025-03-01", "Saturday"),
        ("kz", "2025-03-02", "Sunday"),
        ("kz", "2025-03-08", "Women's Day, a Saturday"),
        ("kz", "2025-03-10", "the Monday to which it moves"),
        ("kz", "2025-03-21", "Nauryz, a Friday"),
        ("kz", "2025-03-24", "moved from Saturday, 22 March"),
        ("kz", "2025-03-25", "moved from Sunday, 23 March"),
        ("kz", "2026-03-23", "Nauryz, a Monday"),
        ("kz", "2026-03-24", "moved from Saturday, 21 March"),
        ("kz", "2026-03-25", "moved from Sunday, 22 March"),
        ("kz", "2027-03-24", "moved from Sunday, 21 March"),
        ("kz", "2025-12-16", "Independence Day, a Tuesday"),
        ("kz", "2028-12-18", "moved from Saturday, 16 December"),
        ("kz", "2025-01-07", "Christmas"),
        ("kg", "2025-03-21", "Nooruz, a Friday"),
        ("kg", "2026-08-31", "Independence Day, a Monday"),
    ],
)
def test_a_day_off(jurisdiction: str, date: str, what: str) -> None:
    assert is_day_off(jurisdiction, day(date)), what


@pytest.mark.parametrize(
    ("jurisdiction", "date"),
    [
        ("kz", "2025-03-03"),
        ("kz", "2025-03-07"),
        ("kz", "2025-03-11"),
        ("kz", "2025-03-20"),
        ("kz", "2025-03-26"),
        ("kz", "2025-12-15"),
        ("kz", "2025-12-17"),
        ("kz", "2025-08-29"),
        ("kg", "2025-03-20"),
        ("kg", "2025-03-24"),
        # A holiday of the one country is a working day in the other.
        ("kz", "2026-08-31"),
        ("kg", "2025-12-16"),
    ],
)
def test_a_working_day(jurisdiction: str, date: str) -> None:
    assert not is_day_off(jurisdiction, day(date))


# -- working days ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("start", "count", "end"),
    [
        # 5 6 7 | 11 12 13 14 | 17 18 19: Monday, 10 March is off for Saturday, 8 March.
        ("2025-03-04", 10, "2025-03-19"),
        # 18 19 20 | 26 27 28 | 31 1 2 3: Nauryz takes 21 to 25 March.
        ("2025-03-17", 10, "2025-04-03"),
        # 17 18 19 20 | 26 27 | 30 31 1 2: in 2026 Nauryz takes 21 to 25 March too.
        ("2026-03-16", 10, "2026-04-02"),
        # 18 19 | 25 26 | 29 30 31 1 2 | 5: in 2027 Nauryz takes 20 to 24 March.
        ("2027-03-17", 10, "2027-04-05"),
        # 12 | 15 17 18 19 | 22 23 24 25 26: Tuesday, 16 December is off.
        ("2025-12-11", 10, "2025-12-26"),
        # 14 15 | 19 20 21 22 | 25 26 27 28: 16 December is a Saturday, so Monday, 18 is off.
        ("2028-12-13", 10, "2028-12-28"),
        # From a Friday, from a day off, and over the new year (1, 2 and 7 January; 3 is off too).
        ("2025-02-28", 1, "2025-03-03"),
        ("2025-03-08", 1, "2025-03-11"),
        ("2024-12-31", 1, "2025-01-06"),
        ("2025-03-04", 0, "2025-03-04"),
    ],
)
def test_working_days_in_kazakhstan(start: str, count: int, end: str) -> None:
    assert working_days_after("kz", day(start), count) == day(end)


@pytest.mark.parametrize(
    ("jurisdiction", "date", "next_day"),
    [
        ("kz", "2025-03-04", "2025-03-04"),
        ("kz", "2025-03-01", "2025-03-03"),
        ("kz", "2025-03-08", "2025-03-11"),
        ("kz", "2025-03-21", "2025-03-26"),
        ("kz", "2025-12-16", "2025-12-17"),
        ("kg", "2025-03-21", "2025-03-24"),
        ("kg", "2025-12-16", "2025-12-16"),
    ],
)
def test_the_next_working_day(jurisdiction: str, date: str, next_day: str) -> None:
    assert next_working_day(jurisdiction, day(date)) == day(next_day)


@pytest.mark.parametrize("jurisdiction", ["kz", "kg"])
def test_working_days_are_never_sooner_than_calendar_days(jurisdiction: str) -> None:
    start = day("2015-01-01")
    while start < day("2030-01-01"):
        end = working_days_after(jurisdiction, start, 10)
        assert end >= after(start, Term(days=10))
        assert not is_day_off(jurisdiction, end)
        start += dt.timedelta(days=1)
