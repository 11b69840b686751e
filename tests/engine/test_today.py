"""The same answers in later years, and deadlines over the moving holidays.

`today` plays a part only in what is milder later, in which body takes a report, and in what is
still to come. The law of the day of the act does not change because somebody asks later.
"""

from __future__ import annotations

import datetime as dt
from itertools import groupby
from typing import Any

import pytest

from lawbase.casefile import read_case
from lawbase.corpus import Corpus
from lawbase.engine import Engine
from lawbase.output import plain
from tests.law.table import Row, rows
from tests.law.test_rows import compare

TABLES = {file: list(table) for file, table in groupby(rows(), key=lambda row: row.file)}
LATER = (dt.date(2027, 6, 1), dt.date(2028, 6, 1))
# What an answer says of the day of the act. `milder_later` looks at later law, by its own rule.
OF_THAT_DAY = (
    "version_from",
    "ground",
    "barred_by",
    "rests_on",
    "part",
    "parts",
    "penalties",
    "could_still_help",
    "elements",
    "neighbours",
    "warnings",
)


def answer(text: str, corpus: Corpus, engine: Engine) -> dict[str, Any]:
    found: dict[str, Any] = plain(engine.assess(read_case(text, "-", corpus)))
    return found


@pytest.mark.parametrize("file", TABLES)
def test_the_rows_of_a_table_say_the_same_later(
    file: str, corpus: Corpus, plain_engine: Engine
) -> None:
    for row in TABLES[file]:
        case = read_case(row.case, row.id, corpus)
        then = plain(plain_engine.assess(case))
        for today in LATER:
            later = plain(plain_engine.assess(case.model_copy(update={"today": today})))
            compare_later(row, then, later)


def compare_later(row: Row, then: dict[str, Any], later: dict[str, Any]) -> None:
    charges = {charge["provision"]: charge for charge in later["charges"]}
    assert list(charges) == [charge["provision"] for charge in then["charges"]], row
    for provision, expected in row.expect.items():
        compare(expected, charges[provision])
    for charge in then["charges"]:
        for key in OF_THAT_DAY:
            assert charges[charge["provision"]][key] == charge[key], (str(row), key)
    for key in ("breaches", "cautions", "deadlines", "others_not_pointed_to", "gate"):
        assert later[key] == then[key], (str(row), key)


# -- deadlines over the moving holidays -----------------------------------------------------------


def appeal(
    jurisdiction: str, charge: str, received: str, corpus: Corpus, engine: Engine, today: str
) -> tuple[str, str]:
    act = dt.date.fromisoformat(received) - dt.timedelta(days=1)
    text = (
        f"jurisdiction: {jurisdiction}\ndate: {act}\ntoday: {today}\ncharges: [{charge}]\n"
        f"events: {{ruling_received: {received}}}\n"
    )
    found = {d["id"]: d for d in answer(text, corpus, engine)["deadlines"]}["appeal_ruling"]
    return found["due"], found["latest"]


@pytest.mark.parametrize(
    ("received", "due", "latest"),
    [
        # The example of the design. 5 6 7 | 11 12 13 14 | 17 18 19 March.
        ("2025-03-04", "2025-03-14", "2025-03-19"),
        # Nauryz 2025 takes 21 to 25 March. 18 19 20 | 26 27 28 | 31 March, 1 2 3 April.
        ("2025-03-17", "2025-03-27", "2025-04-03"),
        # On the eve: 26 27 28 | 31 March, 1 2 3 4 | 7 8 April.
        ("2025-03-20", "2025-03-30", "2025-04-08"),
        # Nauryz 2026 takes 21 to 25 March. 17 18 19 20 | 26 27 | 30 31 March, 1 2 April.
        ("2026-03-16", "2026-03-26", "2026-04-02"),
        # Nauryz 2027 takes 21 to 24 March, after a Saturday.
        # 18 19 | 25 26 | 29 30 31, 1 2 | 5 April.
        ("2027-03-17", "2027-03-27", "2027-04-05"),
        # Tuesday, 16 December 2025. 12 | 15 17 18 19 | 22 23 24 25 26.
        ("2025-12-11", "2025-12-21", "2025-12-26"),
        # Wednesday, 16 December 2026. 14 15 17 18 | 21 22 23 24 25 | 28.
        ("2026-12-11", "2026-12-21", "2026-12-28"),
        # Thursday, 16 December 2027. 13 14 15 17 | 20 21 22 23 24 | 27.
        ("2027-12-10", "2027-12-20", "2027-12-27"),
        # No holiday near: 10 11 12 13 | 16 17 18 19 20 | 23 June.
        ("2025-06-09", "2025-06-19", "2025-06-23"),
    ],
)
@pytest.mark.parametrize("today", ["2028-01-10", "2028-06-01"])
def test_an_appeal_in_kazakhstan(
    received: str, due: str, latest: str, today: str, corpus: Corpus, plain_engine: Engine
) -> None:
    found = appeal("kz", "kz.cao.449", received, corpus, plain_engine, today)
    assert found == (due, latest)


@pytest.mark.parametrize(
    ("received", "due"),
    [("2025-03-17", "2025-03-27"), ("2026-03-19", "2026-03-29"), ("2025-04-28", "2025-05-08")],
)
def test_an_appeal_in_kyrgyzstan_counts_every_day(
    received: str, due: str, corpus: Corpus, plain_engine: Engine
) -> None:
    """The Code on Offences leaves out no days off."""
    found = appeal("kg", "kg.co.126", received, corpus, plain_engine, "2028-06-01")
    assert found == (due, due)


def test_the_safe_day_never_lies_after_the_latest(corpus: Corpus, plain_engine: Engine) -> None:
    day = dt.date(2025, 1, 2)
    while day < dt.date(2028, 1, 1):
        for jurisdiction, charge in (("kz", "kz.cao.449"), ("kg", "kg.co.126")):
            due, latest = appeal(
                jurisdiction, charge, day.isoformat(), corpus, plain_engine, "2028-06-01"
            )
            assert due <= latest
            assert due == (day + dt.timedelta(days=10)).isoformat()
        day += dt.timedelta(days=5)
