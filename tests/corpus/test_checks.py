"""Broken content: every fault is listed, with file, line, field and what was expected."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from lawbase.corpus import load_corpus
from tests.broken_content import Content

ROOT = Path(__file__).resolve().parents[2]
KZ_449 = "kz/offences/cao_449.yaml"
KZ_434 = "kz/offences/cao_434.yaml"
KG_126 = "kg/offences/co_126.yaml"


# -- as it is shipped -----------------------------------------------------------------------------


def test_a_copy_loads_as_the_shipped_content(content: Content) -> None:
    assert content.messages() == []
    assert load_corpus(content.rules).digest == load_corpus().digest


def test_the_shipped_content_passes_the_real_check() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "lawbase", "check"],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "no fault found" in done.stdout


def test_the_digest_follows_the_content(content: Content) -> None:
    content.add(KZ_449, "# one comment more\n")
    assert load_corpus(content.rules).digest != load_corpus().digest


# -- one fault: its place and its words -----------------------------------------------------------


def test_an_unknown_fact_in_an_element(content: Content) -> None:
    content.replace(KZ_449, "when: approached_people", "when: spoke_first")
    line = content.replace(KZ_449, "when: spoke_first", "when: spoke_first")
    assert content.messages() == [
        f"rules/{KZ_449}, line {line}, field elements.approach.when: 'spoke_first' is not a fact; "
        "expected an id from rules/facts.yaml"
    ]


def test_an_unknown_source(content: Content) -> None:
    line = content.replace(KZ_449, "source: kz-cao-2017-07-11", "source: a-book")
    (message,) = content.messages()
    assert message.startswith(
        f"rules/{KZ_449}, line {line}, field versions[0].source: 'a-book' is not known; "
        "expected an id that exists, such as "
    )


def test_an_unknown_neighbour(content: Content) -> None:
    line = content.replace(KZ_449, "neighbours: [kz.cao.434,", "neighbours: [kz.cao.435,")
    (message,) = content.messages()
    assert message.startswith(
        f"rules/{KZ_449}, line {line}, field neighbours[0]: 'kz.cao.435' is not known; "
    )


def test_an_unknown_act(content: Content) -> None:
    line = content.replace(KZ_449, "act: kz.cao\n", "act: kz.coa\n")
    (message,) = content.messages()
    assert message.startswith(f"rules/{KZ_449}, line {line}, field act: 'kz.coa' is not known; ")


def test_an_unknown_exclusion(content: Content) -> None:
    line = content.replace(KZ_449, "exclusions: [already_punished,", "exclusions: [punished,")
    (message,) = content.messages()
    assert message.startswith(
        f"rules/{KZ_449}, line {line}, field exclusions[0]: 'punished' is not known; "
    )


def test_an_exclusion_of_the_other_country(content: Content) -> None:
    line = content.replace(KZ_449, "exclusions: [already_punished,", "exclusions: [online_only,")
    (message,) = content.messages()
    assert message.startswith(
        f"rules/{KZ_449}, line {line}, field exclusions[0]: 'online_only' is not known; "
    )


def test_an_unknown_authority(content: Content) -> None:
    line = content.replace(KZ_449, "protocol_by: kz.authority.police\n", "protocol_by: a.man\n")
    (message,) = content.messages()
    assert message.startswith(
        f"rules/{KZ_449}, line {line}, field versions[0].protocol_by: 'a.man' is not known; "
    )


def test_an_unknown_element_in_a_version(content: Content) -> None:
    old = "elements: [approach, insistence, place, purpose@2015]"
    line = content.replace(KZ_449, old, old.replace("place", "plaza"))
    (message,) = content.messages()
    assert message.startswith(
        f"rules/{KZ_449}, line {line}, field versions[0].elements[2]: 'plaza' is not known; "
    )


def test_an_element_that_no_version_uses(content: Content) -> None:
    line = content.replace(
        KZ_449,
        "  place:\n",
        "  colour:\n    text: A colour.\n    cite: kz.cao.449(1)\n    when: in_public_place\n"
        "  place:\n",
    )
    assert content.messages() == [
        f"rules/{KZ_449}, line {line}, field elements.colour: no version uses this element; "
        "expected no dead rows"
    ]


def test_versions_out_of_order(content: Content) -> None:
    line = content.replace(KZ_449, "  - from: 2025-09-01\n", "  - from: 2017-09-01\n")
    assert content.messages() == [
        f"rules/{KZ_449}, line {line}, field versions[3].from: this version does not begin after "
        "the one above it; expected versions from the oldest to the newest"
    ]


def test_a_window_upside_down(content: Content) -> None:
    old = "{earliest: 2018-01-08, latest: 2018-01-11}"
    line = content.replace(KZ_449, old, "{earliest: 2018-01-11, latest: 2018-01-08}")
    assert content.messages() == [
        f"rules/{KZ_449}, line {line}, field versions[1].from: latest lies before earliest; "
        "expected earliest <= latest"
    ]


def test_a_missing_field(content: Content) -> None:
    content.replace(KZ_449, "    source: kz-cao-2017-07-11\n", "")
    (message,) = content.messages()
    assert message.startswith(f"rules/{KZ_449}, line ")
    assert message.endswith("field versions[0].source: this field is missing; expected a value")


def test_an_unknown_field(content: Content) -> None:
    line = content.replace(KZ_449, 'article: "449"\n', 'article: "449"\ncolour: red\n') + 1
    assert content.messages() == [
        f"rules/{KZ_449}, line {line}, field colour: unknown field; expected a field of the schema"
    ]


def test_a_wrong_type(content: Content) -> None:
    line = content.replace(KZ_449, "{kind: fine, units: 10}", "{kind: fine, units: ten}")
    (message,) = content.messages()
    field = "versions[0].parts[1].penalties[0].units"
    assert message.startswith(f"rules/{KZ_449}, line {line}, field {field}: ")
    assert "'ten'" in message


def test_an_unknown_kind_of_penalty(content: Content) -> None:
    line = content.replace(KZ_449, "{kind: fine, units: 10}", "{kind: flogging, units: 10}")
    (message,) = content.messages()
    field = "versions[0].parts[1].penalties[0].kind"
    assert message.startswith(f"rules/{KZ_449}, line {line}, field {field}: ")
    assert "'flogging'" in message
    assert "'warning'" in message


@pytest.mark.parametrize("date", ["2015-02-30", "soon", "5"])
def test_a_bad_date(content: Content, date: str) -> None:
    line = content.replace(KZ_449, "  - from: 2015-01-01\n", f"  - from: {date}\n")
    (message,) = content.messages()
    assert message.startswith(f"rules/{KZ_449}, line {line}, field versions[0].from")


def test_a_cite_that_is_none(content: Content) -> None:
    line = content.replace(KZ_449, "milder_cite: kz.cao.5(1)", "milder_cite: the Code")
    (message,) = content.messages()
    assert message.startswith(f"rules/{KZ_449}, line {line}, field milder_cite: ")


def test_a_condition_that_is_none(content: Content) -> None:
    line = content.replace(KZ_449, "when: approached_people", "when: {alll: [approached_people]}")
    (message,) = content.messages()
    assert message.startswith(f"rules/{KZ_449}, line {line}, field elements.approach.when: ")
    assert message.endswith(
        "expected the id of a fact, or one of {not: …}, {all: […]}, {any: […]}, "
        "{is: {fact: [choice, …]}}, {over: {fact: number}}, {perhaps: …}, {presumed: …}, {told: …}"
    )


def test_a_choice_that_does_not_exist(content: Content) -> None:
    line = content.replace(KZ_449, "when: in_public_place", "when: {is: {place: [street, moon]}}")
    (message,) = content.messages()
    assert message.startswith(
        f"rules/{KZ_449}, line {line}, field elements.place.when: 'moon' is no choice of place; "
        "expected street, "
    )


def test_a_choice_of_a_fact_that_has_none(content: Content) -> None:
    line = content.replace(KZ_449, "when: approached_people", "when: {is: {approached_people: x}}")
    assert content.messages() == [
        f"rules/{KZ_449}, line {line}, field elements.approach.when: 'x' is no choice of "
        "approached_people; expected no choices"
    ]


def test_two_provisions_with_one_id(content: Content) -> None:
    shutil.copy(content.rules / KZ_449, content.rules / "kz/offences/cao_449_copy.yaml")
    (message,) = content.messages()
    assert message.startswith("rules/kz/offences/cao_449_copy.yaml, line 2, field id: ")
    assert message.endswith("this id is given twice; expected unique ids")


def test_two_facts_with_one_id(content: Content) -> None:
    line = content.replace("facts.yaml", "  - id: held_now\n", "  - id: under_18\n")
    found = [m for m in content.messages() if "given twice" in m]
    assert found == [
        f"rules/facts.yaml, line {line}, field facts[2].id: this id is given twice; "
        "expected unique ids"
    ]


def test_choices_of_a_fact_that_is_no_choice(content: Content) -> None:
    content.replace("facts.yaml", "  - id: held_now\n", "  - id: held_now\n    choices: {a: A}\n")
    (message,) = content.messages()
    assert message.startswith("rules/facts.yaml, line ")
    assert "`choices` are expected for kind choice, and only there" in message


def test_broken_yaml(content: Content) -> None:
    line = content.add(KZ_449, "x: [1, 2\n")
    (message,) = content.messages()
    assert message.startswith(f"rules/{KZ_449}, line {line + 1}: this is not YAML: ")


def test_an_alias(content: Content) -> None:
    content.replace(KZ_449, "    parts:\n", "    parts: &parts\n")
    content.replace(KZ_449, "    parts:\n", "    parts: *parts\n    note: an alias\n    was:\n")
    assert any("an alias (*name)" in message for message in content.messages())


def test_a_key_given_twice(content: Content) -> None:
    line = content.add(KZ_449, "kind: crime\n")
    assert content.messages() == [
        f"rules/{KZ_449}, line {line}, field kind: this key is given twice; expected each key once"
    ]


def test_an_empty_file(content: Content) -> None:
    (content.rules / "kz/empty.yaml").write_text("", encoding="utf-8")
    assert content.messages() == [
        "rules/kz/empty.yaml, line 1: the file holds no fields; expected a provision or named lists"
    ]


def test_an_unknown_list(content: Content) -> None:
    (content.rules / "kz/more.yaml").write_text("offenses: []\n", encoding="utf-8")
    (message,) = content.messages()
    assert message.startswith(
        "rules/kz/more.yaml, line 1, field offenses: unknown list; expected one of acts, "
    )


def test_a_file_that_is_not_text(content: Content) -> None:
    (content.rules / "kz/more.yaml").write_bytes(b"\xff\xfe\x00")
    (message,) = content.messages()
    assert message.startswith("rules/kz/more.yaml, line 1: ")


def test_an_unknown_remedy(content: Content) -> None:
    file = "kz/rights/detention.yaml"
    line = content.replace(file, "[kz.remedy.prosecutor_free,", "[kz.remedy.wonder,")
    (message,) = content.messages()
    assert message.startswith(f"rules/{file}, line {line}, field rights[")
    assert ": 'kz.remedy.wonder' is not known; " in message


# -- references that lead nowhere -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("file", "old", "new", "wrong"),
    [
        # A deadline would run from an event that no case can tell: the engine breaks on it.
        ("kz/deadlines.yaml", "event: ruling_received", "event: ruling_got", "'ruling_got'"),
        (
            "kz/deadlines.yaml",
            "decided_by: [kz.authority.court]",
            "decided_by: [kz.authority.nobody]",
            "'kz.authority.nobody'",
        ),
        ("kz/offences/cao_450.yaml", "to: kz.cc.309", "to: kz.cc.310", "'kz.cc.310'"),
        ("kz/penalty_bars.yaml", "acts: [kz.cao]", "acts: [kz.coa]", "'kz.coa'"),
        ("kz/first_warning.yaml", "acts: [kz.cao]", "acts: [kz.coa]", "'kz.coa'"),
        ("parameters.yaml", "source: kz-mci-2015", "source: a-book", "'a-book'"),
    ],
)
def test_a_reference_that_leads_nowhere(
    content: Content, file: str, old: str, new: str, wrong: str
) -> None:
    line = content.replace(file, old, new)
    found = content.messages()
    assert [m for m in found if m.startswith(f"rules/{file}, line {line}, ") and wrong in m], found


def test_two_versions_from_one_day(content: Content) -> None:
    """Only one of them would ever be read."""
    line = content.replace(KZ_449, "  - from: 2026-07-01\n", "  - from: 2025-09-01\n")
    assert [m for m in content.messages() if m.startswith(f"rules/{KZ_449}, line {line}, ")]


def test_an_article_that_comes_before_itself(content: Content) -> None:
    """The engine would look for its predecessors for ever."""
    line = content.replace(KG_126, "kind: offence\n", "kind: offence\npredecessor: kg.co.126\n")
    text = (content.rules / KG_126).read_text(encoding="utf-8")
    if text.count("predecessor:") > 1:
        lines = text.splitlines(keepends=True)
        lines.pop(next(i for i, x in enumerate(lines) if "predecessor: kg.com2017" in x))
        (content.rules / KG_126).write_text("".join(lines), encoding="utf-8")
    assert [m for m in content.messages() if m.startswith(f"rules/{KG_126}, line ")], line


# -- several faults -------------------------------------------------------------------------------


def places(content: Content) -> set[tuple[str, int]]:
    return {(fault.file, fault.line) for fault in content.faults()}


def test_two_faults_in_two_files_are_both_listed(content: Content) -> None:
    one = content.replace(KZ_449, "neighbours: [kz.cao.434,", "neighbours: [kz.cao.435,")
    other = content.replace(KG_126, "when: order_or_calm_disturbed", "when: nothing_such")
    assert places(content) == {(f"rules/{KZ_449}", one), (f"rules/{KG_126}", other)}


def test_two_faults_of_form_in_two_files_are_both_listed(content: Content) -> None:
    one = content.replace(KZ_449, "{kind: fine, units: 10}", "{kind: fine, units: ten}")
    other = content.replace(KG_126, "kind: offence\n", "kind: a sin\n")
    assert places(content) == {(f"rules/{KZ_449}", one), (f"rules/{KG_126}", other)}


def test_two_faults_in_one_file_are_both_listed(content: Content) -> None:
    one = content.replace(KZ_449, "neighbours: [kz.cao.434,", "neighbours: [kz.cao.435,")
    other = content.replace(KZ_449, "when: approached_people", "when: spoke_first")
    assert places(content) == {(f"rules/{KZ_449}", one), (f"rules/{KZ_449}", other)}


def test_a_fault_of_form_hides_no_unknown_id(content: Content) -> None:
    one = content.replace(KG_126, "kind: offence\n", "kind: a sin\n")
    other = content.replace(KZ_449, "when: approached_people", "when: spoke_first")
    assert {(f"rules/{KG_126}", one), (f"rules/{KZ_449}", other)} <= places(content)


def test_broken_yaml_hides_no_fault_of_form(content: Content) -> None:
    one = content.add(KG_126, "x: [1, 2\n") + 1
    other = content.replace(KZ_449, "{kind: fine, units: 10}", "{kind: fine, units: ten}")
    assert {(f"rules/{KG_126}", one), (f"rules/{KZ_449}", other)} <= places(content)
