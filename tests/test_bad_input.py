"""Bad input: exit code 2, and a message with file, line, field and the form that was expected.

Most cases run the command line in this process, a handful in a real one. Whole messages are
compared: they are what a person has to work with.
"""

from __future__ import annotations

import functools
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from lawbase import cli
from lawbase.corpus import load_corpus

ROOT = Path(__file__).resolve().parents[1]
KZ = "jurisdiction: kz\n"
GOOD = KZ + "date: 2025-03-01\ntoday: 2026-11-22\n"  # three lines; the fault comes on line 4
DAY_FORM = "a day like 2025-03-01, a month like 2025-03, or {from: 2025-03-01, to: 2025-03-09}"
A_DAY = "a day that exists, like 2025-03-01"
FIELDS = "jurisdiction, date, today, charges, role, facts, events"
ROLES = "worker, colleague, driver, administrator, landlord, other"
KZ_CHARGES = ", ".join(provision.id for provision in load_corpus().charges_of("kz"))
EVENTS = (
    "ruling_received, case_opened, detained_from, released_at, complaint_filed, "
    "refusal_received, protocol_date, injury_date"
)
PLACES = "street, shop_station_transport, cafe_club, sauna_hotel, flat, car, online, other"


@pytest.fixture(scope="module", autouse=True)
def content_read_once() -> Iterator[None]:
    """Let all runs in this process share the content: it is the same, and reading it takes long."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cli, "load_corpus", functools.cache(load_corpus))
        yield


def messages(text: str | bytes, *arguments: str) -> list[str]:
    """Give a bad case to the command line and return the lines of its message."""
    result = CliRunner().invoke(cli.app, list(arguments or ("assess", "-", "--json")), input=text)
    crash = result.exception if not isinstance(result.exception, SystemExit) else None
    assert crash is None, f"the program broke: {crash!r}"
    assert result.exit_code == 2, f"exit code {result.exit_code}"
    assert result.stdout == "", "bad input must print nothing on standard output"
    assert "Traceback" not in result.stderr
    return result.stderr.splitlines()


def answer(text: str) -> object:
    """Give a good case to the command line and return its answer."""
    result = CliRunner().invoke(cli.app, ["assess", "-", "--json"], input=text)
    assert result.exit_code == 0, result.stderr
    return json.loads(result.stdout)


NO_FIELDS = f"-, line 1: the case file holds no fields; expected fields such as {FIELDS}"

# name: (the case, its one message)
ONE_FAULT: dict[str, tuple[str, str]] = {
    # The file as a whole
    "an empty file": ("", NO_FIELDS),
    "a file of comments": ("# nothing yet\n", NO_FIELDS),
    "null": ("null\n", NO_FIELDS),
    "a list": ("- jurisdiction: kz\n", NO_FIELDS),
    "a number": ("449\n", NO_FIELDS),
    "a sentence": ("she was stopped in March\n", NO_FIELDS),
    "an unknown field": (
        GOOD + "colour: red\n",
        f"-, line 4, field colour: unknown field; expected one of {FIELDS}",
    ),
    # Jurisdiction
    "no jurisdiction": (
        "date: 2025-03-01\ntoday: 2026-11-22\n",
        "-, line 1, field jurisdiction: this field is missing; expected one of kz, kg",
    ),
    "an unknown country": (
        "jurisdiction: uz\ndate: 2025-03-01\n",
        "-, line 1, field jurisdiction: 'uz' is not known; expected one of kz, kg",
    ),
    "a country in capitals": (
        "jurisdiction: KZ\ndate: 2025-03-01\n",
        "-, line 1, field jurisdiction: 'KZ' is not known; expected one of kz, kg",
    ),
    "a list of countries": (
        "jurisdiction: [kz]\ndate: 2025-03-01\n",
        "-, line 1, field jurisdiction: ['kz'] is not known; expected one of kz, kg",
    ),
    "a country as a number": (
        "jurisdiction: 7\ndate: 2025-03-01\n",
        "-, line 1, field jurisdiction: 7 is not known; expected one of kz, kg",
    ),
    # Date
    "no date": (KZ, f"-, line 1, field date: this field is missing; expected {DAY_FORM}"),
    "an empty date": (
        KZ + "date:\n",
        f"-, line 2, field date: this field is missing; expected {DAY_FORM}",
    ),
    "a month that does not exist": (
        KZ + "date: 2025-13\n",
        f"-, line 2, field date: '2025-13' is not a day; expected {DAY_FORM}",
    ),
    "month nought": (
        KZ + "date: 2025-00\n",
        f"-, line 2, field date: '2025-00' is not a day; expected {DAY_FORM}",
    ),
    "a year": (
        KZ + "date: 2025\n",
        f"-, line 2, field date: 2025 is not a day; expected {DAY_FORM}",
    ),
    "a day in words": (
        KZ + "date: yesterday\n",
        f"-, line 2, field date: 'yesterday' is not a day; expected {DAY_FORM}",
    ),
    "a day as people write it": (
        KZ + "date: 01.03.2025\n",
        f"-, line 2, field date: '01.03.2025' is not a day; expected {DAY_FORM}",
    ),
    "a moment": (
        KZ + "date: 2025-03-01 10:00:00\n",
        f"-, line 2, field date: 2025-03-01 10:00:00 is not a day; expected {DAY_FORM}",
    ),
    "a range upside down": (
        KZ + "date: {from: 2025-03-09, to: 2025-03-01}\n",
        "-, line 2, field date.to: 2025-03-01 lies before 2025-03-09; expected from, then to",
    ),
    "a range with a word": (
        KZ + "date:\n  from: spring\n  to: 2025-03-01\n",
        f"-, line 3, field date.from: 'spring' is not a day; expected {A_DAY}",
    ),
    "a day too early for Kazakhstan": (
        KZ + "date: 2014-12-31\n",
        "-, line 2, field date: 2014-12-31 lies before the law that is known here; "
        "expected a day from 2015-01-01 on for kz",
    ),
    "a day too early for Kyrgyzstan": (
        "jurisdiction: kg\ndate: 2018-12-31\n",
        "-, line 2, field date: 2018-12-31 lies before the law that is known here; "
        "expected a day from 2019-01-01 on for kg",
    ),
    "a month too early": (
        "jurisdiction: kg\ndate: 2018-12\n",
        "-, line 2, field date: 2018-12-01 lies before the law that is known here; "
        "expected a day from 2019-01-01 on for kg",
    ),
    "a range that begins too early": (
        KZ + "date: {from: 2014-12-31, to: 2015-01-02}\n",
        "-, line 2, field date: 2014-12-31 lies before the law that is known here; "
        "expected a day from 2015-01-01 on for kz",
    ),
    "a day after today": (
        KZ + "date: 2026-11-23\ntoday: 2026-11-22\n",
        "-, line 2, field date: 2026-11-23 lies after today (2026-11-22); "
        "expected a day that has come",
    ),
    "a range that ends after today": (
        KZ + "date: {from: 2026-11-01, to: 2026-11-23}\ntoday: 2026-11-22\n",
        "-, line 2, field date: 2026-11-23 lies after today (2026-11-22); "
        "expected a day that has come",
    ),
    "a month after today": (
        KZ + "date: 2026-12\ntoday: 2026-11-22\n",
        "-, line 2, field date: 2026-12 lies after today (2026-11-22); "
        "expected a month that has begun",
    ),
    # Today
    "today in words": (
        KZ + "date: 2025-03-01\ntoday: now\n",
        f"-, line 3, field today: 'now' is not a day; expected {A_DAY}",
    ),
    "today as a number": (
        KZ + "date: 2025-03-01\ntoday: 20261122\n",
        f"-, line 3, field today: 20261122 is not a day; expected {A_DAY}",
    ),
    # Role
    "an unknown role": (
        GOOD + "role: boss\n",
        f"-, line 4, field role: 'boss' is not known; expected one of {ROLES}",
    ),
    "a role as a list": (
        GOOD + "role: [worker]\n",
        f"-, line 4, field role: ['worker'] is not known; expected one of {ROLES}",
    ),
    # Charges
    "a charge that is not in a list": (
        GOOD + "charges: kz.cao.449\n",
        "-, line 4, field charges: 'kz.cao.449' is not a list; expected a list like [kz.cao.449]",
    ),
    "charges as a mapping": (
        GOOD + "charges: {kz.cao.449: x}\n",
        "-, line 4, field charges: {kz.cao.449: 'x'} is not a list; "
        "expected a list like [kz.cao.449]",
    ),
    "an unknown provision": (
        GOOD + "charges:\n  - kz.cao.449\n  - kz.cao.999\n",
        "-, line 6, field charges[1]: 'kz.cao.999' is not a provision; "
        f"expected one of {KZ_CHARGES}",
    ),
    "a bare article number": (
        GOOD + "charges: [449]\n",
        f"-, line 4, field charges[0]: 449 is not a provision; expected one of {KZ_CHARGES}",
    ),
    "a list in the list of charges": (
        GOOD + "charges: [[kz.cao.449]]\n",
        "-, line 4, field charges[0]: ['kz.cao.449'] is not a provision; "
        f"expected one of {KZ_CHARGES}",
    ),
    "a provision of the other country": (
        GOOD + "charges: [kg.co.126]\n",
        f"-, line 4, field charges[0]: kg.co.126 is not law of kz; expected one of {KZ_CHARGES}",
    ),
    "an officers' offence as a charge": (
        GOOD + "charges: [kz.cc.194]\n",
        "-, line 4, field charges[0]: kz.cc.194 is listed here as a crime against P, "
        f"not as a charge; expected one of {KZ_CHARGES}",
    ),
    # Facts
    "facts as a list": (
        GOOD + "facts: [approached_people]\n",
        "-, line 4, field facts: ['approached_people'] is not a list of answers; "
        "expected {fact: answer}",
    ),
    "an unknown fact": (
        GOOD + "facts:\n  approached_people: no\n  spoke_first: yes\n",
        "-, line 6, field facts.spoke_first: this fact is not known; "
        "expected an id from `lawbase facts --json`",
    ),
    "a word that is no answer": (
        GOOD + "facts: {approached_people: maybe}\n",
        "-, line 4, field facts.approached_people: 'maybe' is no answer; "
        "expected yes, no or unknown",
    ),
    "a number for yes": (
        GOOD + "facts: {approached_people: 1}\n",
        "-, line 4, field facts.approached_people: 1 is no answer; expected yes, no or unknown",
    ),
    "a date for yes": (
        GOOD + "facts: {approached_people: 2025-03-01}\n",
        "-, line 4, field facts.approached_people: 2025-03-01 is no answer; "
        "expected yes, no or unknown",
    ),
    "a word for a number": (
        GOOD + "facts: {held_minutes: long}\n",
        "-, line 4, field facts.held_minutes: 'long' is no answer; "
        "expected a whole number of 0 or more, or unknown",
    ),
    "a number below nought": (
        GOOD + "facts: {held_minutes: -1}\n",
        "-, line 4, field facts.held_minutes: -1 is no answer; "
        "expected a whole number of 0 or more, or unknown",
    ),
    "half a minute": (
        GOOD + "facts: {held_minutes: 1.5}\n",
        "-, line 4, field facts.held_minutes: 1.5 is no answer; "
        "expected a whole number of 0 or more, or unknown",
    ),
    "a number that is not one": (
        GOOD + "facts: {held_minutes: .nan}\n",
        "-, line 4, field facts.held_minutes: nan is no answer; "
        "expected a whole number of 0 or more, or unknown",
    ),
    "a choice that is not offered": (
        GOOD + "facts: {place: moon}\n",
        f"-, line 4, field facts.place: 'moon' is no answer; expected one of {PLACES}, or unknown",
    ),
    "a number for a choice": (
        GOOD + "facts: {place: 3}\n",
        f"-, line 4, field facts.place: 3 is no answer; expected one of {PLACES}, or unknown",
    ),
    "a fact that the engine sets itself": (
        GOOD + "facts: {charge_allows_arrest: no}\n",
        "-, line 4, field facts.charge_allows_arrest: this fact is not known; "
        "expected an id from `lawbase facts --json`",
    ),
    # Events
    "events as a list": (
        GOOD + "events: [ruling]\n",
        "-, line 4, field events: ['ruling'] is not a list of dates; expected {event: date}",
    ),
    "an unknown event": (
        GOOD + "events: {ruling: 2025-03-04}\n",
        f"-, line 4, field events.ruling: unknown event; expected one of {EVENTS}",
    ),
    "an event after today": (
        GOOD + "events:\n  ruling_received: 2026-11-23\n",
        "-, line 5, field events.ruling_received: 2026-11-23 lies after today (2026-11-22); "
        "expected a day that has come",
    ),
    "a detention after today": (
        GOOD + "events: {detained_from: 2026-11-23 01:00}\n",
        "-, line 4, field events.detained_from: 2026-11-23 lies after today (2026-11-22); "
        "expected a day that has come",
    ),
    "an event in words": (
        GOOD + "events: {ruling_received: soon}\n",
        f"-, line 4, field events.ruling_received: 'soon' is not a day; expected {A_DAY}",
    ),
    "a moment where a day is meant": (
        GOOD + "events: {ruling_received: 2025-03-04 10:00:00}\n",
        "-, line 4, field events.ruling_received: 2025-03-04 10:00:00 is not a day; "
        f"expected {A_DAY}",
    ),
    "a month where a day is meant": (
        GOOD + "events: {ruling_received: 2025-03}\n",
        f"-, line 4, field events.ruling_received: '2025-03' is not a day; expected {A_DAY}",
    ),
    "a time in words": (
        GOOD + "events: {detained_from: noon}\n",
        "-, line 4, field events.detained_from: 'noon' is not a time; "
        "expected a time like 2025-03-01 21:40",
    ),
    "an hour that does not exist": (
        GOOD + "events: {detained_from: 2025-03-01 25:10}\n",
        "-, line 4, field events.detained_from: '2025-03-01 25:10' is not a time; "
        "expected a time like 2025-03-01 21:40",
    ),
    # YAML
    "broken YAML": (
        KZ + "charges: [kz.cao.449\n",
        "-, line 3: this is not YAML: did not find expected ',' or ']'; expected key: value pairs",
    ),
    "a wrong indent": (
        KZ + "  date: 2025-03-01\n",
        "-, line 2: this is not YAML: mapping values are not allowed in this context; "
        "expected key: value pairs",
    ),
    "a tabulator": (
        KZ + "facts:\n\tplace: flat\n",
        "-, line 3: this is not YAML: found character that cannot start any token; "
        "expected key: value pairs",
    ),
    "two documents": (
        GOOD + "---\ncolour: red\n",
        "-, line 4: this is not YAML: but found another document; expected key: value pairs",
    ),
    "a key given twice": (
        GOOD + "jurisdiction: kg\n",
        "-, line 4, field jurisdiction: this key is given twice; expected each key once",
    ),
    "an answer given twice": (
        GOOD + "facts:\n  place: flat\n  place: car\n",
        "-, line 6, field facts.place: this key is given twice; expected each key once",
    ),
    "nested beyond what YAML allows": (
        "facts: " + "[" * 5_000 + "]" * 5_000 + "\n",
        "-, line 1: this is not YAML: exceeded maximum nesting depth; expected key: value pairs",
    ),
    "too long by a note": (
        GOOD + "note: " + "x" * 65_536,
        "-, line 1: the file has more than 65,536 bytes; expected at most 65,536 bytes",
    ),
}


@pytest.mark.parametrize("name", ONE_FAULT)
def test_one_fault(name: str) -> None:
    text, message = ONE_FAULT[name]
    assert messages(text) == [message]


# -- several faults -----------------------------------------------------------------------------


def test_all_faults_are_listed_at_once() -> None:
    text = (
        "jurisdiction: uz\n"
        "date: 2025-13\n"
        "today: now\n"
        "charges: [kz.cao.999, kz.cc.194]\n"
        "role: boss\n"
        "colour: red\n"
        "facts:\n"
        "  spoke_first: yes\n"
        "  held_minutes: long\n"
        "events:\n"
        "  ruling: 2025-03-04\n"
        "  ruling_received: soon\n"
    )
    fields = [re.search(r"^-, line (\d+), field ([^:]+):", line) for line in messages(text)]
    assert sorted((int(field[1]), field[2]) for field in fields if field) == [
        (1, "jurisdiction"),
        (2, "date"),
        (3, "today"),
        (4, "charges[0]"),
        (4, "charges[1]"),
        (5, "role"),
        (6, "colour"),
        (8, "facts.spoke_first"),
        (9, "facts.held_minutes"),
        (11, "events.ruling"),
        (12, "events.ruling_received"),
    ]


def test_a_day_that_does_not_exist_hides_no_other_fault() -> None:
    text = KZ + "date: 2025-02-30\ntoday: 2026-11-22\nrole: boss\n"
    assert [line.split(":")[0] for line in messages(text)] == [
        "-, line 2, field date",
        "-, line 4, field role",
    ]


# -- days that do not exist: the expected form is named, as for any other day that is none --------


def test_a_day_that_does_not_exist() -> None:
    assert messages(KZ + "date: 2025-02-30\n") == [
        f"-, line 2, field date: '2025-02-30' is not a day; expected {DAY_FORM}"
    ]


def test_an_event_on_a_day_that_does_not_exist() -> None:
    assert messages(GOOD + "events: {ruling_received: 2025-02-30}\n") == [
        f"-, line 4, field events.ruling_received: '2025-02-30' is not a day; expected {A_DAY}"
    ]


# -- messages speak of what was written, not of Python -----------------------------------------


@pytest.mark.parametrize(
    "line",
    [
        "date: {from: 2025-03-09}",
        "date: [2025-03-01]",
        "events: [2025-03-04]",
    ],
)
def test_no_message_shows_a_python_object(line: str) -> None:
    lead = GOOD if line.startswith("events") else KZ
    assert "datetime" not in "\n".join(messages(lead + line + "\n"))


@pytest.mark.parametrize(
    ("line", "written"),
    [("facts: {place: no}", "no"), ("facts: {held_minutes: yes}", "yes"), ("facts: yes", "yes")],
)
def test_a_bare_yes_or_no_is_shown_as_written(line: str, written: str) -> None:
    (message,) = messages(GOOD + line + "\n")
    assert re.search(rf"\b{written}\b.* is (no answer|not a list)", message), message


@pytest.mark.parametrize("fact", ["held_minutes", "approached_people"])
def test_a_long_value_is_cut_in_the_message(fact: str) -> None:
    (message,) = messages(GOOD + "facts: {" + fact + ": " + "9" * 5_000 + "}\n")
    assert len(message) < 300


# -- the size -----------------------------------------------------------------------------------


@pytest.mark.parametrize("letter", ["x", "я", "ң", "語"])
def test_a_megabyte_of_text_is_called_too_large_in_any_alphabet(letter: str) -> None:
    (message,) = messages(GOOD + "# " + letter * (1_000_000 // len(letter.encode())))
    assert re.fullmatch(
        r"-, line 1: the file has [^;]*bytes; expected at most 65,536 bytes", message
    ), message


def test_the_message_does_not_give_a_wrong_size() -> None:
    text = GOOD + "# " + "x" * 1_000_000
    (message,) = messages(text)
    assert "has 65,537 bytes" not in message, "the file has a million bytes"


def test_a_case_of_the_full_size_is_read() -> None:
    answer(GOOD + "#" + "x" * (65_536 - len(GOOD) - 1))


# -- not text, not YAML ---------------------------------------------------------------------------


@pytest.mark.parametrize("raw", [b"\xff\xfej\x00u\x00", b"\x80\x81\x82", b"\x89PNG\r\n\x1a\n"])
def test_what_is_not_utf_8(raw: bytes) -> None:
    assert messages(raw) == ["-, line 1: this is not text in UTF-8; expected a text file in UTF-8"]


@pytest.mark.parametrize("raw", [b"PK\x03\x04", GOOD.encode() + b"facts: {place: \x00}\n"])
def test_control_characters(raw: bytes) -> None:
    (message,) = messages(raw)
    assert message.startswith("-, line ")
    assert "this is not YAML" in message


@pytest.mark.parametrize(
    "value", ["!!bool maybe", "!!int ''", "!!timestamp noon", "!!float x", "!!binary ä", "!x 1"]
)
def test_yaml_tags_that_do_not_fit(value: str) -> None:
    (message,) = messages(GOOD + "facts: {approached_people: " + value + "}\n")
    assert message.startswith("-, line 4, field facts.approached_people: ")


def test_yaml_cannot_make_python_objects() -> None:
    (message,) = messages(GOOD + "facts: {place: !!python/name:os.system }\n")
    assert message.startswith("-, line 4, field facts.place: ")


def test_an_alias_is_refused_on_its_own_line() -> None:
    assert messages("today: &day 2026-11-22\ndate: *day\n" + KZ) == [
        "-, line 2, field date: an alias (*name); expected the value written out"
    ]


def test_a_billion_laughs() -> None:
    laughs = "a0: &a0 [ha, ha, ha, ha, ha, ha, ha, ha, ha]\n" + "".join(
        f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 12)
    )
    found = messages(laughs)
    assert len(found) == 9 * 11
    assert all("an alias (*name); expected the value written out" in line for line in found)


@pytest.mark.parametrize("depth", [100, 300, 450, 500, 600, 800, 999, 1_500, 10_000])
@pytest.mark.parametrize(
    "lead", ["facts: ", GOOD + "facts: {approached_people: ", GOOD + "date: ", ""]
)
def test_nesting_of_any_depth_gives_a_message(lead: str, depth: int) -> None:
    end = "}" if "{" in lead else ""
    assert messages(lead + "[" * depth + "]" * depth + end + "\n")
    assert messages(lead + "{a: " * depth + "x" + "}" * depth + end + "\n")


# -- years at the end of the calendar ------------------------------------------------------------


@pytest.mark.parametrize("jurisdiction", ["kz", "kg"])
def test_the_last_day_of_the_calendar_gives_no_crash(jurisdiction: str) -> None:
    charge = {"kz": "kz.cao.449", "kg": "kg.co.126"}[jurisdiction]
    text = (
        f"jurisdiction: {jurisdiction}\ndate: 9999-12-31\ntoday: 9999-12-31\n"
        f"charges: [{charge}]\nfacts: {{approached_people: yes}}\n"
        "events: {ruling_received: 9999-12-31, protocol_date: 9999-12-31}\n"
    )
    result = CliRunner().invoke(cli.app, ["assess", "-", "--json"], input=text)
    assert result.exit_code in (0, 2), repr(result.exception)


# -- what is accepted -----------------------------------------------------------------------------


def test_bare_and_quoted_yes_and_no_say_the_same() -> None:
    said = {
        "yes": ("yes", "'yes'", '"yes"', "Yes", "true", "on"),
        "no": ("no", "'no'", "No", "off"),
    }
    for forms in said.values():
        answers = [
            answer(GOOD + f"charges: [kz.cao.449]\nfacts: {{approached_people: {form}}}\n")
            for form in forms
        ]
        assert all(found == answers[0] for found in answers)


@pytest.mark.parametrize("value", ["unknown", "'unknown'", "null", "~", ""])
def test_unknown_is_a_full_answer(value: str) -> None:
    untold = answer(GOOD + "charges: [kz.cao.449]\n")
    for fact in ("approached_people", "held_minutes", "place", "status_in_case"):
        assert answer(GOOD + f"charges: [kz.cao.449]\nfacts: {{{fact}: {value}}}\n") == untold


def test_empty_fields_count_as_absent() -> None:
    told = "charges:\nrole:\nfacts:\nevents:\n"
    assert answer(GOOD + told) == answer(GOOD)


def test_a_case_may_be_json_with_every_day_in_quotes() -> None:
    case = {
        "jurisdiction": "kz",
        "date": "2025-03-01",
        "today": "2026-11-22",
        "charges": ["kz.cao.449"],
        "facts": {"approached_people": "no"},
        "events": {"ruling_received": "2025-03-04"},
    }
    told = (
        GOOD + "charges: [kz.cao.449]\nfacts: {approached_people: no}\n"
        "events: {ruling_received: 2025-03-04}\n"
    )
    assert answer(json.dumps(case)) == answer(told)


def test_a_byte_order_mark_and_windows_lines_are_read() -> None:
    assert answer("\ufeff" + GOOD.replace("\n", "\r\n")) == answer(GOOD)


def test_a_fact_of_the_other_country_is_accepted() -> None:
    assert answer(GOOD + "facts: {webcam_platform_used: no}\n") == answer(GOOD)


def test_a_charge_named_twice_is_assessed_once() -> None:
    twice = answer(GOOD + "charges: [kz.cao.449, kz.cao.449]\n")
    assert twice == answer(GOOD + "charges: [kz.cao.449]\n")


# -- other commands and files ---------------------------------------------------------------------


@pytest.mark.parametrize(
    "command", [("ask", "-"), ("sheet", "-", "-o", "/dev/null"), ("assess", "-")]
)
def test_every_command_reads_cases_alike(command: tuple[str, ...]) -> None:
    assert messages(GOOD + "role: boss\n", *command) == [
        f"-, line 4, field role: 'boss' is not known; expected one of {ROLES}"
    ]


def test_the_file_is_named(tmp_path: Path) -> None:
    file = tmp_path / "case.yaml"
    file.write_text(GOOD + "role: boss\n", encoding="utf-8")
    assert messages("", "assess", str(file)) == [
        f"{file}, line 4, field role: 'boss' is not known; expected one of {ROLES}"
    ]


def test_a_missing_file(tmp_path: Path) -> None:
    file = tmp_path / "none.yaml"
    assert messages("", "assess", str(file)) == [
        f"{file}, line 1: cannot be read: No such file or directory; expected a case file"
    ]


def test_a_folder(tmp_path: Path) -> None:
    assert messages("", "assess", str(tmp_path)) == [
        f"{tmp_path}, line 1: cannot be read: Is a directory; expected a case file"
    ]


def test_an_unknown_provision_of_the_law_command() -> None:
    (message,) = messages("", "law", "kz.cao.999")
    assert message == (
        "ID, line 1: 'kz.cao.999' is not known; "
        "expected an id that exists; lawbase law --find WORDS finds one"
    )


def test_a_day_of_the_law_command_that_does_not_exist() -> None:
    assert messages("", "law", "kz.cao.449", "--on", "2025-02-30") == [
        "--on, line 1: '2025-02-30' is not a day; expected a day like 2020-05-01"
    ]


def test_an_unknown_form_of_the_sheet() -> None:
    assert messages(GOOD, "sheet", "-", "--form", "x", "-o", "-") == [
        "--form, line 1: 'x' is not known; expected carry or lawyer"
    ]


@pytest.mark.parametrize(
    "command",
    [("assess", "-"), ("ask", "-"), ("facts",), ("law", "kz.cao.449"), ("sheet", "-", "-o", "-")],
)
def test_an_unknown_language_is_named(command: tuple[str, ...]) -> None:
    (message,) = messages(GOOD, *command, "--lang", "xx")
    assert message == "--lang, line 1: 'xx' is not known; expected one of ru, kk, ky, en"


def test_a_sheet_that_cannot_be_written(tmp_path: Path) -> None:
    out = tmp_path / "none" / "out.pdf"
    assert messages(GOOD, "sheet", "-", "-o", str(out)) == [
        f"{out}, line 1: cannot be written: No such file or directory; expected a writable path"
    ]


# -- a real process -------------------------------------------------------------------------------


def run(text: str | bytes, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "lawbase", *(arguments or ("assess", "-", "--json"))],
        input=text.encode() if isinstance(text, str) else text,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
        capture_output=True,
        timeout=120,
        check=False,
    )


@pytest.mark.parametrize(
    "name",
    [
        "an empty file",
        "a month that does not exist",
        "a provision of the other country",
        "broken YAML",
        "a key given twice",
        "too long by a note",
        "nested beyond what YAML allows",
    ],
)
def test_a_real_process(name: str) -> None:
    text, message = ONE_FAULT[name]
    done = run(text)
    assert done.stderr.decode() == message + "\n"
    assert (done.returncode, done.stdout) == (2, b"")


@pytest.mark.parametrize("raw", [b"\x80\x81", b"[" * 60_000, b"facts: " + b"[" * 700 + b"]" * 700])
def test_a_real_process_with_nonsense(raw: bytes) -> None:
    done = run(raw)
    assert b"Traceback" not in done.stderr
    assert (done.returncode, done.stdout) == (2, b"")


def test_a_real_process_without_arguments_that_make_sense() -> None:
    for arguments in (("nonsense",), ("assess",), ("assess", "-", "--colour")):
        done = run("", *arguments)
        assert b"Traceback" not in done.stderr
        assert (done.returncode, done.stdout) == (2, b"")
