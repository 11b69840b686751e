"""Answers side by side where the told days span two versions: the less reassuring first."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterator

import pytest

from lawbase.corpus.corpus import possible_versions
from lawbase.documents.by_date import DatedAnswer, answers_by_date, unsure_entry
from lawbase.engine import Engine
from lawbase.model.case import Case, Days
from lawbase.model.law import Jurisdiction, Provision

D = dt.date
EARLIEST, LATEST = D(2024, 7, 30), D(2024, 9, 1)  # of CO 109-2

# days -> (ground, from, before, argued) of each answer
CASES = {
    "August 2024: every day is unsure": (
        "kg.co.109-2",
        Days(first=D(2024, 8, 1), last=D(2024, 8, 31)),
        [("open", EARLIEST, None, False), ("not_in_force", None, LATEST, True)],
    ),
    "July 2024: until the 29th it surely did not apply": (
        "kg.co.109-2",
        Days(first=D(2024, 7, 1), last=D(2024, 7, 31)),
        [("open", EARLIEST, None, False), ("not_in_force", None, EARLIEST, False)],
    ),
    "September 2024: one answer": (
        "kg.co.109-2",
        Days(first=D(2024, 9, 1), last=D(2024, 9, 30)),
        [],
    ),
    "August and September 2025: the day is sure": (
        "kz.cao.449",
        Days(first=D(2025, 8, 20), last=D(2025, 9, 10)),
        [
            ("open", D(2025, 9, 1), None, False),
            ("open", None, D(2025, 9, 1), False),
        ],
    ),
    "August 2024: the older text of three ends in the window": (
        "kg.cc.160",
        Days(first=D(2024, 8, 1), last=D(2024, 8, 31)),
        [("open", EARLIEST, None, False), ("open", None, LATEST, True)],
    ),
    "10 August 2024: a day in that window": (
        "kg.cc.160",
        Days(first=D(2024, 8, 10), last=D(2024, 8, 10)),
        [("open", EARLIEST, None, False), ("open", None, LATEST, True)],
    ),
    "August 2022: the oldest text of three leads": (
        "kg.cc.160",
        Days(first=D(2022, 8, 1), last=D(2022, 8, 31)),
        [("open", None, D(2022, 9, 12), False), ("open", D(2022, 8, 10), None, True)],
    ),
    "November 2021: the article ended": (
        "kg.com2017.119",
        Days(first=D(2021, 11, 20), last=D(2021, 12, 5)),
        [("open", None, D(2021, 12, 1), False), ("not_in_force", D(2021, 12, 1), None, False)],
    ),
}


@pytest.mark.parametrize("name", list(CASES))
def test_each_answer_with_its_days(plain_engine: Engine, name: str) -> None:
    provision_id, days, expected = CASES[name]
    country: Jurisdiction = "kg" if provision_id.startswith("kg") else "kz"
    case = Case(jurisdiction=country, days=days, today=D(2026, 11, 1), charges=(provision_id,))
    charge = next(c for c in plain_engine.assess(case).charges if c.provision == provision_id)
    provision = plain_engine.corpus.provisions[provision_id]
    found = answers_by_date(provision, charge, days)
    assert {(a.finding.ground, a.first, a.before, a.argued) for a in found} == set(expected)
    assert [a.finding.ground for a in found] == [ground for ground, *_ in expected]
    unsure = unsure_entry(provision, charge, days)
    windows = {"kg.co.109-2", "kg.cc.160"}
    assert (unsure is not None) == (provision_id in windows and bool(expected))


def test_an_answer_that_never_is_sure_is_an_argument(plain_engine: Engine) -> None:
    """CAO 449 of 5 July 2024 began between 4 and 9 September 2024."""
    days = Days(first=D(2024, 9, 5), last=D(2024, 9, 6))
    case = Case(jurisdiction="kz", days=days, today=D(2026, 11, 1), charges=("kz.cao.449",))
    (charge,) = plain_engine.assess(case).charges
    provision = plain_engine.corpus.provisions["kz.cao.449"]
    leading, other = answers_by_date(provision, charge, days)
    assert (leading.argued, other.argued) == (False, True)


def test_each_day_stands_in_the_windows_of_the_answers_that_count_on_it(
    plain_engine: Engine,
) -> None:
    """On every month, day and long span around every switch of every article."""
    seen = 0
    for jurisdiction in ("kz", "kg"):
        for provision in plain_engine.corpus.charges_of(jurisdiction):
            for days in _spans(provision):
                seen += _check_windows(plain_engine, provision, days)
    assert seen > 400


def _spans(provision: Provision) -> Iterator[Days]:
    """Yield the months around each switch, some days of them, and the years around it."""
    first_day = {"kz": D(2015, 1, 1), "kg": D(2019, 1, 1)}[provision.id[:2]]
    switches = [day for v in provision.versions for day in (v.entry.earliest, v.entry.latest)]
    if provision.ended is not None:
        switches.append(provision.ended + dt.timedelta(days=1))
    for switch in dict.fromkeys(switches):
        for offset in (-1, 0, 1):
            year, month = divmod(switch.year * 12 + switch.month - 1 + offset, 12)
            last = calendar.monthrange(year, month + 1)[1]
            days = [D(year, month + 1, 1), D(year, month + 1, last)]
            yield from _from(first_day, *days)
        for offset in (-1, 0, 1):
            day = switch + dt.timedelta(days=offset)
            yield from _from(first_day, day, day)
        yield from _from(first_day, D(switch.year - 1, 1, 1), D(switch.year + 1, 12, 31))
        yield from _from(first_day, switch, D(switch.year + 3, 12, 31))


def _from(first_day: dt.date, first: dt.date, last: dt.date) -> Iterator[Days]:
    if last >= first_day:
        yield Days(first=max(first, first_day), last=last)


def _check_windows(engine: Engine, provision: Provision, days: Days) -> int:
    """Check one span; return how many answers there were."""
    country: Jurisdiction = "kg" if provision.id.startswith("kg") else "kz"
    today = max(days.last, D(2026, 11, 1))
    case = Case(jurisdiction=country, days=days, today=today, charges=(provision.id,))
    charge = next(c for c in engine.assess(case).charges if c.provision == provision.id)
    answers = answers_by_date(provision, charge, days)
    told = [
        days.first + dt.timedelta(days=number)
        for number in range((days.last - days.first).days + 1)
    ]
    order = [answer.finding.version_from for answer in answers]
    for answer in answers:
        printed = [day for day in told if _in_window(answer, day)]
        expected = [day for day in told if _counts(provision, answer, order, day)]
        where = (provision.id, days, answer.finding.version_from)
        assert printed == expected, where
        assert answer.first or answer.before or expected == told, where
    return len(answers)


def _in_window(answer: DatedAnswer, day: dt.date) -> bool:
    return not (
        (answer.first is not None and day < answer.first)
        or (answer.before is not None and day >= answer.before)
    )


def _counts(
    provision: Provision, answer: DatedAnswer, order: list[dt.date | None], day: dt.date
) -> bool:
    """Say whether an answer counts on a day; one that is argued, whether it may count."""
    possible = [
        version.entry.earliest if version is not None else None
        for version in possible_versions(provision, day, day)
    ]
    worst = min(possible, key=order.index)
    mine = answer.finding.version_from
    return mine in possible if answer.argued else mine == worst
