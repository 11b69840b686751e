"""Every row of the tables, on both chainers. The tables are written from the official texts."""

from __future__ import annotations

from typing import Any

import pytest

from lawbase.casefile import read_case
from lawbase.corpus import Corpus
from lawbase.engine import Engine
from lawbase.output import plain
from tests.law.table import Row, check_arithmetic, rows, same_penalties

TABLE = list(rows())
PLAIN_KEYS = ("ground", "barred_by", "part", "version_from")


def compare(expected: dict[str, Any], found: dict[str, Any]) -> None:
    """Compare the keys that a row is about with the finding."""
    for key, value in expected.items():
        if key in PLAIN_KEYS:
            wanted = value if value is None else str(value)
            assert found[key] == wanted, key
        elif key == "rests_on":
            assert set(value) <= set(found[key]), key
        elif key == "parts":
            assert {str(part) for part in value} == {part["part"] for part in found[key]}, key
        elif key == "penalties":
            for words in value:
                check_arithmetic(words)
            wanted, actual = same_penalties(value, found[key])
            assert actual == wanted, key
        elif key == "elements":
            findings = {element["id"]: element["finding"] for element in found[key]}
            assert {id_: findings.get(id_) for id_ in value} == value, key
        elif key in ("warnings", "neighbours"):
            assert set(value) <= set(found[key]), key
        elif key == "no_warnings":
            assert not set(value) & set(found["warnings"]), key
        elif key == "also":
            if value is None:
                assert found[key] is None, key
            else:
                assert found[key] is not None, "also: there is no other version"
                compare(value, found[key])
        elif key == "milder_later":
            compare_milder(value, found[key])
        else:
            raise AssertionError(f"the row asks for {key!r}, which no finding has")


def compare_milder(value: Any, found: dict[str, Any] | None) -> None:
    if isinstance(value, dict):
        assert found is not None, "milder_later: there is none"
        for key, wanted in value.items():
            if key == "penalties":
                expected, actual = same_penalties(wanted, found[key])
                assert actual == expected
            else:
                assert str(found[key]) == str(wanted), f"milder_later.{key}"
    else:
        assert (found is not None) == bool(value), f"milder_later: {found}"


def assess(row: Row, corpus: Corpus, engine: Engine) -> dict[str, Any]:
    result: dict[str, Any] = plain(engine.assess(read_case(row.case, row.id, corpus)))
    return result


def check(row: Row, answer: dict[str, Any]) -> None:
    charges = {charge["provision"]: charge for charge in answer["charges"]}
    for provision, expected in row.expect.items():
        assert provision in charges, f"{provision} is missing from {sorted(charges)}"
        compare(expected, charges[provision])
    assert set(row.others) <= set(charges)
    assert not set(row.not_listed) & set(charges)


@pytest.mark.parametrize("row", TABLE, ids=str)
def test_row_on_the_plain_chainer(row: Row, corpus: Corpus, plain_engine: Engine) -> None:
    check(row, assess(row, corpus, plain_engine))


@pytest.mark.parametrize("row", TABLE, ids=str)
def test_row_on_durable_rules(row: Row, corpus: Corpus, durable_engine: Engine) -> None:
    check(row, assess(row, corpus, durable_engine))


def test_ids_of_rows_are_unique() -> None:
    ids = [str(row) for row in TABLE]
    assert len(ids) == len(set(ids))
