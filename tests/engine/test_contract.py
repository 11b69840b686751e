"""The contract that scripts rely on (design, section 8): values, keys, forms and exit codes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from lawbase.cli import app
from lawbase.corpus import Corpus
from lawbase.engine import Engine
from lawbase.output import plain
from tests.random_cases import random_cases

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = """\
jurisdiction: kz            # kz | kg
date: 2025-03-01            # day of the act; also 2025-03 or {from: …, to: …}
today: 2026-11-22           # optional
charges: [kz.cao.449]       # what they say
role: worker
facts: {approached_people: no, in_public_place: no, held_minutes: 300}
events: {ruling_received: 2025-03-04}
"""

ANSWER = {
    "jurisdiction",
    "date",
    "gate",
    "charges",
    "others_not_pointed_to",
    "breaches",
    "officer_offences",
    "cautions",
    "deadlines",
    "warnings",
    "law_verified_to",
}
CHARGE = {
    "provision",
    "version_from",
    "ground",
    "barred_by",
    "rests_on",
    "part",
    "parts",
    "penalties",
    "could_still_help",
    "elements",
    "settles",
    "milder_later",
    "also",
    "neighbours",
    "warnings",
}
ELEMENT = {"id", "finding", "because", "cite", "basis"}
BREACH = {"id", "finding", "because", "exceptions", "cite", "remedies"}
OFFICER = {"provision", "ground", "because", "elements", "investigated_by"}
DEADLINE = {"id", "due", "latest", "cite", "counted_by"}
WARNINGS = {
    "date_window",
    "text_not_seen",
    "answers_disagree",
    "amount_by_act_date",
    "not_beside_309",
    "after_verified_to",
}
PENALTIES = {
    "warning",
    "fine",
    "community_work",
    "corrective_work",
    "restriction",
    "arrest",
    "prison",
    "expulsion",
}


def printed(text: str, *command: str) -> Any:
    """Run a command in this process; its standard output must be one JSON value."""
    result = CliRunner().invoke(app, list(command or ("assess", "-", "--json")), input=text)
    assert result.exit_code == 0, result.stderr
    return json.loads(result.stdout)


@pytest.fixture(scope="module")
def example() -> Any:
    return printed(EXAMPLE)


# -- the example ----------------------------------------------------------------------------------


def test_the_head_of_the_example(example: Any) -> None:
    assert set(example) >= ANSWER
    assert example["jurisdiction"] == "kz"
    assert example["date"] == "2025-03-01"
    assert example["gate"] is None
    assert example["others_not_pointed_to"] == 0
    assert example["cautions"] == []
    assert example["law_verified_to"] == "2026-02-03"


def test_the_charge_of_the_example(example: Any) -> None:
    (charge,) = example["charges"]
    assert set(charge) >= CHARGE
    assert charge["provision"] == "kz.cao.449"
    assert charge["version_from"] == "2024-09-04"
    assert charge["ground"] == "absent"
    assert charge["barred_by"] is None
    assert "approached_people" in charge["rests_on"]
    assert (charge["part"], charge["parts"], charge["penalties"]) == (None, [], [])
    assert charge["could_still_help"] == []
    assert charge["settles"] == {"to_absent": [], "to_present": []}
    assert (charge["milder_later"], charge["also"]) == (None, None)
    assert "kz.cao.434" in charge["neighbours"]
    assert charge["warnings"] == []


def test_the_element_of_the_example(example: Any) -> None:
    elements = {element["id"]: element for element in example["charges"][0]["elements"]}
    assert all(set(element) >= ELEMENT for element in elements.values())
    approach = {key: elements["approach"][key] for key in ELEMENT}
    assert approach == {
        "id": "approach",
        "finding": "not_met",
        "because": ["approached_people"],
        "cite": "kz.cao.449(1)",
        "basis": "statute",
    }


def test_the_breach_of_the_example(example: Any) -> None:
    breach = {found["id"]: found for found in example["breaches"]}["kz.cao.789.1"]
    assert set(breach) >= BREACH
    assert breach["finding"] == "open"
    assert breach["because"] == ["held_minutes"]
    assert breach["exceptions"] == ["kz.cao.789(2)", "kz.cao.789(3)", "kz.cao.884(3)"]
    assert breach["cite"] == "kz.cao.789(1)"
    assert breach["remedies"]
    assert all(remedy.startswith("kz.remedy.") for remedy in breach["remedies"])


def test_the_deadline_of_the_example(example: Any) -> None:
    appeal = next(term for term in example["deadlines"] if term["id"] == "appeal_ruling")
    assert appeal == {
        "id": "appeal_ruling",
        "due": "2025-03-14",
        "latest": "2025-03-19",
        "cite": "kz.cao.829-4",
        "counted_by": "kz.cao.739",
    }


# -- keys and values, over many cases -------------------------------------------------------------


def check_penalty(penalty: dict[str, Any]) -> None:
    assert penalty["kind"] in PENALTIES
    if "units" in penalty or "units_max" in penalty:
        assert penalty["unit"] in ("mci", "cu")
        assert penalty["currency"] in ("KZT", "KGS")
        assert penalty["who"] in ("person", "official", "small", "medium", "large")
        assert "amount" in penalty or "amount_max" in penalty
    if "barred" in penalty:
        assert penalty["barred"] in ("yes", "no", "open")
        assert {"because", "cite"} <= set(penalty)
    if "first" in penalty:
        assert penalty["first"] in ("yes", "no", "open")
        assert "cite" in penalty


def check_charge(charge: dict[str, Any], known: set[str]) -> None:
    assert set(charge) >= CHARGE
    assert charge["ground"] in ("absent", "open", "present", "not_in_force")
    assert (charge["version_from"] is None) == (charge["ground"] == "not_in_force")
    assert charge["barred_by"] is None or charge["ground"] == "absent"
    assert set(charge["warnings"]) <= WARNINGS
    assert set(charge["settles"]) == {"to_absent", "to_present"}
    assert set(charge["rests_on"]) <= known
    if charge["part"] is not None:
        assert charge["parts"] == []
    else:
        assert charge["penalties"] == []
    if charge["ground"] not in ("open", "present"):
        assert (charge["part"], charge["parts"], charge["penalties"]) == (None, [], [])
    for part in charge["parts"]:
        assert set(part) >= {"part", "penalties", "decided_by"}
    for penalty in (
        *charge["penalties"],
        *(p for part in charge["parts"] for p in part["penalties"]),
    ):
        check_penalty(penalty)
    for element in charge["elements"]:
        assert set(element) >= ELEMENT
        assert element["finding"] in ("met", "open", "not_met")
        assert element["basis"] in ("statute", "interpretation", "doctrine")
    if charge["also"] is not None:
        check_charge(charge["also"], known)


def test_the_keys_and_values_of_many_answers(corpus: Corpus, plain_engine: Engine) -> None:
    known = set(corpus.facts)
    for case in random_cases(corpus, 1_500, seed=88):
        answer = plain(plain_engine.assess(case))
        json.dumps(answer)
        assert set(answer) >= ANSWER
        assert answer["gate"] in (None, "minor", "forced")
        assert set(answer["warnings"]) <= WARNINGS
        for charge in answer["charges"]:
            check_charge(charge, known)
        for breach in answer["breaches"]:
            assert set(breach) >= BREACH
            assert breach["finding"] in ("broken", "open")
        for offence in answer["officer_offences"]:
            assert set(offence) >= OFFICER
            assert offence["ground"] in ("open", "present")
        for deadline in answer["deadlines"]:
            assert set(deadline) >= DEADLINE
            assert deadline["due"] <= deadline["latest"]


def test_reasons_are_facts_that_can_be_told(corpus: Corpus, plain_engine: Engine) -> None:
    """Whoever reads `because` looks the id up in `facts --json`."""
    strange: set[str] = set()
    for case in random_cases(corpus, 3_000, seed=89):
        answer = plain(plain_engine.assess(case))
        reasons = [b["because"] for b in answer["breaches"]]
        reasons += [o["because"] for o in answer["officer_offences"]]
        for part in (*answer["charges"], *answer["officer_offences"]):
            reasons += [element["because"] for element in part["elements"]]
        strange |= {fact for because in reasons for fact in because} - set(corpus.facts)
    assert not strange


def test_named_charges_come_first_in_the_order_given(corpus: Corpus, plain_engine: Engine) -> None:
    for case in random_cases(corpus, 1_000, seed=90):
        answer = plain_engine.assess(case)
        if answer.gate is None:
            listed = tuple(charge.provision for charge in answer.charges)
            assert listed[: len(case.charges)] == case.charges


# -- forms of the day -----------------------------------------------------------------------------

HEAD = (
    "jurisdiction: kz\ntoday: 2026-11-22\ncharges: [kz.cao.449]\nfacts: {approached_people: no}\n"
)


@pytest.mark.parametrize(
    ("written", "told", "versions"),
    [
        ("2025-03-01", "2025-03-01", {"2024-09-04"}),
        ("2025-03", "2025-03", {"2024-09-04"}),
        (
            "{from: 2025-03-01, to: 2025-03-09}",
            {"from": "2025-03-01", "to": "2025-03-09"},
            {"2024-09-04"},
        ),
        # Every version inside a month or a range is assessed.
        ("2018-01", "2018-01", {"2015-01-01", "2018-01-08"}),
        (
            "{from: 2025-08-31, to: 2025-09-01}",
            {"from": "2025-08-31", "to": "2025-09-01"},
            {"2024-09-04", "2025-09-01"},
        ),
        (
            "{from: 2025-08-31, to: 2025-08-31}",
            {"from": "2025-08-31", "to": "2025-08-31"},
            {"2024-09-04"},
        ),
        # A month that has begun ends today.
        ("2026-11", "2026-11", {"2026-07-01"}),
    ],
)
def test_forms_of_the_day(written: str, told: Any, versions: set[str]) -> None:
    answer = printed(HEAD + f"date: {written}\n")
    assert answer["date"] == told
    found: set[str] = set()
    charge = answer["charges"][0]
    while charge is not None:
        found.add(charge["version_from"])
        charge = charge["also"]
    assert found == versions
    assert ("date_window" in answer["charges"][0]["warnings"]) == (len(versions) > 1)


@pytest.mark.parametrize(
    "moment", ["2025-03-01", "2025-03-01 21:40", "2025-03-01T21:40", "2025-03-01 21:40:00"]
)
def test_forms_of_a_moment(moment: str) -> None:
    answer = printed(HEAD + f"date: 2025-03-01\nevents: {{detained_from: {moment}}}\n")
    (deadline,) = answer["deadlines"]
    assert (deadline["id"], deadline["due"]) == ("complain_acts", "2025-05-01")


def test_the_same_file_gives_the_same_answer() -> None:
    assert printed(EXAMPLE) == printed(EXAMPLE)


# -- other commands -------------------------------------------------------------------------------


def test_the_shape_of_the_facts(corpus: Corpus) -> None:
    listed = printed("", "facts", "--json")
    assert isinstance(listed, list)
    for fact in listed:
        assert set(fact) == {"id", "kind", "choices", "question", "gate"}
        assert fact["kind"] in ("yesno", "number", "date", "choice")
        assert bool(fact["choices"]) == (fact["kind"] == "choice")
        assert fact["question"].endswith("?")
        assert fact["gate"] in (None, "minor", "forced")
    assert [fact["id"] for fact in listed] == list(corpus.facts)
    gates = {fact["id"]: fact["gate"] for fact in listed if fact["gate"]}
    assert gates == {"under_18": "minor", "forced_or_held_by_others": "forced"}


def test_an_article_on_a_day() -> None:
    page = printed("", "law", "kz.cao.449", "--on", "2020-05-01", "--json")
    assert page["id"] == "kz.cao.449"
    assert page["on"] == "2020-05-01"
    assert page["in_force"] is True
    (version,) = page["versions"]
    assert version["from_earliest"] == "2018-01-08"
    # Part 1: a warning or 5 indexes; from 1 April 2020 one index is 2,778: 5 x 2,778 = 13,890.
    part = {part["part"]: part for part in version["parts"]}["1"]
    assert [penalty["kind"] for penalty in part["penalties"]] == ["warning", "fine"]
    assert part["penalties"][1]["amount"] == 13_890


def test_an_article_with_all_versions_and_one_not_in_force() -> None:
    whole = printed("", "law", "kz.cao.449", "--json")
    assert [v["from_earliest"] for v in whole["versions"]] == [
        "2015-01-01",
        "2018-01-08",
        "2024-09-04",
        "2025-09-01",
        "2026-07-01",
    ]
    early = printed("", "law", "kg.co.109-2", "--on", "2024-07-29", "--json")
    assert (early["in_force"], early["versions"]) == (False, [])


# -- a real process -------------------------------------------------------------------------------


def run(text: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "lawbase", *arguments],
        input=text,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


@pytest.mark.parametrize(
    ("arguments", "kind"),
    [
        (("assess", "-", "--json"), dict),
        (("ask", "-", "--json"), dict),
        (("facts", "--json"), list),
        (("law", "kz.cao.449", "--json"), dict),
    ],
)
def test_json_and_nothing_else_on_standard_output(arguments: tuple[str, ...], kind: type) -> None:
    done = run(EXAMPLE, *arguments)
    assert (done.returncode, done.stderr) == (0, "")
    assert isinstance(json.loads(done.stdout), kind)


def test_the_module_answers_as_the_command_does(example: Any) -> None:
    assert json.loads(run(EXAMPLE, "assess", "-", "--json").stdout) == example


@pytest.mark.parametrize(
    ("text", "arguments", "code"),
    [
        (EXAMPLE, ("assess", "-"), 0),
        ("", ("--version",), 0),
        ("", ("--help",), 0),
        (EXAMPLE.replace("kz.cao.449", "kz.cao.999"), ("assess", "-"), 2),
        ("", ("law", "kz.cao.999"), 2),
        ("", ("law", "kz.cao.449", "--on", "soon"), 2),
        # Refused for safety: no gate is stated, she is held, drugs were found, behind a gate.
        (EXAMPLE, ("sheet", "-", "--form", "lawyer", "-o", "-"), 3),
    ],
)
def test_exit_codes(text: str, arguments: tuple[str, ...], code: int) -> None:
    done = run(text, *arguments)
    assert "Traceback" not in done.stderr
    assert done.returncode == code
    if code:
        assert done.stdout == ""
        assert done.stderr.strip()


GATES_DENIED = "under_18: no, forced_or_held_by_others: no, held_now: no, drugs_found: no"


@pytest.mark.parametrize(
    "facts",
    [
        "",
        GATES_DENIED.replace("held_now: no", "held_now: yes"),
        GATES_DENIED.replace("drugs_found: no", "drugs_found: yes"),
        GATES_DENIED.replace("under_18: no", "under_18: yes"),
        GATES_DENIED.replace("forced_or_held_by_others: no", "forced_or_held_by_others: yes"),
        GATES_DENIED.replace("under_18: no", "under_18: unknown"),
    ],
)
def test_the_lawyers_form_is_refused_with_a_reason(facts: str) -> None:
    text = f"jurisdiction: kz\ndate: 2025-03-01\ntoday: 2026-11-22\nfacts: {{{facts}}}\n"
    command = ["sheet", "-", "--form", "lawyer", "-o", "-"]
    result = CliRunner().invoke(app, command, input=text)
    assert result.exit_code == 3
    assert result.stdout == ""
    assert result.stderr.strip()
