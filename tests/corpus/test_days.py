"""Which version applied on a day: exact days, windows, ranges, ended, not yet begun."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import pytest

from lawbase.corpus import Corpus
from lawbase.corpus.corpus import possible_versions, surest_version
from lawbase.model.law import Dated


@dataclass
class History:
    """A dated thing with nothing but versions."""

    versions: list[Dated]
    ended: dt.date | None = None


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def version(name: str, earliest: str, latest: str | None = None) -> Dated:
    return Dated.model_validate(
        {
            "from": {"earliest": day(earliest), "latest": day(latest or earliest)},
            "law": name,
            "source": "a source",
            "confidence": "official",
            "checked_on": day("2026-11-24"),
        }
    )


# An old text; a new one that came in the window of 8 to 11 January 2018; a third from a sure day.
HISTORY = History(
    [
        version("old", "2015-01-01"),
        version("new", "2018-01-08", "2018-01-11"),
        version("third", "2020-05-01"),
    ]
)
# A single text that came in the window of 30 July to 1 September 2024.
YOUNG = History([version("only", "2024-07-30", "2024-09-01")])
# A text that ended on a day, the last on which it applied.
ENDED = History([version("old", "2019-01-01"), version("new", "2020-05-01")], day("2021-11-30"))


def possible(history: History, first: str, last: str | None = None) -> list[str | None]:
    found = possible_versions(history, day(first), day(last or first))
    return [version.law if version is not None else None for version in found]


def surest(history: History, date: str) -> str | None:
    found = surest_version(history, day(date))
    return found.law if found is not None else None


@pytest.mark.parametrize(
    ("date", "names"),
    [
        ("2014-12-31", [None]),
        ("2015-01-01", ["old"]),
        ("2018-01-07", ["old"]),
        ("2018-01-08", ["old", "new"]),
        ("2018-01-10", ["old", "new"]),
        ("2018-01-11", ["new"]),
        ("2020-04-30", ["new"]),
        ("2020-05-01", ["third"]),
        ("2026-11-22", ["third"]),
    ],
)
def test_one_day(date: str, names: list[str | None]) -> None:
    assert possible(HISTORY, date) == names


@pytest.mark.parametrize(
    ("first", "last", "names"),
    [
        ("2014-12-01", "2014-12-31", [None]),
        ("2014-12-31", "2015-01-01", [None, "old"]),
        ("2018-01-01", "2018-01-07", ["old"]),
        ("2018-01-01", "2018-01-08", ["old", "new"]),
        ("2018-01-01", "2018-01-31", ["old", "new"]),
        ("2018-01-11", "2018-01-31", ["new"]),
        ("2020-04-01", "2020-04-30", ["new"]),
        ("2020-04-30", "2020-05-01", ["new", "third"]),
        ("2018-01-10", "2020-05-01", ["old", "new", "third"]),
        ("2018-01-11", "2020-05-01", ["new", "third"]),
        ("2014-01-01", "2026-11-22", [None, "old", "new", "third"]),
    ],
)
def test_a_range_of_days(first: str, last: str, names: list[str | None]) -> None:
    assert possible(HISTORY, first, last) == names


@pytest.mark.parametrize(
    ("first", "last", "names"),
    [
        ("2024-07-29", "2024-07-29", [None]),
        ("2024-07-30", "2024-07-30", [None, "only"]),
        ("2024-08-31", "2024-08-31", [None, "only"]),
        ("2024-09-01", "2024-09-01", ["only"]),
        ("2024-07-01", "2024-07-31", [None, "only"]),
        ("2024-07-01", "2024-09-30", [None, "only"]),
        ("2024-09-01", "2024-09-30", ["only"]),
    ],
)
def test_an_article_that_is_new(first: str, last: str, names: list[str | None]) -> None:
    assert possible(YOUNG, first, last) == names


@pytest.mark.parametrize(
    ("first", "last", "names"),
    [
        ("2018-12-31", "2018-12-31", [None]),
        ("2021-11-30", "2021-11-30", ["new"]),
        ("2021-12-01", "2021-12-01", [None]),
        ("2021-11-30", "2021-12-01", [None, "new"]),
        ("2020-04-30", "2021-12-01", [None, "old", "new"]),
        ("2018-12-31", "2021-12-01", [None, "old", "new"]),
        ("2022-01-01", "2022-12-31", [None]),
    ],
)
def test_an_article_that_ended(first: str, last: str, names: list[str | None]) -> None:
    assert possible(ENDED, first, last) == names


@pytest.mark.parametrize(
    ("history", "date", "name"),
    [
        (HISTORY, "2014-12-31", None),
        (HISTORY, "2015-01-01", "old"),
        (HISTORY, "2018-01-07", "old"),
        # In the window the newer text is not claimed yet.
        (HISTORY, "2018-01-08", "old"),
        (HISTORY, "2018-01-10", "old"),
        (HISTORY, "2018-01-11", "new"),
        (HISTORY, "2020-05-01", "third"),
        (YOUNG, "2024-07-29", None),
        (YOUNG, "2024-07-30", None),
        (YOUNG, "2024-08-31", None),
        (YOUNG, "2024-09-01", "only"),
        (ENDED, "2018-12-31", None),
        (ENDED, "2021-11-30", "new"),
        (ENDED, "2021-12-01", None),
    ],
)
def test_the_surest_version(history: History, date: str, name: str | None) -> None:
    assert surest(history, date) == name


def test_the_surest_version_is_a_possible_one_on_every_day(corpus: Corpus) -> None:
    for provision in corpus.provisions.values():
        turns = [v.entry.earliest for v in provision.versions]
        turns += [v.entry.latest for v in provision.versions]
        turns += [provision.ended] if provision.ended else []
        for turn in turns:
            for step in (-1, 0, 1):
                date = turn + dt.timedelta(days=step)
                found = possible_versions(provision, date, date)
                assert found, f"{provision.id} on {date}"
                assert surest_version(provision, date) in found, f"{provision.id} on {date}"


def test_known_days_of_the_shipped_law(corpus: Corpus) -> None:
    """Design, section 2: the window of Law 153, and the codes of 2019 that ended in 2021."""

    def named(id_: str, date: str) -> list[str | None]:
        found = possible_versions(corpus.provisions[id_], day(date), day(date))
        return [v.entry.earliest.isoformat() if v is not None else None for v in found]

    assert named("kg.co.109-2", "2024-07-29") == [None]
    assert named("kg.co.109-2", "2024-07-30") == [None, "2024-07-30"]
    assert named("kg.co.109-2", "2024-08-31") == [None, "2024-07-30"]
    assert named("kg.co.109-2", "2024-09-01") == ["2024-07-30"]
    assert named("kg.com2017.119", "2019-01-01") == ["2019-01-01"]
    assert named("kg.com2017.119", "2021-12-01") == [None]
    assert named("kg.co.126", "2021-11-30") == [None]
    assert named("kg.co.126", "2021-12-01")[-1] == "2021-12-01"
    assert named("kz.cao.449", "2024-09-04") == ["2018-01-08", "2024-09-04"]
    assert named("kz.cao.449", "2024-09-09") == ["2024-09-04"]
