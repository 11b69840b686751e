"""Every row of the tables, on both chainers. The tables are written from the official texts."""

from __future__ import annotations

from typing import Any

import pytest

from lawbase.casefile import read_case
from lawbase.corpus import Corpus
from lawbase.corpus.corpus import surest_version
from lawbase.engine import Engine
from lawbase.engine.assess import procedure_day
from lawbase.model.case import Case
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
            compare_parts(value, found[key])
        elif key == "penalties":
            compare_penalties(value, found[key])
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


def compare_penalties(expected: list[str], found: list[dict[str, Any]]) -> None:
    for words in expected:
        check_arithmetic(words)
    wanted, actual = same_penalties(expected, found)
    assert actual == wanted, "penalties"


def compare_parts(expected: Any, found: list[dict[str, Any]]) -> None:
    """Compare the parts that may apply; with a mapping the penalties of each too."""
    assert {str(part) for part in expected} == {part["part"] for part in found}, "parts"
    if isinstance(expected, dict):
        for part in found:
            compare_penalties(expected[part["part"]], part["penalties"])


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
    assert set(row.beside.get("others", ())) <= set(charges)
    assert not set(row.beside.get("not_listed", ())) & set(charges)
    check_beside(row.beside, answer)


def check_beside(expected: dict[str, Any], answer: dict[str, Any]) -> None:
    """Compare what a row says of rights, officers, deadlines and cautions."""
    breaches = {breach["id"]: breach for breach in answer["breaches"]}
    for id_, wanted in expected.get("breaches", {}).items():
        assert id_ in breaches, f"{id_} is missing from {sorted(breaches)}"
        compare_entry({"finding": wanted} if isinstance(wanted, str) else wanted, breaches[id_])
    assert not set(expected.get("no_breach", ())) & set(breaches)
    officers = {offence["provision"]: offence for offence in answer["officer_offences"]}
    for id_, wanted in expected.get("officers", {}).items():
        assert id_ in officers, f"{id_} is missing from {sorted(officers)}"
        compare_entry({"ground": wanted} if isinstance(wanted, str) else wanted, officers[id_])
    assert not set(expected.get("not_officers", ())) & set(officers)
    for key in ("deadlines", "their_deadlines"):
        running = {deadline["id"]: deadline for deadline in answer[key]}
        for id_, wanted in expected.get(key, {}).items():
            if wanted is None:
                assert id_ not in running, f"{id_} runs"
                continue
            assert id_ in running, f"{id_} is missing from {sorted(running)}"
            compare_entry(wanted if isinstance(wanted, dict) else {"due": wanted}, running[id_])
    if "cautions" in expected:
        assert set(expected["cautions"]) <= set(answer["cautions"]), "cautions"
    if "gate" in expected:
        assert answer["gate"] == expected["gate"], "gate"


def compare_entry(expected: dict[str, Any], found: dict[str, Any]) -> None:
    """Compare the keys that a row is about: lists as sets, elements by their findings."""
    for key, value in expected.items():
        if key == "elements":
            findings = {element["id"]: element["finding"] for element in found[key]}
            assert {id_: findings.get(id_) for id_ in value} == value, key
        elif key in ("because", "remedies", "warnings"):
            assert set(value) <= set(found[key]), key
        elif key == "parts":
            compare_parts(value, found[key])
        elif key == "penalties":
            compare_penalties(value, found[key])
        elif key == "exceptions":
            assert set(value) == set(found[key]), key
        else:
            wanted = value if value is None else str(value)
            assert str(found[key]) == wanted if value is not None else found[key] is None, key


def check_stands(row: Row, corpus: Corpus, case: Case) -> None:
    """Compare what a row says of remedies and authorities with the law of the row's day.

    The day is that of the procedure: of the detention, the protocol, or else of the act.
    """
    day = procedure_day(case)
    for shelf, expected in (
        (corpus.remedies, row.beside.get("remedies", {})),
        (corpus.authorities, row.beside.get("authorities", {})),
    ):
        for id_, wanted in expected.items():
            version = surest_version(shelf[id_], day) if id_ in shelf else None
            if wanted is None:
                assert version is None, f"{id_} stood on {day}"
                continue
            assert version is not None, f"{id_} did not stand on {day}"
            compare_standing(wanted, version.model_dump(mode="json"))


def compare_standing(expected: dict[str, Any], found: dict[str, Any]) -> None:
    for key, value in expected.items():
        if key == "contains":  # words that the paper must hold, as the contents name them
            contents = " ".join(found["contents"]).casefold()
            assert all(word.casefold() in contents for word in value), f"contents: {contents}"
        elif key == "printed":  # the numbers that may be printed
            shown = [c["value"] for c in found["contacts"] if c["status"] != "unconfirmed"]
            assert shown == [str(number) for number in value], "contacts"
        elif key in ("to", "after", "file_by"):
            assert found[key] == value, key
        elif key in ("answer_within", "answer_at_most"):
            term = found["answer"][key.removeprefix("answer_")]
            assert {unit: count for unit, count in term.items() if count} == value, key
        elif key == "name_ru":
            assert found["name"]["ru"] == value, key
        else:
            assert str(found[key]) == str(value), key


STANDING = [row for row in TABLE if {"remedies", "authorities"} & set(row.beside)]


@pytest.mark.parametrize("row", STANDING, ids=str)
def test_remedies_and_authorities_of_the_day(row: Row, corpus: Corpus) -> None:
    check_stands(row, corpus, read_case(row.case, row.id, corpus))


@pytest.mark.parametrize("row", TABLE, ids=str)
def test_row_on_the_plain_chainer(row: Row, corpus: Corpus, plain_engine: Engine) -> None:
    check(row, assess(row, corpus, plain_engine))


@pytest.mark.parametrize("row", TABLE, ids=str)
def test_row_on_durable_rules(row: Row, corpus: Corpus, durable_engine: Engine) -> None:
    check(row, assess(row, corpus, durable_engine))


def test_ids_of_rows_are_unique() -> None:
    ids = [str(row) for row in TABLE]
    assert len(ids) == len(set(ids))
